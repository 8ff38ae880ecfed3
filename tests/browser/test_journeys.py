"""The journeys of a reader, with and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect


def test_look_up_a_code(page):
    page.goto("/")
    page.get_by_role("main").get_by_label("A code, a few words, or a whole bounce").fill("550")
    page.get_by_role("main").get_by_role("button", name="Look up").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("550 Mailbox Unavailable")
    expect(page.get_by_text("Retry this message?").first).to_be_visible()


def test_compare_two_codes(page):
    page.goto("/en/compare/")
    page.get_by_label("First code").fill("500")
    page.get_by_label("Second code").fill("421")
    page.get_by_role("button", name="Compare").click()
    expect(page).to_have_url(re.compile("/en/compare/421-vs-500/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("421 Service Not Available vs 500 Syntax Error")


def test_switch_language(page):
    page.goto("/en/compare/421-vs-500/")
    page.get_by_role("navigation", name="Language").get_by_role("link", name="한국어").click()
    expect(page).to_have_url(re.compile("/ko/compare/421-vs-500/$"))
    expect(page.get_by_role("heading", name="주요 차이점")).to_be_visible()
    page.get_by_role("link", name="日本語").click()
    expect(page.get_by_role("heading", name="主な違い")).to_be_visible()


@pytest.mark.parametrize(("page_language", "customer"), [("en", "ko"), ("ja", "ja")])
def test_copy_the_customer_message_in_the_customers_language(scripted_page, page_language, customer):
    page = scripted_page
    page.goto(f"/{page_language}/codes/421/")
    message = page.locator(f"#customer-{customer}")
    if not message.is_visible():
        page.locator(f"details.customer summary[lang={customer}]").click()
    expect(message).to_be_visible()
    page.locator(f"button[data-copy=customer-{customer}]").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == message.inner_text().strip()
    assert len(copied) > 40
    expect(page.locator("#copy-status")).not_to_be_empty()


def test_copy_buttons_are_there_only_where_they_work(browser, site):
    for scripts in (True, False):
        context = browser.new_context(base_url=site, java_script_enabled=scripts)
        page = context.new_page()
        page.goto("/en/codes/421/")
        expect(page.locator("button.copy").first).to_be_visible(visible=scripts)
        context.close()


@pytest.mark.parametrize("lang", ["en", "ko", "ja"])
@pytest.mark.parametrize(
    "path", ["/", "/codes/421/", "/codes/", "/compare/421-vs-500/", "/compare/", "/providers/gmail/"]
)
def test_no_page_is_wider_than_the_screen(browser, site, lang, path):
    """320 px is a window of 1280 px at 400 % (WCAG 2.2, 1.4.10)."""
    context = browser.new_context(base_url=site)
    page = context.new_page()
    page.goto(f"/{lang}{path}")
    for width in (320, 360, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
