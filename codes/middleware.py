"""The language of a request: from its address, else negotiated; never from a cookie."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

SUPPORTED = frozenset(code for code, _ in settings.LANGUAGES)


class LanguageMiddleware:
    """Activate the address's language; without one, the best of Accept-Language, English where nothing fits."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        prefix = request.path_info.split("/", 2)[1]
        named = prefix in SUPPORTED
        language = prefix if named else negotiated(request.headers.get("Accept-Language", ""))
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        if not named and not request.path_info.startswith(settings.STATIC_URL):
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
