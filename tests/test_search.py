"""The one box: lone codes in any dress, words in any language, and why something was found."""

import pytest

from codes import found
from codes.models import Provider, StatusCode
from codes.search import codes_in, lone_code, lone_pair
from tests.page import page

pytestmark = pytest.mark.django_db

DRESSES = {
    "550": "550",
    " 550 ": "550",
    "550.": "550",
    "550-": "550",
    "SMTP 550": "550",
    "error 550": "550",
    "550 error": "550",
    "550 에러": "550",
    "550번 오류 코드": "550",
    "エラーコード550": "550",
    "smtp; 550": "550",
    "SMTP; 550": "550",
    "5.7.1": "5.7.1",
    "#5.7.1": "5.7.1",
    "(5.7.1)": "5.7.1",
    "(#5.1.1)": "5.1.1",
    "5.7.1:": "5.7.1",
    "dsn=5.1.1": "5.1.1",
    "550 5.1.1": "5.1.1",
    "550-5.1.1": "5.1.1",
    "550/5.1.1": "5.1.1",
    "5.1.1 (550)": "5.1.1",
    "550-5.1.1 550 5.1.1": "5.1.1",
    "5 1 1": "5.1.1",
    "5-7-26": "5.7.26",
    "5。1。1": "5.1.1",
    "５５０": "550",
    "５．７．１": "5.7.1",
    "٥٥٠": "550",
    "٥.١.١": "5.1.1",
    "x.7.1": "X.7.1",
    "101": "101",
    "mailbox full": "",
    "999": "",
    "5.7": "",
    "5 1": "",
    "6 1 1": "",
    "550 users": "",
    "550 551": "",
    "": "",
}


PAIRS = {
    "421 vs 500": ("421", "500"),
    "421 500": ("421", "500"),
    "500 versus 421": ("500", "421"),
    "421-vs-500": ("421", "500"),
    "421, 450": ("421", "450"),
    "550/554": ("550", "554"),
    "550 and 554?": ("550", "554"),
    "550 und 554": ("550", "554"),
    "difference between 550 and 554": ("550", "554"),
    "421와 500": ("421", "500"),
    "550과 554의 차이점": ("550", "554"),
    "421と500の違い": ("421", "500"),
    "５５０　と　５５４": ("550", "554"),
    "5.1.1 5.1.2": ("5.1.1", "5.1.2"),
    "#5.7.1 and #5.1.1": ("5.7.1", "5.1.1"),
    "550 vs 5.1.1": ("550", "5.1.1"),
    "550 5.1.1 vs 550 5.7.1": ("5.1.1", "5.7.1"),
    "550 5.1.1": None,
    "550-5.1.1 550 5.1.1": None,
    "550 550": None,
    "550 vs 550": None,
    "550 551 552": None,
    "550 or": None,
    "550 and spam": None,
    "550 users and 554": None,
    "X.7.1 vs X.7.2": None,
    "25 550": None,
    "5 1 1": None,
    "vs": None,
    "": None,
}


@pytest.mark.parametrize(("typed", "codes"), PAIRS.items())
def test_lone_pairs(typed, codes):
    assert lone_pair(typed) == codes


@pytest.mark.parametrize("typed", [typed for typed, codes in PAIRS.items() if codes])
def test_two_codes_go_straight_to_their_comparison(client, typed):
    response = client.get("/en/search/", {"q": typed})
    assert response.status_code == 302
    assert client.get(response.headers["Location"]).status_code == 200


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


def first(query, lang="en", most=1):
    return [one.page.code for one in found.find(query, lang).codes(0, most)]


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("mailbox full", {"552", "4.2.2", "452"}),
        ("greylisting", {"450", "451", "4.7.1", "421"}),
        ("grey listing", {"450", "451", "4.7.1", "421"}),
        ("quota exceded", {"4.2.2", "552", "4.4.5"}),
        ("사서함 가득 참", {"4.2.2", "552", "4.3.1"}),
        ("宛先不明", {"5.1.1", "550"}),
        ("ブラックリスト", {"5.7.1", "554", "550"}),
        ("SPF fail", {"5.7.23", "5.7.26", "5.7.24"}),
        ("サーバー過負荷", {"421", "4.3.2", "451"}),
        ("서버 과부하", {"421", "451", "4.4.5", "4.3.2"}),
        ("too many connections", {"421"}),
    ],
)
def test_words_find_the_code(query, codes):
    """Whatever the language of the page."""
    assert {first(query, lang)[0] for lang in ("en", "ko", "ja")} <= codes


@pytest.mark.parametrize("query", ["550 spam", "스팸 550", "550 迷惑メール"])
def test_a_code_among_words_comes_first_then_what_fits_the_words(query):
    shown = first(query, most=4)
    assert shown[0] == "550"
    assert {"554", "5.7.1"} & set(shown)


def test_part_of_a_code_shows_what_begins_so():
    assert {"5.7.2", "5.7.20", "5.7.29"} <= set(first("5.7.2", most=20))
    assert all(code.startswith("55") for code in first("55", most=10))


