"""What the desk's templates need: the table of what is left to do, links, word diffs."""

from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info

from codes.desk import overview
from codes.models import Draft, LoadedItem

register = template.Library()


@register.inclusion_tag("admin/desk/_overview.html")
def desk_overview() -> dict[str, Any]:
    """The table of the first page: what is missing and outdated, each number a link to exactly those."""
    rows = [
        {
            "label": label,
            "cells": [
                {
                    "cell": cell,
                    "missing_url": list_url(kind, f"text=missing-{cell.lang}"),
                    "outdated_url": list_url(kind, f"text=outdated-{cell.lang}"),
                }
                for cell in cells
            ],
        }
        for kind, label, cells in overview.table()
    ]
    languages = [get_language_info(code)["name_local"] for code, _ in settings.LANGUAGES[1:]]
    return {"rows": rows, "languages": languages}


@register.inclusion_tag("admin/desk/_queue.html")
def desk_queue() -> dict[str, Any]:
    """Drafts that wait for somebody."""
    waiting = Draft.objects.exclude(stage=Draft.Stage.PUBLISHED).select_related("author")[:50]
    return {"drafts": [(draft, draft_url(draft)) for draft in waiting]}


@register.inclusion_tag("admin/desk/_conflicts.html")
def load_conflicts() -> dict[str, Any]:
    """What the last load left alone because an editor had changed it too."""
    return {"conflicts": LoadedItem.objects.exclude(conflicts=[])}


def list_url(kind: str, query: str) -> str:
    model, fixed = overview.LISTS[kind]
    return f"{reverse(f'admin:codes_{model}_changelist')}?{fixed}{query}"


def draft_url(draft: Draft) -> str:
    return reverse("admin:desk_draft", args=[draft.pk])


@register.simple_tag
def versions_url(row: Any) -> str:
    return reverse(f"admin:codes_{row._meta.model_name}_versions", args=[row.pk])


@register.filter
def diff(pieces: list[Any]) -> SafeString:
    """A word diff with what was removed and added marked."""
    marks = {"same": "{}", "removed": "<del>{}</del>", "added": "<ins>{}</ins>"}
    return format_html_join("", "{}", ((format_html(marks[piece.kind], piece.text),) for piece in pieces))
