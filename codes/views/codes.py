"""The catalogue: the map, reply codes by class, enhanced codes by subject, and codes that only providers send."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import pgettext_lazy

from codes import catalogue, vocab

MAP_COLUMNS = [
    ("2", vocab.Permanence.SUCCESS.label),
    ("3", vocab.Permanence.INTERMEDIATE.label),
    ("4", vocab.Permanence.TEMPORARY.label),
    ("5", vocab.Permanence.PERMANENT.label),
    ("", pgettext_lazy("column of codes outside the four classes", "No class")),
]


def codes(request: HttpRequest) -> HttpResponse:
    known = catalogue.load(request.LANGUAGE_CODE)
    context = {
        "map": known.map(),
        "columns": MAP_COLUMNS,
        "classes": [
            (f"{digit}yz", vocab.REPLY_CLASSES.get(digit, MAP_COLUMNS[-1][1]), listed)
            for digit, listed in known.by_class()
        ],
        "subjects": [(f"X.{digit}.*", vocab.SUBJECTS.get(digit, ""), listed) for digit, listed in known.by_subject()],
        "vendor_only": known.vendor_only,
    }
    return render(request, "codes/codes.html", context)
