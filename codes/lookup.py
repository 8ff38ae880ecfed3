"""From a code to its entry: registered codes, then codes that only providers send, then nothing."""

from dataclasses import dataclass

from django.conf import settings

from codes import notation
from codes.entry import SOURCE_LANGUAGE, TEXT_FIELDS, Entry, build, column, from_responses
from codes.models import ComparisonNote, ConcreteCode, ProviderResponse, StatusCode, TextState


@dataclass(frozen=True, slots=True)
class Found:
    """An entry, the provider rows that belong on its page, and its sister codes of other classes."""

    entry: Entry
    responses: tuple[ProviderResponse, ...]
    siblings: tuple[str, ...]
    customer_replies: tuple[tuple[str, str], ...] = ()
    """The message for a customer in each language that has it: (language, text)."""
    foreseen_codes: tuple[str, ...] = ()
    """The concrete codes of the same number that the standard foresees."""
    languages: tuple[str, ...] = (SOURCE_LANGUAGE,)
    """The languages that the text is really in, every field of it."""


def find(code: str, lang: str) -> Found | None:
    """The entry of a reply code or concrete enhanced code in one language; None if nobody knows the code."""
    if not notation.is_page(code):
        return None
    if notation.is_enhanced(code):
        concrete = ConcreteCode.objects.with_family().filter(code=code).first()
        if concrete:
            return found_of(concrete.family, lang, concrete)
    else:
        status = StatusCode.objects.replies().filter(code=code).first()
        if status:
            return found_of(status, lang)
    responses = tuple(ProviderResponse.objects.for_code(code))
    if not responses:
        return None
    written_in = [
        lang for lang, _ in settings.LANGUAGES if all(getattr(row, column("meaning", lang)) for row in responses)
    ]
    return Found(from_responses(code, lang, responses), responses, (), languages=tuple(written_in))


def found_of(status: StatusCode, lang: str, concrete: ConcreteCode | None = None) -> Found:
    """The entry of a row in hand, saved or not, with what belongs on its page."""
    code = (concrete or status).code
    entry = build(status, lang, concrete, _sources(lang, status.code, code))
    family = list(status.concrete_codes.all()) if concrete else []
    siblings = tuple(row.code for row in family if row.code != code)
    foreseen = tuple(row.code for row in family if row.foreseen)
    responses = tuple(ProviderResponse.objects.for_code(code))
    return Found(entry, responses, siblings, _customer_replies(status, concrete), foreseen, _languages(status))


def foremost(family: str) -> str | None:
    """The concrete code that `X.7.1` leads to; None for an unregistered one."""
    row = ConcreteCode.objects.filter(family__code=family, foremost=True).first()
    return row.code if row else None


def note(a: str, b: str) -> ComparisonNote | None:
    """The editor's note on two codes given in canonical order."""
    return ComparisonNote.objects.filter(code_a=a, code_b=b).first()


def _sources(lang: str, *keys: str) -> dict[str, str]:
    """field -> digest of the English that a code's translations were made from; a concrete code's own come last."""
    rows = TextState.objects.filter(lang=lang, kind__in=("code", "concrete"), key__in=keys)
    return {row.field: row.digest for row in sorted(rows, key=lambda row: row.kind)}


def _customer_replies(status: StatusCode, concrete: ConcreteCode | None = None) -> tuple[tuple[str, str], ...]:
    own = concrete is not None and getattr(concrete, column("customer_reply", SOURCE_LANGUAGE))
    row = concrete if own else status
    texts = ((lang, getattr(row, column("customer_reply", lang))) for lang, _ in settings.LANGUAGES)
    return tuple((lang, text) for lang, text in texts if text)


def _languages(status: StatusCode) -> tuple[str, ...]:
    return tuple(
        lang
        for lang, _ in settings.LANGUAGES
        if all(getattr(status, column(field, lang)) for field in TEXT_FIELDS if field != "search_terms")
    )
