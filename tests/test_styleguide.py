"""The style guide shows every partial that pages are made of, in every language, to staff alone."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.page import page

pytestmark = pytest.mark.django_db
FRAME = {
    "codes/_meant.html",
    "codes/_letters.html",
    "codes/_recipients.html",
    "codes/_excerpt.html",
    "codes/_why.html",
}  # parts of others, shown within them


@pytest.mark.parametrize("lang", [code for code, _ in settings.LANGUAGES])
def test_it_shows_every_partial(admin_client, lang):
    response = admin_client.get(f"/styleguide/?lang={lang}")
    assert response.status_code == 200
    shown = page(response)
    assert shown.lang == lang
    partials = {f"codes/{path.name}" for path in Path(settings.BASE_DIR, "templates/codes").glob("_*.html")}
    assert partials - FRAME <= set(re.findall(r"codes/_\w+\.html", response.content.decode()))
    ids = [attributes["id"] for _, attributes in shown.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_it_is_for_staff_alone(client, django_user_model):
    assert client.get("/styleguide/").status_code == 404
    client.force_login(django_user_model.objects.create_user("reader"))
    assert client.get("/styleguide/").status_code == 404


def test_developers_need_no_account(client, settings):
    settings.DEBUG = True
    assert client.get("/styleguide/").status_code == 200
