"""The one box in a browser: by keyboard alone, while composing Korean, with a whole bounce, without JavaScript."""

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import watched
from tests.browser.test_accessibility import check

BOUNCE = (Path(__file__).parents[1] / "decode" / "samples" / "bounce-exim.eml").read_text()
REPORT = (Path(__file__).parents[1] / "decode" / "samples" / "report-postfix.eml").read_text()
RESULTS = [
    {"code": "5.2.2", "name": "Mailbox Full", "url": "/en/codes/5.2.2/", "score": 0.9, "why": "mailbox full"},
    {"code": "4.2.2", "name": "<b>Mailbox Full</b>", "url": "/en/codes/4.2.2/", "score": 0.8, "why": "over quota"},
    {"code": "552", "name": "Exceeded", "url": "/en/codes/552/", "score": 0.7, "why": "mailbox full"},
]
HEADER, HERO = "#header-box", "#page-box"


@pytest.fixture
def asked(scripted_page):
    """The queries for which suggestions were asked; each is answered with RESULTS."""
    queries = []

    def answer(routed):
        queries.append(parse_qs(urlsplit(routed.request.url).query))
        routed.fulfill(content_type="application/json", body=json.dumps({"results": RESULTS, "providers": []}))

    scripted_page.route("**/api/v1/search?*", answer)
    return queries


def paste(page, selector, text):
    """Puts text on the clipboard and pastes it by the keyboard, as a person would."""
    page.locator(selector).focus()
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+V")


def test_suggestions_by_keyboard_alone(scripted_page, asked):
    page = scripted_page
    page.goto("/en/codes/421/")
    page.keyboard.press("/")
    field = page.locator(HEADER)
    expect(field).to_be_focused()
    page.keyboard.type("mailbox full")
    options = page.get_by_role("option")
    expect(options).to_have_count(3)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator("form.box [role=status]").first).to_have_text("Suggestions: 3")
    assert asked[-1] == {"lang": ["en"], "limit": ["8"], "q": ["mailbox full"]}
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", options.nth(0).get_attribute("id"))
    for key, index in [("ArrowDown", 1), ("End", 2), ("Home", 0), ("ArrowDown", 1), ("ArrowUp", 0)]:
        page.keyboard.press(key)
        expect(options.nth(index)).to_have_attribute("aria-selected", "true")
        expect(page.locator("[aria-selected=true]")).to_have_count(1)
    expect(field).to_have_value("mailbox full")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/en/codes/4.2.2/$"))


def test_escape_closes_then_clears_and_tab_moves_on(scripted_page, asked):
    page = scripted_page
    page.goto("/en/")
    field = page.locator(HERO)
    field.focus()
    page.keyboard.type("mailbox")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("mailbox")
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    page.keyboard.type("mailbox")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.get_by_role("main").get_by_role("button", name="Look up")).to_be_focused()


def test_names_are_text_and_a_click_leads_to_the_page(scripted_page, asked):
    page = scripted_page
    page.goto("/en/")
    page.locator(HERO).press_sequentially("quota")
    option = page.get_by_role("option").nth(1)
    expect(option).to_contain_text("<b>Mailbox Full</b>")
    option.click()
    expect(page).to_have_url(re.compile("/en/codes/4.2.2/$"))


def test_without_a_choice_enter_sends_what_was_typed(scripted_page, asked):
    page = scripted_page
    page.goto("/en/")
    page.locator(HERO).press_sequentially("mailbox full")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/en/search/\?q=mailbox\+full$"))


@pytest.mark.parametrize("typed", ["ann@example.com", "from 192.0.2.7 blocked", "x" * 61, "a"])
def test_what_looks_like_a_paste_is_not_sent_while_typing(scripted_page, asked, typed):
    page = scripted_page
    page.goto("/en/")
    page.locator(HERO).fill(typed)
    page.wait_for_timeout(400)
    assert asked == []


@pytest.mark.parametrize("status", [404, 500])
def test_a_failed_answer_disturbs_nobody(browser, site, status):
    context = browser.new_context(base_url=site)
    page = context.new_page()
    page.route("**/api/v1/search?*", lambda routed: routed.fulfill(status=status, body="no"))
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto("/en/")
    with page.expect_response("**/api/v1/search?*"):
        page.locator(HERO).press_sequentially("550")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/en/codes/550/$"))
    assert not faults
    context.close()


