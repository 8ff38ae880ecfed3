"""The same data as JSON, version 1.

Version policy: within /api/v1/ fields are only added; a field's name, type or meaning never changes.
`?lang=` chooses the language (default English); a text missing in it comes in English, and the field is
named in `fallback`. Errors are problem details (RFC 9457). Lists take `limit` (100 at most) and `offset`.
"""

from typing import Annotated, Any, Literal

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from ninja import NinjaAPI, Query, Router, Schema
from ninja.errors import HttpError, ValidationError

from codes import bounce, catalogue, compare, found, lookup, notation, prose, revision, vocab
from codes import decode as decoder
from codes import search as searching
from codes.entry import TEXT_FIELDS, Entry, column, reference_url, translated
from codes.models import Provider, ProviderResponse

LANGUAGES = tuple(code for code, _ in settings.LANGUAGES)
LISTS_AT_MOST = 100

api = NinjaAPI(title="smtpref", version="1", description=__doc__)
v1 = Router()


class Options(Schema):
    """What every answer can be asked for."""

    lang: Literal[LANGUAGES] = "en"  # type: ignore[valid-type]
    format: Literal["markdown", "html"] = "markdown"


class PageOptions(Options):
    limit: Annotated[int, Query(ge=1, le=LISTS_AT_MOST)] = 50
    offset: Annotated[int, Query(ge=0)] = 0


class ListOptions(PageOptions):
    kind: Literal["", "reply", "enhanced"] = ""


@v1.get("/codes", summary="All codes that have a page")
def codes(request: HttpRequest, options: Query[ListOptions]) -> dict[str, Any]:
    known = catalogue.load(options.lang)
    listed = [one for one in known.all if options.kind in {"", one.kind}]
    page = listed[options.offset : options.offset + options.limit]
    results = [
        {
            "code": one.code,
            "kind": one.kind,
            "standing": one.standing,
            "name": one.name,
            "summary": one.summary,
            "permanence": one.permanence,
            "category": one.category,
            "url": reverse("code", args=[one.code]),
        }
        for one in page
    ]
    return listing(request, options, len(listed), results)


@v1.get("/codes/{code}", summary="One code")
def code(request: HttpRequest, code: str, options: Query[Options]) -> dict[str, Any]:
    found = lookup.find(_concrete(code), options.lang)
    if found is None:
        raise Http404(f"No code {code} is known.")
    return explanation(found, options)


@v1.get("/compare/{a}/{b}", summary="Two codes side by side")
def comparison(request: HttpRequest, a: str, b: str, options: Query[Options]) -> dict[str, Any]:
    one, other = lookup.find(_concrete(a), options.lang), lookup.find(_concrete(b), options.lang)
    if one is None or other is None:
        raise Http404(f"No code {b if one else a} is known.")
    if one.entry.code == other.entry.code:
        raise HttpError(422, f"{a} and {b} are the same code.")
    return side_by_side(compare.compare(one.entry, other.entry), options)


class Pasted(Schema):
    """What is to be decoded."""

    text: str


@v1.post("/decode", summary="Decode a bounce, a log, a session or a reply; nothing is kept")
def decode(request: HttpRequest, pasted: Pasted, response: HttpResponse) -> dict[str, Any]:
    response["Cache-Control"] = "no-store"
    try:
        return decoder.decode(pasted.text, bounce.patterns()).to_dict()
    except decoder.TooLarge as error:
        raise HttpError(413, str(error)) from error


class Search(Schema):
    """What is searched for; results are named and explained in `lang`, found in any language."""

    q: Annotated[str, Query(max_length=500)] = ""
    lang: Literal[LANGUAGES] = "en"  # type: ignore[valid-type]
    limit: Annotated[int, Query(ge=1, le=LISTS_AT_MOST)] = 10
    offset: Annotated[int, Query(ge=0)] = 0


@v1.get("/search", summary="Codes and providers by words in any language, best first")
def search(request: HttpRequest, asked: Query[Search], response: HttpResponse) -> dict[str, Any]:
    response["Cache-Control"] = "private, no-store"
    query = asked.q.strip()
    results = found.find(query, asked.lang)
    listed = [found_code(one) for one in results.codes(asked.offset, asked.offset + asked.limit)]
    answer = listing(request, asked, results.count, listed)
    providers = [] if asked.offset else [found_provider(one) for one in results.providers()]
    return {"query": query, "code": searching.lone_code(query), **answer, "providers": providers}


