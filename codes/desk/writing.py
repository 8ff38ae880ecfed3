"""The one way to write text: nobody's words are overwritten unseen, and nobody writes a language that is not theirs.

What an editor saw travels with the form as digests. Only fields that really changed are written, so two people in
different languages or fields of one object never meet; two in the same field do, and the second is refused with both
versions in hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist, PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from codes import revision, states
from codes.content.reader import tidy
from codes.desk import rights
from codes.entry import SOURCE_LANGUAGE, column, digest
from codes.models import Content, TextState

LISTS = {"search_terms"}
LIMITS = {
    ("summary", "en"): 160,
    ("summary", ""): 120,
    ("cause", "en"): 220,
    ("cause", ""): 170,
    ("name", ""): 80,
    ("term", ""): 80,
}


@dataclass(frozen=True, slots=True)
class Typed:
    """What an editor typed in one language, and what they saw when they began.

    `texts` maps field to text, `seen` to the digest of the published text, `english` to that of the English beside
    it. `minor` (English only): the translations stay valid.
    """

    lang: str
    texts: Mapping[str, str]
    seen: Mapping[str, str]
    english: Mapping[str, str]
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that somebody else changed since: their text, as it stands now, and ours, as it was typed."""

    field: str
    theirs: str
    ours: str


class ConflictError(Exception):
    """Somebody else changed the same field meanwhile; nothing was written."""

    def __init__(self, clashes: list[Clash]) -> None:
        self.clashes = clashes
        super().__init__(", ".join(clash.field for clash in clashes))


def limit(field: str, lang: str) -> int | None:
    """The longest text that a field may have in a language, in characters."""
    return LIMITS.get((field, lang)) or LIMITS.get((field, ""))


def shown(row: Any, field: str, lang: str) -> str:
    """A field's text as an editor types it: search terms one a line."""
    value = getattr(row, column(field, lang))
    return "\n".join(value) if isinstance(value, list) else value or ""


def stored(field: str, typed: str) -> Any:
    """What was typed as the column holds it."""
    text = tidy(typed.replace("\r\n", "\n").replace("\r", "\n"))
    if field in LISTS:
        return list(dict.fromkeys(line.strip() for line in text.split("\n") if line.strip()))
    return text


def seen_digests(row: Any, lang: str) -> dict[str, str]:
    """field -> digest of the text that stands there now, to travel with a form."""
    return {field: digest(shown(row, field, lang)) for field in states.SOURCED_FIELDS[row.content_kind]}


def check(row: Any, typed: Typed) -> None:
    """Raise ValidationError, with a message per field, for text that cannot stand."""
    faults = {}
    for field, text in typed.texts.items():
        value = stored(field, text)
        longest = limit(field, typed.lang)
        if isinstance(value, str) and longest and len(value) > longest:
            faults[field] = _("%(count)s characters; %(limit)s at most.") % {"count": len(value), "limit": longest}
        elif not value and typed.lang == SOURCE_LANGUAGE and _required(row, field):
            faults[field] = _("The English text cannot be empty; the other languages rest on it.")
        elif "\x00" in text:
            faults[field] = _("The text holds a character that cannot be stored.")
    if faults:
        raise ValidationError(faults)


def write(user: rights.User, row: Content, typed: Typed) -> list[str]:
    """Write the typed fields of one language; returns the fields that changed.

    A changed field whose text moved since it was seen raises ConflictError, and nothing is written. A translation
    counts as made from the English that was seen beside it. Raises PermissionDenied for a language that is not
    theirs and ValidationError for text that cannot stand.
    """
    lang = typed.lang
    if not rights.may_write(user, lang):
        raise PermissionDenied
    check(row, typed)
    fields = [field for field in states.SOURCED_FIELDS[row.content_kind] if field in typed.texts]
    with transaction.atomic(), revision.batch():
        now = type(row)._default_manager.select_for_update().get(pk=row.pk)
        there = {field: shown(now, field, lang) for field in fields}
        changed = [field for field in fields if is_changed(field, typed, there[field])]
        clashes = [
            Clash(field, there[field], typed.texts[field].replace("\r\n", "\n"))
            for field in changed
            if typed.seen.get(field) != digest(there[field])
        ]
        if clashes:
            raise ConflictError(clashes)
        before = {field: getattr(now, column(field, lang)) or "" for field in changed}
        for field in changed:
            setattr(now, column(field, lang), stored(field, typed.texts[field]))
        if changed:
            now.save(update_fields=[column(field, lang) for field in changed] + ["updated_at"])
            states.refresh([now])
        if lang != SOURCE_LANGUAGE:
            # Read and left as it is counts as translated anew; what another changed since does not.
            confirmed = [field for field in fields if field in changed or typed.seen.get(field) == digest(there[field])]
            _remember_english(now, lang, confirmed, typed.english)
        elif typed.minor:
            _keep_valid(now, before)
    row.refresh_from_db()
    return changed


def is_changed(field: str, typed: Typed, there: str) -> bool:
    """Whether the editor changed a field: it is neither what they saw nor what stands there now."""
    return differs(field, typed) and stored(field, typed.texts[field]) != stored(field, there)


def differs(field: str, typed: Typed) -> bool:
    """Whether a field is something else than what the editor saw."""
    return digest(stored(field, typed.texts[field])) != typed.seen.get(field)


def only_changed(typed: Typed) -> Typed:
    """What was typed without the fields that are as the editor saw them."""
    names = [field for field in typed.texts if differs(field, typed)]
    texts, seen, english = (
        {name: values.get(name, "") for name in names} for values in (typed.texts, typed.seen, typed.english)
    )
    return Typed(typed.lang, texts, seen, english, typed.minor)


def _remember_english(row: Content, lang: str, fields: list[str], english: Mapping[str, str]) -> None:
    """The typed fields are made from the English that the translator saw, whatever it is by now."""
    for field in fields:
        text = getattr(row, column(field, SOURCE_LANGUAGE)) or ""
        made_from = english.get(field, "")
        if not made_from or not getattr(row, column(field, lang)):
            continue
        is_todays = made_from == digest(text)
        TextState.objects.filter(kind=row.content_kind, key=row.content_key, field=field, lang=lang).update(
            digest=made_from, **({"text": shown(row, field, SOURCE_LANGUAGE)} if is_todays else {})
        )
    revision.record([f"{row.content_kind}:{row.content_key}"])


def _keep_valid(row: Content, before: Mapping[str, Any]) -> None:
    """After a minor change of the English: translations of the old English count as made from the new one."""
    for field, old in before.items():
        new = getattr(row, column(field, SOURCE_LANGUAGE)) or ""
        TextState.objects.filter(kind=row.content_kind, key=row.content_key, field=field, digest=digest(old)).update(
            digest=digest(new), text=shown(row, field, SOURCE_LANGUAGE)
        )


def _required(row: Any, field: str) -> bool:
    """Whether the English of a field must not be empty: all but what a concrete code or a doubt may leave out."""
    try:
        return not type(row)._meta.get_field(field).blank
    except FieldDoesNotExist:
        return False
