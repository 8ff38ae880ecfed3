"""The decoder's page: a bounce, log or reply in, findings out. Nothing is kept, and no cache may keep it either."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from codes import bounce
from codes import decode as decoder
from codes.decode import limits
from codes.glossary import linker


# No session stands behind this page, so there is nothing that a forged form could misuse.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decode(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "codes/decode.html")
    try:
        keep_in_memory(request)
        upload = request.FILES.get("file")
        source: str | bytes = upload.read(decoder.LIMIT + 1) if upload else request.POST.get("text", "")
        decoded = decoder.decode(source, bounce.patterns())
    except (RequestDataTooBig, decoder.TooLarge):
        return too_large(request)
    return result(request, decoded, source)


def result(request: HttpRequest, decoded: decoder.Decoded, source: str | bytes) -> HttpResponse:
    """The page with what `source` says; it keeps the source in its form, so that the language can be switched."""
    findings, left_out = bounce.findings(decoded, request.LANGUAGE_CODE)
    context: dict[str, Any] = {
        "decoded": decoded,
        "typed": source if isinstance(source, str) else _as_text(source, decoded),
        "findings": findings,
        "left_out": left_out,
        "cut": limits.reached(decoded),
        "limits": limits,
        "pieces": bounce.marked(decoded),
        "link": linker(request.LANGUAGE_CODE),
    }
    return render(request, "codes/decode.html", context)


def keep_in_memory(request: HttpRequest) -> None:
    """See to it that no part of the body reaches a disk. Raises RequestDataTooBig before anything is read."""
    if _length(request) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        raise RequestDataTooBig
    # Django's other handler would write a large upload to a file.
    request.upload_handlers = [MemoryFileUploadHandler(request)]


def too_large(request: HttpRequest) -> HttpResponse:
    """The page that names the limit; nothing was read."""
    return render(request, "codes/decode.html", {"limit_mib": decoder.LIMIT >> 20}, status=413)


def _as_text(source: bytes, decoded: decoder.Decoded) -> str:
    """A file as a form can send it again: itself where it is UTF-8, else the text as it was read."""
    try:
        return source.decode()
    except UnicodeDecodeError:
        return decoded.text


def _length(request: HttpRequest) -> int:
    """The body's length as the request states it, in bytes; what states none has no body."""
    stated = request.headers.get("Content-Length", "")
    return int(stated) if stated.isascii() and stated.isdecimal() else 0
