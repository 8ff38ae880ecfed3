"""The decoder's page: a bounce, log or reply in, findings out. Nothing is kept, and no cache may keep it either."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from codes import bounce
from codes import decode as decoder
from codes.glossary import linker


# No session stands behind this page, so there is nothing that a forged form could misuse.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decode(request: HttpRequest) -> HttpResponse:
    context: dict[str, Any] = {"limit_mib": decoder.LIMIT >> 20}
    if request.method != "POST":
        return render(request, "codes/decode.html", context)
    upload = request.FILES.get("file")
    typed = request.POST.get("text", "")
    source: str | bytes = upload.read(decoder.LIMIT + 1) if upload else typed
    try:
        decoded = decoder.decode(source, bounce.patterns())
    except decoder.TooLarge:
        return render(request, "codes/decode.html", context | {"too_large": True}, status=413)
    context |= {
        "decoded": decoded,
        "typed": typed or decoded.text,
        "findings": bounce.findings(decoded, request.LANGUAGE_CODE),
        "left_out": max(len(decoded.recipients) - bounce.SHOWN_AT_MOST, 0),
        "pieces": bounce.marked(decoded),
        "link": linker(request.LANGUAGE_CODE),
    }
    return render(request, "codes/decode.html", context)
