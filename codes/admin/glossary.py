from django.contrib import admin

from codes.admin.base import DeskAdmin, text_columns
from codes.models import GlossaryTerm


@admin.register(GlossaryTerm)
class GlossaryTermAdmin(DeskAdmin):
    list_display = ["key", "term", "to_do", "updated_at"]
    search_fields = ["key", *text_columns(GlossaryTerm)]