@v1.get("/providers", summary="All providers whose replies are known")
def providers(request: HttpRequest, options: Query[PageOptions]) -> dict[str, Any]:
    rows = list(Provider.objects.with_numbers())
    page = rows[options.offset : options.offset + options.limit]
    return listing(request, options, len(rows), [provider_of(row, row.number, options.lang) for row in page])


@v1.get("/providers/{slug}", summary="One provider and every reply known of it")
def provider(request: HttpRequest, slug: str, options: Query[PageOptions]) -> dict[str, Any]:
    row = Provider.objects.with_numbers().filter(slug=slug).first()
    if row is None:
        raise Http404(f"No provider {slug} is known.")
    replies = ProviderResponse.objects.with_provider().filter(provider=row).in_order_of_codes()
    return {**provider_of(row, row.number, options.lang), "responses": [response(one, options.lang) for one in replies]}


@v1.get("/revision", summary="The content revision; it moves with every change")
def content_revision(request: HttpRequest) -> dict[str, int]:
    return {"revision": revision.current()}


def _concrete(code: str) -> str:
    """`X.7.1` stands for its foremost concrete code."""
    return lookup.foremost(code) or code if notation.is_family(code) else code


def listing(request: HttpRequest, options: "PageOptions | Search", count: int, results: list[Any]) -> dict[str, Any]:
    """A page of a list, with the addresses of the pages beside it."""

    def page(offset: int) -> str:
        query = request.GET.copy()
        query["offset"], query["limit"] = str(offset), str(options.limit)
        return f"{request.path}?{query.urlencode()}"

    end = options.offset + options.limit
    return {
        "count": count,
        "next": page(end) if end < count else None,
        "previous": page(max(options.offset - options.limit, 0)) if options.offset else None,
        "results": results,
    }


def explanation(found: lookup.Found, options: Options) -> dict[str, Any]:
    entry = found.entry
    subject = notation.parts(entry.code).subject if entry.kind == vocab.Kind.ENHANCED.value else None
    names = vocab.ENHANCED_CLASSES if subject else vocab.REPLY_CLASSES
    return {
        "code": entry.code,
        "kind": entry.kind,
        "standing": entry.standing,
        "name": entry.name,
        "registered_name": entry.registered_name,
        "class": {"digit": entry.code[0], "name": str(names.get(entry.code[0], ""))},
        "subject": {"digit": subject, "name": str(vocab.SUBJECTS.get(subject, ""))} if subject else None,
        **{field: text(entry, field, options) for field in TEXT_FIELDS if field not in {"name", "search_terms"}},
        "search_terms": list(entry.search_terms),
        "verdict": verdict(entry),
        "category": entry.category,
        "closes_connection": entry.closes_connection,
        "phases": list(entry.phases),
        "commands": list(entry.commands),
        "references": [
            {
                "rfc": one.get("rfc"),
                "section": one.get("section", ""),
                "title": one.get("title", ""),
                "url": reference_url(one),
            }
            for one in entry.references
        ],
        "related": list(entry.associated),
        "often_confused_with": list(entry.confused_with),
        "foreseen": entry.foreseen,
        "meant": entry.meant,
        "instead": list(entry.instead),
        "responses": [response(row, options.lang) for row in found.responses],
        "lang": entry.lang,
        "fallback": list(entry.fallback),
        "outdated": list(entry.outdated),
        "url": reverse("code", args=[entry.code]),
        "updated_at": entry.updated_at,
    }


def side_by_side(result: compare.Comparison, options: Options) -> dict[str, Any]:
    note = lookup.note(result.a.code, result.b.code)
    return {
        "url": reverse("comparison", args=[result.slug]),
        "title": result.title,
        "summary": result.summary,
        "lang": options.lang,
        "a": column_of(result.a, options),
        "b": column_of(result.b, options),
        "facts": [
            {"fact": fact.fact, "label": fact.label, "a": fact.a, "b": fact.b, "same": fact.same}
            for fact in result.facts
        ],
        "differences": [compare.difference_text(difference, result) for difference in result.differences],
        "which_applies": {
            "reading_a_log": list(result.reading_a_log),
            "choosing_a_code": [rendered(words, options) for words in result.choosing_a_code],
        },
        "note": rendered(translated(note, "note", options.lang), options) if note else "",
        "fallback": sorted({*result.a.fallback, *result.b.fallback}),
    }


