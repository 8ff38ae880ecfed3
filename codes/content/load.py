"""The three-way load: file, database, and what was loaded last time.

Per column: what nobody touched is updated; what an editor changed stays and is reported; where both
changed, the editor's stays and the conflict is reported. Only what the files retire by name is removed.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from codes import revision
from codes.content.items import MODELS, SOURCED_FIELDS, TRANSLATIONS, Item, key_columns, parent_column
from codes.entry import column, digest
from codes.models import Content, LoadedItem, TextState


@dataclass(slots=True)
class Report:
    """What a load did: counts, and the columns in which it left an editor's words alone."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    kept: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)


def load(
    items: Iterable[Item],
    retired: Iterable[tuple[str, str]] = (),
    *,
    mark_current: bool = False,
    progress: Callable[[str, int, int], None] = lambda kind, done, total: None,
) -> Report:
    """Merge checked items into the database in one transaction.

    `retired` names objects (kind, key) to remove. With `mark_current` every translation counts as made
    from the English of this load. `progress` is called with the kind, how many are done and how many there are.
    """
    with transaction.atomic(), revision.batch():
        return _Merge(mark_current, progress).run(list(items), list(retired))


class _Merge:
    def __init__(self, mark_current: bool, progress: Callable[[str, int, int], None]) -> None:
        self.mark_current = mark_current
        self.progress = progress
        self.report = Report()
        self.memory = {(row.kind, row.key): row for row in LoadedItem.objects.all()}
        self.remembered: list[LoadedItem] = []
        self.sources = {(row.kind, row.key, row.field, row.lang): row for row in TextState.objects.all()}
        self.new_sources: list[TextState] = []
        self.changed_sources: list[TextState] = []

    def run(self, items: list[Item], retired: list[tuple[str, str]]) -> Report:
        rows: dict[str, dict[str, Content]] = {}
        for kind, model in MODELS.items():
            rows[kind] = {row.content_key: row for row in model._default_manager.all()}
            own = [item for item in items if item.kind == kind]
            for done, item in enumerate(own, 1):
                self.merge(item, rows)
                self.progress(kind, done, len(own))
        # Backwards, so that children go before what they point to.
        for kind in reversed(MODELS):
            for key in sorted(key for retired_kind, key in retired if retired_kind == kind):
                self.retire(kind, key, rows[kind].get(key))
        LoadedItem.objects.bulk_create(
            self.remembered,
            update_conflicts=True,
            unique_fields=["kind", "key"],
            update_fields=["digests", "conflicts"],
        )
        TextState.objects.bulk_create(self.new_sources)
        TextState.objects.bulk_update(self.changed_sources, ["digest", "text"], batch_size=500)
        revision.record([f"{row.kind}:{row.key}" for row in self.new_sources + self.changed_sources])
        return self.report

    def merge(self, item: Item, rows: dict[str, dict[str, Content]]) -> None:
        memory = self.memory.get((item.kind, item.key))
        row = rows[item.kind].get(item.key)
        digests = {name: fingerprint(value) for name, value in item.values.items()}
        if row is None and memory is not None and memory.digests:
            self.report.kept.append(f"{item.kind} {item.key}: deleted by an editor")
        elif row is None:
            rows[item.kind][item.key] = self.create(item, rows)
        before = len(self.report.conflicts)
        if row is not None:
            self.update(item, row, memory.digests if memory else {}, digests)
        clashing = [line.rpartition(": ")[2] for line in self.report.conflicts[before:]]
        if memory is None or memory.digests != digests or clashing:
            self.remembered.append(LoadedItem(kind=item.kind, key=item.key, digests=digests, conflicts=clashing))

    def create(self, item: Item, rows: dict[str, dict[str, Content]]) -> Content:
        pointer = parent_column(item.kind)
        parent = {pointer[0]: rows[pointer[1]][item.parent]} if pointer else {}
        row = MODELS[item.kind](**key_columns(item.kind, item.key), **parent, **item.values)
        row.save()
        self.report.created += 1
        self.remember_sources(item, set(item.values))
        return row

    def update(self, item: Item, row: Content, base: dict[str, str], digests: dict[str, str]) -> None:
        taken = set()
        same = set()
        for name, value in item.values.items():
            here = getattr(row, name)
            if fingerprint(here) == digests[name]:
                same.add(name)
            elif fingerprint(here) == base.get(name) or (name not in base and _as_new(row, name)):
                setattr(row, name, value)
                taken.add(name)
            elif base.get(name) == digests[name]:
                self.report.kept.append(f"{item.kind} {item.key}: {name}")
            else:
                self.report.conflicts.append(f"{item.kind} {item.key}: {name}")
        if taken:
            row.save()
            self.report.updated += 1
        else:
            self.report.unchanged += 1
        self.remember_sources(item, taken | same if self.mark_current else taken | self.unsourced(item, same))

    def unsourced(self, item: Item, columns: set[str]) -> set[str]:
        """Those columns for which nobody remembers the English yet."""
        return {
            column(name, lang)
            for lang in TRANSLATIONS
            for name in SOURCED_FIELDS[item.kind]
            if column(name, lang) in columns
            and not getattr(self.sources.get((item.kind, item.key, name, lang)), "digest", "")
        }

    def remember_sources(self, item: Item, columns: set[str]) -> None:
        """Note which English each translation written by this load was made from."""
        for lang in TRANSLATIONS:
            for name in SOURCED_FIELDS[item.kind]:
                if column(name, lang) not in columns or not item.values.get(column(name, lang)):
                    continue
                english = item.values.get(column(name, "en")) or ""
                made_from = digest(english) if self.mark_current else item.sources.get((lang, name))
                if made_from:
                    text = as_text(english) if made_from == digest(english) else ""
                    self.set_source(item, name, lang, made_from, text)

    def set_source(self, item: Item, name: str, lang: str, made_from: str, text: str) -> None:
        row = self.sources.get((item.kind, item.key, name, lang))
        if row is None:
            self.new_sources.append(
                TextState(kind=item.kind, key=item.key, field=name, lang=lang, digest=made_from, text=text)
            )
        elif (row.digest, row.text) != (made_from, text):
            row.digest, row.text = made_from, text
            self.changed_sources.append(row)

    def retire(self, kind: str, key: str, row: Content | None) -> None:
        """Remove an untouched object; keep a mark of it, so that dumping writes the retirement again."""
        memory = self.memory.get((kind, key))
        if row is not None:
            base = memory.digests if memory else {}
            edited = [name for name, value in base.items() if fingerprint(getattr(row, name)) != value]
            if edited or not base:
                self.report.conflicts.append(f"{kind} {key}: retired by the files, but edited here")
                self.remembered.append(LoadedItem(kind=kind, key=key, digests=base, conflicts=["retired"]))
                return
            row.delete()
            self.report.removed += 1
        if memory is None or memory.digests:
            self.remembered.append(LoadedItem(kind=kind, key=key, digests={}))


def _as_new(row: Content, name: str) -> bool:
    """Whether a column has what it had when it was made."""
    here = getattr(row, name)
    return here in (None, "", []) or here == row._meta.get_field(name).get_default()  # type: ignore[union-attr]


def fingerprint(value: Any) -> str:
    """A short digest of any column value; an empty text and no text are the same."""
    if value in (None, "", []):
        return ""
    if hasattr(value, "isoformat"):
        value = value.isoformat()
    return digest(json.dumps(value, ensure_ascii=False, sort_keys=True))


def as_text(value: Any) -> str:
    return "\n".join(value) if isinstance(value, list) else value
