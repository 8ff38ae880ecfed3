"""The catalogue: the map, reply codes by class, enhanced codes by subject, and codes that only providers send."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from codes import catalogue, vocab


def codes(request: HttpRequest) -> HttpResponse:
    known = catalogue.load(request.LANGUAGE_CODE)
    context = {
        "map": known.map(),
        "columns": catalogue.MAP_COLUMNS,
        "classes": [
            (f"{digit}yz", vocab.REPLY_CLASSES.get(digit, catalogue.MAP_COLUMNS[-1][2]), listed)
            for digit, listed in known.by_class()
        ],
        "subjects": [(f"X.{digit}.*", vocab.SUBJECTS.get(digit, ""), listed) for digit, listed in known.by_subject()],
        "vendor_only": known.vendor_only,
    }
    return render(request, "codes/codes.html", context)
