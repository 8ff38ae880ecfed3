"""Plain rows to documents: which texts of a code, a provider's reply or a provider can be found, and under what name.

Takes any objects with the attributes of the tables' rows, and asks no query of its own beyond what they hold.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from codes import notation
from codes.entry import CONCRETE_FIELDS, column

if TYPE_CHECKING:
    from codes.models import ConcreteCode, GlossaryTerm, Provider, ProviderResponse, StatusCode

CODE, REPLY, PROVIDER = "code", "reply", "provider"
NAMES = {"search_terms", "name"}
# What the standard defines comes before what only lists or single providers know.
_TRUST = {"standard": 1.0, "extension": 1.0, "obsolete": 0.93, "deprecated": 0.85, "registry-listed": 0.9}
_OTHER_TRUST = 0.8
_CODE_FIELDS = ("name", "summary", "cause", "description", "when_seen", "how_to_fix", "when_to_return")
_BULLET = re.compile(r"^- ", re.MULTILINE)
_SYNTAX = re.compile(r"\\[bdwsDWS]|\(\?[:i]|[\\^$*+?|()\[\]{}]")


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a document: the field it stands in, its language, and for one class of a code that concrete code."""

    field: str
    lang: str
    text: str
    code: str = ""


@dataclass(frozen=True)
class Document:
    """Something to be found. `codes` are the pages it leads to, foremost first; `relatives` other codes near it."""

    kind: str
    key: str
    codes: tuple[str, ...]
    trust: float
    texts: tuple[Text, ...]
    relatives: frozenset[str] = frozenset()

    @cached_property
    def names(self) -> int:
        """How many of its texts are names or what people say for it."""
        return sum(text.field in NAMES for text in self.texts)


def of_code(row: "StatusCode", languages: Iterable[str]) -> Document:
    """The document of a reply code, or of an enhanced code with all its classes."""
    concrete = sorted(row.concrete_codes.all(), key=lambda one: (not one.foremost, one.sort))
    codes = tuple(one.code for one in concrete) or (row.code,)
    texts = [Text("registered_name", "en", row.registered_name)] if row.registered_name else []
    for lang in languages:
        texts += _texts_of_code(row, lang)
        texts += [text for one in concrete for text in _texts_of_class(one, lang)]
    relatives = {*row.associated, *row.confused_with, *row.instead, row.meant}
    relatives |= {notation.family_of(code) for code in relatives if notation.is_enhanced(code)}
    return Document(
        CODE, row.code, codes, _TRUST.get(row.standing, _OTHER_TRUST), tuple(texts), frozenset(relatives - {""})
    )


def _texts_of_code(row: "StatusCode", lang: str) -> Iterator[Text]:
    for term in getattr(row, column("search_terms", lang)) or ():
        yield Text("search_terms", lang, term)
    for field in _CODE_FIELDS:
        text = getattr(row, column(field, lang))
        # The causes are a list; each is a text of its own.
        for one in _BULLET.split(text or "") if field == "when_seen" else (text,):
            if one and one.strip():
                yield Text(field, lang, one.strip())


def _texts_of_class(row: "ConcreteCode", lang: str) -> Iterator[Text]:
    for field in CONCRETE_FIELDS:
        text = getattr(row, column(field, lang))
        if text and field != "customer_reply":
            yield Text(field, lang, text, row.code)


def of_reply(row: "ProviderResponse", languages: Iterable[str]) -> Document:
    """The document of one reply of a provider, which carries the provider's names too."""
    texts = [Text("tag", "en", row.tag), Text("pattern", "en", _SYNTAX.sub(" ", row.pattern))]
    texts += names_of(row.provider, languages)
    texts += [Text("meaning", lang, getattr(row, column("meaning", lang)) or "") for lang in languages]
    codes = tuple(filter(None, (row.enhanced_code.partition("-")[0], row.reply_code)))
    return Document(REPLY, row.key, codes, 1.0, tuple(text for text in texts if text.text))


def of_provider(row: "Provider", languages: Iterable[str]) -> Document:
    return Document(PROVIDER, row.slug, (), 1.0, tuple(names_of(row, languages)))


def names_of(row: "Provider", languages: Iterable[str]) -> Iterator[Text]:
    """A provider's names: as it writes itself, and as people call it in each language."""
    names = [name.strip() for name in re.sub(r"\(.*?\)", "", row.name).split("/")]
    yield from (Text("provider", "en", name) for name in dict.fromkeys(names))
    for lang in languages:
        for name in getattr(row, column("search_terms", lang), None) or ():
            yield Text("provider", lang, name)


def synonyms(rows: Iterable["GlossaryTerm"], languages: Iterable[str]) -> list[tuple[str, ...]]:
    """Words for the same thing, one group a term: the term, its forms and the words to avoid, in every language."""
    groups = []
    for row in rows:
        words: list[Any] = []
        for lang in languages:
            words.append(re.sub(r"\(.*?\)", "", getattr(row, column("term", lang)) or ""))
            words += getattr(row, column("forms", lang)) or ()
            words += getattr(row, column("avoid", lang)) or ()
        groups.append(tuple(dict.fromkeys(word.strip() for word in words if word.strip())))
    return groups
