"""Comparisons: the chooser, and the page of one pair at its one canonical address."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from codes import catalogue, compare, diagram, lookup, notation, search, sentences
from codes.entry import Text, translated
from codes.glossary import linker
from codes.models import ComparisonNote


def chooser(request: HttpRequest) -> HttpResponse:
    """Two codes chosen lead to their comparison; anything wrong is said beside the fields, with what was typed."""
    known = catalogue.load(request.LANGUAGE_CODE)
    typed = {name: request.GET.get(name, "").strip() for name in ("a", "b")}
    chosen = {name: search.lone_code(value) for name, value in typed.items()}
    faults = {name: typed[name] for name, code in chosen.items() if typed[name] and code not in known}
    if chosen["a"] and chosen["b"] and not faults:
        return redirect("comparison", notation.versus(chosen["a"], chosen["b"]))
    context = {"known": known, "typed": typed, "faults": faults, "popular": popular(known)}
    return render(request, "codes/chooser.html", context, status=422 if faults else 200)


def comparison(request: HttpRequest, pair: str) -> HttpResponse:
    first, separator, second = pair.partition("-vs-")
    if not separator or not all(map(notation.is_page, (first, second))):
        raise Http404
    if first == second:
        return redirect("code", first, permanent=True)
    if (first, second) != notation.canonical_pair(first, second):
        return redirect("comparison", notation.versus(first, second), permanent=True)
    lang = request.LANGUAGE_CODE
    one, other = lookup.find(first, lang), lookup.find(second, lang)
    known = catalogue.load(lang)
    if one is None or other is None:
        missing = {"pair": (first, second), "relatives": nearest(known, first, second)}
        return render(request, "codes/unknown_pair.html", missing, status=404)
    note = lookup.note(first, second)
    result = compare.compare(one.entry, other.entry)
    words = translated(note, "note", lang) if note else None
    return comparison_page(request, (one, other), result, words, known)


def comparison_page(
    request: HttpRequest,
    sides: tuple[lookup.Found, lookup.Found],
    result: compare.Comparison,
    note: Text | None,
    known: catalogue.Catalogue | None = None,
) -> HttpResponse:
    """The page of a comparison in hand."""
    known = known or catalogue.load(result.a.lang)
    context: dict[str, Any] = {
        "comparison": result,
        "link": linker(result.a.lang),
        "languages": [language for language in sides[0].languages if language in sides[1].languages],
        "note": note,
        "drawing": diagram.session(result.a, result.b),
        "drawing_texts": [sentences.phases(result.a), sentences.phases(result.b)],
        "neighbours": [tuple(known.some(pair)) for pair in compare.neighbours(result) if all(map(known.get, pair))],
    }
    return render(request, "codes/comparison.html", context)


def nearest(known: catalogue.Catalogue, *codes: str) -> list[catalogue.Listed]:
    """Known ones of the codes first, then relatives of the unknown ones."""
    relatives = [one for code in codes if code not in known for one in known.relatives(code)]
    return list(dict.fromkeys(known.some(codes) + relatives))


def popular(known: catalogue.Catalogue, most: int = 100) -> list[tuple[catalogue.Listed, ...]]:
    """The pairs that have an editor's note, in the editors' order."""
    notes = ComparisonNote.objects.only("code_a", "code_b", "sort")[:most]
    return [tuple(known.some((note.code_a, note.code_b))) for note in notes]
