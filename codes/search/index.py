"""The index: which documents hold a term, and in which field it counts most.

Everything is kept in flat arrays, so that memory grows with the text alone. An index never changes, so any number of
threads may read it: what is edited makes another one, which shares with it all that is the same.
"""

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from math import log, sqrt
from typing import NamedTuple

from codes.search import words
from codes.search.documents import CODE, Document
from codes.search.spelling import Spelling

# How much a word counts by the field in which it stands.
WEIGHTS = {
    "search_terms": 1.0,
    "name": 1.0,
    "registered_name": 0.9,
    "provider": 1.0,
    "tag": 0.9,
    "pattern": 0.8,
    "meaning": 0.7,
    "summary": 0.8,
    "cause": 0.75,
    "when_seen": 0.6,
    "description": 0.45,
    "how_to_fix": 0.4,
    "when_to_return": 0.3,
}
# The same as whole numbers, which add up exactly however often they are taken away and added again.
HUNDREDTHS = {field: round(100 * weight) for field, weight in WEIGHTS.items()}
# Texts short enough to be compared with a query as a whole.
PHRASES = {"search_terms", "name", "registered_name", "summary", "cause", "when_seen", "provider", "tag", "meaning"}

# Texts whose words are what a misspelt word may have been meant to be.
SPELT = {"search_terms", "name", "registered_name", "summary", "cause", "provider", "tag", "meaning"}
LONGEST = 60  # terms of a phrase that are compared
LEAST = 0.02  # weight of a term that says nothing

Key = tuple[str, str]  # a document's kind and key


class Phrase(NamedTuple):
    """A short text of a document: which of its texts, and its terms in order."""

    text: int
    terms: tuple[str, ...]


class Index:
    """Documents, the terms in them, and what is needed to weigh, correct and complete the words of a query.

    With `before`, the index that follows it: `documents` come in, in place of any of the same kind and key, and those
    in `without` go; it answers every query as one built anew would. Documents go by numbers, which are never reused.
    """

    def __init__(
        self,
        documents: Iterable[Document],
        synonyms: Iterable[Sequence[str]] = (),
        before: "Index | None" = None,
        without: Collection[Key] = (),
    ) -> None:
        self.documents: dict[int, Document] = dict(before.documents) if before else {}
        self.postings: dict[str, tuple[array[int], array[int]]] = dict(before.postings) if before else {}
        self.phrases: dict[int, tuple[Phrase, ...]] = dict(before.phrases) if before else {}
        self.by_code: dict[str, int] = dict(before.by_code) if before else {}
        self._numbers: dict[Key, int] = dict(before._numbers) if before else {}
        self._in_codes: Counter[str] = Counter(before._in_codes if before else ())
        self._vocabulary: Counter[str] = Counter(before._vocabulary if before else ())
        self._shared = set(self.postings)
        documents = list(documents)
        for key in {*without, *((document.kind, document.key) for document in documents)} & self._numbers.keys():
            self._take_out(key)
        for number, document in enumerate(documents, max(self.documents, default=-1) + 1):
            self._put_in(number, document)
        codes = max(sum(kind == CODE for kind, _ in self._numbers), 1)
        self._weights = {
            term: max(log((codes + 1) / (self._in_codes.get(term, 0) / 100 + 0.5)) / log(2 * codes + 2), LEAST)
            for term in self.postings
        }
        # Of the phrases that are compared; what is edited moves the weights, so none is kept for the next index.
        self.length_of_phrase = lru_cache(maxsize=65536)(lambda terms: self.length(set(terms)))
        self.spelling = Spelling(self._vocabulary, self.postings)
        self.synonyms = _by_first_word(synonyms)

    def _put_in(self, number: int, document: Document) -> None:
        terms, phrases, spelt = _read(document)
        self._unshare(terms)
        postings = self.postings
        for term, weight in terms.items():
            posting = postings.get(term)
            if posting is None:
                posting = postings[term] = (array("I"), array("B"))
            # The highest number so far, so that numbers ascend.
            posting[0].append(number)
            posting[1].append(weight)
        self.documents[number] = document
        self.phrases[number] = phrases
        self._numbers[document.kind, document.key] = number
        self._vocabulary.update(spelt)
        if document.kind == CODE:
            # A code that has a term in passing counts as a part of one that has it in its name.
            self._in_codes.update(terms)
            self.by_code |= dict.fromkeys(_forms(document), number)

    def _take_out(self, key: Key) -> None:
        """Undo `_put_in`. What it put in is read again, which is cheaper than to keep it for every document."""
        number = self._numbers.pop(key)
        document = self.documents.pop(number)
        terms, _, spelt = _read(document)
        self._unshare(terms)
        for term in terms:
            ids, weights = self.postings[term]
            at = bisect_left(ids, number)
            del ids[at], weights[at]
            if not ids:
                del self.postings[term]
        del self.phrases[number]
        self._vocabulary.subtract(spelt)
        for word in spelt:
            if not self._vocabulary[word]:
                # What is counted no more is no word of the content.
                del self._vocabulary[word]
        if document.kind == CODE:
            self._in_codes.subtract(terms)
            for code in _forms(document):
                self.by_code.pop(code, None)

    def _unshare(self, terms: dict[str, int]) -> None:
        """Copy the postings of terms that the index before still reads."""
        for term in terms.keys() & self._shared:
            ids, weights = self.postings[term]
            self.postings[term] = ids[:], weights[:]
            self._shared.discard(term)

    @property
    def keys(self) -> set[Key]:
        """The kind and key of every document."""
        return set(self._numbers)

    def holders(self, term: str) -> frozenset[int]:
        """The documents that have a term."""
        return frozenset(self.postings[term][0])

    def weight(self, term: str) -> float:
        """How telling a term is among codes: about 1 for one that a single code has, 0 for one that all have."""
        return self._weights.get(term, LEAST)

    def length(self, terms: Iterable[str]) -> float:
        """The weights of different terms together, as the length of a vector."""
        return sqrt(sum(self.weight(term) ** 2 for term in terms))


