"""The one box: what is typed or pasted leads to a code, a comparison, the search, or straight to what was decoded."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from codes import bounce, box, notation
from codes.decode import TooLarge
from codes.views import decode


class SeeOther(HttpResponseRedirect):
    """The answer to a POST is at another address, by GET (RFC 9110 §15.4.4)."""

    status_code = 303


# A POST, so that nothing pasted stands in an address or an access log; no session stands behind it.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def look_up(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return redirect("decode")
    try:
        decode.keep_in_memory(request)
        text = request.POST.get("text", "")
        leads_to = box.route(text, bounce.patterns())
    except (RequestDataTooBig, TooLarge):
        return decode.too_large(request)
    match leads_to:
        case box.Code(code):
            return SeeOther(reverse("code", args=[code]))
        case box.Pair(a, b):
            return SeeOther(reverse("comparison", args=[notation.versus(a, b)]))
        case box.Words(query):
            return SeeOther(reverse("search", query={"q": query} if query else None))
        case decoded:
            return decode.result(request, decoded, text)
