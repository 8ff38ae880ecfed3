"""What a search found, as its page and JSON show it."""

from dataclasses import dataclass, replace
from functools import lru_cache
from math import exp

from django.conf import settings

from codes import catalogue, indexed, prose, replies, search, vocab
from codes.entry import SOURCE_LANGUAGE
from codes.models import Provider, ProviderResponse
from codes.search import documents

REPLIES_AT_MOST = 8
# What a match in one of these fields is called; elsewhere it is the field's own name.
KINDS = {
    "search_terms": vocab.Matched.SYNONYM.value,
    "registered_name": vocab.Matched.NAME.value,
    "tag": vocab.Matched.REPLY.value,
    "pattern": vocab.Matched.REPLY.value,
    "meaning": vocab.Matched.REPLY.value,
}
SHORT = {*KINDS, "name", "provider"}


@dataclass(frozen=True, slots=True)
class Match:
    """Why something was found: the kind of text, its language, the whole text, and an excerpt with marks.

    `text` is the whole of a short text and the excerpt of a long one.
    """

    kind: str
    field: str
    lang: str
    whole: str
    text: str
    pieces: list[search.Piece]


@dataclass(frozen=True, slots=True)
class FoundCode:
    """A code found: its page and those of its other classes."""

    page: catalogue.Listed
    others: list[catalogue.Listed]
    score: float
    match: Match | None

    @property
    def in_summary(self) -> bool:
        """Whether what matched is the summary that is shown anyway."""
        return self.match is not None and self.match.whole == self.page.summary

    @property
    def why(self) -> str:
        """The reason in one line, for programs: the kind of text and the text, or the code that was named."""
        return f"{self.match.kind}: {self.match.text}" if self.match else f"code: {self.page.code}"


@dataclass(frozen=True, slots=True)
class FoundReply:
    """One reply of a provider that fits the query."""

    response: ProviderResponse
    score: float
    match: Match | None


@dataclass(frozen=True, slots=True)
class FoundProvider:
    """A provider found by name or by its replies, with those that fit."""

    provider: Provider
    named: bool
    score: float
    match: Match | None
    replies: list[FoundReply]


@lru_cache(maxsize=len(settings.LANGUAGES))
def _catalogue(_identity: object, lang: str) -> catalogue.Catalogue:
    return catalogue.load(lang)


@dataclass(frozen=True, slots=True)
class Results:
    """All that a query found. `codes` can be long: what is shown of it is asked for by `shown`."""

    answer: search.Answer
    lang: str
    content: indexed.Content
    known: catalogue.Catalogue

    @property
    def count(self) -> int:
        return len(self.answer.codes)

    def codes(self, start: int = 0, end: int | None = None) -> list[FoundCode]:
        """The codes found, from one place to another, best first."""
        return [found for hit in self.answer.codes[start:end] if (found := self._code(hit))]

    def pages(self, start: int, end: int) -> list[catalogue.Listed]:
        """The pages alone of the codes found, from one place to another."""
        return self.known.some(hit.code for hit in self.answer.codes[start:end])

    def _code(self, hit: search.Hit) -> FoundCode | None:
        page = self.known.get(hit.code)
        others = self.known.some(code for code in hit.document.codes if code != hit.code)
        return FoundCode(page, others, share(hit.score), self._match(hit)) if page else None

    def providers(self) -> list[FoundProvider]:
        """The providers found, each with its fitting replies; those that the query names come first."""
        named = {hit.document.key: hit for hit in self.answer.providers}
        fitting: dict[str, list[FoundReply]] = {}
        for hit in self.answer.replies[:REPLIES_AT_MOST]:
            row = self.content.replies[hit.document.key]
            # The provider's name stands above its replies already.
            texts = tuple(text for text in hit.document.texts if text.field != "provider")
            best = None if hit.text and hit.text.field == "provider" else hit.text
            match = self._match(replace(hit, document=replace(hit.document, texts=texts), text=best))
            fitting.setdefault(row.provider.slug, []).append(FoundReply(row, share(hit.score), match))
        found = []
        for slug in dict.fromkeys((*named, *fitting)):
            by_name = named.get(slug)
            own = fitting.get(slug, [])
            score = share(by_name.score) if by_name else own[0].score
            match = self._match(by_name) if by_name else None
            found.append(FoundProvider(self.content.providers[slug], by_name is not None, score, match, own))
        return found

    def recognised(self, text: str) -> list[ProviderResponse]:
        """The replies of providers that a text is, by provider and code."""
        rows = replies.recognised(text, self.content.replies.values())
        return sorted(rows, key=lambda row: (row.provider.name, row.reply_code, row.enhanced_code, row.key))

    def _match(self, hit: search.Hit) -> Match | None:
        text = search.chosen(hit, self.answer.query, self.lang)
        if text is None:
            return None
        pieces = search.excerpt(prose.plain(text.text), self.answer.query)
        return Match(KINDS.get(text.field, text.field), text.field, text.lang, text.text, _line(text, pieces), pieces)


def _line(text: documents.Text, pieces: list[search.Piece]) -> str:
    """A short text whole, of a long one the excerpt."""
    return text.text if text.field in SHORT else "".join(piece.text for piece in pieces)


def share(score: float) -> float:
    """A score as a number from 0 to 1, in the same order; no probability."""
    return round(1 - exp(-2 * score), 3)


def find(query: str, lang: str = SOURCE_LANGUAGE) -> Results:
    """Search everything for a query in any language; results are shown in `lang` where they can be."""
    content = indexed.content()
    return Results(search.find(query, content.index), lang, content, _catalogue(content.identity, lang))
