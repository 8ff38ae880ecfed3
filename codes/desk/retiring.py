"""Taking an object out for good: with it go the notes on it and every mention of it in other codes' facts.

What is gone is written to `retired.yaml` by the next dump, and its last version stays in the history.
"""

from typing import Any

from django.db import transaction
from django.db.models import Q

from codes import revision
from codes.models import ComparisonNote, Content, StatusCode

MENTIONS = ("confused_with", "associated", "instead")


def retire(row: Content) -> None:
    """Delete an object, and what would point to nothing without it, as one revision."""
    with transaction.atomic(), revision.batch():
        gone = codes_of(row)
        row.delete()
        if gone:
            for note in ComparisonNote.objects.filter(Q(code_a__in=gone) | Q(code_b__in=gone)):
                note.delete()
            for code in StatusCode.objects.all():
                forget(code, gone)


def codes_of(row: Any) -> set[str]:
    """The codes that vanish with an object: itself, and the concrete codes of a registered one."""
    match row.content_kind:
        case "code":
            return {row.code, *row.concrete_codes.values_list("code", flat=True)}
        case "concrete":
            return {row.code}
    return set()


def forget(code: StatusCode, gone: set[str]) -> None:
    changed = []
    for name in MENTIONS:
        kept = [one for one in getattr(code, name) if one not in gone]
        if kept != getattr(code, name):
            setattr(code, name, kept)
            changed.append(name)
    if code.meant in gone:
        code.meant = ""
        changed.append("meant")
    if changed:
        code.save(update_fields=[*changed, "updated_at"])
