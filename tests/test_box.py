"""The one box: a code to its page, two to their comparison, words to the search, a paste to the decoder."""

import logging
from pathlib import Path
from xml.etree import ElementTree

import pytest

from codes.box import Code, Pair, Words, route
from codes.decode import LIMIT, Decoded
from tests.page import page

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).parent / "decode" / "samples"

CODES = {
    "550": "550",
    " 5.1.1\n": "5.1.1",
    "550-5.1.1": "5.1.1",
    "550 5.1.1": "5.1.1",
    "#5.7.1": "5.7.1",
    "dsn=5.1.1": "5.1.1",
    "SMTP; 550": "550",
    "5.7.1:": "5.7.1",
    "(5.7.1)": "5.7.1",
    "５５０": "550",
    "５．７．１": "5.7.1",
    "٥٥٠": "550",
    "x.7.1": "X.7.1",
    "5.5.99": "5.5.99",
}
PAIRS = {
    "421 vs 500": ("421", "500"),
    "550 und 554": ("550", "554"),
    " 5.1.1 5.1.2\n": ("5.1.1", "5.1.2"),
    "550와 554": ("550", "554"),
}
WORDS = [
    "mailbox full",
    "User unknown",
    "try again later",
    "relay access denied",
    "over quota gmail",
    "what is 550",
    "550 gmail",
    "spf",
    "how long does a mail server go on trying before a bounce is sent to me",
    "사서함 가득 참",
    "메일이 반송되었습니다",
    "수신자 없음",
    "차단 목록에서 빼려면 어떻게 해야 하나요",
    "メールが届かない",
    "宛先不明",
    "迷惑メール扱い",
    "容量オーバー",
]
PASTES = {
    "550 5.7.26 Unauthenticated email from example.com is not accepted due to domain's DMARC policy.": "line",
    "550 User unknown": "line",
    "452 4.2.2 Mailbox full": "line",
    "554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked": "line",
    "421 too many connections": "line",
    "550 5.1.1 <nobody@example.com>: Recipient address rejected": "line",
    "ann@example.com": "message",
    "ann＠example.com": "message",
    "blocked 192.0.2.7": "message",
    "Recipient address rejected: User unknown in virtual mailbox table": "line",
    "Nov 22 10:00:01 mail postfix/smtp[12]: 4FA1: to=<a@b.example>, relay=none, delay=1, dsn=4.4.1, "
    "status=deferred (connect to b.example[192.0.2.1]:25: Connection timed out)": "log",
    "2026-11-22 10:00:01 1abc-0001-AB ** a@b.example R=dnslookup T=remote_smtp: SMTP error from remote mail server "
    "after RCPT TO:<a@b.example>: host mx.b.example [192.0.2.1]: 550 no such user": "log",
    "550-5.1.1 no such user\n550 5.1.1 here": "line",
    "word " * 120: "message",
    "550 5.2.2 mailbox full " * 26: "line",
    "first line\nsecond line": "message",
}


@pytest.mark.parametrize(("typed", "code"), CODES.items())
def test_a_lone_code_in_any_dress(typed, code):
    assert route(typed) == Code(code)


@pytest.mark.parametrize(("typed", "codes"), PAIRS.items())
def test_two_codes_are_compared(typed, codes):
    assert route(typed) == Pair(*codes)


@pytest.mark.parametrize("typed", WORDS)
def test_a_few_words_are_searched(typed):
    assert route(typed) == Words(typed)


@pytest.mark.parametrize(("typed", "kind"), PASTES.items(), ids=range(len(PASTES)))
def test_a_paste_is_decoded(typed, kind):
    leads_to = route(typed)
    assert isinstance(leads_to, Decoded)
    assert leads_to.kind == kind


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.eml")), ids=lambda path: path.stem)
def test_a_whole_message_is_decoded(path):
    assert isinstance(route(path.read_bytes().decode("utf-8", "replace")), Decoded)


