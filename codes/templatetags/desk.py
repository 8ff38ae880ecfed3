"""What the desk's templates need: the table of what is left to do, links, word diffs."""

from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from codes.content.items import key_columns
from codes.desk import drafts, labels, overview, rights
from codes.models import Draft, LoadedItem
from codes.states import MODELS

register = template.Library()


@register.inclusion_tag("admin/desk/_overview.html", takes_context=True)
def desk_overview(context: Any) -> dict[str, Any]:
    """The table of the first page: what is missing and outdated, each number a link to exactly those.

    Numbers of a language that one may not write are no links.
    """
    mine = rights.languages_of(context["request"].user)
    rows = [
        {
            "label": label,
            "cells": [
                {
                    "cell": cell,
                    "missing_url": list_url(kind, f"text=missing-{cell.lang}") if cell.lang in mine else "",
                    "outdated_url": list_url(kind, f"text=outdated-{cell.lang}") if cell.lang in mine else "",
                }
                for cell in cells
            ],
        }
        for kind, label, cells in overview.table()
    ]
    return {"rows": rows, "languages": [labels.language(code) for code, _ in settings.LANGUAGES[1:]]}


@register.inclusion_tag("admin/desk/_queue.html", takes_context=True)
def desk_queue(context: Any) -> dict[str, Any]:
    """One's own drafts and what became of them, and others' drafts that wait for review."""
    user = context["request"].user
    return {"own": drafts.news_for(user)[:20], "waiting": drafts.waiting(user)[:50], "user_pk": user.pk}


@register.inclusion_tag("admin/desk/_conflicts.html")
def load_conflicts() -> dict[str, Any]:
    """What the last load left alone because an editor had changed it too, each with the way to the object."""
    return {"conflicts": [conflict_of(item) for item in LoadedItem.objects.exclude(conflicts=[])]}


def conflict_of(item: LoadedItem) -> dict[str, Any]:
    model = MODELS[item.kind]
    columns = {field.name for field in model._meta.get_fields()}
    row = model._default_manager.filter(**key_columns(item.kind, item.key)).first()
    return {
        "name": f"{model._meta.verbose_name} {item.key}",
        "url": reverse(f"admin:codes_{model._meta.model_name}_change", args=[row.pk]) if row else "",
        "columns": [
            labels.any_column(model, name) if name in columns else gettext("retired by the files, but edited here")
            for name in item.conflicts
        ],
    }


def list_url(kind: str, query: str) -> str:
    model, fixed = overview.LISTS[kind]
    return f"{reverse(f'admin:codes_{model}_changelist')}?{fixed}{query}"


@register.simple_tag
def versions_url(row: Any) -> str:
    return reverse(f"admin:codes_{row._meta.model_name}_versions", args=[row.pk])


@register.filter
def fields_of(draft: Draft) -> str:
    """The fields that a draft would change, in the editor's language."""
    return labels.of_draft(draft)


@register.filter
def diff(pieces: list[Any]) -> SafeString:
    """A word diff with what was removed and added marked."""
    marks = {"same": "{}", "removed": "<del>{}</del>", "added": "<ins>{}</ins>"}
    return format_html_join("", "{}", ((format_html(marks[piece.kind], piece.text),) for piece in pieces))
