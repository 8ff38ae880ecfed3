"""Filters of the lists: what is missing or outdated in which language, and who changed it last."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from codes.content.items import key_columns
from codes.desk import labels, rights
from codes.models import ConcreteCode, Draft, TextState
from codes.vocab import REPLY_CLASSES, State


class TextStateFilter(admin.SimpleListFilter):
    """`?text=missing-ko`: objects with a text in that state in that language."""

    title = _("translation")
    parameter_name = "text"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            (f"{state.value}-{lang}", f"{labels.language(lang)}: {state.label}")
            for lang, _name in settings.LANGUAGES[1:]
            for state in (State.MISSING, State.OUTDATED)
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        state, separator, lang = (self.value() or "").partition("-")
        if not separator:
            return queryset
        kind = queryset.model.content_kind
        keys = TextState.objects.filter(kind=kind, state=state, lang=lang).values("key")
        if kind == "pair":
            wanted = Q(pk__in=[])
            for key in {row["key"] for row in keys}:
                wanted |= Q(**key_columns(kind, key))
            return queryset.filter(wanted)
        column = next(iter(key_columns(kind, "")))
        return queryset.filter(**{f"{column}__in": keys})


class ClassFilter(admin.SimpleListFilter):
    """The first digit of a code, or of the concrete codes of a registered one."""

    title = _("class")
    parameter_name = "class"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(digit, f"{digit} · {name}") for digit, name in REPLY_CLASSES.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        digit = self.value()
        if not digit:
            return queryset
        wanted = Q(code__startswith=digit)
        if queryset.model.content_kind == "code":
            wanted |= Q(pk__in=ConcreteCode.objects.filter(code__startswith=digit).values("family_id"))
        return queryset.filter(wanted)


class LastEditorFilter(admin.SimpleListFilter):
    """Who made the newest version in the history."""

    title = _("last editor")
    parameter_name = "editor"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        staff = get_user_model().objects.filter(is_staff=True).order_by("username")
        return [(str(user.pk), user.get_username()) for user in staff] + [("none", str(_("loaded from files")))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.value():
            return queryset
        versions = queryset.model.history.filter(id=OuterRef("pk")).order_by("-history_date", "-history_id")
        newest: QuerySet[Any] = queryset.annotate(newest_editor=Subquery(versions.values("history_user_id")[:1]))
        if self.value() == "none":
            return newest.filter(newest_editor__isnull=True)
        value = str(self.value())
        return newest.filter(newest_editor=value) if value.isdecimal() else queryset.none()


class StageFilter(admin.SimpleListFilter):
    """Drafts that wait for review, unless another stage or all are asked for."""

    title = _("stage")
    parameter_name = "stage"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*Draft.Stage.choices, ("all", _("All"))]

    def choices(self, changelist: Any) -> Iterator[Any]:
        for value, title in self.lookup_choices:
            yield {
                "selected": (self.value() or Draft.Stage.REVIEW) == value,
                "query_string": changelist.get_query_string({self.parameter_name: value}),
                "display": title,
            }

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        stage = self.value() or Draft.Stage.REVIEW
        return queryset if stage == "all" else queryset.filter(stage=stage)


class LanguageFilter(admin.SimpleListFilter):
    """Drafts in one language, named in the editor's."""

    title = _("language")
    parameter_name = "lang"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(lang, labels.language(lang)) for lang in rights.languages_of(request.user)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(lang=self.value()) if self.value() else queryset
