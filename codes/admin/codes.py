from django.contrib import admin

from codes import notation
from codes.admin.base import DeskAdmin, fact_fields, text_columns
from codes.admin.facts import FactsForm
from codes.admin.filters import ClassFilter
from codes.models import ConcreteCode, StatusCode


class ConcreteCodeInline(admin.StackedInline):
    model = ConcreteCode
    form = FactsForm
    fields = [*fact_fields(ConcreteCode), "seen"]
    readonly_fields = ["family"]
    extra = 0
    show_change_link = True

    def get_fields(self, request, obj=None):  # type: ignore[no-untyped-def]
        return [name for name in self.fields if name != "family"]


@admin.register(StatusCode)
class StatusCodeAdmin(DeskAdmin):
    list_display = ["code", "name", "standing", "category", "to_do", "updated_at"]
    list_filter = [*DeskAdmin.list_filter, "kind", "standing", ClassFilter, "category"]
    search_fields = ["code", "registered_name", "concrete_codes__code", *text_columns(StatusCode)]
    inlines = [ConcreteCodeInline]

    def key_searched(self, term: str) -> str:
        return notation.family_of(term) if notation.is_enhanced(term) else term


@admin.register(ConcreteCode)
class ConcreteCodeAdmin(DeskAdmin):
    list_display = ["code", "family", "foreseen", "foremost", "retry", "keep_address", "to_do", "updated_at"]
    list_filter = [*DeskAdmin.list_filter, ClassFilter, "foreseen", "foremost"]
    list_select_related = ["family"]
    search_fields = ["code", *text_columns(ConcreteCode)]
