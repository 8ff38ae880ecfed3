from typing import Any

from django.contrib import admin
from django.db import models

from codes.admin.base import DeskAdmin, text_columns
from codes.models import Provider, ProviderResponse

# Django 6.0 assumes https where no scheme is typed; we do so already.
ASSUME_HTTPS: dict[Any, dict[str, str]] = {models.URLField: {"assume_scheme": "https"}}


@admin.register(Provider)
class ProviderAdmin(DeskAdmin):
    list_display = ["name", "kind", "checked", "to_do", "updated_at"]
    list_filter = [*DeskAdmin.list_filter, "kind"]
    search_fields = ["name", "slug", *text_columns(Provider)]
    formfield_overrides = ASSUME_HTTPS


@admin.register(ProviderResponse)
class ProviderResponseAdmin(DeskAdmin):
    list_display = ["key", "provider", "reply_code", "enhanced_code", "tag", "category", "retry", "to_do", "checked"]
    list_filter = [*DeskAdmin.list_filter, "provider", "category", "distinctive", "retry", "who_acts"]
    formfield_overrides = ASSUME_HTTPS
    list_select_related = ["provider"]
    search_fields = ["key", "reply_code", "enhanced_code", "tag", "pattern", *text_columns(ProviderResponse)]
