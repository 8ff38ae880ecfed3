"""Name, password and, from whoever has set up a second factor, a code."""

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from codes.signin import second_factor

WRONG_CODE = _("This code is wrong or was used before. Wait for the app’s next one and type that.")


def code_field(label: Any, **options: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "off", "spellcheck": "false"})
    return forms.CharField(label=label, max_length=40, widget=widget, **options)


class CodeForm(forms.Form):
    code = code_field(_("Code"))


class PasswordForm(forms.Form):
    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class SignInForm(AdminAuthenticationForm):
    code = code_field(
        _("Code from your app, or a backup code"),
        required=False,
        help_text=_("Only if you have set up a second factor."),
    )

    def confirm_login_allowed(self, user: Any) -> None:
        """Called with the right password; a wrong code counts as a failure just as a wrong password does."""
        super().confirm_login_allowed(user)
        if not second_factor.set_up(user):
            return
        typed = self.cleaned_data.get("code")
        if not typed:
            raise ValidationError(_("Type your password again, and a code from your app."), code="code_needed")
        user.otp_device = second_factor.verify(user, typed)  # django-otp notes it in the session at sign-in
        if user.otp_device is None:
            credentials = {"username": user.get_username()}
            user_login_failed.send(sender=__name__, credentials=credentials, request=self.request)
            raise ValidationError(WRONG_CODE, code="wrong_code")
