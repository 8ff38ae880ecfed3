"""What readers get when there is no page, or when the site itself fails."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from codes import catalogue


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A localized 404 with the box and the codes nearest to what the address says."""
    if request.path_info.startswith("/api/"):
        problem = {"type": "about:blank", "title": _("Not found"), "status": 404, "detail": "", "errors": []}
        return JsonResponse(problem, status=404, content_type="application/problem+json")
    wanted = request.path_info.rstrip("/").rpartition("/")[2]
    known = catalogue.load(request.LANGUAGE_CODE)
    return render(request, "404.html", {"wanted": wanted, "relatives": known.lookalikes(wanted, 6)}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Needs neither database nor context processors."""
    return HttpResponse(render_to_string("500.html"), status=500)
