"""Pages for machines: health, crawlers, browsers' search boxes."""

from collections.abc import Iterator

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from codes import catalogue, revision
from codes.context import in_language
from codes.models import ComparisonNote, Provider, StatusCode

LANGUAGES = [code for code, _name in settings.LANGUAGES]


def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; says nothing of the database."""
    return HttpResponse("ok\n", content_type="text/plain")


def readyz(request: HttpRequest) -> HttpResponse:
    """Ready once the database answers and content is loaded."""
    try:
        ready = revision.current() > 0
    except DatabaseError:
        ready = False
    return HttpResponse("ready\n" if ready else "not ready\n", content_type="text/plain", status=200 if ready else 503)


def favicon(request: HttpRequest) -> HttpResponse:  # pages name their icon; this is for what asks regardless
    return redirect(static("img/icon.svg"))


def manifest(request: HttpRequest) -> JsonResponse:
    """What a phone needs to keep the site on its home screen (W3C Web Application Manifest)."""
    icons = [
        {"src": static(f"img/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size, purpose in ((192, "any"), (512, "any"), (512, "maskable"))
    ]
    answer = {
        "name": "smtpref",
        "short_name": "smtpref",
        "description": _(
            "SMTP reply codes and enhanced status codes explained: "
            "what they mean, whether to retry, who has to act and what to do."
        ),
        "id": "/",
        "start_url": "/",
        "display": "minimal-ui",
        "background_color": "#fcfaf5",
        "theme_color": "#0b5f66",
        "icons": icons,
    }
    return JsonResponse(answer, content_type="application/manifest+json")


def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /*/search/", ""]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}\n")
    return HttpResponse("\n".join(lines), content_type="text/plain")


def opensearch(request: HttpRequest) -> HttpResponse:
    return render(request, "opensearch.xml", content_type="application/opensearchdescription+xml")


def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page, with its languages; a code's page is listed only in languages that its text is really in."""
    base = request.build_absolute_uri("/").rstrip("/")
    pages = [[(lang, base + in_language(path, lang)) for lang in languages] for path, languages in addresses()]
    return render(request, "sitemap.xml", {"pages": pages}, content_type="application/xml")


def addresses() -> Iterator[tuple[str, list[str]]]:
    """Paths in the first language, each with the languages that it is translated into."""
    translated = StatusCode.objects.languages_by_code()
    known = catalogue.load("en")
    with override("en"):
        for name in ("home", "codes", "chooser", "providers", "glossary", "about", "changes"):
            yield reverse(name), LANGUAGES
        for listed in known.all:
            yield reverse("code", args=[listed.code]), translated.get(known.key_of(listed), ["en"])
        for provider in Provider.objects.only("slug"):
            yield provider.get_absolute_url(), ["en"]
        for note in ComparisonNote.objects.only("code_a", "code_b"):
            sides = [known.get(code) for code in (note.code_a, note.code_b)]
            both = [set(translated.get(known.key_of(side), ["en"])) for side in sides if side]
            yield note.get_absolute_url(), [lang for lang in LANGUAGES if all(lang in side for side in both)]


def llms(request: HttpRequest) -> HttpResponse:
    """A plain-text overview for language models: what is here and where the data is."""
    known = catalogue.load("en")
    base = request.build_absolute_uri("/").rstrip("/")
    lines = [
        "# smtpref",
        "",
        "> " + _("A reference for SMTP reply codes and enhanced status codes."),
        "",
        f"- JSON: {base}/api/v1/codes ({base}/api/openapi.json)",
        "",
        "## Codes",
        "",
        *(f"- [{one.shown} {one.name}]({base}/en/codes/{one.code}/): {one.summary}" for one in known.all),
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
