"""Search: a code leads to its page, two to their comparison, words to codes and providers. What is typed is private."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from codes import found, notation
from codes import search as searching
from codes.glossary import linker

SHOWN, MORE = 10, 40


@never_cache
def search(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:500]
    code = searching.lone_code(query)
    if code:
        return redirect("code", code)
    pair = searching.lone_pair(query)
    if pair:
        return redirect("comparison", notation.versus(*pair))
    context = {"query": query, "link": linker(request.LANGUAGE_CODE)}
    if query:
        results = found.find(query, request.LANGUAGE_CODE)
        providers = results.providers()
        named = [one for one in providers if one.named]
        context |= {
            "results": results.codes(0, SHOWN),
            "more": results.pages(SHOWN, MORE),
            "named": named,
            "others": [one for one in providers if not one.named],
            "recognised": results.recognised(query),
            "relatives": results.known.lookalikes(query, 6),
        }
    return render(request, "codes/search.html", context)
