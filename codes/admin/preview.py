"""The public page as it would be with text that is not saved yet."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override

from codes import compare, lookup
from codes.desk.writing import stored
from codes.entry import Text, column
from codes.models import ComparisonNote, ConcreteCode, StatusCode
from codes.views.compare import comparison_page
from codes.views.detail import code_page


def page(request: HttpRequest, row: Any, lang: str, typed: Mapping[str, str]) -> HttpResponse:
    """The public page of an object in one language, with the typed fields in place of the stored ones."""
    for field, text in typed.items():
        setattr(row, column(field, lang), stored(field, text))
    with override(lang):
        request.LANGUAGE_CODE = lang
        match row:
            case StatusCode():
                concrete = row.concrete_codes.filter(foremost=True).first()
                return code_page(request, lookup.found_of(row, lang, concrete))
            case ConcreteCode():
                return code_page(request, lookup.found_of(row.family, lang, row))
            case ComparisonNote():
                one, other = lookup.find(row.code_a, lang), lookup.find(row.code_b, lang)
                if one and other:
                    note = Text(typed.get("note", ""), lang)
                    return comparison_page(request, (one, other), compare.compare(one.entry, other.entry), note)
        texts = [(row._meta.get_field(field).verbose_name, Text(text, lang)) for field, text in typed.items()]
        return render(request, "admin/desk/preview.html", {"row": row, "texts": texts})
