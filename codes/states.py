"""Keeping the state of every text: missing, outdated or current against today's English.

A translation is current if the digest it remembers is that of the English; whoever writes a translation sets
the digest, everything else follows from the text. Called for every saved or deleted content row (revision.py).
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.conf import settings

from codes.entry import CONCRETE_FIELDS, SOURCE_LANGUAGE, TEXT_FIELDS, column, digest
from codes.models import (
    ComparisonNote,
    ConcreteCode,
    Content,
    GlossaryTerm,
    Provider,
    ProviderResponse,
    StatusCode,
    TextState,
)
from codes.vocab import State

# In this order they are loaded: what others point to comes first.
MODELS: dict[str, type[Content]] = {
    model.content_kind: model
    for model in (StatusCode, ConcreteCode, Provider, ProviderResponse, ComparisonNote, GlossaryTerm)
}
# The translated fields for which the English source is remembered.
SOURCED_FIELDS: dict[str, tuple[str, ...]] = {
    "code": TEXT_FIELDS,
    "concrete": CONCRETE_FIELDS,
    "provider": ("recognise", "doubt", "search_terms"),
    "response": ("meaning", "doubt"),
    "pair": ("note",),
    "term": ("term", "definition"),
}
TRANSLATIONS = tuple(code for code, _ in settings.LANGUAGES if code != SOURCE_LANGUAGE)
BATCH = 400


def refresh(rows: Iterable[Content]) -> None:
    """Bring the states of these rows in line with their text: a fixed number of queries for every 400 rows."""
    by_kind: dict[str, list[Content]] = defaultdict(list)
    for row in rows:
        by_kind[row.content_kind].append(row)
    for kind, own in by_kind.items():
        for start in range(0, len(own), BATCH):
            _refresh_batch(kind, own[start : start + BATCH])


def forget(kind: str, keys: Iterable[str]) -> None:
    """Drop the states of objects that are gone."""
    TextState.objects.filter(kind=kind, key__in=list(keys)).delete()


def _refresh_batch(kind: str, rows: list[Content]) -> None:
    keys = [row.content_key for row in rows]
    known = {(state.key, state.field, state.lang): state for state in TextState.objects.filter(kind=kind, key__in=keys)}
    new, changed = [], []
    for row in rows:
        for field in SOURCED_FIELDS[kind]:
            for lang in TRANSLATIONS:
                state = known.pop((row.content_key, field, lang), None)
                wanted = state_of(row, field, lang, state.digest if state else "")
                if wanted is None:
                    if state:
                        known[row.content_key, field, lang] = state
                elif state is None:
                    new.append(TextState(kind=kind, key=row.content_key, field=field, lang=lang, state=wanted))
                elif state.state != wanted:
                    state.state = wanted
                    changed.append(state)
    TextState.objects.bulk_create(new, batch_size=BATCH)
    TextState.objects.bulk_update(changed, ["state"], batch_size=BATCH)
    if known:
        TextState.objects.filter(pk__in=[state.pk for state in known.values()]).delete()


def state_of(row: Any, field: str, lang: str, made_from: str) -> State | None:
    """The state of one text; None where there is no English to translate."""
    english = getattr(row, column(field, SOURCE_LANGUAGE))
    if not english:
        return None
    if not getattr(row, column(field, lang)):
        return State.MISSING
    return State.CURRENT if made_from == digest(english) else State.OUTDATED
