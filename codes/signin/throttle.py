"""What django-axes asks us: whose failure it was, from where, and what the locked-out see."""

import ipaddress
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models.signals import pre_save
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.crypto import salted_hmac


def client_address(request: HttpRequest) -> str | None:
    """Where a request came from. Each proxy of ours appends to X-Forwarded-For; what stands before that is a claim.

    Of an IPv6 address its network: one subscriber has 2⁶⁴ addresses to change between.
    """
    hops = [*request.META.get("HTTP_X_FORWARDED_FOR", "").split(","), request.META.get("REMOTE_ADDR", "")]
    for hop in hops[-1 - settings.PROXIES :]:
        try:
            address = ipaddress.ip_address(hop.strip())
        except ValueError:
            continue
        if isinstance(address, ipaddress.IPv6Address):
            address = address.ipv4_mapped or ipaddress.IPv6Address(int(address) >> 64 << 64)
        return str(address)
    return None


def account(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """The account that was tried. A name that nobody has may be a password in the wrong box: only a digest is kept."""
    typed = str((credentials or {}).get("username") or "")
    if get_user_model().objects.filter(username=typed).exists():
        return typed
    return "unknown " + salted_hmac("codes.signin.throttle", typed, algorithm="sha256").hexdigest()[:12]


def locked_out(request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any] | None) -> HttpResponse:
    wait = settings.AXES_COOLOFF_TIME
    context = {**admin.site.each_context(request), "minutes": int(wait.total_seconds() // 60)}
    page = render(request, "admin/locked_out.html", context, status=429)
    page.headers["Retry-After"] = str(int(wait.total_seconds()))
    add_never_cache_headers(page)
    return page


def _keep_no_form_data(sender: type, instance: Any, **kwargs: Any) -> None:
    instance.get_data = instance.post_data = ""


def watch_attempts() -> None:
    """Connect the signal; called once when the app is ready."""
    pre_save.connect(_keep_no_form_data, sender="axes.AccessAttempt", dispatch_uid="no-form-data")
