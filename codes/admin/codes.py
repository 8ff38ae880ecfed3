from django.contrib import admin

from codes.admin.base import DeskAdmin, fact_fields
from codes.admin.facts import FactsForm
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
    list_display = ["code", "name", "kind", "standing", "category", "to_do", "updated_at"]
    list_filter = [*DeskAdmin.list_filter, "kind", "standing", "category", "permanence"]
    search_fields = ["code", "registered_name", "name_en", "name_ko", "name_ja"]
    search_fields += [f"{field}_{lang}" for field in ("summary", "cause", "description") for lang in ("en", "ko", "ja")]
    inlines = [ConcreteCodeInline]


@admin.register(ConcreteCode)
class ConcreteCodeAdmin(DeskAdmin):
    list_display = ["code", "family", "foreseen", "foremost", "retry", "keep_address", "to_do", "updated_at"]
    list_filter = [*DeskAdmin.list_filter, "foreseen", "foremost"]
    list_select_related = ["family"]
    search_fields = ["code", "summary_en", "summary_ko", "summary_ja"]
