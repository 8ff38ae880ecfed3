"""What holds for the whole site: every kind of page, in every language."""

import gzip
from itertools import pairwise

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from codes import messages
from codes.models import StatusCode
from tests.kinds import ENDS, PAGES
from tests.page import page

pytestmark = pytest.mark.django_db

LANGUAGES = [code for code, _ in settings.LANGUAGES]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_every_kind_of_page(client, lang, path):
    response = client.get(f"/{lang}{path}")
    assert response.status_code == 200
    check_frame(response, lang)
    shown = page(response)
    assert shown.links(rel="canonical")
    assert [link.split("/")[3] for link in shown.links(rel="alternate")][: len(LANGUAGES)] == LANGUAGES


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", ENDS.values(), ids=ENDS.keys())
def test_every_honest_end(client, lang, path):
    """A 404 in the reader's language, with the box."""
    response = client.get(f"/{lang}{path}")
    assert response.status_code == 404
    check_frame(response, lang)
    assert response.content.count(b'role="search"') == 2 or path == "/providers/nobody/"


def check_frame(response, lang):
    shown = page(response)
    assert shown.lang == lang
    assert [tag for tag, _ in shown.headings].count("h1") == 1
    levels = [int(tag[1]) for tag, _ in shown.headings]
    assert all(after - before <= 1 for before, after in pairwise(levels)), shown.headings
    assert all(text for _, text in shown.headings)
    ids = [attributes["id"] for _, attributes in shown.elements if "id" in attributes]
    assert len(ids) == len(set(ids)), "an id stands twice"
    assert not response.cookies
    assert "Set-Cookie" not in response.headers
    assert not any("style" in attributes or "onclick" in attributes for _, attributes in shown.elements)
    hosts = [attributes.get("src", "") for _, attributes in shown.elements]
    assert not any("//" in address for address in hosts)


@pytest.mark.parametrize("path", ["/en/", "/en/codes/", "/ko/codes/421/", "/ja/compare/421-vs-500/"])
def test_number_of_queries_does_not_grow_with_the_catalogue(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as before:
        client.get(path)
    for number in range(600, 650):
        row = StatusCode.objects.get(code="550")
        row.pk, row.code = None, f"4{number % 100:02d}" if number < 0 else f"X.9.{number}"
        row.kind = "enhanced"
        row.save()
        row.concrete_codes.create(
            code=f"5.9.{number}", foreseen=True, foremost=True, retry="no", keep_address="yes", who_acts=["nobody"]
        )
    client.get(path)
    with CaptureQueriesContext(connection) as after:
        client.get(path)
    assert len(after) == len(before) <= 14


def test_no_missing_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_no_missing_message():
    assert list(messages.faults()) == []


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/robots.txt", "/sitemap.xml", "/opensearch.xml", "/llms.txt"])
def test_pages_for_machines(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert not response.cookies


def test_sitemap_lists_only_what_is_translated(client):
    StatusCode.objects.filter(code="421").update(description_ko="")
    addresses = client.get("/sitemap.xml").content.decode()
    assert "/en/codes/421/" in addresses
    assert "/ko/codes/421/" not in addresses
    assert "/ja/codes/421/" in addresses


def test_hreflang_lists_only_what_is_translated(client):
    StatusCode.objects.filter(code="421").update(description_ko="")
    for path in ("/en/codes/421/", "/ja/compare/421-vs-500/"):
        shown = page(client.get(path))
        assert [link.split("/")[3] for link in shown.links(rel="alternate") if "://" in link] == ["en", "ja", "en"]


def test_hardened_headers(client):
    headers = client.get("/en/").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_conditional_request_costs_no_body(client):
    first = client.get("/en/codes/421/")
    again = client.get("/en/codes/421/", headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_pages_travel_compressed(client):
    response = client.get("/en/codes/421/", headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert len(response.content) < len(gzip.decompress(response.content)) / 3
