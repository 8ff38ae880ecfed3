"""WCAG 2.2 AA, and AAA contrast of text, by axe-core: every kind of page, language, width, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings

from tests.kinds import ENDS, PAGES, PASTED

LANGUAGES = [code for code, _ in settings.LANGUAGES]
WIDTHS = (360, 1280)
MODES = ("light", "dark")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "ACT"]
OPTIONS = {
    "runOnly": RULES,
    # What has AAA contrast has AA, and asking twice is the dearest part of all.
    "rules": {"color-contrast-enhanced": {"enabled": True}, "color-contrast": {"enabled": False}},
    "resultTypes": ["violations"],
}


@pytest.fixture(scope="module")
def quiet_page(browser, site):
    """One page for all: a status of 404 is a message on the console, so nothing is watched here."""
    context = browser.new_context(base_url=site, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", (PAGES | ENDS).values(), ids=(PAGES | ENDS).keys())
def test_a_page_has_no_barrier(quiet_page, lang, path):
    quiet_page.goto(f"/{lang}{path}")
    check(quiet_page)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_decoded_bounce_has_no_barrier(quiet_page, lang):
    quiet_page.goto(f"/{lang}/decode/")
    quiet_page.locator("#decode-text").fill(PASTED)
    quiet_page.locator(".decode-form button[type=submit]").first.click()
    quiet_page.locator(".finding").first.wait_for()
    check(quiet_page)


def check(page):
    """Open what is folded and look at the page in both widths and both modes."""
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for mode in MODES:
            page.emulate_media(color_scheme=mode)
            violations = Axe().run(page, options=OPTIONS).response["violations"]
            assert not violations, f"{width} px, {mode}: " + "\n".join(map(told, violations))


def told(violation):
    """One line a rule, and the first places where it is broken: a page repeats a mistake hundreds of times."""
    nodes = violation["nodes"]
    places = [f"  {node['target']}: {node['failureSummary']}" for node in nodes[:3]]
    return "\n".join([f"{violation['id']} ({len(nodes)} times): {violation['help']}", *places])
