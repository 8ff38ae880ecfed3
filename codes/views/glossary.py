"""The terms of mail administration in the reader's language."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from codes.entry import translated
from codes.models import GlossaryTerm


def glossary(request: HttpRequest) -> HttpResponse:
    lang = request.LANGUAGE_CODE
    terms = [
        {
            "key": row.key,
            "term": translated(row, "term", lang),
            "english": translated(row, "term", "en") if lang != "en" else "",
            "definition": translated(row, "definition", lang),
        }
        for row in GlossaryTerm.objects.all()
    ]
    terms.sort(key=lambda term: term["term"].casefold())
    return render(request, "codes/glossary.html", {"terms": terms})
