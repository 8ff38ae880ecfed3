"""Ranking: which documents answer a query, how well, and by which of their texts.

First every document gets, for each word of the query, the weight of the best field that has it; words may be spread
over fields. Then the best documents are looked at closely: a short text that says what the query says, in its order,
counts most. A code that the query names comes first, then its relatives.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from codes.search import dress
from codes.search.documents import CODE, NAMES, PROVIDER, REPLY, Document, Text
from codes.search.grammar import EMPTY
from codes.search.index import WEIGHTS, Index, Phrase
from codes.search.query import Query, Way, read

_BEGUN = re.compile(r"[1-5][0-9]{0,2}|[245X]\.(?:[0-9]{1,3}(?:\.[0-9]{0,3})?)?")
BEGUN = 2.0
# Documents of each kind that are compared text by text: so many at most, and only what is not far behind the best.
CLOSELY = {CODE: 32, REPLY: 16, PROVIDER: 40}
BEHIND = 0.35
NEXT_TO_NOTHING = 0.008  # part of a query that is not worth looking for
LEAST, LEAST_OF_BEST, LEAST_OF_NAME = 0.12, 0.3, 0.5
CLEARLY = 1.1  # by this much another class must fit better than the foremost to be shown before it
BRIEF, ORDER = 0.3, 0.15
SPREAD, TOGETHER, ABOUT, SENT, NAMED, RELATED = 0.45, 0.45, 0.2, 0.3, 1.0, 0.25


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found. `score`: higher is better, about 1 is as good as can be.

    `text` is the one that matched best, None where the query names the code. `code` is the page to show first.
    """

    document: Document
    score: float
    text: Text | None
    code: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query finds: codes, single replies of providers, and providers; each list best first."""

    query: Query
    codes: tuple[Hit, ...]
    replies: tuple[Hit, ...]
    providers: tuple[Hit, ...]


def find(query: str, index: Index) -> Answer:
    """Rank all documents of the index for a query in any language."""
    codes_named = [code for code in dress.codes_in(query) if code in index.by_code]
    asked = read(query, index, codes_named)
    scores = _spread(asked, index)
    hits: dict[str, list[Hit]] = {CODE: [], REPLY: [], PROVIDER: []}
    by_kind: dict[str, list[int]] = {CODE: [], REPLY: [], PROVIDER: []}
    for number in scores:
        by_kind[index.documents[number].kind].append(number)
    for kind, numbers in by_kind.items():
        # Of equals the order of their keys decides, and not in which order they came into the index.
        numbers.sort(key=lambda number: (-scores[number] * index.documents[number].trust, index.documents[number].key))
        least = BEHIND * scores[numbers[0]] if numbers else 0.0
        hits[kind] = [
            _closely(number, scores[number], asked, index)
            for number in numbers[: CLOSELY[kind]]
            if scores[number] >= least
        ]
    replies = _best([_with_code(hit, codes_named) for hit in hits[REPLY]])
    codes = _with_sent(hits[CODE], replies, index)
    codes = _with_named(codes, codes_named, index)
    providers = [hit for hit in _best(hits[PROVIDER]) if hit.score >= LEAST_OF_NAME]
    codes += _beginning(query, codes, index)
    return Answer(asked, _best(codes), replies, tuple(providers))


def _spread(query: Query, index: Index) -> dict[int, float]:
    """For every document the part of the query that it says somewhere, weighed by field: 0 to 1."""
    scores: dict[int, float] = {}
    for unit in query.units:
        best: dict[int, float] = {}
        for way in unit.ways:
            for number, score in _said(way, NEXT_TO_NOTHING * query.weight / (unit.weight or 1), index).items():
                best[number] = max(best.get(number, 0.0), score)
        part = unit.weight / query.weight if query.weight else 0.0
        for number, score in best.items():
            scores[number] = scores.get(number, 0.0) + part * score
    return scores


def _said(way: Way, least: float, index: Index) -> dict[int, float]:
    """How far each document says a unit in this way, 0 to 1; terms that are less of it than `least` do not count."""
    weights = [(term.text, way.sure * term.share * index.weight(term.text)) for term in way.terms]
    whole = sum(weight for _, weight in weights) / way.sure or 1
    found: dict[int, float] = {}
    for term, weight in weights:
        part = weight / whole
        if part >= least:
            for number, field in zip(*index.postings[term], strict=True):
                found[number] = found.get(number, 0.0) + part * field / 100
    if way.synonym and len(weights) > 1:
        # Half of "grey list" is something else.
        having = [index.holders(term) for term, _ in weights]
        return {number: found[number] for number in frozenset.intersection(*having) if number in found}
    return found


def _closely(number: int, spread: float, query: Query, index: Index) -> Hit:
    """A document with its best short text, and the class of the code that this text is about."""
    document = index.documents[number]
    if document.kind == PROVIDER:
        return _provider(number, spread, query, index)
    best, best_text, names = 0.0, None, 0.0
    by_code = dict.fromkeys(document.codes, 0.0)
    for text, phrase, common in _in_common(number, query, index):
        told = query.told(common) / query.weight
        if text.field in NAMES:
            names += told
        classes = _classes(text, document)
        # The closer comparison can only make it less.
        if WEIGHTS[text.field] * told <= min((by_code[code] for code in classes), default=best):
            continue
        score = WEIGHTS[text.field] * told * _alike(phrase, common, query, index)
        by_code |= {code: max(by_code[code], score) for code in classes}
        if score > best:
            best, best_text = score, text
    # Of two that say it equally well, the one that is called so more often is more about it.
    score = SPREAD * spread + TOGETHER * best + ABOUT * names / (document.names or 1)
    return Hit(document, score * document.trust, best_text, _leading(by_code))


def _in_common(number: int, query: Query, index: Index) -> Iterator[tuple[Text, Phrase, Collection[str]]]:
    """The short texts of a document that share terms with a query, and these; names only where typed whole."""
    document = index.documents[number]
    for phrase in index.phrases[number]:
        common = query.looked_for.intersection(phrase.terms)
        if common:
            text = document.texts[phrase.text]
            if text.field != "provider" or _typed(phrase, query):
                yield text, phrase, common


def _leading(by_code: dict[str, float]) -> str:
    """The class to show first: the foremost, unless another fits clearly better; empty where there is no code."""
    if not by_code:
        return ""
    foremost = next(iter(by_code))
    best = max(by_code, key=lambda code: by_code[code])
    return best if by_code[best] > CLEARLY * by_code[foremost] else foremost


def _provider(number: int, spread: float, query: Query, index: Index) -> Hit:
    """A provider is found by a name of it, the whole of it, whatever else the query says."""
    document = index.documents[number]
    best, best_text = 0.0, None
    for phrase in index.phrases[number]:
        sure = _typed(phrase, query)
        if sure > best:
            best, best_text = sure, document.texts[phrase.text]
    return Hit(document, best * (0.7 + 0.3 * spread), best_text)


def _typed(phrase: Phrase, query: Query) -> float:
    """How sure it is that the whole of a name was typed, 0 to 1."""
    terms = [term for term in phrase.terms if term not in EMPTY]
    return min((query.terms[term][2] if term in query.terms else 0.0 for term in terms), default=0.0)


def _classes(text: Text, document: Document) -> list[str]:
    """The classes of a code that a text is about: its own, those that it names, else the foremost."""
    if text.code:
        return [text.code]
    named = [code for code in document.codes if code in text.text] if len(document.codes) > 1 else []
    return named or list(document.codes[:1])


def _alike(phrase: Phrase, common: Collection[str], query: Query, index: Index) -> float:
    """How little else than these terms a short text says, and how far in the order of the query: 0 to 1."""
    nothing_else = min(index.length(common) / index.length_of_phrase(phrase.terms), 1.0)
    order = nothing_else
    if query.neighbours:
        in_order = len(query.neighbours.intersection(pairwise(phrase.terms))) if len(common) > 1 else 0
        order = in_order / len(query.neighbours)
    return 1 - BRIEF - ORDER + BRIEF * nothing_else + ORDER * order


def _with_sent(hits: list[Hit], replies: Iterable[Hit], index: Index) -> list[Hit]:
    """Codes gain by the replies of providers that fit the query and carry them."""
    found = {hit.document.key: hit for hit in hits}
    best: dict[str, Hit] = {}
    for reply in replies:
        for code in reply.document.codes:
            if code in index.by_code:
                document = index.documents[index.by_code[code]]
                if document.key not in best:
                    best[document.key] = replace(reply, document=document, code=code)
    for key, reply in best.items():
        own = found.get(key)
        gain = SENT * reply.score * reply.document.trust
        found[key] = replace(own, score=own.score + gain) if own else replace(reply, score=gain)
    return list(found.values())


def _with_code(hit: Hit, codes: Collection[str]) -> Hit:
    """A reply gains where it carries a code that the query names."""
    return replace(hit, score=hit.score + RELATED) if not set(codes).isdisjoint(hit.document.codes) else hit


def _with_named(hits: list[Hit], codes: list[str], index: Index) -> list[Hit]:
    """A code that the query names comes first, its relatives gain."""
    if not codes:
        return hits
    documents = [index.documents[number] for number in dict.fromkeys(index.by_code[code] for code in codes)]
    near = frozenset().union(*(document.relatives for document in documents))
    found = {hit.document.key: hit for hit in hits}
    for document in documents:
        own = found.get(document.key) or Hit(document, 0.0, None)
        code = next((code for code in codes if code in document.codes), document.codes[0])
        say_more = 0.05 if "." in document.key else 0.0
        found[document.key] = replace(own, score=own.score + NAMED + say_more, code=code)
    for key, hit in found.items():
        if key in near or not near.isdisjoint(hit.document.codes):
            found[key] = replace(hit, score=hit.score + RELATED)
    return list(found.values())


def _beginning(query: str, hits: Iterable[Hit], index: Index) -> Iterator[Hit]:
    """Codes that begin with what was typed of one so far (`55`, `5.7`, `5.7.2`), after those found already."""
    typed = query.strip().upper()
    if not _BEGUN.fullmatch(typed):
        return
    there = {hit.document.key for hit in hits}
    for code, number in index.by_code.items():
        document = index.documents[number]
        if code.startswith(typed) and document.key not in there and code in document.codes:
            there.add(document.key)
            yield Hit(document, LEAST + BEGUN / len(code), None, code)


def _best(hits: list[Hit]) -> tuple[Hit, ...]:
    """The hits worth showing, best first; of equal ones the order of codes."""
    least = max([LEAST, *(LEAST_OF_BEST * hit.score for hit in hits)])
    return tuple(
        sorted((hit for hit in hits if hit.score >= least), key=lambda hit: (-round(hit.score, 6), hit.document.key))
    )
