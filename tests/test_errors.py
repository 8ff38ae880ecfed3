"""When there is no page, or the site itself fails."""

from unittest import mock

import pytest
from django.db import OperationalError, connection

from tests.page import page


@pytest.mark.parametrize(("lang", "words"), [("en", "Something went wrong"), ("ko", "문제"), ("ja", "問題")])
def test_500_page_needs_no_database(client, lang, words):
    """No database is allowed in this test at all."""
    client.raise_request_exception = False
    response = client.get(f"/{lang}/codes/421/")
    assert response.status_code == 500
    shown = page(response)
    assert shown.lang == lang
    assert [tag for tag, _ in shown.headings] == ["h1"]
    assert words in shown.text()


@pytest.mark.django_db
def test_readiness_says_when_the_database_is_away(client):
    assert client.get("/readyz").status_code == 200
    with mock.patch.object(connection, "cursor", side_effect=OperationalError):
        assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/en/codes/5501/", "/en/codes/5.1.1x/"])
def test_404_offers_what_looks_alike(client, path):
    shown = page(client.get(path))
    assert any("/en/codes/" in link and link != "/en/codes/" for link in shown.links())