@pytest.mark.parametrize("typed", ["", "  ", "\n\n", "\u200b"])
def test_nothing_typed_leads_to_the_search(typed):
    leads_to = route(typed)
    assert isinstance(leads_to, Words)


@pytest.mark.parametrize("lang", ["en", "ko", "ja"])
def test_each_kind_gets_there_in_one_step(client, lang):
    code = client.post(f"/{lang}/look-up/", {"text": "SMTP; 550"})
    assert (code.status_code, code.headers["Location"]) == (303, f"/{lang}/codes/550/")
    pair = client.post(f"/{lang}/look-up/", {"text": "500 vs 421"})
    assert (pair.status_code, pair.headers["Location"]) == (303, f"/{lang}/compare/421-vs-500/")
    words = client.post(f"/{lang}/look-up/", {"text": "사서함 가득"})
    assert words.status_code == 303
    assert client.get(words.headers["Location"]).context["query"] == "사서함 가득"
    empty = client.post(f"/{lang}/look-up/", {})
    assert (empty.status_code, empty.headers["Location"]) == (303, f"/{lang}/search/")
    bounce = client.post(f"/{lang}/look-up/", {"text": (SAMPLES / "report-postfix.eml").read_text()})
    assert bounce.status_code == 200
    shown = page(bounce)
    assert shown.lang == lang
    assert f"/{lang}/codes/5.1.1/" in shown.links()
    for response in (code, pair, words, empty, bounce):
        assert "no-store" in response.headers["Cache-Control"]
        assert not response.cookies


def test_nothing_pasted_stands_in_an_address_or_a_log(client, caplog):
    with caplog.at_level(logging.DEBUG):
        response = client.post("/en/look-up/", {"text": "550 5.1.1 <secret@example.com>: User unknown"})
    assert "Location" not in response.headers
    assert "secret" not in caplog.text
    assert not [link for link in page(response).links() if "secret" in link]


@pytest.mark.parametrize("size", [LIMIT + 1, 6 * 1024 * 1024])
def test_too_much_is_refused_with_the_limit(client, size):
    response = client.post("/ko/look-up/", {"text": "x" * size})
    assert response.status_code == 413
    assert "4MiB" in page(response).text().replace(" ", "")


def test_the_address_by_itself_leads_to_the_decoder(client):
    assert client.get("/ja/look-up/").headers["Location"] == "/ja/decode/"
    assert client.put("/ja/look-up/").status_code == 405


def test_no_box_cuts_a_paste(client):
    shown = page(client.get("/en/"))
    fields = [attributes for tag, attributes in shown.elements if attributes.get("name") == "text"]
    assert len(fields) == 2
    assert not [attributes for attributes in fields if "maxlength" in attributes]
    forms = [attributes for tag, attributes in shown.elements if attributes.get("role") == "search"]
    assert {form["method"] for form in forms} == {"post"}
    assert len({form["aria-label"] for form in forms}) == len(forms)


@pytest.mark.parametrize(("lang", "name"), [("en", "English"), ("ko", "한국어"), ("ja", "日本語")])
def test_browsers_can_add_the_search(client, lang, name):
    links = page(client.get(f"/{lang}/codes/421/")).links(rel="search")
    assert links == [f"/{lang}/opensearch.xml"]
    response = client.get(links[0])
    assert response.headers["Content-Type"].startswith("application/opensearchdescription+xml")
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    described = ElementTree.fromstring(response.content)  # noqa: S314  (our own)
    short_name = described.findtext(f"{space}ShortName")
    assert short_name == f"smtpref {name}"
    assert len(short_name) <= 16
    template = described.find(f"{space}Url[@type='text/html']").get("template")
    assert template == f"http://localhost/{lang}/search/?q={{searchTerms}}"
    assert client.get(template.replace("{searchTerms}", "mailbox+full")).status_code == 200
