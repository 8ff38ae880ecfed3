"""The language of a page: its address decides, else Accept-Language; cookies never."""

import pytest
from django.conf import settings

from codes.middleware import negotiated
from codes.models import StatusCode
from tests.page import page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("header", "lang"),
    [
        ("ko", "ko"),
        ("ko-KR,ko;q=0.9,en;q=0.8", "ko"),
        ("ja-JP", "ja"),
        ("fr,de;q=0.8", "en"),
        ("fr,ja;q=0.3,ko;q=0.5", "ko"),
        ("ko;q=0,ja;q=0.1", "ja"),
        ("*", "en"),
        ("", "en"),
        ("!!,,;q=x", "en"),
    ],
)
def test_negotiation(client, header, lang):
    assert negotiated(header) == lang
    for path, target in (("/", f"/{lang}/"), ("/421", f"/{lang}/codes/421/"), ("/5.7.1", f"/{lang}/codes/5.7.1/")):
        response = client.get(path, headers={"accept-language": header})
        assert response.status_code == 302
        assert response.headers["Location"] == target
        assert "Accept-Language" in response.headers["Vary"]


def test_no_cookie_decides(client):
    client.cookies["django_language"] = "ko"
    assert client.get("/").headers["Location"] == "/en/"
    assert page(client.get("/ja/")).lang == "ja"


def test_a_page_does_not_vary_on_accept_language(client):
    response = client.get("/ko/codes/421/", headers={"accept-language": "ja"})
    assert page(response).lang == "ko"
    assert "Accept-Language" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("path", ["/ko/compare/421-vs-500/", "/ko/search/?q=mailbox+full", "/ko/codes/5.7.1/"])
def test_switch_leads_to_the_same_page_and_query(client, path):
    shown = page(client.get(path))
    for code, _ in settings.LANGUAGES:
        assert path.replace("/ko/", f"/{code}/", 1) in shown.links(hreflang=code)
    assert "한국어" in shown.text("ko")
    assert "日本語" in shown.text("ja")


def test_missing_field_falls_back_by_itself_and_says_so(client):
    StatusCode.objects.filter(code="421").update(when_seen_ko="", name_ko="")
    response = client.get("/ko/codes/421/")
    shown = page(response)
    assert "Service Not Available" in shown.text("en")
    assert "아직 번역되지 않" in shown.text("ko")
    assert "설명" in shown.text("ko")
    assert client.get("/api/v1/codes/421?lang=ko").json()["fallback"] == ["name", "when_seen"]


@pytest.mark.parametrize("path", ["/xx/", "/xx/codes/421/", "/de/compare/421-vs-500/"])
def test_unknown_language(client, path):
    response = client.get(path, headers={"accept-language": "ja"})
    assert response.status_code == 404
    assert page(response).lang == "ja"
    assert b'role="search"' in response.content
