"""The terms of mail administration in the reader's language."""

import unicodedata

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from codes.entry import translated
from codes.models import GlossaryTerm


def glossary(request: HttpRequest) -> HttpResponse:
    lang = request.LANGUAGE_CODE
    terms = []
    for row in GlossaryTerm.objects.all():
        term, english = translated(row, "term", lang), translated(row, "term", "en")
        terms.append(
            {
                "key": row.key,
                "term": term,
                "english": "" if _letters(term) == _letters(english) else english,
                "definition": translated(row, "definition", lang),
            }
        )
    terms.sort(key=lambda term: term["term"].casefold())
    return render(request, "codes/glossary.html", {"terms": terms})


def _letters(term: str) -> str:
    """What tells terms apart: neither brackets, blanks, case nor width do."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", term))).casefold()
