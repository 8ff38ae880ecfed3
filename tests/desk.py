"""People at the editors' desk, and what their browsers send back."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from codes.models import StatusCode


def person(name, *groups, superuser=False):
    user = get_user_model().objects.create_user(name, is_staff=True)
    user.is_superuser = superuser
    user.save()
    user.groups.set(Group.objects.filter(name__in=groups))
    assert user.groups.count() == len(groups)
    return user


def signed_in(user, lang="en"):
    client = Client(headers={"host": "localhost", "accept-language": lang})
    client.force_login(user)
    return client


def text_url(code="421", lang="ko"):
    return reverse("admin:codes_statuscode_text", args=[StatusCode.objects.get(code=code).pk, lang])


def form_of(response):
    """What a browser would send back unchanged."""
    form = response.context["form"]
    values = {form.add_prefix(name): form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in values.items()}


def save(client, url, **typed):
    """Open a text page, type, and press Save."""
    data = form_of(client.get(url)) | typed | {"action": typed.get("action", "save")}
    return client.post(url, data)


def facts_of(response):
    data = {}
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    for form in forms:
        for name in form.fields:
            value = form[name].value()
            if value is True:
                value = "on"
            if value is not None and value is not False:
                data[form.add_prefix(name)] = value
    return data
