from django.contrib import admin
from modeltranslation.admin import TranslationAdmin

from codes.models import Provider, ProviderResponse


@admin.register(Provider)
class ProviderAdmin(TranslationAdmin):
    list_display = ["name", "kind", "checked", "updated_at"]
    list_filter = ["kind"]
    search_fields = ["name", "slug"]


@admin.register(ProviderResponse)
class ProviderResponseAdmin(TranslationAdmin):
    list_display = ["key", "provider", "reply_code", "enhanced_code", "tag", "retry", "who_acts", "checked"]
    list_filter = ["provider", "retry", "who_acts"]
    list_select_related = ["provider"]
    search_fields = [
        "key",
        "reply_code",
        "enhanced_code",
        "tag",
        "pattern",
        "meaning_en",
        "meaning_ko",
        "meaning_ja",
    ]
