"""The page of the admin where editors set up their second factor, and take it away."""

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_otp import login as show_device

from codes.signin import second_factor
from codes.signin.forms import WRONG_CODE, CodeForm


@require_http_methods(["GET", "POST"])
def second_factor_page(request: HttpRequest) -> HttpResponse:
    """One page for all states; each button sends an `action`. The site's admin_view has checked who asks."""
    action = request.POST.get("action")
    if action == "begin" and not second_factor.set_up(request.user):
        second_factor.begin(request.user)
        return redirect("admin:second_factor")
    form = CodeForm(request.POST if action in ACTIONS else None)
    if action in ACTIONS and form.is_valid():
        response = ACTIONS[action](request, form.cleaned_data["code"])
        if response is not None:
            return response
        form.add_error("code", WRONG_CODE)
    return page(request, form=form)


def confirm(request: HttpRequest, code: str) -> HttpResponse | None:
    if second_factor.set_up(request.user):  # the page with the backup codes was loaded again
        return redirect("admin:second_factor")
    device = second_factor.confirm(request.user, code)
    if device is None:
        return None
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


def page(request: HttpRequest, form: CodeForm | None = None, backup_codes: list[str] | None = None) -> HttpResponse:
    """Backup codes go out with this one response and are not kept for another."""
    on = second_factor.set_up(request.user)
    device = None if on else second_factor.pending(request.user)
    context = {
        **admin.site.each_context(request),
        "title": _("Second factor"),
        "form": form or CodeForm(),
        "on": on,
        "backup_codes": backup_codes,
        "backup_codes_left": second_factor.backup_codes_left(request.user),
        "secret": second_factor.secret(device) if device else "",
        "qr_code": second_factor.qr_code(device) if device else "",
    }
    return TemplateResponse(request, "admin/second_factor.html", context)
