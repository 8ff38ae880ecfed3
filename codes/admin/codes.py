from django.contrib import admin
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from codes.models import ConcreteCode, StatusCode


class ConcreteCodeInline(TranslationStackedInline):
    model = ConcreteCode
    extra = 0


@admin.register(StatusCode)
class StatusCodeAdmin(TranslationAdmin):
    list_display = ["code", "name", "kind", "standing", "category", "updated_at"]
    list_filter = ["kind", "standing", "category"]
    search_fields = [
        "code",
        "registered_name",
        "name_en",
        "name_ko",
        "name_ja",
        "summary_en",
        "summary_ko",
        "summary_ja",
    ]
    inlines = [ConcreteCodeInline]
    save_on_top = True
