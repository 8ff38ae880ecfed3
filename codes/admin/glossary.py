from django.contrib import admin
from modeltranslation.admin import TranslationAdmin

from codes.models import GlossaryTerm


@admin.register(GlossaryTerm)
class GlossaryTermAdmin(TranslationAdmin):
    list_display = ["key", "term", "updated_at"]
    search_fields = ["key", "term_en", "term_ko", "term_ja"]
