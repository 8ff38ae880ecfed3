"""The decoder's page and endpoint: findings with advice, nothing kept, nothing lost by switching the language."""

import logging
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from codes.bounce import SHOWN_AT_MOST
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


def test_nothing_is_kept(client, caplog):
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


def decoded(client, text, lang="en"):
    return client.post(f"/{lang}/decode/", {"text": text}).content.decode()


REFUSED = (
    "Nov 22 10:00:0{n} mail postfix/smtp[12]: 4FA1{n}: to=<user{n}@example.com>, relay=mx.example.com[192.0.2.1]:25, "
    "delay=1, dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.1] said: 550 5.1.1 User unknown)"
)


def test_what_happened_comes_first(client):
    shown = page(client.post("/en/decode/", {"text": "552 5.2.2 <ann@example.com>: over quota"}))
    assert shown.headings[1] == ("h2", "The recipient’s mailbox is full")


def test_recipients_with_the_same_answer_stand_together(client):
    html = decoded(client, "\n".join(REFUSED.format(n=n) for n in range(5)))
    assert html.count('<article class="finding ') == 1
    assert "and 4 further recipients" in html
    for n in range(5):
        assert f"<li>user{n}@example.com</li>" in html


def test_words_without_a_code_get_an_explanation_and_a_customer_message(client):
    text = "Your message to ann@example.com was not delivered because the recipient's mailbox is full."
    html = decoded(client, text)
    assert "No code in the text" in html
    assert 'href="/en/codes/4.2.2/"' in html
    for lang in ("en", "ko", "ja"):
        assert f'<blockquote id="customer-1-{lang}" lang="{lang}">' in html


def test_where_the_words_tell_against_the_code_they_are_explained(client):
    html = decoded(client, "450 4.1.1 rate limit exceeded for ann@example.com, try again later")
    assert "Two things in the text disagree." in html
    assert "<span>The words: <b>Sending rate</b></span>" in html
    assert 'The code that is meant for this case: <a class="code" href="/en/codes/4.7.28/"' in html


@pytest.mark.parametrize("lang", ["en", "ko", "ja"])
def test_the_recipients_postmaster_is_written_to_in_any_language(client, lang):
    html = decoded(client, REPORT, lang)
    for language, word in [("en", "Recipient:"), ("ko", "수신자:"), ("ja", "受信者:")]:
        letter = html.partition(f'<blockquote id="postmaster-1-{language}" lang="{language}">')[2]
        assert f"{word} ann@example.com" in letter.partition("</blockquote>")[0]


def test_the_postmaster_is_left_alone_where_somebody_else_acts(client):
    assert "postmaster-1" not in decoded(client, LINE)


def test_the_ticket_says_what_happened_without_private_data(client):
    ticket = decoded(client, REFUSED.format(n=1), "ko").partition('id="ticket-1"')[2].partition("</pre>")[0]
    assert "550 5.1.1" in ticket
    assert "서버가 메일 주소를 수락하지 않았습니다" in ticket
    for private in ("user1", "192.0.2.1]"):
        assert private not in ticket


@pytest.mark.parametrize(
    "private",
    [
        "ann@example.com",
        "<ann@example.com>",
        '"ann lee"@example.com',
        "ann.lee+tag@[203.0.113.9]",
        "ann@localhost",
        "ann%40example.com",
        "bounce-ann=example.com@lists.example.net",
        "안나@예시.한국",
        "ann＠example.com",
        "203.0.113.9",
        "[203.0.113.9]:25",
        "host-203-0-113-9.example.net",
        "2001:db8:1::7",
        "[IPv6:2001:db8:1::7]",
        "2001:db8:1:2:3:4:5:7",
        "::ffff:203.0.113.9",
        "Message-ID: <ann.9.1@example.net>",
        "message-id=<20261122.ann.9@host>",
        "Message-Id: ann-9-1",
    ],
)
def test_private_data_is_taken_out(private):
    copy = redacted(f"550 5.7.1 refused {private} (at 10:00:01), see 5.7.1")
    assert copy.startswith("550 5.7.1 refused ")
    assert copy.endswith(" (at 10:00:01), see 5.7.1")
    for trace in ("ann", "안나", "203.0.113", "203-0-113", "db8:1", "ffff"):
        assert trace not in copy


def test_what_is_no_private_data_stays():
    text = "Nov 22 10:00:01 mx.example.com: 550-5.7.26 (in reply to end of DATA command) rule 12:34:56 v3.1.4 exim 4.97"
    assert redacted(text) == text


def test_limits_that_cut_something_are_said(client):
    many = "\n".join(REFUSED.format(n=1).replace("user1", f"user{n}") for n in range(5001))
    assert "Only the first 5,000 recipients were read." in decoded(client, many)
    long_notice = (
        "Your message could not be delivered to:\n\n<ann@example.com>: 550 5.1.1 User unknown\n" + "x y\n" * 50_001
    )
    assert "only the first 200,000 characters were read" in decoded(
        client, f"Subject: failure notice\nFrom: MAILER-DAEMON@example.net\n\n{long_notice}"
    )
    long_answer = REPORT.replace("not responding", "not responding " * 500)
    assert "only the first 6,000 characters were read" in decoded(client, long_answer)
    for text in (LINE, REPORT):
        assert "characters were read" not in decoded(client, text)


def test_a_file_can_be_sent_again_in_another_language(client):
    report = REPORT.replace("several days", "einige Täge")
    html = client.post("/en/decode/", {"file": SimpleUploadedFile("a.eml", report.encode())}).content.decode()
    assert "Content-Type: multipart/report" in html.partition("<textarea")[2].partition("</textarea>")[0]
    old = client.post("/en/decode/", {"file": SimpleUploadedFile("a.eml", report.encode("latin-1"))}).content.decode()
    assert "ann@example.com" in old.partition("<textarea")[2].partition("</textarea>")[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There was no text in it."),
        ("ann@example.com", "paste the whole notice"),
        ("From: a@b.example\nSubject: Out of office\nAuto-Submitted: auto-replied\n\nI am away.", "answered by itself"),
    ],
)
def test_what_is_no_bounce_is_said_with_the_next_step(client, text, said):
    assert said in decoded(client, text)


def test_nothing_is_advised_about_what_arrived(client):
    delivered = REPORT.replace("Action: failed", "Action: delivered").replace("4.4.1", "2.0.0").replace("451", "250")
    html = decoded(client, delivered)
    assert page(client.post("/en/decode/", {"text": delivered})).headings[1] == ("h2", "Delivered")
    assert "customer-1" not in html
    assert "How to fix it" not in html


def test_a_complaint_is_neither_temporary_nor_permanent(client):
    html = decoded(client, (Path(__file__).parent / "decode/samples/complaint.eml").read_text())
    assert "reported the message as unwanted" in html
    assert "Temporary or permanent?" not in html


def test_only_what_is_shown_is_looked_up(client, django_assert_max_num_queries):
    """A log of very many codes costs no more queries than the page shows findings."""
    log = "".join(
        f"Nov 22 10:00:00 mail postfix/smtp[12]: 4FA{n}: to=<u{n}@example.com>, relay=mx.example.com[192.0.2.1]:25, "
        f"delay=1, dsn={code}, status=bounced (host mx.example.com said: 550 {code} no)\n"
        for n, code in enumerate(f"5.{n // 100}.{n % 100}" for n in range(300))
    )
    with django_assert_max_num_queries(40 + 4 * SHOWN_AT_MOST):
        html = decoded(client, log)
    assert "250 further recipients are not shown" in html
