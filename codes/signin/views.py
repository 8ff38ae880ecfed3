"""The page of the admin where editors set up their second factor, and take it away."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_otp import login as show_device

from codes.signin import second_factor
from codes.signin.forms import WRONG_CODE, CodeForm, PasswordForm

BEGUN = "second_factor_begun"  # in the session: the device for which the password was given


@require_http_methods(["GET", "POST"])
def second_factor_page(request: HttpRequest) -> HttpResponse:
    """One page for all states; each button sends an `action`. The site's admin_view has checked who asks."""
    action = request.POST.get("action")
    if action == "begin":
        return begin(request)
    if action not in ACTIONS:
        return page(request)
    form = CodeForm(request.POST)
    if form.is_valid():
        response = ACTIONS[action](request, form.cleaned_data["code"])
        if response is not None:
            return response
        form.add_error("code", WRONG_CODE)
    return page(request, form=form)


def begin(request: HttpRequest) -> HttpResponse:
    """A session alone does not do: who found a browser signed in must not lock its owner out."""
    if second_factor.set_up(request.user):
        return redirect("admin:second_factor")
    form = PasswordForm(request.POST)
    if form.is_valid():
        # Through the same throttle as signing in.
        user = authenticate(request, username=request.user.get_username(), password=form.cleaned_data["password"])
        if user == request.user:
            request.session[BEGUN] = second_factor.begin(request.user).pk
            return redirect("admin:second_factor")
        form.add_error("password", _("This is not your password."))
    return page(request, form=form)


def begun(request: HttpRequest) -> Any:
    """The app that waits for its first code, if this very session gave the password for it; else None."""
    device = second_factor.pending(request.user)
    return device if device and device.pk == request.session.get(BEGUN) else None


def confirm(request: HttpRequest, code: str) -> HttpResponse | None:
    if second_factor.set_up(request.user) or not begun(request):  # or the page with the codes was loaded again
        return redirect("admin:second_factor")
    device = second_factor.confirm(request.user, code)
    if device is None:
        return None
    del request.session[BEGUN]
    show_device(request, device)
    return page(request, backup_codes=second_factor.new_backup_codes(request.user))


def renew(request: HttpRequest, code: str) -> HttpResponse | None:
    if second_factor.verify(request.user, code) is None:
        return None
    return page(request, backup_codes=second_factor.new_backup_codes(request.user))


def remove(request: HttpRequest, code: str) -> HttpResponse | None:
    if second_factor.verify(request.user, code) is None:
        return None
    second_factor.remove(request.user)
    messages.success(request, _("The second factor is removed. Your password alone signs you in."))
    return redirect("admin:second_factor")


ACTIONS = {"confirm": confirm, "renew": renew, "remove": remove}


def page(request: HttpRequest, form: forms.Form | None = None, backup_codes: list[str] | None = None) -> HttpResponse:
    """Backup codes go out with this one response and are not kept for another."""
    on = second_factor.set_up(request.user)
    device = None if on else begun(request)
    context = {
        **admin.site.each_context(request),
        "title": _("Second factor"),
        "form": form or (CodeForm() if on or device else PasswordForm()),
        "on": on,
        "backup_codes": backup_codes,
        "backup_codes_left": second_factor.backup_codes_left(request.user),
        "secret": second_factor.secret(device) if device else "",
        "qr_code": second_factor.qr_code(device) if device else "",
    }
    return TemplateResponse(request, "admin/second_factor.html", context)
