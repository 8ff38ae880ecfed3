"""The one box: a lone code leads to its page, words to a list of codes."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from codes import catalogue, replies
from codes import search as searching
from codes.models import ProviderResponse, StatusCode

LANGUAGES = [code for code, _ in settings.LANGUAGES]


def search(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:500]
    code = searching.lone_code(query)
    if code:
        return redirect("code", code)
    known = catalogue.load(request.LANGUAGE_CODE)
    hits = searching.find(query, StatusCode.objects.with_concrete_codes(), LANGUAGES) if query else []
    context = {
        "query": query,
        "named": known.some(searching.codes_in(query)),
        "results": results(hits, known),
        "recognised": list(replies.recognised(query, ProviderResponse.objects.with_provider())),
        "relatives": known.lookalikes(query, 6) if query else [],
    }
    return render(request, "codes/search.html", context)


def results(hits: list[searching.Hit], known: catalogue.Catalogue) -> list[dict[str, Any]]:
    """Hits with the page each leads to; an enhanced code leads to its foremost concrete one."""
    listed = []
    for hit in hits[:40]:
        pages = known.some(known.pages_of(hit.code))
        if pages:
            listed.append({"page": pages[0], "others": pages[1:], "hit": hit})
    return listed
