"""Text in and out for outside translators: what goes into a file, what a file would change, and changing it.

`rows` says what an export holds, exchange_files.py writes it and reads it back into changes, `plan` compares these
with what stands here, and `apply` writes a plan through writing.write: all of it or, with a single fault, nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from codes import revision
from codes.desk import difference, drafts, rights, writing
from codes.desk.writing import ConflictError, Typed
from codes.entry import SOURCE_LANGUAGE, digest
from codes.models import Content, TextState
from codes.states import MODELS, SOURCED_FIELDS
from codes.vocab import State

LONGEST, LONGEST_TERM = 10_000, 80  # as in the content files
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


class RefusedError(Exception):
    """An import with faults: nothing was written."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        super().__init__(f"{len(plan.faults)} faults")


def word_diff(old: str, new: str) -> list[difference.Piece]:
    if not old or not new or len(old) * len(new) > DIFFED:
        return [difference.Piece(kind, text) for kind, text in (("removed", old), ("added", new)) if text]
    return difference.words(old, new)


# Out


def rows(lang: str, kinds: Collection[str], *, only_to_do: bool = False) -> list[Row]:
    """The texts of the overview's kinds in one language, in the order of the lists; only those with English text."""
    known = _states([lang])
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


def _states(langs: Collection[str]) -> dict[Place, TextState]:
    states = TextState.objects.filter(lang__in=langs)
    return {(state.kind, state.key, state.field, state.lang): state for state in states}


# In


def plan(user: rights.User, changes: Iterable[Change]) -> Plan:
    """What these rows would change, every fault with its line, and what does not stop them. Writes nothing."""
    return _Planner(user, list(changes)).plan()


def apply(user: rights.User, changes: Iterable[Change]) -> Plan:
    """Plan anew and write everything in one transaction. Raises RefusedError, and writes nothing, for any fault."""
    with transaction.atomic(), revision.batch():
        made = plan(user, changes)
        if made.faults:
            raise RefusedError(made)
        # Always in the same order, so that two imports wait for each other and never both.
        for (kind, key, lang), edits in sorted(made.steps.items()):
            try:
                writing.write(user, drafts.find(kind, key), _typed(lang, edits))
            except ConflictError as error:
                by_field = {edit.change.field: edit for edit in edits}
                for clash in error.clashes:
                    made.faults.append(_conflict(by_field[clash.field].change, clash.theirs))
            except ObjectDoesNotExist:
                reason = _("There is no such object.")
                made.faults += [Finding(edit.change.line, where(edit.change), reason) for edit in edits]
        if made.faults:
            raise RefusedError(made)
    return made


def _typed(lang: str, edits: list[Edit]) -> Typed:
    return Typed(
        lang,
        {edit.change.field: edit.change.new for edit in edits},
        {edit.change.field: edit.change.seen for edit in edits},
        {edit.change.field: edit.change.english for edit in edits},
    )


