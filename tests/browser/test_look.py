"""What the look promises: keyboard, phone, print, dark mode, and tables that stay tables."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import watched

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def phone(browser, site):
    yield from watched(browser.new_context(base_url=site, viewport=PHONE), site)


def tab_to(page, wanted, most=80):
    """Tabs until the element that `wanted` describes has the focus; every stop on the way must be seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        assert outline == "3px", page.evaluate("document.activeElement.outerHTML")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    pytest.fail(f"{wanted} is not reached by {most} tabs")


def test_the_first_tab_skips_to_the_content(page):
    page.goto("/en/codes/550/")
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Skip to the content")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#content$"))
    tab_to(page, "main a")


def test_looking_up_a_code_by_keyboard(page):
    page.goto("/en/")
    tab_to(page, "#page-box")
    page.keyboard.type("550")
    tab_to(page, "main form.box button")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("550 Mailbox Unavailable")
    tab_to(page, "#customer summary[lang=ja]")
    page.keyboard.press("Enter")
    expect(page.locator("#customer-ja")).to_be_visible()


def test_comparing_by_keyboard(page):
    page.goto("/en/compare/")
    tab_to(page, "#choose-a")
    page.keyboard.type("421")
    tab_to(page, "#choose-b")
    page.keyboard.type("500")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/en/compare/421-vs-500/$"))
    tab_to(page, ".facts thead a")


def test_decoding_by_keyboard(page):
    page.goto("/en/decode/")
    tab_to(page, "#decode-text")
    page.keyboard.type("550 5.1.1 user unknown")
    tab_to(page, ".decode-form button")
    page.keyboard.press("Enter")
    expect(page.locator(".finding h2")).to_be_visible()
    tab_to(page, ".finding .letter summary")


def test_the_menu_of_a_phone_opens_without_scripts(browser, site):
    for scripts in (True, False):
        context = browser.new_context(base_url=site, viewport=PHONE, java_script_enabled=scripts)
        page = context.new_page()
        page.goto("/en/codes/550/")
        link = page.get_by_role("link", name="Providers", exact=True)
        expect(link).to_be_hidden()
        page.get_by_role("button", name="Menu").press("Enter")
        expect(link).to_be_visible()
        page.keyboard.press("Escape")
        expect(link).to_be_hidden()
        context.close()


@pytest.mark.parametrize("lang", ["en", "ko", "ja"])
def test_verdict_and_next_step_are_in_the_first_screen_of_a_phone(phone, lang):
    phone.goto(f"/{lang}/codes/550/")
    expect(phone.locator(".verdict")).to_be_in_viewport(ratio=1)
    expect(phone.locator("#fix .prose")).to_be_in_viewport()


def test_a_table_of_facts_stays_a_table_on_a_phone(phone):
    """Its rows are laid out as grids there; what a screen reader is told must not change."""
    phone.goto("/en/compare/421-vs-500/")
    table = phone.get_by_role("table", name="The facts side by side")
    expect(table.get_by_role("columnheader", name="421")).to_be_attached()
    row = table.get_by_role("row").filter(has=phone.get_by_role("rowheader", name="Retry this message?"))
    expect(row.get_by_role("cell")).to_have_text([re.compile("Yes"), re.compile("No")])


def test_the_codes_of_a_comparison_stay_in_view(phone):
    phone.goto("/en/compare/421-vs-500/")
    phone.locator(".facts tbody tr").last.scroll_into_view_if_needed()
    phone.mouse.wheel(0, 150)
    head = phone.locator(".facts thead")
    expect(head).to_be_in_viewport()
    assert head.bounding_box()["y"] < 100


def test_dark_is_kept_without_a_cookie(scripted_page):
    page = scripted_page
    page.goto("/en/codes/550/")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_label("Colours").select_option("dark")
    assert page.evaluate(paper) != light
    page.goto("/en/")
    assert page.evaluate(paper) != light
    assert page.context.cookies() == []


def test_paper_gets_the_text_and_not_the_frame(scripted_page):
    page = scripted_page
    page.goto("/en/codes/550/")
    page.emulate_media(media="print")
    for gone in (".site-header nav", ".box", ".site-footer", ".page-index", ".breadcrumb", ".copy"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.locator("#customer-ko")).to_be_visible()
    address = page.locator(".references a").first
    after = address.evaluate("link => getComputedStyle(link, '::after').content")
    assert address.get_attribute("href") in after


def test_codes_are_read_without_colours(browser, site):
    """High contrast takes grounds away: what stands on a plate must not have their colour."""
    context = browser.new_context(base_url=site, forced_colors="active")
    page = context.new_page()
    page.goto("/en/codes/550/")
    plate, ground = page.locator("h1 .numeral").evaluate(
        "plate => [getComputedStyle(plate).color, getComputedStyle(plate).backgroundColor]"
    )
    assert plate != ground
    context.close()


@pytest.mark.parametrize("path", ["/en/", "/ja/codes/550/", "/ko/decode/", "/en/search/?q=zxqvjk"])
def test_nothing_moves_while_the_page_loads(browser, site, path):
    """Layout Instability (W3C): what scripts show or change has its place from the start."""
    context = browser.new_context(base_url=site, viewport={"width": 412, "height": 823})
    page = context.new_page()
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => shift += entry.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(path, wait_until="load")
    page.wait_for_timeout(300)
    assert page.evaluate("shift") == 0
    context.close()
