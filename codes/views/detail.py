"""The explanation of one code, and the honest page for a code that nobody knows."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from codes import catalogue, diagram, lookup, notation, sentences, vocab
from codes.entry import Entry
from codes.glossary import linker


def code(request: HttpRequest, code: str) -> HttpResponse:
    if notation.is_family(code.upper()):
        target = lookup.foremost(code.upper())
        if target is None:
            raise Http404
        return redirect("code", target)
    known = catalogue.load(request.LANGUAGE_CODE)
    found = lookup.find(code, request.LANGUAGE_CODE)
    if found is None:
        return unknown(request, code, known)
    return code_page(request, found, known)


def code_page(request: HttpRequest, found: lookup.Found, known: catalogue.Catalogue | None = None) -> HttpResponse:
    """The page of an entry in hand."""
    entry = found.entry
    known = known or catalogue.load(entry.lang)
    context = {
        "entry": entry,
        "link": linker(entry.lang),
        "class_name": class_name(entry.code),
        "subject_name": subject_name(entry.code),
        "responses": found.responses,
        "foreseen_codes": found.foreseen_codes,
        "log_advice": sentences.log_advice(entry),
        "siblings": known.some(found.siblings),
        "confused_with": known.some(dict.fromkeys(own_class(code, entry, known) for code in entry.confused_with)),
        "associated": associated(entry, known),
        "meant": known.some([entry.meant]),
        "instead": known.some(entry.instead),
        "drawing": diagram.session(entry) if entry.phases else None,
        "drawing_texts": [sentences.phases(entry)],
        "languages": found.languages,
        "customer_replies": found.customer_replies,
    }
    return render(request, "codes/code.html", context)


def unknown(request: HttpRequest, code: str, known: catalogue.Catalogue) -> HttpResponse:
    """Class and subject explained, "not registered", nearest relatives: status 404, never a bare one."""
    if not notation.is_well_formed(code):
        raise Http404
    context = {
        "code": code,
        "class_name": class_name(code),
        "subject_name": subject_name(code),
        "relatives": known.relatives(code),
    }
    return render(request, "codes/unknown.html", context, status=404)


def class_name(code: str) -> str:
    names = vocab.ENHANCED_CLASSES if "." in code else vocab.REPLY_CLASSES
    return str(names.get(code[0], ""))


def subject_name(code: str) -> str:
    return str(vocab.SUBJECTS.get(notation.parts(code).subject, "")) if "." in code else ""


def own_class(code: str, entry: Entry, known: catalogue.Catalogue) -> str:
    """A neighbour in the class of this page where it has a page, since facts name it in the foremost class."""
    if not notation.is_enhanced(code) or not entry.family or notation.family_of(code) == entry.family:
        return code
    near = notation.concrete(notation.family_of(code), entry.code[0])
    return near if near in known else code


def associated(entry: Entry, known: catalogue.Catalogue) -> list[catalogue.Listed]:
    """What goes with a code: reply codes as they are, enhanced ones in the class of the reply code."""
    codes = [notation.concrete(code, entry.code[0]) if notation.is_family(code) else code for code in entry.associated]
    return known.some(codes)
