"""Recognising a provider's reply in pasted text: unfold it, then try the provider's patterns.

Servers repeat the code on every line of a long reply (RFC 5321 §4.2.1) and reports wrap lines, so a pattern is
tried on the reply as one line without the repeated codes. Patterns are RE2, which is linear in the text's length.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import re2

if TYPE_CHECKING:
    from codes.models import ProviderResponse

_LINE_CODE = re.compile(r"^\s*(?P<reply>[2-5][0-9]{2})[ -](?:(?P<enhanced>[245]\.\d{1,3}\.\d{1,3})[ -]?)?", re.ASCII)
# Below this length a pattern or a paste says too little to name a provider.
SHORTEST = 5
# A reply is a few lines, and a host name has few parts that matter.
_LONGEST, _LABELS = 2000, 6
_NAME = re.compile(r"@?[a-z0-9.-]+", re.ASCII)


def unfold(text: str) -> str:
    """A reply on one line: line breaks and runs of blanks become one space, repeated codes are dropped.

    The code of the first line stays. A code inside a line is dropped too where it repeats the first one
    after a dash-continued line, as in `550-5.7.26 text 550 5.7.26 text`.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        return ""
    first = _LINE_CODE.match(lines[0])
    if first is None:
        return " ".join(" ".join(lines).split())
    rest = [lines[0][first.end() :]]
    for line in lines[1:]:
        again = _LINE_CODE.match(line)
        repeated = again is not None and again["reply"] == first["reply"]
        rest.append(line[again.end() :] if again and repeated else line)
    code = " ".join(filter(None, (first["reply"], first["enhanced"])))
    joined = " ".join(" ".join(rest).split())
    inner = re.compile(rf"(?<=\s){first['reply']}[ -]{re.escape(first['enhanced'] or '')}\s*")
    return f"{code} {inner.sub('', joined)}"


def recognised(text: str, responses: Iterable["ProviderResponse"]) -> Iterator["ProviderResponse"]:
    """The rows whose pattern and code fit a reply, however it is wrapped.

    A row with a reply code or enhanced code fits only where that code stands in the text; a row whose pattern
    is empty never fits, and one that is not distinctive only where the text shows a sign of its provider.
    """
    line = unfold(text)
    if len(line) < SHORTEST:
        return
    shown = names_in(line)
    for response in responses:
        named = response.distinctive or shows(response.provider.signs, shown)
        if (
            named
            and len(response.pattern) >= SHORTEST
            and _codes_fit(response, text)
            and matches(response.pattern, line)
        ):
            yield response


def names_in(text: str) -> set[str]:
    """The words and host names of a text in small letters, each host name with the domains above it.

    Domains of addresses are left out: they tell who was written to, not who answers.
    """
    found = set()
    for name in _NAME.findall(text[:_LONGEST].lower()):
        if not name.startswith("@"):
            labels = name.strip(".-").split(".")[-_LABELS:]
            found |= {".".join(labels[start:]) for start in range(len(labels))}
    return found - {""}


def shows(signs: Iterable[str], names: Collection[str]) -> bool:
    """Whether one of a provider's signs is among the names that `names_in` found."""
    return any(sign in names for sign in signs)


def matches(pattern: str, line: str) -> bool:
    """Whether a pattern is found in an unfolded reply, without regard to case."""
    return where(pattern, line) is not None


def where(pattern: str, line: str) -> tuple[int, int] | None:
    """Where a pattern is found in an unfolded reply, without regard to case."""
    found = _compiled(pattern).search(line)
    return found.span() if found else None


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> Any:
    options = re2.Options()
    options.case_sensitive = False
    return re2.compile(pattern, options)


def _codes_fit(response: "ProviderResponse", text: str) -> bool:
    """Whether the codes of the row are written in the text; a range needs only its class and subject."""
    wanted = [response.reply_code, response.enhanced_code.partition("-")[0].rpartition(".")[0]]
    if "-" not in response.enhanced_code:
        wanted[1] = response.enhanced_code
    return all(re.search(rf"(?<![\d.]){re.escape(code)}(?!\d)", text) for code in wanted if code)


def readable(pattern: str) -> str:
    """A pattern as a person reads it: alternatives by a slash, what may vary as an ellipsis; literals stay."""
    # Escaped signs are set aside, so that only real syntax is left to rewrite.
    text = re.sub(r"\\(\W)", lambda sign: chr(_ASIDE + ord(sign[1])), pattern)
    for syntax, words in _SYNTAX:
        text = re.sub(syntax, words, text)
    text = "".join(chr(ord(char) - _ASIDE) if _ASIDE <= ord(char) < _ASIDE + 128 else char for char in text)
    return " ".join(text.split())


_ASIDE = 0xE000
_SYNTAX = [
    (r"\(\$\|[^)]*\)|\(\^\|[^)]*\)|\\b|^\^|\$$", ""),
    # A sign that may be any, or be missing, says nothing to a reader; one blank or hyphen reads as a blank.
    (r"\.\?|\[[^\]]*\]\?", ""),
    (r"\[ -\]", " "),
    (r"(?:(?:\[[^\]]*\]|\\[dwsDWS])(?:[*+?]|\{[^}]*\})?|\.(?:[*+]|\{[^}]*\}))+", "…"),
    (r"\(([^()|]*)\)\??", r"\1"),
    (r"\(([^()]*)\)\?", r"(\1)"),
    (r"(.)\?", r"\1"),
    (r"\|", " / "),
]
