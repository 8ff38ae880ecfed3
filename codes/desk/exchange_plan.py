"""What a file that came back would change, and changing it: all of it or, with a single fault, nothing.

`plan` compares the rows with what stands here; `apply` writes a plan through writing.write.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from codes import revision
from codes.desk import drafts, rights, writing
from codes.desk.exchange import Change, Edit, Finding, Place, Plan, RefusedError, states_of, where
from codes.desk.writing import ConflictError, Typed
from codes.entry import SOURCE_LANGUAGE, digest
from codes.models import Content
from codes.states import MODELS, SOURCED_FIELDS
from codes.vocab import State

LONGEST, LONGEST_TERM = 10_000, 80  # as in the content files


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
        self.states = states_of({change.lang for change in changes} & set(rights.LANGUAGES))
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
    return Finding(
        change.line,
        where(change),
        _("The text was changed here since the export. Bring the two together on the text’s own page, or export anew."),
        change.lang,
        theirs,
        change.new,
    )


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
