"""The index: which documents hold a term, and in which field it counts most.

Built in one go from documents; everything is kept in flat arrays, so that memory grows with the text alone.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, sqrt

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
# Texts short enough to be compared with a query as a whole.
PHRASES = {"search_terms", "name", "registered_name", "summary", "cause", "when_seen", "provider", "tag", "meaning"}

# Texts whose words are what a misspelt word may have been meant to be.
SPELT = {"search_terms", "name", "registered_name", "summary", "cause", "provider", "tag", "meaning"}
LONGEST = 60  # terms of a phrase that are compared


@dataclass(slots=True)
class Phrase:
    """A short text of a document: which of its texts, its terms in order, and the length of their weights together."""

    text: int
    terms: tuple[str, ...]
    length: float = 0.0


class Index:
    """Documents, the terms in them, and what is needed to weigh, correct and complete the words of a query."""

    def __init__(self, documents: Iterable[Document], synonyms: Iterable[Sequence[str]] = ()) -> None:
        self.documents = list(documents)
        self.postings: dict[str, tuple[array[int], array[float]]] = {}
        self.phrases: list[list[Phrase]] = []
        vocabulary: Counter[str] = Counter()
        in_codes: Counter[str] = Counter()
        for number, document in enumerate(self.documents):
            best = self._read(document, vocabulary)
            if document.kind == CODE:
                in_codes.update(best)
            for term, weight in best.items():
                if term not in self.postings:
                    self.postings[term] = (array("I"), array("f"))
                ids, weights = self.postings[term]
                ids.append(number)
                weights.append(weight)
        total = max(sum(document.kind == CODE for document in self.documents), 1)
        self._weights = {term: log((total + 1) / (in_codes[term] + 0.5)) / log(2 * total + 2) for term in self.postings}
        for phrases in self.phrases:
            for phrase in phrases:
                phrase.length = sqrt(sum(self.weight(term) ** 2 for term in set(phrase.terms)))
        self.by_code = self._codes()
        self.spelling = Spelling(vocabulary, self.postings)
        self.synonyms = _by_first_word(synonyms)

    def _read(self, document: Document, vocabulary: Counter[str]) -> dict[str, float]:
        """The terms of a document, each with the weight of the best field that has it."""
        best: dict[str, float] = {}
        phrases = []
        for at, text in sorted(enumerate(document.texts), key=lambda pair: WEIGHTS[pair[1].field]):
            found = tuple(words.terms(text.text))
            # The weightiest field comes last and stays.
            best.update(dict.fromkeys(found, WEIGHTS[text.field]))
            if text.field == "provider":
                # A name has to be typed whole, so it is taken apart as queries are.
                found = tuple(term.text for run in words.runs(text.text) for term in run.terms)
            if text.field in PHRASES:
                phrases.append(Phrase(at, found[:LONGEST]))
            if text.field in SPELT:
                vocabulary.update(words.spelt(text.text))
        self.phrases.append(phrases[::-1])
        return best

    def _codes(self) -> dict[str, int]:
        """The document of every code, by each of its forms (`X.7.1`, `5.7.1`, `4.7.1`)."""
        found: dict[str, int] = {}
        for number, document in enumerate(self.documents):
            if document.kind == CODE:
                found |= dict.fromkeys((document.key, *document.codes), number)
        return found

    def holders(self, term: str) -> frozenset[int]:
        """The documents that have a term."""
        return frozenset(self.postings[term][0])

    def weight(self, term: str) -> float:
        """How telling a term is among codes: about 1 for one that a single code has, 0 for one that all have."""
        return max(self._weights.get(term, 0.0), 0.02)


def _by_first_word(groups: Iterable[Sequence[str]]) -> dict[str, list[tuple[tuple[str, ...], Sequence[str]]]]:
    """Synonyms by the first term of each: its terms, and the group that it belongs to."""
    found: dict[str, list[tuple[tuple[str, ...], Sequence[str]]]] = defaultdict(list)
    for group in groups:
        for member in group:
            terms = tuple(words.terms(member))
            if terms:
                found[terms[0]].append((terms, group))
    return dict(found)
