"""The queue of drafts, one draft's page, what was deleted, and where text goes out and comes in."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from codes.admin import exchange
from codes.admin.texts import public_url
from codes.desk import difference, drafts, rights, writing
from codes.desk.drafts import StageError
from codes.desk.writing import Clash, ConflictError
from codes.models import Draft
from codes.states import MODELS


@admin.register(Draft)
class DraftAdmin(admin.ModelAdmin):
    """Lists drafts; each opens on its own page, where it is talked over, sent back or published."""

    list_display = ["__str__", "author", "stage", "changed_at"]
    list_filter = ["stage", "lang", "author"]
    list_select_related = ["author"]
    actions = None

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(rights.languages_of(request.user))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(rights.languages_of(request.user))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("admin:desk_draft", object_id)

    def get_urls(self) -> list[Any]:
        own = [
            path("<int:pk>/review/", self.admin_site.admin_view(self.draft), name="desk_draft"),
            path("deleted/", self.admin_site.admin_view(self.deleted), name="desk_deleted"),
            path("export/", self.admin_site.admin_view(self.export), name="desk_export"),
            path("import/", self.admin_site.admin_view(self.bring_in), name="desk_import"),
        ]
        return own + super().get_urls()

    def export(self, request: HttpRequest) -> HttpResponse:
        return exchange.export_page(request, self.admin_site)

    def bring_in(self, request: HttpRequest) -> HttpResponse:
        return exchange.import_page(request, self.admin_site)

    def draft(self, request: HttpRequest, pk: int) -> HttpResponse:
        found = get_object_or_404(Draft.objects.select_related("author"), pk=pk)
        if not rights.may_write(request.user, found.lang):
            raise PermissionDenied
        if request.method != "POST":
            return self.draft_page(request, found)
        try:
            self.act(request, found)
        except ConflictError as error:
            return self.draft_page(request, found, clashes=error.clashes, status=409)
        except StageError:
            messages.error(request, _("Somebody else moved this draft on meanwhile."))
        return redirect("admin:desk_draft", found.pk)

    def act(self, request: HttpRequest, draft: Draft) -> None:
        comment = request.POST.get("comment", "")
        match request.POST.get("action"):
            case "say":
                drafts.say(request.user, draft, comment)
            case "submit":
                drafts.say(request.user, draft, comment)
                drafts.submit(request.user, draft)
            case "return":
                drafts.send_back(request.user, draft, comment)
            case "publish":
                with transaction.atomic():
                    drafts.say(request.user, draft, comment)
                    drafts.publish(request.user, draft)
                messages.success(request, _("Published."))

    def draft_page(
        self, request: HttpRequest, draft: Draft, *, clashes: list[Clash] | None = None, status: int = 200
    ) -> HttpResponse:
        row = drafts.row_of(draft)
        there = {name: writing.shown(row, name, draft.lang) for name in draft.texts}
        changes = [
            {"label": row._meta.get_field(name).verbose_name, "change": difference.words(there[name], text)}  # type: ignore[union-attr]
            for name, text in draft.texts.items()
            if writing.stored(name, text) != writing.stored(name, there[name])
        ]
        context = {
            **self.admin_site.each_context(request),
            "title": str(draft),
            "draft": draft,
            "changes": changes,
            "clashes": clashes,
            "comment": request.POST.get("comment", "") if clashes else "",
            "is_author": draft.author_id == request.user.pk,
            "may_publish": rights.may_publish(request.user),
            "text_url": reverse(f"admin:codes_{row._meta.model_name}_text", args=[row.pk, draft.lang]),
            "public_url": public_url(row, draft.lang),
        }
        return render(request, "admin/desk/draft.html", context, status=status)

    def deleted(self, request: HttpRequest) -> HttpResponse:
        """What was deleted, with its last version; an administrator can put it back."""
        if not request.user.has_perm("codes.delete_statuscode"):
            raise PermissionDenied
        if request.method == "POST":
            return self.put_back(request)
        gone = [
            {"kind": kind, "version": version}
            for kind, model in MODELS.items()
            for version in model.history.filter(history_type="-").select_related("history_user")[:100]  # type: ignore[attr-defined]
            if not model._default_manager.filter(pk=version.id).exists()
        ]
        context = {**self.admin_site.each_context(request), "title": _("Deleted objects"), "gone": gone}
        return render(request, "admin/desk/deleted.html", context)

    def put_back(self, request: HttpRequest) -> HttpResponse:
        model = MODELS.get(request.POST.get("kind", ""))
        number = request.POST.get("version", "")
        version = model.history.filter(history_id=number).first() if model and number.isdecimal() else None  # type: ignore[attr-defined]
        if model is None or version is None:
            raise Http404
        if model._default_manager.filter(pk=version.id).exists():
            messages.error(request, _("It is back already."))
        else:
            version.instance.save(force_insert=True)
            messages.success(request, _("%(object)s is back.") % {"object": version.instance})
        return redirect("admin:desk_deleted")
