"""The style guide: every partial in every state, in one language at a time; for development and staff."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from codes import styleguide as guide


def styleguide(request: HttpRequest) -> HttpResponse:
    if not (settings.DEBUG or (request.user.is_authenticated and request.user.is_staff)):
        raise Http404
    return render(request, "codes/styleguide.html", {"parts": guide.parts(request, request.LANGUAGE_CODE)})
