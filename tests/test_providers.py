"""What a provider's page says of it."""

import re

import pytest

pytestmark = pytest.mark.django_db


def described(client, slug, lang="en"):
    """The page's description, and its text."""
    html = client.get(f"/{lang}/providers/{slug}/").content.decode()
    return re.search(r'<meta name="description" content="([^"]*)"', html)[1], html


def test_a_mail_server_answers_to_mail(client):
    description, html = described(client, "gmail")
    assert "answers to mail it refuses" in description
    assert "80 replies" in html


@pytest.mark.parametrize(
    ("lang", "no_replies"), [("en", "sends no replies"), ("ko", "응답을 보내지 않"), ("ja", "返すことはありません")]
)
def test_a_blocklist_sends_no_replies(client, lang, no_replies):
    description, html = described(client, "spamhaus", lang)
    assert "answers" not in description
    assert no_replies in html
    assert "17 replies" not in html
    assert f"/{lang}/providers/spamhaus/" in client.get(f"/{lang}/providers/").content.decode()


@pytest.mark.parametrize("code", ["417", "456", "531"])
def test_a_code_that_only_courier_sends_has_a_page(client, code):
    response = client.get(f"/en/codes/{code}/")
    assert response.status_code == 200
    assert "/en/providers/courier/" in response.content.decode()


def test_where_its_replies_differ_a_code_of_one_provider_has_no_verdict_of_its_own(client):
    """Courier's 417 may be a failed DNS lookup, which passes, or a failed SPF check, which does not."""
    assert client.get("/api/v1/codes/417").json()["verdict"]["retry"] == "depends"
    assert client.get("/api/v1/codes/531").json()["verdict"]["retry"] == "no"
