"""Recognising providers' replies in what people paste, wrapped or not."""

import re
import time

import pytest
import re2

from codes.models import ProviderResponse
from codes.replies import matches, names_in, readable, recognised, unfold
from tests.page import page

WHOLE = "550 5.7.26 Unauthenticated email from example.com is not accepted due to domain's DMARC policy."


@pytest.mark.parametrize(
    "reply",
    [
        WHOLE,
        "550-5.7.26 Unauthenticated email from example.com is not accepted\n550 5.7.26 due to domain's DMARC policy.",
        "550-5.7.26 Unauthenticated email\r\n550-5.7.26 from example.com is not\r\n"
        "550 5.7.26 accepted due to domain's DMARC policy.",
        "550-5.7.26 Unauthenticated email from example.com is not accepted 550 5.7.26 due to domain's DMARC policy.",
        "    550 5.7.26 Unauthenticated email from example.com is not\n    accepted due to domain's DMARC policy.",
    ],
)
def test_unfolding(reply):
    assert unfold(reply) == WHOLE


@pytest.mark.parametrize(
    ("text", "line"), [("", ""), ("\n \n", ""), ("no code\n here", "no code here"), ("550", "550")]
)
def test_unfolding_what_is_no_reply(text, line):
    assert unfold(text) == line


def test_another_code_inside_is_kept():
    assert unfold("451 4.4.0 remote said 550 5.1.1 no such user") == "451 4.4.0 remote said 550 5.1.1 no such user"


def test_case_does_not_matter():
    assert matches("mailbox (is )?full", "552 5.2.2 MAILBOX IS FULL")


def test_a_pattern_cannot_be_made_slow():
    start = time.perf_counter()
    matches("(a+)+$", "a" * 100_000 + "b")
    assert time.perf_counter() - start < 5


@pytest.mark.django_db
def test_every_pattern_is_re2():
    for response in ProviderResponse.objects.all():
        re2.compile(response.pattern)


@pytest.mark.django_db
@pytest.mark.parametrize("separator", [" ", "\n", "\r\n 	"])
def test_a_wrapped_reply_is_recognised(separator):
    reply = f"450 4.2.1 The user you are trying to contact is receiving{separator}email too quickly."
    found = list(recognised(reply, ProviderResponse.objects.with_provider()))
    assert "gmail" in {response.provider.slug for response in found}


@pytest.mark.django_db
def test_codes_must_fit():
    reply = "550 5.1.1 The user you are trying to contact is receiving email too quickly."
    assert not [row for row in recognised(reply, ProviderResponse.objects.all()) if row.key.startswith("gmail")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("reply", "providers"),
    [
        ("552 5.2.2 Mailbox full", set()),
        ("550 5.7.1 Unable to relay", set()),
        ("550 <kim@qq.com> Mailbox not found", set()),
        ("550 Mailbox not found. http://service.mail.qq.com/x", {"qq"}),
        ("550 5.2.0 OFR_506", {"orange"}),
    ],
)
def test_anybodys_words_are_nobodys_without_a_sign(reply, providers):
    found = recognised(reply, ProviderResponse.objects.with_provider())
    assert {response.provider.slug for response in found} == providers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("see mx.Example.net.", {"see", "mx.example.net", "example.net", "net"}),
        ("<kim@example.net> - gsmtp", {"kim", "gsmtp"}),
        ("", set()),
    ],
)
def test_names_in_a_reply(text, names):
    assert names_in(text) == names


@pytest.mark.django_db
def test_search_shows_who_answers_so(client):
    reply = "450-4.2.1 The user you are trying to contact is receiving\n450 4.2.1 email too quickly. gsmtp"
    shown = page(client.get("/ko/search/", {"q": reply}))
    assert "/ko/providers/gmail/" in shown.links()
    assert "/ko/codes/4.2.1/" in shown.links()


@pytest.mark.django_db
@pytest.mark.parametrize(("query", "there"), [("4.7.28", "gmail-028"), ("quickly", "gmail-001"), ("zzz", "")])
def test_a_providers_replies_can_be_searched(client, query, there):
    html = client.get("/en/providers/gmail/", {"q": query}).content.decode()
    assert (f'id="{there}"' in html) == bool(there)
    assert 'id="gmail-030"' not in html
    assert f'value="{query}"' in html


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("routing loop detected|Hop count exceeded", "routing loop detected / Hop count exceeded"),
        (r"\[TSS09\]|will be permanently deferred", "[TSS09] / will be permanently deferred"),
        (r"i\.ua/err/1($|[^0-9])", "i.ua/err/1"),
        (r"Open relay (is )?not allowed", "Open relay is not allowed"),
        (r"receiving e?mail too quickly", "receiving email too quickly"),
        (r"violates .* email policy", "violates … email policy"),
        (r"LPN\d*_102", "LPN…_102"),
        (r"unresolvable RFC\.?5321", "unresolvable RFC.5321"),
        (r"due to a? ?temporary system problem", "due to a temporary system problem"),
        (r"failure in DNS look-?up", "failure in DNS look-up"),
        (r"AUP#[IO]?-?1000", "AUP#-1000"),
        (r"to perform .?ses:SendRawEmail", "to perform ses:SendRawEmail"),
        (r"^420[ -]", "420"),
        (r"This (e?mail) has been rate limited", "This email has been rate limited"),
        (r"\bIB110\b", "IB110"),
        ("plain words", "plain words"),
    ],
)
def test_patterns_are_shown_as_people_read(pattern, text):
    assert readable(pattern) == text


@pytest.mark.django_db
def test_no_sign_of_the_pattern_language_is_shown():
    """Of every row: no sign that only RE2 reads, unless the pattern escapes it; brackets in pairs, none in another."""
    raw = {}
    for response in ProviderResponse.objects.all():
        shown = readable(response.pattern)
        literal = set(re.findall(r"\\(\W)", response.pattern))
        signs = set(shown) & (set(r"\?*+^$|{}[]") - literal)
        if signs or "((" in shown or shown.count("(") != shown.count(")") or not shown:
            raw[response.key] = shown
    assert not raw
