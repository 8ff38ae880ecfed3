"""The admin site: whoever has set up a second factor must have shown it; all others are only offered one."""

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, path

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
