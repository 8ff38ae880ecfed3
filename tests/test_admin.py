"""Editors correct text in the admin, and it is on the page at once."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from codes.models import StatusCode

pytestmark = pytest.mark.django_db
MODELS = ("statuscode", "provider", "providerresponse", "comparisonnote", "glossaryterm")


@pytest.fixture
def editor(client):
    user = get_user_model().objects.create_superuser("editor", "editor@example.com", "a long pass phrase")
    client.force_login(user)
    return client


@pytest.mark.parametrize("model", MODELS)
def test_lists_and_forms_open(editor, model):
    listing = editor.get(reverse(f"admin:codes_{model}_changelist"), {"q": "a"})
    assert listing.status_code == 200
    assert editor.get(reverse(f"admin:codes_{model}_add")).status_code == 200


def form_data(form):
    """What a browser would send back unchanged."""
    values = {form.add_prefix(name): form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in values.items()}


def test_an_edited_text_is_on_the_page_at_once(editor):
    row = StatusCode.objects.get(code="421")
    address = reverse("admin:codes_statuscode_change", args=[row.pk])
    response = editor.get(address)
    assert response.status_code == 200
    data = form_data(response.context["adminform"].form)
    for formset in response.context["inline_admin_formsets"]:
        data |= form_data(formset.formset.management_form)
    data["cause_ko"] = "편집자가 고친 문장입니다."
    saved = editor.post(address, data)
    assert saved.status_code == 302, saved.context["errors"]
    assert "편집자가 고친 문장입니다." in editor.get("/ko/codes/421/").content.decode()
    row.refresh_from_db()
    assert row.phases == ["any", "connect"]
    assert row.summary_ja


def test_admin_loads_nothing_from_another_host(editor):
    row = StatusCode.objects.get(code="421")
    html = editor.get(reverse("admin:codes_statuscode_change", args=[row.pk])).content.decode()
    assert 'src="http' not in html
    assert 'src="//' not in html
    assert 'rel="stylesheet" href="http' not in html


def test_the_admin_asks_to_sign_in(client):
    assert client.get("/admin/").status_code == 302
