"""The page about the site leads somewhere for whoever reports a mistake."""

import pytest

pytestmark = pytest.mark.django_db


def report(client, lang="en"):
    html = client.get(f"/{lang}/about/").content.decode()
    return html.partition('id="report"')[2].partition("</section>")[0]


@pytest.mark.parametrize("lang", ["en", "ko", "ja"])
def test_without_a_contact_address_it_says_whom_to_write_to(client, settings, lang):
    settings.CONTACT_EMAIL = settings.PROJECT_URL = ""
    shown = report(client, lang)
    assert "postmaster" in shown
    assert "webmaster" in shown
    assert shown.count("<li>") == 4


@pytest.mark.parametrize(
    ("name", "value", "link"),
    [
        ("CONTACT_EMAIL", "desk@example.org", 'href="mailto:desk@example.org"'),
        ("PROJECT_URL", "https://example.org/issues", 'href="https://example.org/issues"'),
    ],
)
def test_a_contact_address_is_a_link(client, settings, name, value, link):
    settings.CONTACT_EMAIL = settings.PROJECT_URL = ""
    setattr(settings, name, value)
    shown = report(client)
    assert link in shown
    assert "postmaster" not in shown