@pytest.mark.parametrize(
    ("query", "slug", "key"),
    [
        ("네이버 550", "naver", "naver-"),
        ("Daum 차단", "daum", "daum-"),
        ("한메일", "daum", "daum-"),
        ("ドコモ 拒否", "docomo", "docomo-"),
        ("hotmial blocked", "outlook-com", ""),
        ("오피스365 발송 차단", "exchange-online", ""),
    ],
)
def test_a_providers_name_leads_to_its_page_and_replies(client, query, slug, key):
    """First of all, and to the very rows of the provider's page."""
    shown = page(client.get("/ko/search/", {"q": query}))
    links = [link for link in shown.links() if link.startswith((f"/ko/providers/{slug}/", "/ko/codes/"))]
    own = [link for link in links if link != "/ko/codes/"]
    assert own[0] == f"/ko/providers/{slug}/"
    rows = [link.partition("#")[2] for link in own if "#" in link]
    assert any(row.startswith(key) for row in rows)
    there = client.get(f"/ko/providers/{slug}/").content.decode()
    assert all(f'id="{row}"' in there for row in rows if row.startswith(slug))


def test_words_of_a_reply_without_any_code_find_its_provider(client):
    shown = page(client.get("/en/search/", {"q": "i.ua The mailbox is full"}))
    assert any(link.startswith("/en/providers/iua/#") for link in shown.links())


def test_a_reply_is_recognised_without_a_query_for_it(client, django_assert_max_num_queries):
    line = "421 4.7.26 Mail is rate limited because it is unauthenticated"
    client.get("/en/search/", {"q": line})
    with django_assert_max_num_queries(3):
        recognised = client.get("/en/search/", {"q": line}).context["recognised"]
    assert {row.provider.slug for row in recognised} == {"gmail"}


def test_why_it_was_found_is_said_and_marked(client):
    html = client.get("/en/search/", {"q": "mailbox full"}).content.decode()
    assert "Also said as: <span><mark>mailbox</mark> <mark>full</mark></span>" in " ".join(html.split())


def test_the_reason_is_in_the_pages_language_where_it_matches_there_else_marked_as_another():
    in_korean = found.find("메일함 가득 참", "ko").codes(0, 5)
    assert {one.match.lang for one in in_korean} == {"ko"}
    in_japanese = found.find("메일함 가득 참", "ja").codes(0, 5)
    assert {one.match.lang for one in in_japanese} == {"ko"}


def test_a_reason_in_another_language_has_its_lang(client):
    html = client.get("/ja/search/", {"q": "메일함 가득 참"}).content.decode()
    assert '<span lang="ko">' in html
    assert "<mark>메일함</mark>" in html


def test_codes_in_a_pasted_line_are_shown(client):
    line = "550-5.7.26 This mail is unauthenticated 550 5.7.26 gsmtp"
    assert codes_in(line) == ["550", "5.7.26"]
    shown = page(client.get("/en/search/", {"q": line}))
    assert "/en/codes/5.7.26/" in shown.links()


def test_nothing_found_offers_decoder_nearest_codes_and_map(client):
    response = client.get("/ko/search/", {"q": "zzqx 5.71"})
    assert response.status_code == 200
    links = page(response).links()
    assert {"/ko/decode/", "/ko/#map-title", "/ko/codes/", "/ko/codes/5.7.1/"} <= set(links)


def test_what_was_typed_is_kept_and_escaped(client):
    html = client.get("/en/search/", {"q": '<script>"x'}).content.decode()
    assert 'value="&lt;script&gt;&quot;x"' in html
    assert '<script>"x' not in html


def test_text_beside_a_mark_is_escaped(client):
    row = StatusCode.objects.get(code="552")
    row.search_terms_en = [*row.search_terms_en, '<b onclick="x">zebra</b> & quagga']
    row.save()
    html = client.get("/en/search/", {"q": "zebra quagga"}).content.decode()
    assert "&lt;b onclick=&quot;x&quot;&gt;<mark>zebra</mark>&lt;/b&gt; &amp; <mark>quagga</mark>" in html


def test_what_was_typed_is_private(client):
    for path in ("/en/search/?q=mailbox+full", "/api/v1/search?q=mailbox+full"):
        assert {"private", "no-store"} <= set(client.get(path).headers["Cache-Control"].split(", "))
    assert '<meta name="robots" content="noindex">' in client.get("/en/search/?q=spam").content.decode()


def test_every_provider_is_found_by_each_of_its_names():
    """In every language, unless another has the very same name."""
    lost = []
    for row in Provider.objects.all():
        for lang in ("en", "ko", "ja"):
            for name in getattr(row, f"search_terms_{lang}"):
                named = {one.provider.slug for one in found.find(name, lang).providers() if one.named}
                if row.slug not in named and not lone_code(name):
                    lost.append((row.slug, name))
    assert not lost