def _read(document: Document) -> tuple[dict[str, int], tuple[Phrase, ...], list[str]]:
    """The terms of a document, each with hundredths by the best field that has it; its phrases; its words as spelt."""
    best: dict[str, int] = {}
    phrases = []
    spelt: list[str] = []
    for at, text in sorted(enumerate(document.texts), key=lambda pair: WEIGHTS[pair[1].field]):
        tokens = (_tokens_of_name if text.field == "provider" else _tokens)(text.text)
        terms = [term for token in tokens for term in words.terms_of(*token)]
        # The weightiest field comes last and stays.
        best.update(dict.fromkeys(terms, HUNDREDTHS[text.field]))
        if text.field in PHRASES:
            phrase = _terms_of_name(text.text) if text.field == "provider" else tuple(terms[:LONGEST])
            phrases.append(Phrase(at, phrase))
        if text.field in SPELT:
            spelt += [word for token in tokens for word in words.spelt(*token)]
    return best, tuple(phrases[::-1]), spelt


def _tokens(text: str) -> list[tuple[str, str]]:
    return list(words.tokens(text))


# Every reply of a provider carries its names.
_tokens_of_name = lru_cache(maxsize=1024)(_tokens)


@lru_cache(maxsize=1024)
def _terms_of_name(text: str) -> tuple[str, ...]:
    """A provider's name has to be typed whole, so it is taken apart as queries are."""
    return tuple(term.text for run in words.runs(text) for term in run.terms)[:LONGEST]


def _forms(document: Document) -> tuple[str, ...]:
    """A code in each of its forms (`X.7.1`, `5.7.1`, `4.7.1`)."""
    return (document.key, *document.codes)


def _by_first_word(groups: Iterable[Sequence[str]]) -> dict[str, list[tuple[tuple[str, ...], Sequence[str]]]]:
    """Synonyms by the first term of each: its terms, and the group that it belongs to."""
    found: dict[str, list[tuple[tuple[str, ...], Sequence[str]]]] = defaultdict(list)
    for group in groups:
        for member in group:
            terms = tuple(words.terms(member))
            if terms:
                found[terms[0]].append((terms, group))
    return dict(found)
