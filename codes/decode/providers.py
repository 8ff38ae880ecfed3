"""Which provider speaks so: patterns are data, passed in, and tried as one set in linear time (RE2)."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any

import re2

from codes.decode.result import ProviderPattern
from codes.decode.rules.rule import ignoring_case
from codes.replies import SHORTEST, names_in, shows

# A reply is a few lines; what stands behind that is not looked at.
_LONGEST = 2000


class Book:
    """A set of patterns, compiled once. Those that are no RE2, or too short to say anything, are left out."""

    def __init__(self, patterns: Sequence[ProviderPattern]) -> None:
        self.rows: list[ProviderPattern] = []
        self._set: Any = re2.Set.SearchSet(ignoring_case())
        for row in patterns:
            if len(row.pattern) < SHORTEST:
                continue
            try:
                index = self._set.Add(row.pattern)
            except re2.error:
                continue
            if index == len(self.rows):
                self.rows.append(row)
        if self.rows:
            self._set.Compile()

    def fitting(self, line: str, codes: set[str]) -> list[ProviderPattern]:
        """The rows whose pattern stands in a reply on one line and whose codes were found."""
        if not self.rows or len(line) < SHORTEST:
            return []
        return [self.rows[i] for i in self._set.Match(line[:_LONGEST]) or () if _codes_fit(self.rows[i], codes)]

    def best(self, line: str, codes: set[str], host: str) -> ProviderPattern | None:
        """The row that fits a reply best: its pattern and its codes; where several providers' do, the host decides.

        Words that anybody may write count only where `host` or the reply shows a sign of the provider.
        """
        fitting = self.fitting(line, codes)
        if not fitting:
            return None
        names = names_in(line)
        speaker = names_in(host)
        ranks = {row: _rank(row, speaker, names) for row in fitting}
        ranked = sorted((row for row in fitting if row.distinctive or ranks[row][0]), key=ranks.__getitem__)
        if not ranked:
            return None
        first = ranked[-1]
        rivals = {row.provider for row in ranked if ranks[row][:2] == ranks[first][:2]}
        return first if len(rivals) == 1 or ranks[first][0] else None


def book(patterns: Sequence[ProviderPattern]) -> Book:
    """The compiled set for these patterns; the same patterns are compiled once."""
    return _book(tuple(patterns))


@lru_cache(maxsize=4)
def _book(patterns: tuple[ProviderPattern, ...]) -> Book:
    return Book(patterns)


def _rank(row: ProviderPattern, speaker: Collection[str], names: Collection[str]) -> tuple[int, int, int]:
    """Known by the host that spoke, or by the reply; then how much of the row had to fit; then the pattern's length."""
    known = 2 if shows(row.signs, speaker) else int(shows(row.signs, names))
    return known, bool(row.tag) * 2 + bool(row.enhanced_code) + bool(row.reply_code), len(row.pattern)


def _codes_fit(row: ProviderPattern, codes: set[str]) -> bool:
    """Whether the row's codes were found; a range needs the same class and subject and a detail inside it."""
    if row.reply_code and row.reply_code not in codes:
        return False
    if not row.enhanced_code or row.enhanced_code in codes:
        return True
    low, dash, high = row.enhanced_code.partition("-")
    if not dash:
        return False
    head, _, first = low.rpartition(".")
    details = [code.rpartition(".")[2] for code in codes if code.rpartition(".")[0] == head]
    return first.isdigit() and high.isdigit() and any(int(first) <= int(d) <= int(high) for d in details)
