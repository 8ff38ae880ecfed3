"""The JSON interface: shapes, languages, errors."""

import pytest

from codes import vocab

pytestmark = pytest.mark.django_db


def test_one_code(client):
    answer = client.get("/api/v1/codes/421").json()
    assert answer["code"] == "421"
    assert answer["name"] == "Service Not Available"
    assert answer["class"] == {"digit": "4", "name": "Transient negative completion"}
    assert answer["subject"] is None
    assert set(answer["verdict"]) == {"permanence", "retry", "keep_address", "who_acts"}
    assert answer["phases"] == ["any", "connect"]
    assert {"rfc", "section", "url"} <= set(answer["references"][0])
    assert answer["references"][0]["url"].startswith("https://www.rfc-editor.org/rfc/rfc5321#section-")
    assert answer["responses"]
    assert answer["url"] == "/en/codes/421/"
    assert answer["fallback"] == []


def test_an_enhanced_code_has_a_subject(client):
    answer = client.get("/api/v1/codes/5.7.1").json()
    assert answer["subject"] == {"digit": "7", "name": "Security or policy status"}
    assert client.get("/api/v1/codes/X.7.1").json()["code"] == "5.7.1"


def test_languages(client):
    answer = client.get("/api/v1/codes/421?lang=ko").json()
    assert answer["lang"] == "ko"
    assert answer["name"] == "서비스를 사용할 수 없음"
    assert answer["url"] == "/ko/codes/421/"


def test_markdown_or_html(client):
    assert "**" in client.get("/api/v1/codes/421").json()["how_to_fix"]
    assert "<strong>" in client.get("/api/v1/codes/421?format=html").json()["how_to_fix"]


def test_comparison(client):
    answer = client.get("/api/v1/compare/500/421").json()
    assert answer["url"] == "/en/compare/421-vs-500/"
    assert answer["title"] == "SMTP 421 Service Not Available vs 500 Syntax Error"
    assert (answer["a"]["code"], answer["b"]["code"]) == ("421", "500")
    assert [fact["fact"] for fact in answer["facts"]] == list(vocab.FACT_LABELS)
    assert len(answer["which_applies"]["reading_a_log"]) == 2
    assert len(answer["which_applies"]["choosing_a_code"]) == 2
    assert all(isinstance(difference, str) for difference in answer["differences"])


def test_list_in_pages(client):
    first = client.get("/api/v1/codes?limit=10").json()
    assert len(first["results"]) == 10
    assert first["count"] > 230
    assert first["previous"] is None
    second = client.get(first["next"]).json()
    assert second["results"][0]["code"] != first["results"][0]["code"]
    assert client.get(second["previous"]).json() == first


def test_every_listed_code_answers(client):
    for result in client.get("/api/v1/codes?limit=100&offset=100").json()["results"]:
        assert client.get(f"/api/v1/codes/{result['code']}").status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/codes/599", 404),
        ("/api/v1/codes/nonsense", 404),
        ("/api/v1/compare/421/599", 404),
        ("/api/v1/compare/421/421", 422),
        ("/api/v1/codes/421?lang=xx", 422),
        ("/api/v1/codes?limit=0", 422),
        ("/api/v1/codes?limit=many", 422),
        ("/api/v1/nothing", 404),
    ],
)
def test_errors_are_problem_details(client, path, status):
    response = client.get(path)
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert {"type", "title", "status", "detail", "errors"} == set(problem)
    assert problem["status"] == status
    if "=" in path:
        assert problem["errors"][0]["field"] in path


def test_documentation_loads_nothing_from_another_host(client):
    html = client.get("/api/docs").content.decode()
    assert "https://" not in html
    assert client.get("/api/openapi.json").json()["info"]["title"] == "smtpref"


def test_search(client):
    answer = client.get("/api/v1/search", {"q": "mailbox full", "limit": 3}).json()
    assert answer["query"] == "mailbox full"
    assert answer["code"] == ""
    assert len(answer["results"]) == 3 < answer["count"]
    best = answer["results"][0]
    assert best["why"] == "synonym: mailbox full"
    assert best["url"] == f"/en/codes/{best['code']}/"
    assert 0 < answer["results"][2]["score"] <= best["score"] <= 1
    assert best["matched"] == {
        "kind": "synonym",
        "label": "Also said as",
        "lang": "en",
        "text": "mailbox full",
        "words": ["mailbox", "full"],
    }
    second = client.get(answer["next"]).json()
    assert second["results"][0]["code"] not in {one["code"] for one in answer["results"]}


def test_search_in_another_language(client):
    answer = client.get("/api/v1/search", {"q": "네이버 메일 550", "lang": "ko"}).json()
    assert answer["results"][0]["code"] == "550"
    assert answer["results"][0]["why"].startswith("code: 550") or answer["results"][0]["matched"]
    provider = answer["providers"][0]
    assert (provider["provider"], provider["named"], provider["url"]) == ("naver", True, "/ko/providers/naver/")
    assert provider["matched"]["label"] == "제공업체"
    assert all(reply["url"].startswith("/ko/providers/naver/#naver-") for reply in provider["replies"])


def test_search_for_a_lone_code(client):
    answer = client.get("/api/v1/search", {"q": "#5.7.1"}).json()
    assert answer["code"] == "5.7.1"
    assert answer["results"][0]["code"] == "5.7.1"
    assert answer["results"][0]["why"] == "code: 5.7.1"
    assert client.get("/api/v1/search", {"q": "5.5.99"}).json()["code"] == "5.5.99"


def test_an_empty_search_finds_nothing(client):
    answer = client.get("/api/v1/search").json()
    assert (answer["count"], answer["results"], answer["providers"]) == (0, [], [])
    assert client.get("/api/v1/search", {"q": "x" * 501}).status_code == 422


def test_providers(client):
    answer = client.get("/api/v1/providers", {"limit": 100, "lang": "ja"}).json()
    assert answer["count"] == len(answer["results"]) > 30
    docomo = next(one for one in answer["results"] if one["provider"] == "docomo")
    assert "ドコモ" in docomo["search_terms"]
    one = client.get("/api/v1/providers/docomo", {"lang": "ja"}).json()
    assert one["name"] == "NTT docomo"
    assert len(one["responses"]) == one["count"] == docomo["count"] > 0
    assert {reply["category"] for reply in one["responses"]} == {"address", "mailbox-full", "protocol"}
    assert client.get("/api/v1/providers/nobody").json()["status"] == 404
