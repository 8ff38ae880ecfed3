"""What the desk's lists and forms share: facts in the form, text on pages of its own, nothing deleted in bulk."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Case, IntegerField, Model, QuerySet, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import get_language, get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from codes.admin import texts, versions
from codes.admin.facts import FactsForm, write_facts
from codes.admin.filters import LastEditorFilter, TextStateFilter
from codes.desk import labels, rights
from codes.desk.retiring import retire
from codes.entry import SOURCE_LANGUAGE, column
from codes.models import TextState
from codes.states import SOURCED_FIELDS
from codes.vocab import State


class DeskList(ChangeList):
    """A list whose rows lead to where the work is: to a language's text, or else to the facts."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        desk: Any = self.model_admin
        self.lang = desk.language_of_rows(request)
        if self.lang and not self.model_admin.has_change_permission(request):
            self.title = gettext("Select %(name)s to translate") % {"name": self.opts.verbose_name}

    def get_results(self, request: HttpRequest) -> None:
        """With what is left to do for each row, asked for once."""
        super().get_results(request)
        rows: dict[str, Any] = {row.content_key: row for row in self.result_list}
        kind: str = self.model.content_kind  # type: ignore[attr-defined]
        waiting = TextState.objects.filter(kind=kind, key__in=rows).exclude(state=State.CURRENT)
        for row in rows.values():
            row.waiting = {}
        for state in waiting:
            counts = rows[state.key].waiting
            counts[state.lang] = counts.get(state.lang, 0) + 1

    def url_for_result(self, result: Any) -> str:
        return texts.text_url(result, self.lang) if self.lang else super().url_for_result(result)


class DeskAdmin(admin.ModelAdmin):
    """Facts are edited in the form; every language's text on its own page, reached by the tabs above the form."""

    form = FactsForm
    change_form_template = "admin/desk/change_form.html"
    list_filter: ClassVar[list[Any]] = [TextStateFilter, LastEditorFilter, "updated_at"]
    actions = None  # nothing is deleted or changed in bulk, so nothing can be overwritten in bulk
    show_full_result_count = False

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Facts; in the form that adds an object also its English text."""
        fields = fact_fields(self.model)
        if obj is None:
            english = [column(field, SOURCE_LANGUAGE) for field in SOURCED_FIELDS[self.model.content_kind]]
            fields += english
        return [*fields, "seen"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ["code"] if obj is not None and "code" in fact_fields(self.model) else []

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            write_facts(obj, form.changed_data)
        else:
            super().save_model(request, obj, form, change)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        retire(obj)

    def get_urls(self) -> list[Any]:
        name = self.model._meta.model_name
        own = [
            path("<int:pk>/text/<str:lang>/", self.text_door, name=f"codes_{name}_text"),
            path("<int:pk>/versions/", self.admin_site.admin_view(self.versions), name=f"codes_{name}_versions"),
        ]
        return own + super().get_urls()

    def text_door(self, request: HttpRequest, pk: int, lang: str) -> HttpResponse:
        """Who was signed out while typing gets the typed text back instead of the sign-in page alone."""
        if request.method == "POST" and not self.admin_site.has_permission(request):
            return texts.keep(request, self, pk, lang, status=401)
        return self.admin_site.admin_view(self.text)(request, pk=pk, lang=lang)

    def text(self, request: HttpRequest, pk: int, lang: str) -> HttpResponse:
        return texts.text(request, self, pk, lang)

    def versions(self, request: HttpRequest, pk: int) -> HttpResponse:
        return versions.versions(request, self, pk)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Django's own history knows of no text; ours takes its place."""
        return redirect(f"admin:codes_{self.model._meta.model_name}_versions", object_id)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return DeskList

    def language_of_rows(self, request: HttpRequest) -> str:
        """The language whose text the rows of a list lead to: the filtered one, or a translator's; empty for facts."""
        mine = rights.languages_of(request.user)
        filtered = request.GET.get("text", "").partition("-")[2]
        if filtered in mine:
            return filtered
        return mine[0] if mine and not self.has_change_permission(request) else ""

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """What is called exactly so comes first."""
        found, doubled = super().get_search_results(request, queryset, search_term)
        if not search_term:
            return found, doubled
        named = When(**{f"{self.search_fields[0]}__iexact": self.key_searched(search_term.strip())}, then=0)
        rank = Case(named, default=1, output_field=IntegerField())
        return found.order_by(rank, *found.query.order_by), doubled

    def key_searched(self, term: str) -> str:
        """The name of the object that a search would mean, if it meant just one."""
        return term

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        obj = self.get_object(request, object_id)
        mine = rights.languages_of(request.user)
        if obj and mine and not self.has_change_permission(request, obj) and request.method != "POST":
            return redirect(texts.text_url(obj, mine[0]))
        context = dict(extra_context or {})
        if obj:
            tabs, public = language_tabs(obj, request), texts.public_url(obj, get_language() or SOURCE_LANGUAGE)
            context |= {"tabs": tabs, "public_url": public, "at": "facts", "may_change_facts": True}
        return super().change_view(request, object_id, form_url, context)

    @admin.display(description=_("to do"))
    def to_do(self, obj: Any) -> str:
        counted = [(lang, obj.waiting.get(lang)) for lang in rights.LANGUAGES]
        return ", ".join(f"{labels.language(lang)}: {count}" for lang, count in counted if count) or "–"


def text_columns(model: Any) -> list[str]:
    """The columns of a model that hold text, in every language."""
    return [column(field, lang) for field in SOURCED_FIELDS[model.content_kind] for lang, _name in settings.LANGUAGES]


def fact_fields(model: type[Model]) -> list[str]:
    """The editable columns of a model that are not text in some language."""
    kind: str = model.content_kind  # type: ignore[attr-defined]
    texts_of_model = {*SOURCED_FIELDS[kind], "forms", "avoid"}
    translated = {column(field, lang) for field in texts_of_model for lang, _name in settings.LANGUAGES}
    return [
        field.name
        for field in model._meta.concrete_fields
        if field.editable and not field.primary_key and field.name not in translated | texts_of_model
    ]


def language_tabs(obj: Any, request: HttpRequest) -> list[dict[str, Any]]:
    """A tab per language: its name, where its text is edited, and how much is missing or outdated."""
    states = list(TextState.objects.filter(kind=obj.content_kind, key=obj.content_key))
    mine = rights.languages_of(request.user)
    return [
        {
            "lang": lang,
            "name": get_language_info(lang)["name_local"],
            "url": texts.text_url(obj, lang),
            "missing": sum(state.lang == lang and state.state == State.MISSING for state in states),
            "outdated": sum(state.lang == lang and state.state == State.OUTDATED for state in states),
            "mine": lang in mine,
        }
        for lang, _name in settings.LANGUAGES
    ]
