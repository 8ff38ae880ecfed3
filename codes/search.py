"""Words to codes: a lone code goes straight to its page, anything else is ranked over names, terms and text."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codes import notation
from codes.entry import column

if TYPE_CHECKING:
    from codes.models import StatusCode

_CODE = re.compile(r"(?<![0-9.])(?:[245]\.[0-9]{1,3}\.[0-9]{1,3}|[1-5][0-9]{2})(?![0-9])")
_WEIGHTS = {"name": 6, "search_terms": 8, "summary": 4, "cause": 3, "description": 1, "when_seen": 1}
DEFINED = {"standard", "extension"}
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A code found, with its score (higher is better; 1 is a perfect match) and the text that matched."""

    code: str
    score: float
    field: str
    matched: str


def lone_code(query: str) -> str:
    """The code that a query consists of, whatever the dress and digits (`#5.7.1`, `550-`, full-width); else empty.

    A reply code followed by an enhanced one is taken as the enhanced one, which says more.
    """
    text = "".join(
        str(unicodedata.decimal(char, char)) for char in unicodedata.normalize("NFKC", query).strip()
    ).upper()
    bare = re.sub(r"\b(?:SMTP|DSN|STATUS|CODE|ERROR)\b|[\s#=:;,()\[\]<>\"'-]+", " ", text).strip()
    pieces = bare.rstrip(".").split()
    if len(pieces) == 1 and (notation.is_page(pieces[0]) or notation.is_family(pieces[0])):
        return pieces[0]
    if len(pieces) == 2 and notation.is_reply(pieces[0]) and notation.is_enhanced(pieces[1]):
        return pieces[1]
    return ""


def codes_in(text: str) -> list[str]:
    """Every code written anywhere in a text, in order, each once."""
    return list(dict.fromkeys(_CODE.findall(unicodedata.normalize("NFKC", text))))


def find(query: str, rows: Iterable["StatusCode"], languages: Iterable[str]) -> list[Hit]:
    """Rank rows by how well their text in any of the languages matches the words of the query."""
    words = [word for word in _WORD.findall(_folded(query)) if not word.isdigit()]
    if not words:
        return []
    languages = tuple(languages)
    hits = [hit for row in rows if (hit := _best(row, words, _folded(query).strip(), languages))]
    return sorted(hits, key=lambda hit: (-hit.score, notation.sort_key(hit.code)))


def _best(row: "StatusCode", words: list[str], phrase: str, languages: tuple[str, ...]) -> Hit | None:
    """The field of a row that matches best, or None where no field has every word."""
    best: Hit | None = None
    trust = 1.0 if row.standing in DEFINED else 0.5
    for lang in languages:
        for field, weight in _WEIGHTS.items():
            value = getattr(row, column(field, lang)) or ""
            for text in value if isinstance(value, list) else [value]:
                folded = _folded(text)
                if not text or not all(word in folded for word in words):
                    continue
                exact = 2 if folded == phrase else 1.5 if phrase in folded else 1
                score = round(weight * exact * trust / 16, 3)
                if best is None or score > best.score:
                    best = Hit(row.code, score, field, text)
    return best


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
