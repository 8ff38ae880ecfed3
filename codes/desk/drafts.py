"""Drafts: text that is not published yet, reviewed by another, and published in one step.

A draft holds only what differs from what its author saw, and never touches the published text until `publish`, which
refuses where that text moved meanwhile.
"""

from collections.abc import Mapping
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from codes.content.items import key_columns
from codes.desk import rights, writing
from codes.desk.writing import Typed
from codes.entry import digest
from codes.models import Content, Draft, DraftComment
from codes.states import MODELS, SOURCED_FIELDS

WITH_AUTHOR = (Draft.Stage.DRAFT, Draft.Stage.RETURNED)
OPEN = (*WITH_AUTHOR, Draft.Stage.REVIEW)
NEWS = timedelta(days=14)  # so long an author sees that a draft was published


class StageError(Exception):
    """The draft is not at a stage where this can be done, because somebody moved it on."""


def save(user: rights.User, row: Content, typed: Typed, number: int = 0) -> Draft | None:
    """Keep what was typed where it differs from what its author saw; None, and no draft, where nothing does.

    `number` is the primary key of the own draft that was gone on with; where it is none, a new one is begun.
    """
    if not rights.may_write(user, typed.lang):
        raise PermissionDenied
    typed = writing.only_changed(typed)
    writing.check(row, typed)
    with transaction.atomic():
        draft = own(user, row, typed.lang).select_for_update().filter(pk=number).first()
        if not typed.texts:
            if draft:
                draft.delete()
            return None
        draft = draft or Draft(kind=row.content_kind, key=row.content_key, lang=typed.lang, author_id=user.pk or 0)
        draft.texts, draft.seen, draft.english = dict(typed.texts), dict(typed.seen), dict(typed.english)
        draft.minor = typed.minor
        draft.save()
    return draft


def own(user: rights.User, row: Content, lang: str) -> QuerySet[Draft]:
    """The person's own drafts of a text that they are still writing, the newest first."""
    mine = Draft.objects.filter(kind=row.content_kind, key=row.content_key, lang=lang, author_id=user.pk)
    return mine.filter(stage__in=WITH_AUTHOR)


def open_for(row: Content, lang: str) -> list[Draft]:
    """The drafts of an object in a language that are not published."""
    found = Draft.objects.filter(kind=row.content_kind, key=row.content_key, lang=lang, stage__in=OPEN)
    return list(found.select_related("author"))


def waiting(user: rights.User) -> QuerySet[Draft]:
    """Others' drafts that wait for review, in the languages that a person may write."""
    handed_in = Draft.objects.filter(stage=Draft.Stage.REVIEW, lang__in=rights.languages_of(user))
    return handed_in.exclude(author_id=user.pk).select_related("author")


def news_for(user: rights.User) -> QuerySet[Draft]:
    """A person's own drafts: the open ones, and those published of late, with what was said about them."""
    wanted = Q(stage__in=OPEN) | Q(changed_at__gt=timezone.now() - NEWS)
    return Draft.objects.filter(wanted, author_id=user.pk).prefetch_related("comments__author")


def words_of(draft: Draft) -> str:
    """A digest of a draft's words, to travel with the page on which somebody judges them."""
    return digest(sorted(f"{name}\n{text}" for name, text in draft.texts.items()))


def submit(user: rights.User, draft: Draft) -> None:
    """Hand one's own draft to review."""
    _only_its_author(user, draft)
    _move(draft, WITH_AUTHOR, Draft.Stage.REVIEW)


def take_back(user: rights.User, draft: Draft) -> None:
    """Withdraw one's own draft from review, to go on with it."""
    _only_its_author(user, draft)
    _move(draft, (Draft.Stage.REVIEW,), Draft.Stage.DRAFT)


def send_back(user: rights.User, draft: Draft, comment: str) -> None:
    """Return a draft to its author, with a reason."""
    if not rights.may_publish(user):
        raise PermissionDenied
    with transaction.atomic():
        _move(draft, (Draft.Stage.REVIEW,), Draft.Stage.RETURNED)
        say(user, draft, comment)


def say(user: rights.User, draft: Draft, comment: str) -> bool:
    """Add a comment and return True; empty ones are dropped."""
    if not rights.may_write(user, draft.lang):
        raise PermissionDenied
    if comment.strip():
        DraftComment.objects.create(draft=draft, author_id=user.pk or 0, text=comment.strip())
    return bool(comment.strip())


def publish(user: rights.User, draft: Draft) -> list[str]:
    """Put a draft on the site in one step; returns the fields that changed.

    One's own draft may be published by whoever may publish, others' likewise. Raises writing.ConflictError where the
    published text moved since the draft was begun, and StageError where the draft is published already.
    """
    if not rights.may_publish(user):
        raise PermissionDenied
    with transaction.atomic():
        _move(draft, OPEN, Draft.Stage.PUBLISHED)
        row = find(draft.kind, draft.key)
        before = texts_of(row, draft.lang)
        changed = writing.write(user, row, Typed(draft.lang, draft.texts, draft.seen, draft.english, draft.minor))
        draft.replaced = {name: before[name] for name in changed}
        draft.save(update_fields=["replaced"])
    return changed


def published_by_saving(mine: QuerySet[Draft], texts: Mapping[str, str], replaced: Mapping[str, str]) -> None:
    """The words of an own draft were saved at once, without review: it is done with."""
    stage, now = Draft.Stage.PUBLISHED, timezone.now()
    mine.update(stage=stage, texts=dict(texts), replaced=dict(replaced), changed_at=now)


def texts_of(row: Content, lang: str) -> dict[str, str]:
    """The published text of an object in one language, by field, as an editor types it."""
    return {name: writing.shown(row, name, lang) for name in SOURCED_FIELDS[row.content_kind]}


def find(kind: str, key: str) -> Content:
    """An object by its content key. Raises the model's DoesNotExist."""
    return MODELS[kind]._default_manager.get(**key_columns(kind, key))


def _only_its_author(user: rights.User, draft: Draft) -> None:
    if draft.author_id != user.pk:
        raise PermissionDenied


def _move(draft: Draft, before: tuple[str, ...], after: str) -> None:
    """Change the stage if it still is what it should be; two people cannot both do it."""
    now = timezone.now()
    if not Draft.objects.filter(pk=draft.pk, stage__in=before).update(stage=after, changed_at=now):
        raise StageError
    draft.stage, draft.changed_at = after, now