def test_composing_korean_is_left_alone(scripted_page, asked):
    page = scripted_page
    page.goto("/ko/")
    field = page.locator(HERO)
    field.focus()
    keyboard = page.context.new_cdp_session(page)
    keyboard.send("Input.insertText", {"text": "사서"})
    expect(page.get_by_role("listbox")).to_be_visible()
    for text in ("ㅎ", "하", "함"):
        keyboard.send("Input.imeSetComposition", {"text": text, "selectionStart": 1, "selectionEnd": 1})
        page.wait_for_timeout(300)
    assert [query["q"] for query in asked] == [["사서"]], "a syllable that is not finished was sent"
    keyboard.send("Input.insertText", {"text": "함"})
    expect(page.get_by_role("listbox")).to_be_visible()
    expect(field).to_have_value("사서함")
    assert asked[-1]["q"] == ["사서함"]
    page.keyboard.press("ArrowDown")
    # Keys that belong to the input method: they choose a word there, and no suggestion here.
    for key in ("Enter", "ArrowDown", "Escape"):
        field.evaluate(
            "(field, key) => field.dispatchEvent(new KeyboardEvent('keydown', "
            "{ key, isComposing: true, bubbles: true, cancelable: true }))",
            key,
        )
    expect(page.get_by_role("option").nth(0)).to_have_attribute("aria-selected", "true")
    expect(field).to_have_value("사서함")
    expect(page).to_have_url(re.compile("/ko/$"))


@pytest.mark.parametrize("selector", [HEADER, HERO])
def test_a_pasted_bounce_keeps_its_lines(scripted_page, asked, selector):
    page = scripted_page
    page.goto("/en/")
    paste(page, selector, BOUNCE)
    field = page.locator(selector)
    expect(field).to_be_focused()
    assert field.input_value().strip() == BOUNCE.strip()
    page.keyboard.press("Enter")
    expect(page.get_by_text("What you pasted:")).to_contain_text("A bounce in free text")
    expect(page.locator("article.finding").first).to_be_visible()
    assert urlsplit(page.url).path == "/en/look-up/"
    assert not urlsplit(page.url).query
    assert asked == []


def test_a_box_emptied_after_a_paste_is_a_line_again(scripted_page, asked):
    page = scripted_page
    page.goto("/en/")
    paste(page, HEADER, "550 5.1.1 one\n550 5.1.1 two")
    expect(page.locator(HEADER)).to_have_js_property("tagName", "TEXTAREA")
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    expect(page.locator(HEADER)).to_have_js_property("tagName", "INPUT")
    expect(page.locator(HEADER)).to_be_focused()
    page.keyboard.type("quota")
    expect(page.get_by_role("listbox")).to_be_visible()


def test_the_slash_is_a_slash_in_a_field(scripted_page):
    page = scripted_page
    page.goto("/en/decode/")
    page.locator("#decode-text").press_sequentially("a/b")
    expect(page.locator("#decode-text")).to_have_value("a/b")
    page.goto("/en/")
    expect(page.locator(HERO)).to_have_attribute("aria-keyshortcuts", "/")
    page.keyboard.press("/")
    expect(page.locator(HERO)).to_be_focused()
    expect(page.locator(HERO)).to_have_value("")


def test_a_whole_bounce_and_a_symptom_without_javascript(browser, site):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    pages = watched(context, site)
    page = next(pages)
    page.goto("/en/")
    page.locator(HERO).fill(REPORT)
    page.get_by_role("main").get_by_role("button", name="Look up").click()
    expect(page.get_by_text("nobody@example.com").first).to_be_visible()
    page.get_by_role("navigation", name="Language").get_by_role("button", name="日本語").click()
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    expect(page.locator("article.finding")).to_contain_text("nobody@example.com")
    page.locator(HEADER).fill("容量オーバー")
    page.locator(HEADER).press("Enter")
    expect(page).to_have_url(re.compile("/ja/search/"))
    next(pages, None)


def test_the_roles_hold_together(scripted_page, asked):
    page = scripted_page
    page.goto("/ja/")
    page.locator(HERO).press_sequentially("quota")
    expect(page.get_by_role("listbox")).to_be_visible()
    faults = page.evaluate(
        """() => {
          const faults = [];
          for (const field of document.querySelectorAll("[role=combobox]")) {
            const list = document.getElementById(field.getAttribute("aria-controls"));
            if (field.tagName !== "INPUT") faults.push("a combobox that is no input");
            if (list?.getAttribute("role") !== "listbox") faults.push("controls no listbox");
            if (!list?.getAttribute("aria-label")) faults.push("a list without a name");
            if (!field.labels.length) faults.push("a field without a name");
            if ([...list.children].some((item) => item.getAttribute("role") !== "option")) faults.push("no option");
            if (list.querySelector("a, button, [tabindex]")) faults.push("a control in an option");
          }
          const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
          if (new Set(ids).size !== ids.length) faults.push("an id stands twice");
          const names = [...document.querySelectorAll("[role=search]")].map((one) => one.getAttribute("aria-label"));
          if (new Set(names).size !== names.length) faults.push("two searches of one name");
          return faults;
        }"""
    )
    assert faults == []
    expect(page.locator("form.box").get_by_role("combobox")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    check(page)


def test_real_suggestions_end_with_providers(scripted_page):
    page = scripted_page
    page.goto("/ko/")
    page.locator(HERO).press_sequentially("네이버 차단")
    options = page.get_by_role("listbox").get_by_role("option")
    expect(options.last).to_contain_text("Naver", timeout=15_000)
    assert options.first.get_attribute("data-url").startswith("/ko/codes/")
    options.last.click()
    expect(page).to_have_url(re.compile("/ko/providers/naver/$"))
