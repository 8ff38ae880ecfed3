"""The one box: lone codes in any dress, words in any language."""

import pytest

from codes.search import codes_in, lone_code
from tests.page import page

pytestmark = pytest.mark.django_db

DRESSES = {
    "550": "550",
    " 550 ": "550",
    "550.": "550",
    "550-": "550",
    "SMTP 550": "550",
    "error 550": "550",
    "5.7.1": "5.7.1",
    "#5.7.1": "5.7.1",
    "(5.7.1)": "5.7.1",
    "5.7.1:": "5.7.1",
    "dsn=5.1.1": "5.1.1",
    "550 5.1.1": "5.1.1",
    "550-5.1.1": "5.1.1",
    "smtp; 550": "550",
    "５５０": "550",
    "٥٥٠": "550",
    "x.7.1": "X.7.1",
    "101": "101",
    "mailbox full": "",
    "999": "",
    "5.7": "",
    "550 users": "",
    "": "",
}


@pytest.mark.parametrize(("typed", "code"), DRESSES.items())
def test_lone_codes(typed, code):
    assert lone_code(typed) == code


@pytest.mark.parametrize("typed", [typed for typed, code in DRESSES.items() if code])
def test_a_lone_code_goes_straight_to_its_page(client, typed):
    response = client.get("/en/search/", {"q": typed})
    assert response.status_code == 302
    assert client.get(response.headers["Location"]).status_code in {200, 302}


def test_a_well_formed_unknown_code_goes_to_its_honest_page(client):
    response = client.get("/ja/search/", {"q": "5.5.99"})
    assert response.headers["Location"] == "/ja/codes/5.5.99/"


@pytest.mark.parametrize(
    ("lang", "query", "code"),
    [
        ("en", "mailbox full", "4.2.2"),
        ("en", "too many connections", "421"),
        ("ko", "서버 과부하", "421"),
        ("ja", "サーバー過負荷", "421"),
        ("en", "서버 과부하", "421"),
        ("ko", "server busy", "421"),
    ],
)
def test_words_find_the_code_in_any_language(client, lang, query, code):
    shown = page(client.get(f"/{lang}/search/", {"q": query}))
    assert f"/{lang}/codes/{code}/" in shown.links()


def test_codes_in_a_pasted_line_are_shown(client):
    line = "550-5.7.26 This mail is unauthenticated 550 5.7.26 gsmtp"
    assert codes_in(line) == ["550", "5.7.26"]
    shown = page(client.get("/en/search/", {"q": line}))
    assert "/en/codes/5.7.26/" in shown.links()


def test_nothing_found_offers_the_map(client):
    response = client.get("/ko/search/", {"q": "zzzzqqqq"})
    assert response.status_code == 200
    assert "/ko/codes/" in page(response).links()


def test_what_was_typed_is_kept_and_escaped(client):
    html = client.get("/en/search/", {"q": '<script>"x'}).content.decode()
    assert 'value="&lt;script&gt;&quot;x"' in html
    assert '<script>"x' not in html
