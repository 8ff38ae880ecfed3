"""Addresses to type or paste: `/` and `/421` lead to the page in the reader's language."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


def short(request: HttpRequest, code: str = "") -> HttpResponse:
    """The language was negotiated by the middleware, which also sets Vary."""
    return redirect("code", code) if code else redirect("home")
