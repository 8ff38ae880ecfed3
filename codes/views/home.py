"""The home page: the one box, popular comparisons, and the map of codes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from codes import catalogue
from codes.views.compare import popular


def home(request: HttpRequest) -> HttpResponse:
    known = catalogue.load(request.LANGUAGE_CODE)
    context = {
        "map": known.map(),
        "columns": catalogue.MAP_COLUMNS,
        "often_asked": known.some(("550", "5.1.1", "5.7.1", "421", "451", "552", "554", "535", "5.7.26", "4.2.2")),
        "popular": popular(known, most=12),
        "counts": {"reply": len(known.replies), "enhanced": len(known.enhanced)},
    }
    return render(request, "codes/home.html", context)
