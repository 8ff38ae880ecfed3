"""The decoder's page and endpoint: findings with advice, nothing kept, nothing lost by switching the language."""

import logging

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from codes.decode import LIMIT
from codes.redaction import redacted
from tests.page import page

pytestmark = pytest.mark.django_db

LINE = "550 5.1.1 <nobody@example.com>: Recipient address rejected: User unknown in virtual mailbox table"
REPORT = """Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

Your message could not be delivered for several days.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.net

Final-Recipient: rfc822; ann@example.com
Action: failed
Status: 4.4.1
Diagnostic-Code: smtp; 451 4.4.1 mx.example.com not responding

--b--
"""


@pytest.mark.parametrize(("lang", "heading"), [("en", "Decode a bounce"), ("ko", "반송 메일"), ("ja", "エラーメール")])
def test_a_line_is_explained_in_the_readers_language(client, lang, heading):
    response = client.post(f"/{lang}/decode/", {"text": LINE})
    assert response.status_code == 200
    shown = page(response)
    assert shown.lang == lang
    assert heading in shown.headings[0][1]
    assert f"/{lang}/codes/5.1.1/" in shown.links()
    assert f"/{lang}/codes/550/" in shown.links()
    assert ("mark", {"title": shown_label(shown)}) in [(tag, attributes) for tag, attributes in shown.elements]


def shown_label(shown):
    return next(attributes["title"] for tag, attributes in shown.elements if tag == "mark")


def test_nothing_is_kept(client, caplog, django_assert_max_num_queries):
    with caplog.at_level(logging.DEBUG):
        response = client.post("/en/decode/", {"text": LINE})
    assert "no-store" in response.headers["Cache-Control"]
    assert not response.cookies
    assert "nobody@example.com" not in caplog.text
    links = [link for link in page(response).links() if "nobody" in link or "rejected" in link]
    assert not links


def test_switching_the_language_sends_the_text_again(client):
    html = client.post("/en/decode/", {"text": LINE}).content.decode()
    assert 'formaction="/ko/decode/"' in html
    assert "User unknown in virtual mailbox table" in html.partition("<textarea")[2].partition("</textarea>")[0]


def test_a_final_report_with_a_temporary_code_says_that_nobody_retries(client):
    html = client.post("/en/decode/", {"text": REPORT}).content.decode()
    assert "nobody retries this message any more" in html
    assert "ann@example.com" in html
    assert "we keep trying" not in html


def test_a_file_can_be_given(client):
    upload = SimpleUploadedFile("bounce.eml", REPORT.encode())
    assert b"4.4.1" in client.post("/ja/decode/", {"file": upload}).content


@pytest.mark.parametrize("text", ["", "hello", "\x00\x01", "<script>alert(1)</script>", "=?utf-8?b?////?=", "🙂" * 500])
def test_any_text_gets_an_answer(client, text):
    response = client.post("/ko/decode/", {"text": text})
    assert response.status_code == 200
    assert b"<script>alert" not in response.content


def test_too_much_is_refused_before_parsing(client):
    upload = SimpleUploadedFile("big.txt", b"x" * (LIMIT + 1))
    response = client.post("/ko/decode/", {"file": upload})
    assert response.status_code == 413
    assert page(response).lang == "ko"


def test_the_page_alone_has_a_form(client):
    response = client.get("/en/decode/")
    assert response.status_code == 200
    assert b'method="post"' in response.content


def test_the_ticket_holds_no_private_data():
    text = "550 5.7.1 <ann@example.com> from 203.0.113.9 [2001:db8:1::7] Message-ID: <abc.1@example.net> refused"
    copy = redacted(text)
    for private in ("ann@example.com", "203.0.113.9", "2001:db8:1::7", "abc.1@example.net"):
        assert private not in copy
    assert "550 5.7.1" in copy


def test_json(client):
    response = client.post("/api/v1/decode", {"text": LINE}, content_type="application/json")
    answer = response.json()
    assert response.headers["Cache-Control"] == "no-store"
    assert answer["kind"] == "line"
    found = answer["recipients"][0]
    assert (found["reply_code"], found["enhanced_code"]) == ("550", "5.1.1")
    assert found["verdict"]["keep_address"] == "no"
    for evidence in found["evidence"]:
        assert answer["text"][evidence["start"] : evidence["end"]] == evidence["text"]


def test_json_refuses_what_is_no_text(client):
    response = client.post("/api/v1/decode", {"words": 1}, content_type="application/json")
    assert response.status_code == 422
    assert response.json()["errors"][0]["field"] == "text"
