from django.contrib import admin
from modeltranslation.admin import TranslationAdmin

from codes.models import ComparisonNote


@admin.register(ComparisonNote)
class ComparisonNoteAdmin(TranslationAdmin):
    list_display = ["__str__", "sort", "updated_at"]
    search_fields = ["code_a", "code_b", "note_en", "note_ko", "note_ja"]
