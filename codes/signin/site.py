"""The admin site: whoever has set up a second factor must have shown it; all others are only offered one."""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, path

from codes.desk import rights
from codes.models import Content
from codes.signin import second_factor, views
from codes.signin.forms import SignInForm


class EditorsSite(AdminSite):
    site_header = site_title = "smtpref"
    login_form = SignInForm
    login_template = "admin/signin.html"

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and second_factor.satisfied(request.user)

    def get_urls(self) -> list[URLResolver | URLPattern]:
        own = path("second-factor/", self.admin_view(views.second_factor_page), name="second_factor")
        return [own, *super().get_urls()]

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The content first; and who may translate an object may change it, whatever Django thinks of its facts."""
        apps = sorted(super().get_app_list(request, app_label), key=lambda app: app["app_label"] != "codes")
        if rights.languages_of(request.user):
            for model in [model for app in apps for model in app["models"]]:
                if model["view_only"] and issubclass(model["model"], Content):
                    model["view_only"] = False
        return apps
