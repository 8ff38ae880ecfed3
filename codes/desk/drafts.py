"""Drafts: text that is not published yet, reviewed by another, and published in one step.

A draft never touches the published text until `publish`, which refuses where that text moved meanwhile.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from codes.content.items import key_columns
from codes.desk import rights, writing
from codes.desk.writing import Typed
from codes.models import Content, Draft, DraftComment
from codes.states import MODELS

OPEN = (Draft.Stage.DRAFT, Draft.Stage.REVIEW, Draft.Stage.RETURNED)


class StageError(Exception):
    """The draft is not at a stage where this can be done, because somebody moved it on."""


def save(user: rights.User, row: Content, typed: Typed) -> Draft:
    """Keep what was typed as the person's own draft for this object and language; their open one is replaced."""
    if not rights.may_write(user, typed.lang):
        raise PermissionDenied
    writing.check(row, typed)
    whose = {"kind": row.content_kind, "key": row.content_key, "lang": typed.lang, "author_id": user.pk}
    words = {
        "texts": dict(typed.texts),
        "seen": dict(typed.seen),
        "english": dict(typed.english),
        "minor": typed.minor,
    }
    own = Draft.Stage.DRAFT, Draft.Stage.RETURNED
    with transaction.atomic():
        draft = Draft.objects.select_for_update().filter(**whose, stage__in=own).first() or Draft(**whose)
        for name, value in words.items():
            setattr(draft, name, value)
        draft.save()
    return draft


def own(user: rights.User, row: Content, lang: str) -> Draft | None:
    """The person's own draft that they are still writing, so that going on with it loses nothing."""
    mine = Draft.objects.filter(kind=row.content_kind, key=row.content_key, lang=lang, author_id=user.pk)
    return mine.filter(stage__in=(Draft.Stage.DRAFT, Draft.Stage.RETURNED)).first()


def open_for(row: Content, lang: str) -> list[Draft]:
    """The drafts of an object in a language that are not published."""
    return list(
        Draft.objects.filter(kind=row.content_kind, key=row.content_key, lang=lang, stage__in=OPEN)
        .select_related("author")
        .prefetch_related("comments__author")
    )


def submit(user: rights.User, draft: Draft) -> None:
    """Hand one's own draft to review."""
    if draft.author_id != user.pk:
        raise PermissionDenied
    _move(draft, (Draft.Stage.DRAFT, Draft.Stage.RETURNED), Draft.Stage.REVIEW)


def send_back(user: rights.User, draft: Draft, comment: str) -> None:
    """Return a draft to its author, with a reason."""
    if not rights.may_publish(user):
        raise PermissionDenied
    with transaction.atomic():
        _move(draft, (Draft.Stage.REVIEW,), Draft.Stage.RETURNED)
        say(user, draft, comment)


def say(user: rights.User, draft: Draft, comment: str) -> None:
    """Add a comment; empty ones are dropped."""
    if not rights.may_write(user, draft.lang):
        raise PermissionDenied
    if comment.strip():
        DraftComment.objects.create(draft=draft, author_id=user.pk or 0, text=comment.strip())


def publish(user: rights.User, draft: Draft) -> list[str]:
    """Put a draft on the site in one step; returns the fields that changed.

    One's own draft may be published by whoever may publish, others' likewise. Raises writing.ConflictError where the
    published text moved since the draft was begun, and StageError where the draft is published already.
    """
    if not rights.may_publish(user):
        raise PermissionDenied
    with transaction.atomic():
        _move(draft, OPEN, Draft.Stage.PUBLISHED)
        row = row_of(draft)
        return writing.write(user, row, Typed(draft.lang, draft.texts, draft.seen, draft.english, draft.minor))


def row_of(draft: Draft) -> Content:
    """The object that a draft belongs to. Raises the model's DoesNotExist if it is gone."""
    return find(draft.kind, draft.key)


def find(kind: str, key: str) -> Content:
    """An object by its content key. Raises the model's DoesNotExist."""
    return MODELS[kind]._default_manager.get(**key_columns(kind, key))


def _move(draft: Draft, before: tuple[str, ...], after: str) -> None:
    """Change the stage if it still is what it should be; two people cannot both do it."""
    if not Draft.objects.filter(pk=draft.pk, stage__in=before).update(stage=after):
        raise StageError
    draft.stage = after