def column_of(entry: Entry, options: Options) -> dict[str, Any]:
    fields = ("name", "summary", "cause", "description", "when_seen", "how_to_fix")
    return {
        "code": entry.code,
        **{field: text(entry, field, options) for field in fields},
        "verdict": verdict(entry),
        "url": reverse("code", args=[entry.code]),
    }


def text(entry: Entry, field: str, options: Options) -> str:
    words = str(getattr(entry, field))
    return words if field in {"name", "summary", "cause"} else rendered(words, options)


def rendered(words: str, options: Options) -> str:
    return prose.html(words) if options.format == "html" else str(words)


def verdict(entry: Entry) -> dict[str, Any]:
    return {
        "permanence": entry.permanence,
        "retry": entry.retry,
        "keep_address": entry.keep_address,
        "who_acts": list(entry.who_acts),
    }


def response(row: ProviderResponse, lang: str) -> dict[str, Any]:
    return {
        "provider": row.provider.slug,
        "code": row.codes,
        "tag": row.tag,
        "meaning": translated(row, "meaning", lang),
        "category": row.category,
        "retry": row.retry,
        "who_acts": row.who_acts,
        "source": row.source,
        "checked": row.checked,
    }


def found_code(one: found.FoundCode) -> dict[str, Any]:
    return {
        "code": one.page.code,
        "name": one.page.name,
        "summary": one.page.summary,
        "permanence": one.page.permanence,
        "standing": one.page.standing,
        "other_classes": [other.code for other in one.others],
        "url": reverse("code", args=[one.page.code]),
        "score": one.score,
        "why": one.why,
        "matched": matched(one.match),
    }


def found_provider(one: found.FoundProvider) -> dict[str, Any]:
    url = reverse("provider", args=[one.provider.slug])
    replies = [
        {
            "code": reply.response.codes,
            "tag": reply.response.tag,
            "url": f"{url}#{reply.response.key}",
            "score": reply.score,
            "matched": matched(reply.match),
        }
        for reply in one.replies
    ]
    return {
        "provider": one.provider.slug,
        "name": one.provider.name,
        "named": one.named,
        "url": url,
        "score": one.score,
        "matched": matched(one.match),
        "replies": replies,
    }


def matched(match: found.Match | None) -> dict[str, Any] | None:
    """The text that matched: its kind, for programs and for people, its language, an excerpt, and the words in it."""
    if match is None:
        return None
    return {
        "kind": match.kind,
        "label": vocab.label(vocab.Matched(match.kind)),
        "lang": match.lang,
        "text": "".join(piece.text for piece in match.pieces),
        "words": [piece.text for piece in match.pieces if piece.marked],
    }


def provider_of(row: Provider, number: int, lang: str) -> dict[str, Any]:
    return {
        "provider": row.slug,
        "name": row.name,
        "kind": row.kind,
        "recognise": translated(row, "recognise", lang),
        "doubt": translated(row, "doubt", lang),
        "search_terms": list(getattr(row, column("search_terms", lang)) or []),
        "postmaster_page": row.postmaster_page,
        "checked": row.checked,
        "count": number,
        "url": reverse("provider", args=[row.slug]),
        "updated_at": row.updated_at,
    }


_TITLES = {400: "The request cannot be read", 413: "Too large", 415: "Unsupported media type"}


def problem(request: HttpRequest, status: int, title: str, detail: str, errors: list[dict[str, str]]) -> HttpResponse:
    data = {"type": "about:blank", "title": title, "status": status, "detail": detail, "errors": errors}
    answer = api.create_response(request, data, status=status)
    answer["Content-Type"] = "application/problem+json"
    return answer


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(request, 404, "Not found", str(error), [])


@api.exception_handler(HttpError)
def _refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    status = error.status_code
    if status == 400 and request.content_type not in {"application/json", ""}:
        # JSON is read whatever it is called; what is none and says so is not merely broken.
        return problem(request, 415, _TITLES[415], "The body must be JSON.", [])
    return problem(request, status, _TITLES.get(status, "Unprocessable request"), str(error), [])


@api.exception_handler(RequestDataTooBig)
def _too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return problem(request, 413, _TITLES[413], f"The body is over {limit} bytes.", [])


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [{"field": str(fault["loc"][-1]), "message": str(fault["msg"])} for fault in error.errors]
    return problem(request, 422, "Unprocessable request", "Some parameters are wrong.", errors)


api.add_router("/v1", v1)
