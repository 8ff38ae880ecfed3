"""What was deleted, with its last version; an administrator can put it back."""

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from codes.admin.texts import number
from codes.states import MODELS

SHOWN = 100  # of each kind


def page(request: HttpRequest, site: AdminSite) -> HttpResponse:
    if not request.user.has_perm("codes.delete_statuscode"):
        raise PermissionDenied
    if request.method == "POST":
        return put_back(request)
    gone = [
        {"kind": kind, "name": model._meta.verbose_name, "version": version}
        for kind, model in MODELS.items()
        for version in model.history.filter(history_type="-").select_related("history_user")[:SHOWN]  # type: ignore[attr-defined]
        if not model._default_manager.filter(pk=version.id).exists()
    ]
    context = {**site.each_context(request), "title": _("Deleted objects"), "gone": gone}
    return render(request, "admin/desk/deleted.html", context)


def put_back(request: HttpRequest) -> HttpResponse:
    model = MODELS.get(request.POST.get("kind", ""))
    wanted = number(request.POST.get("version"))
    version = model.history.filter(history_id=wanted).first() if model else None  # type: ignore[attr-defined]
    if model is None or version is None:
        raise Http404
    if model._default_manager.filter(pk=version.id).exists():
        messages.error(request, _("It is back already."))
    else:
        version.instance.save(force_insert=True)
        messages.success(request, _("%(object)s is back.") % {"object": version.instance})
    return redirect("admin:desk_deleted")
