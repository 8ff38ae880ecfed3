"""The explanation of a code, and what codes without one get."""

import re
from itertools import cycle

import pytest
from django.conf import settings

from codes import catalogue, lookup
from codes.models import ConcreteCode, StatusCode
from tests.page import page

pytestmark = pytest.mark.django_db


def main_of(response):
    return response.content.decode().partition("<main")[2].partition("</main>")[0]


def test_every_code_has_its_page(client):
    """The languages by turns: that none lacks a text is for the tests of the text to see."""
    known = [one.code for one in catalogue.load("en").all]
    assert {*StatusCode.objects.replies().values_list("code", flat=True)} < {*known}
    assert {*ConcreteCode.objects.values_list("code", flat=True)} < {*known}
    for code, (lang, _) in zip(known, cycle(settings.LANGUAGES), strict=False):
        assert client.get(f"/{lang}/codes/{code}/").status_code == 200, (lang, code)


def test_the_counts_of_the_registry():
    assert StatusCode.objects.replies().count() == 64
    assert StatusCode.objects.enhanced().count() == 81
    assert not StatusCode.objects.filter(code__in=("520", "557")).exists()


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("421", "Service Not Available"),
        ("500", "Syntax Error"),
        ("502", "Command Not Implemented"),
        ("550", "Mailbox Unavailable"),
    ],
)
def test_short_names(client, code, name):
    shown = page(client.get(f"/en/codes/{code}/"))
    assert shown.headings[0] == ("h1", f"{code} {name}")


def test_the_registered_name_stays_visible(client):
    assert "Service not available, closing transmission channel" in main_of(client.get("/en/codes/421/"))


def test_three_verdicts_are_three_facts(client):
    main = main_of(client.get("/en/codes/421/"))
    for label in ("Retry this message?", "Keep this address?", "Who acts?"):
        assert re.search(rf"<dt>(<svg.*</svg>)?\s*{re.escape(label)}</dt>", main)


@pytest.mark.parametrize(
    ("code", "row", "meaning"),
    [
        ("4.7.29", "gmail-030", "without TLS"),
        ("5.7.29", "gmail-070", "without TLS"),
        ("4.7.30", "gmail-031", "did not pass DKIM"),
        ("5.7.30", "gmail-071", "did not pass DKIM"),
    ],
)
def test_what_gmail_means_by_numbers_that_the_registry_gives_another_meaning(client, code, row, meaning):
    sent = {response.key: response for response in lookup.find(code, "en").responses}
    assert meaning in sent[row].meaning_en
    assert sent[row].meaning_en in main_of(client.get(f"/en/codes/{code}/"))


@pytest.mark.parametrize("family", ["X.7.1", "x.7.1"])
def test_a_registered_code_leads_to_its_foremost_class(client, family):
    assert client.get(f"/en/codes/{family}/").headers["Location"] == "/en/codes/5.7.1/"


def test_deprecated_code_points_to_its_successor(client):
    assert "X.6.8" in main_of(client.get("/en/codes/5.6.10/")) or "5.6.8" in main_of(client.get("/en/codes/5.6.10/"))


def test_a_class_the_standard_does_not_foresee_says_so(client):
    assert "does not foresee 4.7.1" in main_of(client.get("/en/codes/4.7.1/"))
    assert "does not foresee 5.2.2" in main_of(client.get("/en/codes/5.2.2/"))
    assert "does not foresee" not in main_of(client.get("/en/codes/5.7.1/"))


def test_own_advice_where_the_class_changes_it():
    temporary, permanent = lookup.find("4.2.2", "en").entry, lookup.find("5.2.2", "en").entry
    assert temporary.summary != permanent.summary
    assert temporary.how_to_fix != permanent.how_to_fix
    assert temporary.description == permanent.description


def test_non_standard_code_tells_what_was_meant(client):
    main = main_of(client.get("/en/codes/431/"))
    assert "4.3.1" in main
    assert "The right code would have been" in main


def test_vendor_code_is_made_of_provider_rows(client):
    for code in ("5.7.509", "5.7.606", "5.7.649"):
        response = client.get(f"/en/codes/{code}/")
        assert response.status_code == 200
        assert "Exchange Online" in main_of(response)
    assert client.get("/en/codes/5.7.650/").status_code == 404


@pytest.mark.parametrize(
    ("code", "words"), [("5.5.99", ["Permanent failure", "5.5."]), ("599", ["Permanent negative completion"])]
)
def test_unknown_code_gets_an_honest_page(client, code, words):
    response = client.get(f"/en/codes/{code}/")
    assert response.status_code == 404
    assert "is not a registered code" in main_of(response)
    for word in words:
        assert word in main_of(response)


@pytest.mark.parametrize("code", ["150", "600", "6.1.1", "5.1000.1", "5.1.1000", "3.1.1", "05.1.1", "421a", "%00"])
def test_malformed_code(client, code):
    assert client.get(f"/en/codes/{code}/").status_code == 404


def test_customer_message_in_every_language_on_every_page(client):
    html = main_of(client.get("/ja/codes/550/"))
    for lang in ("en", "ko", "ja"):
        assert f'id="customer-{lang}" lang="{lang}"' in html


def test_terms_link_once_to_the_glossary(client):
    shown = page(client.get("/en/codes/421/"))
    terms = [link for link in shown.links() if "/glossary/#" in link]
    assert terms
    assert len(terms) == len(set(terms))
