"""Text in and out for outside translators: what an export holds, and the words for what comes back.

`rows` says what an export holds; exchange_files.py writes it and reads it back into changes; exchange_plan.py compares
these with what stands here and applies them.
"""

import warnings
from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property

from codes.desk import difference, writing
from codes.entry import SOURCE_LANGUAGE, digest
from codes.models import Content, TextState
from codes.states import MODELS, SOURCED_FIELDS
from codes.vocab import State

ROWS = 20_000  # at most in a file that came back; a language has some 2,300 texts
DIFFED = 4_000_000  # above this product of lengths a word diff takes too long to be worth it
Place = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One text of an export. `former` is the English that an outdated translation was made from, where it is known."""

    kind: str
    key: str
    field: str
    lang: str
    state: str
    english: str
    former: str
    text: str
    limit: int | None

    @property
    def english_digest(self) -> str:
        return digest(self.english)

    @property
    def text_digest(self) -> str:
        return digest(self.text)


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a file that came back: the new text, and the digests of text and English as they were exported.

    `source` is the English as the file has it; `fuzzy` rows are not ready and change nothing; `confirms` says that a
    text left as it is fits today's English.
    """

    line: int
    kind: str
    key: str
    field: str
    lang: str
    new: str
    seen: str = ""
    english: str = ""
    source: str | None = None
    fuzzy: bool = False
    confirms: bool = False
    problem: str = ""

    @property
    def place(self) -> Place:
        return self.kind, self.key, self.field, self.lang


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, or worth knowing, with one line of a file; in a conflict with the text that stands here."""

    line: int
    where: str
    reason: str
    lang: str = ""
    theirs: str = ""
    ours: str = ""

    @property
    def pieces(self) -> list[difference.Piece]:
        return word_diff(self.ours, self.theirs) if self.theirs else []


@dataclass(frozen=True)
class Edit:
    """One text that an import would write; `confirmed` if only its state changes."""

    change: Change
    label: str
    before: str
    after: str

    @property
    def confirmed(self) -> bool:
        return self.before == self.after

    @cached_property
    def pieces(self) -> list[difference.Piece]:
        return word_diff(self.before, self.after)


@dataclass(slots=True)
class Plan:
    """What an import would do. `steps` holds per object and language its edits; with faults nothing may be applied."""

    steps: dict[tuple[str, str, str], list[Edit]] = field(default_factory=lambda: defaultdict(list))
    faults: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    unchanged: int = 0

    @property
    def edits(self) -> list[Edit]:
        return [edit for edits in self.steps.values() for edit in edits]

    @property
    def changes(self) -> list[Change]:
        """The rows that matter, which is all that a confirmation has to carry."""
        return [edit.change for edit in self.edits]


class FileError(Exception):
    """A file that cannot be read, or a text that its form cannot hold; the message is for people."""


@contextmanager
def blaming_the_file(message: str) -> Iterator[None]:
    """Around a reader that is not ours over data that is not ours: whatever it stumbles over is the file's fault."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except FileError:
        raise
    except Exception as error:
        raise FileError(message) from error


class RefusedError(Exception):
    """An import with faults: nothing was written."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        super().__init__(f"{len(plan.faults)} faults")


def where(change: Change) -> str:
    """How people are told which text a row is: in the words of the file."""
    return " ".join(filter(None, (change.kind, change.key, change.field, change.lang)))


def word_diff(old: str, new: str) -> list[difference.Piece]:
    if not old or not new or len(old) * len(new) > DIFFED:
        return [difference.Piece(kind, text) for kind, text in (("removed", old), ("added", new)) if text]
    return difference.words(old, new)


def rows(lang: str, kinds: Collection[str], *, only_to_do: bool = False) -> list[Row]:
    """The texts of the overview's kinds in one language, in the order of the lists; only those with English text."""
    known = states_of([lang])
    result = []
    for kind, model in MODELS.items():
        for row in model._default_manager.all():
            if _shown_kind(row) not in kinds:
                continue
            for name in SOURCED_FIELDS[kind]:
                english = writing.shown(row, name, SOURCE_LANGUAGE)
                state = known.get((kind, row.content_key, name, lang))
                if not english or (only_to_do and (state is None or state.state == State.CURRENT)):
                    continue
                result.append(
                    Row(
                        kind,
                        row.content_key,
                        name,
                        lang,
                        state.state if state else State.CURRENT.value,
                        english,
                        state.text if state and state.state == State.OUTDATED and state.text != english else "",
                        writing.shown(row, name, lang),
                        writing.limit(name, lang),
                    )
                )
    return result


def _shown_kind(row: Content) -> str:
    if row.content_kind == "code":
        return "enhanced" if row.content_key.startswith("X") else "reply"
    return row.content_kind


def states_of(langs: Collection[str]) -> dict[Place, TextState]:
    states = TextState.objects.filter(lang__in=langs)
    return {(state.kind, state.key, state.field, state.lang): state for state in states}
