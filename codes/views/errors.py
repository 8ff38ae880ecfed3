"""What readers get when there is no page, when they may not, or when the site itself fails.

Only `not_found` may ask the database; the others must work without it.
"""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import resolve
from django.utils.translation import gettext as _

from codes import catalogue
from codes.middleware import API, STAFF

SAFE_METHODS = "GET, HEAD"


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A localized 404 with the box and the codes nearest to what the address says."""
    if request.path_info.startswith(API):
        return problem(404, _("Not found"))
    wanted = request.path_info.rstrip("/").rpartition("/")[2]
    known = catalogue.load(request.LANGUAGE_CODE)
    return render(request, "404.html", {"wanted": wanted, "relatives": known.lookalikes(wanted, 6)}, status=404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that cannot be read: a wrong host, too many fields."""
    if request.path_info.startswith(API):
        return problem(400, _("The request cannot be read"))
    return plain(400, _("The request cannot be read"), _("Please check the address."))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Somebody signed in asked for what is not theirs to see or write."""
    return plain(403, _("This is not yours to change"), _("Your account has no right to this page."))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Public pages only answer; on the desk, a form that was open while somebody signed in again."""
    if not request.path_info.startswith(STAFF):
        response = plain(405, _("This page can only be read"), _("There is nothing to send here."))
        response.headers["Allow"] = SAFE_METHODS
        return response
    kept = typed_text_kept(request)
    if kept is not None:
        return kept
    text = _("This form is from before you signed in. Go back, reload the page, and send it again.")
    return plain(403, _("The form is too old"), text)


def typed_text_kept(request: HttpRequest) -> HttpResponse | None:
    """The desk's text page with what was typed and a fresh token; None for any other form."""
    from django.contrib import admin  # noqa: PLC0415

    from codes.admin import texts  # noqa: PLC0415

    match = resolve(request.path_info)
    for model, desk in admin.site._registry.items():
        if match.url_name == f"codes_{model._meta.model_name}_text":
            return texts.keep(request, desk, match.kwargs["pk"], match.kwargs["lang"], status=403)
    return None


def server_error(request: HttpRequest) -> HttpResponse:
    """The fault is ours."""
    if request.path_info.startswith(API):
        return problem(500, _("Something went wrong"))
    return plain(500, _("Something went wrong"), _("The fault is ours. Please try again in a moment."))


def plain(status: int, title: str, text: str) -> HttpResponse:
    """A page that needs neither database nor context."""
    return HttpResponse(render_to_string("plain.html", {"title": title, "text": text}), status=status)


def problem(status: int, title: str) -> JsonResponse:
    """Problem details (RFC 9457)."""
    data = {"type": "about:blank", "title": title, "status": status, "detail": "", "errors": []}
    return JsonResponse(data, status=status, content_type="application/problem+json")
