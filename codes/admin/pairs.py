from django.contrib import admin

from codes.admin.base import DeskAdmin, text_columns
from codes.models import ComparisonNote


@admin.register(ComparisonNote)
class ComparisonNoteAdmin(DeskAdmin):
    list_display = ["__str__", "sort", "to_do", "updated_at"]
    search_fields = ["code_a", "code_b", *text_columns(ComparisonNote)]
