"""Ranking: which documents answer a query, how well, and by which of their texts.

First every document gets, for each word of the query, the weight of the best field that has it; words may be spread
over fields. Then the best documents are looked at closely: a short text that says what the query says, in its order,
counts most. A code that the query names comes first, then its relatives.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import sqrt

from codes.search import dress
from codes.search.documents import CODE, PROVIDER, REPLY, Document, Text
from codes.search.index import WEIGHTS, Index, Phrase
from codes.search.query import Query, read

_BEGUN = re.compile(r"[1-5][0-9]{0,2}|[245X]\.(?:[0-9]{1,3}(?:\.[0-9]{0,3})?)?")
BEGUN = 2.0
CLOSELY = 80  # documents of each kind that are compared text by text
LEAST, LEAST_OF_BEST, LEAST_OF_NAME = 0.12, 0.3, 0.5
CLEARLY = 1.1  # by this much another class must fit better than the foremost to be shown before it
SPREAD, TOGETHER, SENT, NAMED, RELATED = 0.5, 0.5, 0.3, 1.0, 0.25


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
    codes_named = dress.codes_in(query)
    named = [index.by_code[code] for code in codes_named if code in index.by_code]
    asked = read(query, index, codes_named)
    scores = _spread(asked, index)
    hits: dict[str, list[Hit]] = {CODE: [], REPLY: [], PROVIDER: []}
    by_kind: dict[str, list[int]] = {CODE: [], REPLY: [], PROVIDER: []}
    for number in scores:
        by_kind[index.documents[number].kind].append(number)
    for kind, numbers in by_kind.items():
        numbers.sort(key=lambda number: -scores[number] * index.documents[number].trust)
        hits[kind] = [_closely(number, scores[number], asked, index) for number in numbers[:CLOSELY]]
    replies = _best(hits[REPLY])
    codes = _with_sent(hits[CODE], replies, index)
    codes = _with_named(codes, named, query, index)
    providers = [hit for hit in _best(hits[PROVIDER]) if hit.score >= LEAST_OF_NAME]
    codes += _beginning(query, codes, index)
    return Answer(asked, _best(codes), replies, tuple(providers))


def _spread(query: Query, index: Index) -> dict[int, float]:
    """For every document the part of the query that it says somewhere, weighed by field: 0 to 1."""
    total = query.weight
    scores: dict[int, float] = {}
    if not total:
        return scores
    for unit in query.units:
        best: dict[int, float] = {}
        for way in unit.ways:
            weights = [(term.text, term.share * index.weight(term.text)) for term in way.terms]
            whole = sum(weight for _, weight in weights) or 1
            found: dict[int, float] = {}
            for term, weight in weights:
                part = way.sure * weight / whole
                for number, field in zip(*index.postings[term], strict=True):
                    found[number] = found.get(number, 0.0) + part * field
            if best:
                for number, score in found.items():
                    if best.get(number, 0.0) < score:
                        best[number] = score
            else:
                best = found
        part = unit.weight / total
        for number, score in best.items():
            scores[number] = scores.get(number, 0.0) + part * score
    return scores


def _closely(number: int, spread: float, query: Query, index: Index) -> Hit:
    """A document with its best short text, and the class of the code that this text is about."""
    document = index.documents[number]
    best, best_text = 0.0, None
    by_code: dict[str, float] = {}
    for phrase in index.phrases[number]:
        score = _likeness(phrase, query, index)
        if not score:
            continue
        text = document.texts[phrase.text]
        score *= WEIGHTS[text.field]
        if document.kind == PROVIDER:
            score = _named(phrase, query, index)
        for code in _classes(text, document):
            by_code[code] = max(by_code.get(code, 0.0), score)
        if score > best:
            best, best_text = score, text
    if document.kind == PROVIDER:
        return Hit(document, best * (0.7 + 0.3 * spread), best_text)
    code = document.codes[0] if document.codes else ""
    leading = max(by_code, key=lambda one: by_code[one], default=code)
    if by_code.get(leading, 0.0) > CLEARLY * by_code.get(code, 0.0):
        code = leading
    return Hit(document, (SPREAD * spread + TOGETHER * best) * document.trust, best_text, code)


def _classes(text: Text, document: Document) -> list[str]:
    """The classes of a code that a text is about: its own, those that it names, else the foremost."""
    if text.code:
        return [text.code]
    return [code for code in document.codes if code in text.text] or list(document.codes[:1])


def _named(phrase: Phrase, query: Query, index: Index) -> float:
    """How surely a query holds a provider's name, 0 to 1: the whole of it, whatever else the query says."""
    sure = [query.terms[term][2] for term in phrase.terms if term in query.terms]
    return min(sure) if len(sure) == len(phrase.terms) else 0.0


def _likeness(phrase: Phrase, query: Query, index: Index) -> float:
    """How alike a short text and the query are, 0 to 1: what it says of the query, how little else, in what order."""
    said: dict[int, float] = {}
    in_common = 0.0
    in_order = 0
    previous = ""
    seen = set()
    for term in phrase.terms:
        if term not in query.terms:
            previous = ""
            continue
        in_order += (previous, term) in query.neighbours
        previous = term
        if term not in seen:
            seen.add(term)
            weight, unit, _ = query.terms[term]
            said[unit] = said.get(unit, 0.0) + weight
            in_common += index.weight(term) ** 2
    if not said:
        return 0.0
    told = sum(min(weight, query.units[unit].weight) for unit, weight in said.items()) / query.weight
    nothing_else = min(sqrt(in_common) / phrase.length, 1.0)
    order = in_order / len(query.neighbours) if query.neighbours else nothing_else
    return told * (0.55 + 0.3 * nothing_else + 0.15 * min(order, 1.0))


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


def _with_named(hits: list[Hit], named: list[int], query: str, index: Index) -> list[Hit]:
    """A code that the query names comes first, its relatives gain."""
    if not named:
        return hits
    codes = dress.codes_in(query)
    documents = [index.documents[number] for number in dict.fromkeys(named)]
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
