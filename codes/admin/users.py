from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import UserAdmin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from codes.signin import second_factor

# Secrets of others are nobody's business: the devices are in no list, only whether somebody has one.
admin.site.unregister([TOTPDevice, StaticDevice, get_user_model()])


@admin.register(get_user_model())
class EditorAdmin(UserAdmin):
    list_display = ["username", "email", "is_active", "is_staff", "second_factor"]
    actions = ["remove_second_factor"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        devices = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        users: QuerySet[Any] = super().get_queryset(request).annotate(has_second_factor=Exists(devices))
        return users

    @admin.display(boolean=True, description=gettext_lazy("Second factor"))
    def second_factor(self, user: Any) -> bool:
        return bool(user.has_second_factor)

    @admin.action(permissions=["change"], description=gettext_lazy("Remove the second factor (lost phone)"))
    def remove_second_factor(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        users = list(queryset.filter(has_second_factor=True))
        for user in users:
            second_factor.remove(user)
        if users:
            LogEntry.objects.log_actions(str(request.user.pk), users, CHANGE, _("Second factor removed"))
        text = ngettext("%(count)s second factor removed.", "%(count)s second factors removed.", len(users))
        messages.success(request, text % {"count": len(users)})
