"""What every request passes first: UTF-8, no cookies on public pages, and the language of the answer."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

SUPPORTED = frozenset(code for code, _ in settings.LANGUAGES)
API = "/api/"
STYLEGUIDE = "/styleguide/"
STAFF = ("/admin/", STYLEGUIDE)  # the only addresses at which a visitor can be signed in
Handler = Callable[[HttpRequest], HttpResponse]


class Utf8Middleware:
    """Forms here are UTF-8, whatever charset a request names: with some that Python knows none can be read at all."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.encoding:
            request.encoding = settings.DEFAULT_CHARSET
        return self.get_response(request)


class PublicMiddleware:
    """Public pages read no cookie and set none: what a visitor sends along is dropped before anything sees it."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(STAFF):
            request.META.pop("HTTP_COOKIE", None)
            request.COOKIES = {}
        return self.get_response(request)


class LanguageMiddleware:
    """Activate the address's language; without one, the best of Accept-Language, English where nothing fits.

    The JSON interface and the style guide take their language from `?lang=` and are English without.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path_info
        prefix = path.removeprefix("/").partition("/")[0]
        named = prefix if prefix in SUPPORTED else None
        if path.startswith((API, STYLEGUIDE)):
            asked = request.GET.get("lang", "")
            named = asked if asked in SUPPORTED else settings.LANGUAGE_CODE
        language = named or negotiated(request.headers.get("Accept-Language", ""))
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        if not named and not path.startswith(settings.STATIC_URL):
            patch_vary_headers(response, ["Accept-Language"])
        return response


def negotiated(accept_language: str) -> str:
    """The site's language that fits an Accept-Language header best; a region falls back to its language."""
    for tag, quality in parse_accept_lang_header(accept_language.lower()):
        if not quality:
            continue
        for candidate in (tag, tag.partition("-")[0]):
            if candidate in SUPPORTED:
                return candidate
    return settings.LANGUAGE_CODE
