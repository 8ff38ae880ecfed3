"""What every page's frame needs."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language_info


def page(request: HttpRequest) -> dict[str, Any]:
    """The languages, each with its own name and the address of this very page in it."""
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    path = request.path
    return {
        "site_languages": [
            {
                "code": code,
                "name": get_language_info(code)["name_local"],
                "path": in_language(path, code),
                "url": in_language(path, code) + query,
            }
            for code, _ in settings.LANGUAGES
        ],
        "contact_email": settings.CONTACT_EMAIL,
        "project_url": settings.PROJECT_URL,
    }


def in_language(path: str, lang: str) -> str:
    """The same address in another language; the home page for an address without one."""
    first, _, rest = path.lstrip("/").partition("/")
    if first in {code for code, _ in settings.LANGUAGES}:
        return f"/{lang}/{rest}"
    return f"/{lang}/"
