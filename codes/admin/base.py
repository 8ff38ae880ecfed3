"""What the desk's lists and forms share: facts in the form, text on pages of its own, nothing deleted in bulk."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from codes.admin import texts
from codes.admin.facts import FactsForm, write_facts
from codes.admin.filters import LastEditorFilter, TextStateFilter
from codes.desk import rights
from codes.desk.retiring import retire
from codes.entry import SOURCE_LANGUAGE, column
from codes.models import TextState
from codes.states import SOURCED_FIELDS
from codes.vocab import State


class DeskAdmin(admin.ModelAdmin):
    """Facts are edited in the form; every language's text on its own page, reached by the tabs above the form."""

    form = FactsForm
    change_form_template = "admin/desk/change_form.html"
    list_filter: ClassVar[list[Any]] = [TextStateFilter, LastEditorFilter, "updated_at"]
    actions = None  # nothing is deleted or changed in bulk, so nothing can be overwritten in bulk
    show_full_result_count = False
    save_on_top = True

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
        return texts.versions(request, self, pk)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        obj = self.get_object(request, object_id)
        tabs = language_tabs(obj, request) if obj else []
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), "tabs": tabs})

    @admin.display(description=_("to do"))
    def to_do(self, obj: Any) -> str:
        return ", ".join(f"{lang}: {count}" for lang, count in self._waiting(obj).items()) or "–"

    def _waiting(self, obj: Any) -> dict[str, int]:
        counts: dict[str, int] = {}
        states = TextState.objects.filter(kind=obj.content_kind, key=obj.content_key).exclude(state=State.CURRENT)
        for state in states:
            counts[state.lang] = counts.get(state.lang, 0) + 1
        return counts


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
    name = obj._meta.model_name
    return [
        {
            "lang": lang,
            "name": get_language_info(lang)["name_local"],
            "url": reverse(f"admin:codes_{name}_text", args=[obj.pk, lang]),
            "missing": sum(state.lang == lang and state.state == State.MISSING for state in states),
            "outdated": sum(state.lang == lang and state.state == State.OUTDATED for state in states),
            "mine": lang in mine,
        }
        for lang, _name in settings.LANGUAGES
    ]
