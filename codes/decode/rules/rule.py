"""What a rule is: one kind of statement, how it is worded and coded, and what follows for the three questions."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import re2

# A sentence ends at a full stop, which in a host name is followed by a letter or a digit. (Text comes with `。` as `.`)
_SAME_SENTENCE = r"(?:[^.]|\.[0-9A-Za-z])"


@dataclass(frozen=True)
class Advice:
    """Answers for one permanence of a statement."""

    retry: str
    keep_address: str
    who_acts: tuple[str, ...]


@dataclass(frozen=True)
class Rule:
    """One kind of statement.

    `families` are the enhanced codes that say the same (`X.2.2`), `replies` the reply codes that do; `phrases` are
    RE2 patterns per language, matched without regard to case in text on one line, where `[^.]` keeps to a sentence;
    `usual` is the permanence where neither code nor action tells. A `general` one says little, and gives way to a
    specific code or to other words. Words that hold the pattern `unless` as well mean something else.
    """

    name: str
    category: str
    usual: str
    temporary: Advice
    permanent: Advice
    families: frozenset[str] = frozenset()
    replies: frozenset[str] = frozenset()
    phrases: Mapping[str, tuple[str, ...]] | None = None
    general: bool = False
    unless: str = ""

    @cached_property
    def wording(self) -> str:
        """Every phrase as one RE2 pattern, in which `[^.]` passes the dots of host names and versions."""
        every = "|".join(f"(?:{phrase})" for phrases in (self.phrases or {}).values() for phrase in phrases)
        return every.replace("[^.]", _SAME_SENTENCE).replace("[^。.]", _SAME_SENTENCE)

    @cached_property
    def _pattern(self) -> Any:
        return re2.compile(self.wording, ignoring_case())

    def find(self, line: str) -> tuple[int, int] | None:
        """Where in a line the statement is worded, or None."""
        found = self._pattern.search(line)
        if found is None or found.end() == found.start():
            return None
        if self.unless and re2.search(
            self.unless, line[max(0, found.start() - 40) : found.end() + 40], ignoring_case()
        ):
            return None
        return found.start(), found.end()


def ignoring_case() -> Any:
    """RE2's options for words: case does not matter, a pattern too large is an error and no line in a log."""
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = 64 << 20
    return options


WAIT = Advice("yes", "yes", ("nobody", "sender-admin"))