class _Planner:
    def __init__(self, user: rights.User, changes: list[Change]) -> None:
        self.made = Plan()
        self.changes = changes
        self.languages = rights.languages_of(user)
        kinds = {change.kind for change in changes} & MODELS.keys()
        self.objects = {(kind, row.content_key): row for kind in kinds for row in MODELS[kind]._default_manager.all()}
        self.states = _states({change.lang for change in changes} & set(rights.LANGUAGES))
        self.lines: dict[Place, int] = {}

    def plan(self) -> Plan:
        for change in self.changes:
            reason = next(self.misplaced(change), "")
            if reason:
                self.fault(change, reason)
            else:
                self.compare(change)
        for (kind, key, lang), edits in self.made.steps.items():
            self.check(self.objects[kind, key], _typed(lang, edits), edits)
        self.made.faults.sort(key=lambda fault: fault.line)
        return self.made

    def fault(self, change: Change, reason: str) -> None:
        self.made.faults.append(Finding(change.line, where(change), reason))

    def warn(self, change: Change, reason: str) -> None:
        self.made.warnings.append(Finding(change.line, where(change), reason))

    def misplaced(self, change: Change) -> Iterator[str]:
        """Why a row belongs to no text of this site that this person may write: the first reason is the one to tell."""
        if change.problem:
            yield change.problem
        if not change.kind or not change.key or not change.field:
            yield _("The row does not say which text it is.")
        if (change.kind, change.key) not in self.objects:
            yield _("There is no such object.")
        elif change.field not in SOURCED_FIELDS[change.kind]:
            yield _("The object has no such text.")
        if change.lang not in rights.LANGUAGES:
            yield _("“%(language)s” is not a language of this site.") % {"language": change.lang}
        elif change.lang not in self.languages:
            name = get_language_info(change.lang)["name_translated"]
            yield _("You may not write this language: %(language)s.") % {"language": name}
        first = self.lines.setdefault(change.place, change.line)
        if first != change.line:
            yield _("The same text stands in line %(line)s already.") % {"line": first}

    def compare(self, change: Change) -> None:
        """Note what a row changes against the text that stands here, or why it must not."""
        row = self.objects[change.kind, change.key]
        there = writing.shown(row, change.field, change.lang)
        english = writing.shown(row, change.field, SOURCE_LANGUAGE)
        typed = Typed(change.lang, {change.field: change.new}, {change.field: change.seen}, {})
        if not writing.is_changed(change.field, typed, there):
            self.keep(change, there, english)
        elif change.fuzzy:
            self.warn(change, _("Marked as fuzzy, so it is left out. Remove the mark to bring it in."))
        elif not change.new.strip() and change.lang != SOURCE_LANGUAGE:
            self.warn(change, _("Empty here; the text on the site stays. It can be removed on its own page."))
        elif not change.new.strip():
            self.fault(change, _("The English text cannot be empty; the other languages rest on it."))
        elif not english:
            self.fault(change, _("There is no English text to translate any more."))
        elif not change.seen or not change.english:
            self.fault(change, _("The row has lost the digests of what was exported. Export anew."))
        elif change.source is not None and digest(_lines(change.source)) not in {change.english, digest(english)}:
            self.fault(change, _("The English in this row is not that of its text: rows got mixed up."))
        elif change.seen != digest(there):
            self.made.faults.append(_conflict(change, there))
        else:
            if change.english != digest(english) and change.lang != SOURCE_LANGUAGE:
                self.warn(change, _("The English changed since the export; the translation will count as outdated."))
            self.edit(change, row, there)

    def keep(self, change: Change, there: str, english: str) -> None:
        """A row that was left as it is: at most it confirms an outdated text."""
        state = self.states.get(change.place)
        if (
            change.confirms
            and not change.fuzzy
            and there
            and state is not None
            and state.state == State.OUTDATED
            and change.seen == digest(there)
            and change.english == digest(english)
        ):
            self.edit(replace(change, new=there), self.objects[change.kind, change.key], there)
        else:
            self.made.unchanged += 1

    def edit(self, change: Change, row: Content, there: str) -> None:
        label = str(row._meta.get_field(change.field).verbose_name)  # type: ignore[union-attr]
        value = writing.stored(change.field, change.new)
        after = "\n".join(value) if isinstance(value, list) else value
        self.made.steps[change.kind, change.key, change.lang].append(Edit(change, label, there, after))

    def check(self, row: Content, typed: Typed, edits: list[Edit]) -> None:
        """The rules of writing, and those of the content files that the database does not know."""
        wrong: dict[str, list[str]] = defaultdict(list)
        try:
            writing.check(row, typed)
        except ValidationError as error:
            wrong.update(error.message_dict)
        for edit in edits:
            if edit.confirmed:
                continue
            name = edit.change.field
            faults = wrong[name] or list(_too_long(row, name, edit.after))
            for reason in faults:
                self.fault(edit.change, reason)


def _too_long(row: Content, name: str, text: str) -> Iterator[str]:
    longest: int = getattr(row._meta.get_field(name), "max_length", None) or LONGEST
    parts = [text]
    if name in writing.LISTS:
        longest, parts = LONGEST_TERM, text.split("\n")
    for part in parts:
        if len(part) > longest:
            yield _("%(count)s characters; %(limit)s at most.") % {"count": len(part), "limit": longest}


def _conflict(change: Change, theirs: str) -> Finding:
    reason = _("The text was changed here since the export.")
    return Finding(change.line, where(change), reason, change.lang, theirs, change.new)


def where(change: Change) -> str:
    """How people are told which text a row is."""
    return " ".join(filter(None, (change.kind, change.key, change.field, change.lang)))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
