"""The content revision: a number that moves, in the same transaction, with every change of content.

What is kept in memory hangs on it: the search index, the links to terms, the decoder's patterns. Whatever saves or
deletes a content row moves it, and has the state of its texts brought up to date; `batch` makes many changes one
revision.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.models.signals import post_delete, post_save

from codes import states
from codes.models import Content, Revision, RevisionCounter

_open_batch: ContextVar[list[str] | None] = ContextVar("open_batch", default=None)


def current() -> int:
    """The content revision's number; 0 before anything was loaded."""
    return RevisionCounter.objects.values_list("number", flat=True).first() or 0


def identity() -> tuple[int, datetime] | None:
    """What tells one state of the content from every other: the newest revision's number and time."""
    return Revision.objects.values_list("number", "at").first()


def changed_since(known: tuple[int, datetime]) -> set[str] | None:
    """The content keys of all changes after the revision with this identity; None if there is no such revision."""
    rows = list(Revision.objects.filter(number__gte=known[0]).order_by("number").values_list("number", "at", "changed"))
    if not rows or rows[0][:2] != known:
        return None
    return {key for *_, keys in rows[1:] for key in keys}


def record(changed: list[str]) -> None:
    """Move the revision for these content keys (`code:421`), or note them for the open batch."""
    batch_keys = _open_batch.get()
    if batch_keys is not None:
        batch_keys.extend(changed)
    elif changed:
        with transaction.atomic():
            RevisionCounter.objects.get_or_create(pk=1)
            RevisionCounter.objects.filter(pk=1).update(number=F("number") + 1)
            Revision.objects.create(number=current(), changed=changed)


@contextmanager
def batch() -> Iterator[list[str]]:
    """All changes inside become one revision, written at the end if there were any; inside another, part of that."""
    outer = _open_batch.get()
    if outer is not None:
        yield outer
        return
    keys: list[str] = []
    token = _open_batch.set(keys)
    try:
        yield keys
    finally:
        _open_batch.reset(token)
    for kind, model in states.MODELS.items():
        own = {key.partition(":")[2] for key in keys if key.startswith(f"{kind}:")}
        if own:
            states.refresh(row for row in model._default_manager.all() if row.content_key in own)
    record(sorted(set(keys)))


def _content_saved(sender: type, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, Content):
        if _open_batch.get() is None:
            states.refresh([instance])
        record([f"{instance.content_kind}:{instance.content_key}"])


def _content_deleted(sender: type, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, Content):
        states.forget(instance.content_kind, [instance.content_key])
        record([f"{instance.content_kind}:{instance.content_key}"])


def watch_content() -> None:
    """Connect the signals; called once when the app is ready."""
    post_save.connect(_content_saved, dispatch_uid="revision-save")
    post_delete.connect(_content_deleted, dispatch_uid="revision-delete")
