"""The door itself, every dress of a code, and what follows where witnesses disagree."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from codes.decode import LIMIT, TooLarge, decode
from codes.decode.rules import RULES, by_family

REPORT = """From: MAILER-DAEMON@mx.example.org
To: me@example.org
Subject: Delivery report
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; a@example.com
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {diagnostic}
--b--
"""


def only(source):
    """The one recipient found."""
    (row,) = decode(source).recipients
    return row


def conflicts(row):
    return {conflict.between for conflict in row.conflicts}


@pytest.mark.parametrize(
    ("dress", "reply", "enhanced"),
    [
        ("550", "550", ""),
        ("5.1.1", "", "5.1.1"),
        ("550 5.1.1", "550", "5.1.1"),
        ("550-5.1.1", "550", "5.1.1"),
        ("#5.7.1", "", "5.7.1"),
        ("(#5.1.1)", "", "5.1.1"),
        ("550 #5.1.0 Address rejected", "550", "5.1.0"),
        ("dsn=5.1.1", "", "5.1.1"),
        ("SMTP; 550", "550", ""),
        ("smtp;550 5.1.1 unknown", "550", "5.1.1"),
        ("5.7.1:", "", "5.7.1"),
        ("(550)", "550", ""),
        ("[550]", "550", ""),
        ("'550 5.1.1 no'", "550", "5.1.1"),
        ("error code 550", "550", ""),
        ("SMTP error 550", "550", ""),
        ("status=5.1.1", "", "5.1.1"),
        ("５５０", "550", ""),
        ("５．１．１", "", "5.1.1"),
        ("٥٥٠", "550", ""),
        ("۵۵۰ ۵.۱.۱", "550", "5.1.1"),
        ("550/5.1.1", "550", "5.1.1"),
        ("550_5.1.1_unknown", "550", "5.1.1"),
        ("エラー: 550", "550", ""),
        ("код ошибки 550", "550", ""),
        ("错误代码550", "550", ""),
        ("550 5.1.1.", "550", "5.1.1"),
        ("550 550 5.1.1 no such user", "550", "5.1.1"),
        ("host mx said: 450 4.2.1 slow", "450", "4.2.1"),
        ("550: unknown", "550", ""),
        ("<<< 550 no", "550", ""),
        ("  421  ", "421", ""),
        ("5.1.1 (bad destination mailbox address)", "", "5.1.1"),
        ("X-Postfix; 5.1.1 no", "", "5.1.1"),
        ("5.1.0 - Unknown address error 550-'5.1.1 no such user' (delivery attempts: 0)", "550", "5.1.1"),
    ],
)
def test_every_dress(dress, reply, enhanced):
    row = only(dress)
    assert (row.reply_code, row.enhanced_code) == (reply, enhanced)


@pytest.mark.parametrize(
    "text",
    [
        "version 5.1.1 of the program",
        "we met 421 people",
        "the room has 550 seats",
        "192.0.5.1.1",
        "call 555-0100 now",
        "5.1.1.2",
        "it costs 450.00",
        "250 MB are left",
        "on 5.1.2026",
        "postfix 2.5.1 and exim 4.9.1",
        "1550 words",
        "5.01.1",
    ],
)
def test_no_code(text):
    assert not [row for row in decode(text).recipients if row.reply_code or row.enhanced_code]


@pytest.mark.parametrize(
    ("reply", "category", "retry", "keep", "between"),
    [
        (
            "550 5.1.1 Too many messages from your host, rate limited",
            "rate",
            "depends",
            "yes",
            ("enhanced_code", "words"),
        ),
        ("452 4.2.2 The user is over quota", "mailbox-full", "yes", "yes", ("reply_code", "enhanced_code")),
        ("550 5.4.1 Recipient address rejected: Access denied", "address", "no", "no", ("reply_code", "enhanced_code")),
        ("550 Message refused, try again later", "policy", "yes", "yes", ("reply_code", "words")),
        ("550 4.2.2 Mailbox full", "mailbox-full", "yes", "yes", ("reply_code", "enhanced_code")),
        ("421 5.7.1 Service unavailable, try later", "system", "yes", "yes", ("reply_code", "enhanced_code")),
    ],
)
def test_disagreement_is_said(reply, category, retry, keep, between):
    row = only(reply)
    assert (row.category, row.verdict.retry, row.verdict.keep_address) == (category, retry, keep)
    assert between in conflicts(row)


@pytest.mark.parametrize(
    "reply",
    [
        "550 5.7.1 rejected by local policy",
        "554 5.7.1 blocked using rbl.example.net",
        "552 5.3.4 message too large",
        "550 5.7.26 DMARC policy",
        "535 5.7.8 authentication failed",
        "550 5.7.1 spam",
        "554 5.4.6 too many hops",
        "550 5.7.25 no PTR record",
        "552 5.2.2 mailbox full",
        "553 5.1.8 sender address rejected: domain not found",
        "550 relaying denied",
        "503 5.5.1 bad sequence of commands",
    ],
)
def test_permanent_does_not_mean_dead(reply):
    row = only(reply)
    assert row.verdict.permanence == "permanent"
    assert row.verdict.keep_address == "yes"


@pytest.mark.parametrize(
    "reply", ["550 5.1.1 user unknown", "550 5.2.1 account disabled", "553 invalid recipient", "550 5.1.2 host unknown"]
)
def test_dead(reply):
    assert only(reply).verdict.keep_address == "no"


def test_delayed_is_not_failed():
    waiting = only(REPORT.format(action="delayed", status="4.2.2", diagnostic="452 4.2.2 over quota"))
    failed = only(REPORT.format(action="failed", status="4.2.2", diagnostic="452 4.2.2 over quota"))
    assert (waiting.action, waiting.verdict.who_acts[0]) == ("delayed", "nobody")
    assert failed.action == "failed"
    assert "nobody" not in failed.verdict.who_acts
    assert "sender-user" in failed.verdict.who_acts
    assert failed.verdict.retry == "yes"


def test_a_permanent_code_in_a_delayed_report_waits():
    row = only(REPORT.format(action="delayed", status="5.1.1", diagnostic="550 5.1.1 unknown"))
    assert row.verdict.permanence == "temporary"
    assert ("action", "reply_code") in conflicts(row)


def test_the_final_server_beats_the_summary():
    row = only(
        REPORT.format(action="failed", status="5.1.1", diagnostic="550 5.7.1 blocked, see rbl.example.net blacklist")
    )
    assert (row.enhanced_code, row.category, row.verdict.keep_address) == ("5.7.1", "reputation", "yes")
    assert ("status", "enhanced_code") in conflicts(row)


@pytest.mark.parametrize("source", ["x" * (LIMIT + 1), b"x" * (LIMIT + 1), "я" * (LIMIT // 2 + 1)])
def test_too_large(source):
    with pytest.raises(TooLarge):
        decode(source)


def test_no_django():
    code = "import sys, codes.decode; print([n for n in sys.modules if n.partition('.')[0] == 'django'])"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=settings.BASE_DIR
    )
    assert run.stdout.strip() == "[]"


def test_rules_agree_with_the_content_on_categories():
    """A code's category is in the content files for the pages and in the rules for the decoder: the same."""
    rows = yaml.safe_load((Path(settings.BASE_DIR) / "fixtures" / "enhanced_codes.yaml").read_text(encoding="utf-8"))
    content = {row["code"]: row["category"] for row in rows}
    ours = {family: rule.category for rule in RULES for family in rule.families}
    assert {family: content.get(family) for family in ours} == ours
    assert by_family("X.9.9") is None


def test_every_rule_has_a_source():
    for rule in RULES:
        module = __import__(f"codes.decode.rules.{rule.name.replace('-', '_')}", fromlist=["RULE"])
        assert module.RULE is rule
        assert "ource" in module.__doc__
