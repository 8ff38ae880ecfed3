"""Every partial in its states, out of the real content: what the style guide shows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from codes import bounce, catalogue, compare, decode, diagram, lookup, sentences, vocab
from codes import found as searched
from codes.decode import limits
from codes.entry import Entry, Text
from codes.models import ProviderResponse

SIGNS = (*vocab.Permanence.values, *(value for value in vocab.Retry.values if value != "unknown"), "who")
PLATES = ("250", "354", "421", "550", "101", "5.7.509")
VERDICTS = ("250", "354", "421", "550")
STANDING_NOTES = ("4.7.1", "5.7.509", "101", "432", "251", "5.6.10")
COMPARED = ("421", "500")
# Names a provider and a symptom, so that codes and replies are found.
SEARCHED = "gmail quota"
# Own lines: delivered, put off, refused for good, refused for the words rather than the code, without any code.
PASTED = """\
550 5.1.1 <anna@example.net>: Recipient address rejected: User unknown
452 4.2.2 <boris@example.net> mailbox full
550 5.1.1 <chris@example.net> too many messages from your host today, try again later
"""
AWAY = "From: dora@example.net\nSubject: Out of office\nAuto-Submitted: auto-replied\n\nBack on Monday."


@dataclass(frozen=True, slots=True)
class Part:
    """One partial: the states that it is shown in, each with its rendered form."""

    template: str
    states: list[tuple[str, str]]


def parts(request: HttpRequest, lang: str) -> Iterator[Part]:
    """Every partial of the pages, rendered in `lang`."""
    known = catalogue.load(lang)
    a, b = (found(code, lang).entry for code in COMPARED)
    one, other = known.some(COMPARED)
    comparison = compare.compare(a, b)
    refused = found("550", lang)

    def part(template: str, states: Iterable[tuple[str, dict[str, Any]]]) -> Part:
        return Part(template, [(name, render_to_string(template, context, request)) for name, context in states])

    yield part("codes/_chip.html", ((f"{it.permanence}, {it.standing}", {"one": it}) for it in each_kind(known)))
    yield part("includes/_standing.html", ((value, {"standing": value}) for value in vocab.Standing.values))
    yield part("includes/_sign.html", ((value, {"sign": value}) for value in SIGNS))
    yield part(
        "codes/_numeral.html", ((it, {"code": it, "permanence": found(it, lang).entry.permanence}) for it in PLATES)
    )
    yield part("codes/_class_word.html", ((value, {"permanence": value}) for value in vocab.Permanence.values))
    yield part("codes/_verdict.html", ((code, {"entry": found(code, lang).entry}) for code in VERDICTS))
    yield part("codes/_standing_notes.html", ((code, notes(code, lang, known)) for code in STANDING_NOTES))
    yield part("codes/_list.html", [("a code, an untranslated one", {"listed": [one, untranslated(other)]})])
    yield part(
        "codes/_names.html", [("", {"listed": [one, other]}), ("compared", {"listed": [other], "compared_with": "421"})]
    )
    results = searched.find(SEARCHED, lang)
    yield part("codes/_found_codes.html", [(SEARCHED, {"results": results.codes(0, 4)})])
    yield part("codes/_found_providers.html", [(SEARCHED, {"providers": results.providers()[:2]})])
    yield part("codes/_pairs.html", [("", {"pairs": [(one, other)]})])
    yield part("codes/_facts.html", [("same and different", {"comparison": comparison, "a": a, "b": b})])
    yield part("codes/_head.html", [("", {"entry": a})])
    yield part("codes/_half.html", halves(a, b))
    yield part("codes/_fact_value.html", (fact_value(it) for it in comparison.facts))
    yield part("codes/_index.html", [("an explanation", {"entry": refused.entry, "responses": True})])
    yield part("codes/_session.html", [("one code", drawing(a)), ("two codes", drawing(a, b))])
    yield part("codes/_customer.html", [("", {"customer_replies": refused.customer_replies})])
    yield part("codes/_code_responses.html", [("", {"responses": refused.responses[:6]})])
    yield part("codes/_number.html", ((kind, {"kind": kind, "number": 3}) for kind in ("mailbox", "blocklist")))
    yield part("codes/_responses.html", [("", {"responses": some_responses(), "known": known})])
    yield part("codes/_finding.html", findings(lang))
    cut = {"recipients", "notice", "statement"}
    yield part("codes/_limits.html", [("all reached", {"cut": cut, "limits": limits})])
    yield part("codes/_no_finding.html", ((text, {"decoded": decode.decode(text)}) for text in ("", "Hello", AWAY)))
    yield part("codes/_map.html", [("", {"map": known.map(), "columns": catalogue.MAP_COLUMNS})])


def found(code: str, lang: str) -> lookup.Found:
    result = lookup.find(code, lang)
    assert result is not None, code  # noqa: S101  (the content always has these)
    return result


def each_kind(known: catalogue.Catalogue) -> list[catalogue.Listed]:
    """The first code of each class and standing."""
    kinds: dict[tuple[str, str], catalogue.Listed] = {}
    for listed in known.all:
        kinds.setdefault((listed.permanence, listed.standing), listed)
    return list(kinds.values())


def untranslated(listed: catalogue.Listed) -> catalogue.Listed:
    """A code as a language shows it that has no text for it: a fallback, marked."""
    return replace(listed, name=Text("Name in English", "en"), summary=Text("A summary in English.", "en"))


def notes(code: str, lang: str, known: catalogue.Catalogue) -> dict[str, Any]:
    it = found(code, lang)
    return {
        "entry": it.entry,
        "foreseen_codes": it.foreseen_codes,
        "meant": known.some([it.entry.meant]),
        "instead": known.some(it.entry.instead),
    }


def fact_value(fact: compare.Fact) -> tuple[str, dict[str, Any]]:
    return fact.fact, {"fact": fact.fact, "value": fact.a, "labels": fact.a_labels}


def halves(a: Entry, b: Entry) -> list[tuple[str, dict[str, Any]]]:
    """One code's side of a field: its own text, the same text as the other code's, none at all."""
    texts: dict[str, dict[str, Any]] = {
        "a text": {"text": b.description},
        "the same text": {"text": a.description, "same_as": a.description, "other": a},
        "no text": {"text": ""},
    }
    return [
        (name, {"entry": b, "field": f"half-{number}", **context})
        for number, (name, context) in enumerate(texts.items())
    ]


def drawing(*entries: Any) -> dict[str, Any]:
    return {"drawing": diagram.session(*entries), "drawing_texts": [sentences.phases(entry) for entry in entries]}


def some_responses() -> list[ProviderResponse]:
    return list(ProviderResponse.objects.with_provider().filter(provider__slug="gmail")[:4])


def findings(lang: str) -> list[tuple[str, dict[str, Any]]]:
    decoded = decode.decode(PASTED, bounce.patterns())
    shown, _ = bounce.findings(decoded, lang)
    return [(it.recipient.category, {"finding": it, "number": str(number)}) for number, it in enumerate(shown, 1)]
