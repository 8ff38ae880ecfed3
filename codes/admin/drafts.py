"""The queue of drafts and one draft's page; and the doors to what was deleted and to text that goes out and in."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from codes.admin import deleted, exchange
from codes.admin.filters import LanguageFilter, StageFilter
from codes.admin.texts import public_url, text_url
from codes.desk import difference, drafts, labels, rights, writing
from codes.desk.drafts import StageError
from codes.desk.writing import Clash, ConflictError
from codes.entry import SOURCE_LANGUAGE
from codes.models import Draft


@admin.register(Draft)
class DraftAdmin(admin.ModelAdmin):
    """Lists drafts; each opens on its own page, where it is talked over, sent back or published."""

    list_display = ["subject", "contents", "author", "stage", "changed_at"]
    list_filter = [StageFilter, LanguageFilter, "author"]
    list_select_related = ["author"]
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Draft]:
        return super().get_queryset(request).filter(lang__in=rights.languages_of(request.user))

    @admin.display(description=gettext_lazy("text"), ordering="key")
    def subject(self, draft: Draft) -> str:
        return capfirst(str(draft))

    @admin.display(description=gettext_lazy("fields"))
    def contents(self, draft: Draft) -> str:
        return labels.of_draft(draft)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {"title": capfirst(Draft._meta.verbose_name_plural)})

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

    def deleted(self, request: HttpRequest) -> HttpResponse:
        return deleted.page(request, self.admin_site)

    def draft(self, request: HttpRequest, pk: int) -> HttpResponse:
        found = get_object_or_404(Draft.objects.select_related("author"), pk=pk)
        if not rights.may_write(request.user, found.lang):
            raise PermissionDenied
        try:
            row = drafts.find(found.kind, found.key)
        except ObjectDoesNotExist:
            text = _("%(draft)s was deleted meanwhile. An administrator can put it back; the draft is kept until then.")
            messages.warning(request, text % {"draft": capfirst(str(found))})
            return redirect("admin:index")
        if request.method != "POST":
            return self.draft_page(request, found, row)
        try:
            with transaction.atomic():
                return self.act(request, Draft.objects.select_for_update().get(pk=pk), row)
        except ConflictError as error:
            return self.draft_page(request, found, row, clashes=error.clashes, status=409)
        except StageError:
            found.refresh_from_db()
            messages.error(request, _("This draft was changed or moved on meanwhile. Look at it again."))
            return self.draft_page(request, found, row, status=409)

    def act(self, request: HttpRequest, draft: Draft, row: Any) -> HttpResponse:
        """Do what a button says, all of it or nothing. A verdict counts for the words that were shown only."""
        comment, action = request.POST.get("comment", ""), request.POST.get("action")
        unread = request.POST.get("shown") != drafts.words_of(draft)
        done = ""
        match action:
            case "say":
                said = drafts.say(request.user, draft, comment)
                done = _("Comment added.") if said else _("Nothing was typed, so nothing was added.")
            case "submit":
                drafts.submit(request.user, draft)
                drafts.say(request.user, draft, comment)
                done = _("Handed in. A publisher decides; until then the public text is unchanged.")
            case "withdraw":
                drafts.take_back(request.user, draft)
                drafts.say(request.user, draft, comment)
                messages.success(request, _("Taken back. Go on with it here."))
                return redirect(f"{text_url(row, draft.lang)}?draft={draft.pk}")
            case "return" | "publish" if unread and rights.may_publish(request.user):
                raise StageError
            case "return":
                drafts.send_back(request.user, draft, comment)
                done = _("Sent back to %(author)s.") % {"author": draft.author}
            case "publish":
                changed = drafts.publish(request.user, draft)
                drafts.say(request.user, draft, comment)
                names = {"fields": labels.fields(type(row), changed)}
                done = _("Published: %(fields)s.") % names if changed else _("Published; no text changed.")
        if done:
            messages.success(request, done)
        return redirect("admin:desk_draft", draft.pk)

    def draft_page(
        self, request: HttpRequest, draft: Draft, row: Any, *, clashes: list[Clash] | None = None, status: int = 200
    ) -> HttpResponse:
        published = draft.stage == Draft.Stage.PUBLISHED
        before = draft.replaced if published else drafts.texts_of(row, draft.lang)
        changes = [
            {
                "label": labels.field(type(row), name),
                "english": "" if draft.lang == SOURCE_LANGUAGE else writing.shown(row, name, SOURCE_LANGUAGE),
                "text": text,
                "change": difference.words(before[name], text),
            }
            for name, text in draft.texts.items()
            if name in before and writing.stored(name, text) != writing.stored(name, before[name])
        ]
        context = {
            **self.admin_site.each_context(request),
            "title": capfirst(str(draft)),
            "opts": Draft._meta,
            "draft": draft,
            "shown": drafts.words_of(draft),
            "changes": changes,
            "clashes": clashes,
            "comment": request.POST.get("comment", ""),
            "is_author": draft.author_id == request.user.pk,
            "with_author": draft.stage in drafts.WITH_AUTHOR,
            "may_publish": rights.may_publish(request.user),
            "text_url": text_url(row, draft.lang),
            "public_url": public_url(row, draft.lang),
        }
        return render(request, "admin/desk/draft.html", context, status=status)
