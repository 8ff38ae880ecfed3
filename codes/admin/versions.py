"""The history of an object: every version with who, when and what changed; a text or the facts can be put back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from codes.admin.facts import write_facts
from codes.admin.texts import number
from codes.desk import difference, labels, rights, writing
from codes.desk.writing import Typed
from codes.states import SOURCED_FIELDS

SHOWN = 200


def versions(request: HttpRequest, desk: Any, pk: int) -> HttpResponse:
    """Every version of an object, newest first, with what changed from the one before; a text can be put back."""
    from codes.admin.base import language_tabs  # noqa: PLC0415  (base shows this page)

    row = desk.model._default_manager.filter(pk=pk).first()
    if row is None:
        raise Http404
    if request.method == "POST":
        return put_back(request, desk, row)
    history = list(desk.model.history.filter(id=pk).select_related("history_user")[:SHOWN])
    steps = []
    for newer, older in zip(history, [*history[1:], None], strict=True):
        steps.append({"version": newer, "changes": changes(newer, older)})
    context = {
        **desk.admin_site.each_context(request),
        "title": _("History of %(object)s") % {"object": row},
        "opts": desk.model._meta,
        "original": row,
        "steps": steps,
        "newest": history[0].history_id if history else 0,
        "may_change_facts": desk.has_change_permission(request, row),
        "languages": [(lang, labels.language(lang)) for lang in rights.languages_of(request.user)],
        "tabs": language_tabs(row, request),
        "at": "versions",
    }
    return render(request, "admin/desk/versions.html", context)


def changes(newer: Any, older: Any) -> list[dict[str, Any]]:
    """The columns in which two versions differ, each with its word diff; none for the first version."""
    if older is None:
        return []
    model = type(newer.instance)
    result = []
    for field in newer.instance._meta.concrete_fields:
        if field.name in {"updated_at", "id", *SOURCED_FIELDS[model.content_kind]}:
            continue
        old, new = getattr(older, field.attname, None), getattr(newer, field.attname, None)
        if new != old:
            change = difference.words(labels.value(model, field.name, old), labels.value(model, field.name, new))
            result.append({"name": labels.any_column(model, field.name), "change": change})
    return result


def put_back(request: HttpRequest, desk: Any, row: Any) -> HttpResponse:
    """Restore a language's text or the facts from a version; refused where anything moved since the page was shown."""
    part = request.POST.get("part", "")
    here = redirect(f"admin:codes_{desk.model._meta.model_name}_versions", row.pk)
    version = desk.model.history.filter(id=row.pk, history_id=number(request.POST.get("version"))).first()
    if version is None or part not in {*rights.LANGUAGES, "facts"}:
        raise Http404
    with transaction.atomic():
        newest = desk.model._default_manager.select_for_update().get(pk=row.pk).history.first()
        if newest is None or newest.history_id != number(request.POST.get("newest")):
            messages.error(
                request, _("The text moved meanwhile; nothing was put back. Look at the newest version first.")
            )
        elif part == "facts":
            put_back_facts(request, desk, row, version.instance)
        else:
            old = {name: writing.shown(version.instance, name, part) for name in SOURCED_FIELDS[row.content_kind]}
            writing.write(request.user, row, Typed(part, old, writing.seen_digests(row, part), {}))
            messages.success(request, _("The older text is back."))
    return here


def put_back_facts(request: HttpRequest, desk: Any, row: Any, old: Any) -> None:
    from codes.admin.base import fact_fields  # noqa: PLC0415  (base shows this page)

    if not desk.has_change_permission(request, row):
        raise PermissionDenied
    names = [name for name in fact_fields(desk.model) if getattr(row, name) != getattr(old, name)]
    for name in names:
        setattr(row, name, getattr(old, name))
    write_facts(row, names)
    messages.success(request, _("The older facts are back."))
