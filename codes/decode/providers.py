"""Which provider speaks so: patterns are data, passed in, and tried as one set in linear time (RE2)."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import re2

from codes.decode.result import ProviderPattern
from codes.decode.rules.rule import ignoring_case
from codes.replies import SHORTEST

# A reply is a few lines; what stands behind that is not looked at.
_LONGEST = 2000
# Shorter patterns ("mailbox unavailable") are words that other servers use as well.
_ANYBODYS = 25


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

    def best(self, line: str, codes: set[str], host: str) -> ProviderPattern | None:
        """The row that fits a reply best: its pattern and its codes; where several providers' do, the host decides."""
        if not self.rows or len(line) < SHORTEST:
            return None
        fitting = [self.rows[i] for i in self._set.Match(line[:_LONGEST]) or () if _codes_fit(self.rows[i], codes)]
        if not fitting:
            return None
        haystack = f"{host} {line}".lower()
        fitting = [row for row in fitting if _rank(row, haystack)[0] or _telling(row)]
        if not fitting:
            return None
        ranked = sorted(fitting, key=lambda row: _rank(row, haystack), reverse=True)
        first: ProviderPattern = ranked[0]
        others = {row.provider for row in ranked if _rank(row, haystack)[:2] == _rank(first, haystack)[:2]}
        if len(others) > 1 and not _rank(first, haystack)[0]:
            return None
        return first


def book(patterns: Sequence[ProviderPattern]) -> Book:
    """The compiled set for these patterns; the same patterns are compiled once."""
    return _book(tuple(patterns))


@lru_cache(maxsize=4)
def _book(patterns: tuple[ProviderPattern, ...]) -> Book:
    return Book(patterns)


def _rank(row: ProviderPattern, haystack: str) -> tuple[bool, int, int]:
    """Named by host or text first, then how much of the row had to fit, then the pattern's length."""
    words = [word for word in row.provider.split("-") if len(word) > 2]
    named = any(word in haystack for word in words) or (row.provider == "gmail" and "google" in haystack)
    return named, bool(row.tag) * 2 + bool(row.enhanced_code) + bool(row.reply_code), len(row.pattern)


def _telling(row: ProviderPattern) -> bool:
    """Whether a row names its provider by itself: by a tag, an enhanced code, or words too many to be anybody's."""
    return bool(row.tag or row.enhanced_code) or len(row.pattern) >= _ANYBODYS


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
