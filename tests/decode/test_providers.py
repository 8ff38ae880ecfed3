"""What providers send: which rows name a provider, and what their own statements say."""

import pytest
import yaml

from codes.decode import ProviderPattern, decode
from codes.decode.providers import Book
from codes.replies import readable
from tests.decode.inputs import ROOT, patterns

REPORT = """Content-Type: multipart/report; report-type=delivery-status; boundary="b"
From: MAILER-DAEMON@relay.example

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; {reporter}

Final-Recipient: rfc822; kim@example.net
Action: failed
Status: 5.0.0
{remote}Diagnostic-Code: smtp; {diagnostic}
--b--
"""
# What any server may write.
ANYBODYS = [
    "4.4.1 connect to mx.example.net[192.0.2.1]:25: Connection timed out",
    "552 5.2.2 Mailbox full",
    "550 5.7.1 Unable to relay for kim@example.net",
    "554 5.4.6 Hop count exceeded - possible mail loop",
    "4.4.7 message expired",
    "554 5.7.1 <kim@example.net>: Relay access denied",
    "550 5.1.1 <kim@example.net>: user unknown",
    "550 : User unknown",
    "421 4.7.0 Try again later, closing connection",
    "451 4.3.0 Temporary lookup error",
    "550 Mailbox not found",
    "550 mailbox unavailable",
    "552 Message too large",
    "535 Authentication Failed",
    "530 5.7.0 Must issue a STARTTLS command first",
    "503 5.5.1 Bad sequence of commands",
    "452 Too many recipients",
    "554 Mail loop detected",
    "421 Rate limit reached",
    "450 4.7.1 users are many, try later",
    "550 5.1.1 <kim@qq.com>: mailbox not found",
]


def only(source, rows=()):
    """The one recipient found."""
    (row,) = decode(source, rows).recipients
    return row


def test_providers_are_data():
    pattern = ProviderPattern("gmail", "receiving e?mail too quickly", "450", "4.2.1", "", "yes", "sender-admin")
    reply = "450-4.2.1 The user you are trying to contact is receiving\n450 4.2.1 mail too quickly."
    row = only(reply, [pattern])
    assert (row.provider, row.verdict.who_acts[0]) == ("gmail", "sender-admin")
    assert only(reply.replace("4.2.1", "4.2.2"), [pattern]).provider == ""


def test_a_range_of_codes():
    pattern = ProviderPattern("exchange-online", "banned sending IP", "", "5.7.606-649", "", "no", "sender-admin")
    assert only("550 5.7.620 Access denied, banned sending IP [192.0.2.1]", [pattern]).provider == "exchange-online"
    assert only("550 5.7.650 Access denied, banned sending IP [192.0.2.1]", [pattern]).provider == ""


def test_a_broken_pattern_is_left_out():
    assert only("550 5.1.1 no such user", [ProviderPattern("x", "(?=look ahead", "")]).provider == ""


@pytest.mark.parametrize(
    ("reply", "provider", "category"),
    [
        ("451 DT:SPM mx14,abc", "netease", "content"),
        ("550 5.2.0 OFR_506", "orange", "content"),
        ("552 5.1.1 OFR_417", "orange", "mailbox-full"),
        ("550 5.5.0 LPN007_420", "laposte", "mailbox-inactive"),
        ("550 IB607", "godaddy", "rate"),
        ("421 RP-001", "outlook-com", "rate"),
        ("550 5.7.1 (S3150)", "outlook-com", "reputation"),
        ("421 4.7.0 [TSS04]", "yahoo", "rate"),
        ("450 4.2.1 (G30)", "rackspace", "rate"),
        ("554 5.7.1 [HME1]", "icloud", "authentication"),
        ("550 AUP#I-1530", "spectrum", "size"),
        ("550 5.7.29 You must use TLS/SSL for SMTP to send bulk mail", "gmail", "encryption"),
        ("550 5.7.30 This mail didn't pass DKIM authentication", "gmail", "authentication"),
        ("550 5.7.27 This mail didn't pass SPF authentication", "gmail", "authentication"),
    ],
)
def test_a_providers_tag_says_what_happened(reply, provider, category):
    row = only(reply, patterns())
    assert (row.provider, row.category) == (provider, category)
    assert "category" in {evidence.for_ for evidence in row.evidence}


def test_a_providers_statement_beats_the_code():
    row = only("552 5.1.1 OFR_417", patterns())
    assert row.verdict.keep_address == "yes"
    assert {(one.between, one.values) for one in row.conflicts} == {
        (("enhanced_code", "words"), ("5.1.1", "mailbox-full"))
    }


@pytest.mark.parametrize(
    ("distinctive", "category"), [(True, "rate"), (False, "mailbox-full")], ids=["its own words", "anybody's words"]
)
def test_a_statement_and_telling_words(distinctive, category):
    row = ProviderPattern("x", "delivery paused", category="rate", distinctive=distinctive, signs=("x.example",))
    assert only("550 mx.x.example: delivery paused, mailbox full", [row]).category == category


def test_a_row_that_leaves_the_cause_open_leaves_it_to_words_and_codes():
    row = ProviderPattern("x", "delivery paused", category="none")
    assert only("550 5.7.1 delivery paused, mailbox full", [row]).category == "mailbox-full"
    assert only("550 5.2.2 delivery paused", [row]).category == "mailbox-full"


@pytest.mark.parametrize("reply", ANYBODYS)
def test_anybodys_words_name_nobody(reply):
    assert only(reply, patterns()).provider == ""


@pytest.mark.parametrize(
    ("reporter", "remote", "provider"),
    [
        ("relay.example", "mx00.gmx.net", "gmx"),
        ("relay.example", "mx.notgmx.net", ""),
        ("relay.example", "mx.gmx.net.example", ""),
        ("mout.gmx.net", "", "gmx"),
        ("mout.gmx.net", "mx.example.net", ""),
    ],
)
def test_the_host_that_answered_makes_words_a_providers(reporter, remote, provider):
    field = f"Remote-MTA: dns; {remote}\n" if remote else ""
    words = "550 Requested action not taken: mailbox unavailable"
    assert only(REPORT.format(reporter=reporter, remote=field, diagnostic=words), patterns()).provider == provider


def test_a_sign_in_the_reply_makes_words_a_providers_but_an_address_does_not():
    assert only("552 5.3.4 message size limits. abc123 - gsmtp", patterns()).provider == "gmail"
    assert (
        only("452 4.5.3 message has too many recipients https://support.google.com/a", patterns()).provider == "gmail"
    )
    assert only("552 5.3.4 <kim@google.com>: message size limits", patterns()).provider == ""


def test_no_two_providers_claim_the_same_words():
    """A distinctive pattern fits no distinctive reply of somebody else's, nor a name in the registries."""
    rows = [row for row in patterns() if row.distinctive]
    book = Book(rows)
    shared = []
    for row in rows:
        code = row.enhanced_code.partition("-")[0]
        for words in readable(row.pattern).split(" / "):
            line = " ".join(filter(None, (row.reply_code, code, words)))
            found = book.fitting(line, {row.reply_code, code})
            shared += [(row, other) for other in found if other.provider != row.provider]
    for name in ("reply_codes", "enhanced_codes"):
        for entry in yaml.safe_load((ROOT / "fixtures" / f"{name}.yaml").read_text(encoding="utf-8")):
            codes = {entry["code"], "4" + entry["code"][1:], "5" + entry["code"][1:]}
            shared += [(entry["code"], other) for other in book.fitting(entry["registered_name"], codes)]
    assert shared == []
