"""What a word was probably meant to be: nearest words by edit distance, longer forms, parts written together.

Distances are those of rapidfuzz (optimal string alignment: one insertion, deletion, change or swap of neighbours is
one step). Korean is compared by its letters (jamo), so that a wrong or missing one is one step and not a syllable.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Container
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from codes.search import words

MOST = 5
# A word of this many letters that stands in few short texts, one step from one that stands in many, is a misspelling.
SURE, RARE, COMMON = 6, 2, 12
_LATIN = re.compile(r"[a-z]+")


class Spelling:
    """The words of the content, by script, to which the words of a query are compared."""

    def __init__(self, vocabulary: Counter[str], terms: Container[str]) -> None:
        self._terms = terms
        latin = [word for word in vocabulary if _LATIN.fullmatch(word)]
        self._other = {_letters(word): word for word in vocabulary if not word.isascii() and len(word) > 1}
        self._all = sorted(vocabulary)
        self._counts = vocabulary
        by_length: dict[int, list[str]] = defaultdict(list)
        for word in latin:
            by_length[len(word)].append(word)
        self._by_length = dict(by_length)
        self._others_by_length: dict[int, list[str]] = defaultdict(list)
        for letters in self._other:
            self._others_by_length[len(letters)].append(letters)
        self.nearest = lru_cache(maxsize=2048)(self._nearest)

    def _nearest(self, word: str) -> list[tuple[str, float]]:
        """Words of the content close to a word that is not there, with their likeness (0 to 1), best first."""
        latin = _LATIN.fullmatch(word) is not None
        letters = word if latin else _letters(word)
        steps = _steps(len(letters))
        if not steps:
            return []
        by_length = self._by_length if latin else self._others_by_length
        choices = [
            one for length in range(len(letters) - steps, len(letters) + steps + 1) for one in by_length.get(length, ())
        ]
        found = process.extract(letters, choices, scorer=OSA.distance, score_cutoff=steps, limit=None)
        result = []
        for one, distance, _ in found:
            # A wrong first letter is rarer than one further on.
            cost = distance + (0.5 if one[0] != letters[0] else 0)
            known = one if latin else self._other[one]
            result.append((known, 1 - cost / len(letters)))
        result.sort(key=lambda pair: (-pair[1], -self._counts[pair[0]], pair[0]))
        return result[:MOST]

    def meant(self, word: str) -> list[tuple[str, float]]:
        """What a word stands for that the content has hardly, as a usual misspelling: common words one step away."""
        if len(word) < SURE or self._counts[word] > RARE:
            return []
        near = self.nearest(word)
        return [(one, 0.95) for one, likeness in near if likeness >= 1 - 1 / len(word) and self._counts[one] >= COMMON]

    def beginnings(self, word: str, most: int = 12) -> list[str]:
        """Words of the content that begin with a word, commonest first."""
        found = [one for one in self._between(word) if len(one) <= len(word) + 9]
        return sorted(found, key=lambda one: (-self._counts[one], one))[:most]

    def _between(self, word: str) -> list[str]:
        start, end = bisect_left(self._all, word), bisect_left(self._all, word + "\uffff")
        return self._all[start:end]

    def apart(self, word: str) -> tuple[str, str] | None:
        """Two words of the content that are written together in `word`; of several the commonest."""
        halves = [(word[:at], word[at:]) for at in range(3, len(word) - 2)]
        known = [
            pair for pair in halves if all(part in self._counts and words.stem(part) in self._terms for part in pair)
        ]
        return max(known, key=lambda pair: min(self._counts[part] for part in pair), default=None)


def _letters(word: str) -> str:
    """Hangul as its letters; everything else as it is."""
    return unicodedata.normalize("NFD", word) if word[0] >= "\uac00" and word[0] <= "\ud7a3" else word


def _steps(length: int) -> int:
    """How many mistakes a word of this many letters may have."""
    return 0 if length < 4 else 1 if length < 7 else 2 if length < 13 else 3
