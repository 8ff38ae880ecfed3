"""What an editor does in a real browser: translate beside the source, meet a conflict, and work by keyboard alone."""

import os
import re
import subprocess
import sys
import time
import urllib.request

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests.browser.server import running_site

PASSWORD = "a pass phrase for the browser tests"  # noqa: S105
CAUSE = "textarea[name=cause]"
EVERYWHERE = ("/en/codes/453/", "/api/v1/codes/453", "/en/search/?q=zzyqueue")


@pytest.fixture(scope="session")
def people(site, data_folder):
    """Two administrators of the running site, made as the README says."""
    for name in ("anna", "boris"):
        environment = os.environ | {
            "DATA_DIR": str(data_folder),
            "DATABASE_URL": "",
            "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
        }
        command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "createsuperuser", "--noinput"]
        command += ["--username", name, "--email", f"{name}@example.com"]
        subprocess.run(command, env=environment, check=True, capture_output=True)


@pytest.fixture
def sign_in(people, browser, site):
    """Signs a person in and gives their page; messages of the browser's console fail the test at its end."""
    contexts, faults = [], []

    def open_desk(name):
        context = browser.new_context(base_url=site, locale="en-GB")
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.goto("/admin/")
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_text("Texts to do")).to_be_visible()
        return page

    yield open_desk
    for context in contexts:
        context.close()
    # A refused save answers 409, which Chromium reports as an error of the network.
    assert not [fault for fault in faults if "409" not in fault and "favicon" not in fault]


def open_text(page, code, language):
    page.goto(f"/admin/codes/statuscode/?q={code}")
    page.get_by_role("link", name=code, exact=True).first.click()
    page.get_by_role("navigation", name="Languages").get_by_role("link", name=language).click()


def read(address):
    with urllib.request.urlopen(address) as answer:  # noqa: S310
        return answer.read().decode()


def save(page):
    page.get_by_role("button", name="Save", exact=True).click()


def press_tab_until(page, wanted):
    """Tab from where the focus is to what `wanted` (a selector) names; it must not be hidden under the bar."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            assert page.evaluate(
                """() => { const box = document.activeElement.getBoundingClientRect();
                    const top = document.elementFromPoint(box.x + 5, Math.max(box.y, 0) + 5);
                    return document.activeElement.contains(top) || document.activeElement === top; }"""
            ), f"{wanted} has the focus and cannot be seen"
            return
    pytest.fail(f"Tab never reaches {wanted}")


def test_translate_an_outdated_text_with_the_source_beside_it(sign_in, browser, site):
    page = sign_in("anna")
    open_text(page, "455", "English")
    old = page.locator(CAUSE).input_value()
    page.locator(CAUSE).fill(old.rstrip(".") + " at this moment.")
    save(page)
    open_text(page, "455", "한국어")
    field = page.locator("section.desk-field", has=page.locator(CAUSE))
    expect(field.get_by_text("outdated")).to_be_visible()
    expect(field.locator("ins")).to_contain_text("at this moment")
    page.locator(CAUSE).fill("브라우저에서 새로 옮긴 문장입니다.")
    expect(field.locator("output")).to_have_text("19")
    save(page)
    expect(page.get_by_text("Saved: cause.")).to_be_visible()
    expect(field.get_by_text("outdated")).to_have_count(0)
    page.goto("/ko/codes/455/")
    expect(page.get_by_text("브라우저에서 새로 옮긴 문장입니다.")).to_be_visible()


def test_another_process_shows_what_was_saved_within_a_second(sign_in, data_folder):
    """Two servers on one database: what is saved at the one is read at the other, on page, API and in the search."""
    page = sign_in("anna")
    open_text(page, "453", "English")
    with running_site(data_folder) as other:
        for path in EVERYWHERE:  # the other process has read the old text
            assert "zzyqueue is drained" not in read(other + path)
        page.locator(CAUSE).fill("The server sends it once its zzyqueue is drained.")
        save(page)
        expect(page.get_by_text("Saved: cause.")).to_be_visible()
        saved = time.monotonic()
        missing = list(EVERYWHERE)
        while missing and time.monotonic() - saved < 1:
            missing = [path for path in missing if "453" not in (text := read(other + path)) or "zzyqueue" not in text]
        assert not missing


def test_a_conflict_shows_both_versions_and_is_resolved(sign_in):
    anna, boris = sign_in("anna"), sign_in("boris")
    open_text(anna, "454", "日本語")
    open_text(boris, "454", "日本語")
    anna.locator(CAUSE).fill("アンナの文です。")
    save(anna)
    boris.locator(CAUSE).fill("ボリスの文です。")
    save(boris)
    expect(boris.get_by_text("Somebody else changed the same text")).to_be_visible()
    expect(boris.locator(".desk-clash").get_by_text("アンナの文です。").first).to_be_visible()
    expect(boris.locator(CAUSE)).to_have_value("ボリスの文です。")
    boris.get_by_role("navigation", name="Fields to look at").get_by_role("link", name="Cause").click()
    expect(boris.locator(".desk-clash").get_by_text("アンナの文です。").first).to_be_in_viewport()
    asked = []
    boris.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    boris.get_by_role("link", name="View on site").click(no_wait_after=True)
    boris.wait_for_timeout(300)
    assert asked == ["beforeunload"], "what was refused is not saved yet"
    boris.locator(CAUSE).fill("二人の文です。")
    save(boris)
    expect(boris.get_by_text("Saved: cause.")).to_be_visible()
    boris.goto("/ja/codes/454/")
    expect(boris.get_by_text("二人の文です。")).to_be_visible()


def test_translating_by_keyboard_alone(sign_in):
    """From the first page's number to the outdated field, and on to the next one, with Tab and Enter."""
    page = sign_in("boris")
    for code in ("458", "459"):
        open_text(page, code, "English")
        page.locator(CAUSE).fill(page.locator(CAUSE).input_value().rstrip(".") + " once more.")
        save(page)
    page.goto("/admin/")
    press_tab_until(page, "a.desk-outdated[href*='outdated-ko']")
    page.keyboard.press("Enter")
    expect(page.locator("#result_list")).to_be_visible()
    press_tab_until(page, "#result_list th a[href*='/text/ko/']")
    code = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.wait_for_url("**/text/ko/**")
    press_tab_until(page, ".desk-jumps a[href='#field-cause']")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "cause"
    page.keyboard.press("Control+A")
    page.keyboard.type("키보드만으로 쓴 문장입니다.")
    press_tab_until(page, "button[value=next]")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved: cause.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).not_to_contain_text(code)
    expect(page.get_by_text("outdated", exact=True).first).to_be_visible()
    page.goto(f"/ko/codes/{code}/")
    expect(page.get_by_text("키보드만으로 쓴 문장입니다.")).to_be_visible()


def test_a_conflict_is_resolved_by_keyboard_alone(sign_in):
    anna, boris = sign_in("anna"), sign_in("boris")
    for page in (anna, boris):
        open_text(page, "451", "한국어")
    anna.locator(CAUSE).fill("먼저 저장한 문장입니다.")
    save(anna)
    boris.locator(CAUSE).press("Control+A")
    boris.keyboard.type("나중에 저장한 문장입니다.")
    boris.keyboard.press("Control+Enter")
    expect(boris.get_by_text("Somebody else changed the same text")).to_be_visible()
    press_tab_until(boris, ".desk-jumps a")
    boris.keyboard.press("Enter")
    boris.keyboard.press("Tab")
    boris.keyboard.press("Control+End")
    boris.keyboard.type(" 둘을 합쳤습니다.")
    boris.keyboard.press("Control+Enter")
    expect(boris.get_by_text("Saved: cause.")).to_be_visible()
    expect(boris.locator(CAUSE)).to_have_value("나중에 저장한 문장입니다. 둘을 합쳤습니다.")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_desk_fits_the_screen_and_saving_is_always_at_hand(sign_in, width):
    page = sign_in("anna")
    page.set_viewport_size({"width": width, "height": 800})
    open_text(page, "421", "日本語")
    for path in ("", "/admin/", "/admin/codes/draft/?stage=all", "/admin/codes/statuscode/?text=outdated-ko"):
        if path:
            page.goto(path)
        else:
            expect(page.locator("button[value=save]")).to_be_in_viewport(ratio=1)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_leaving_with_unsaved_text_asks_first(sign_in):
    page = sign_in("anna")
    open_text(page, "458", "한국어")
    page.locator(CAUSE).press_sequentially("저장하지 않은 문장")
    asked = []

    def stay(dialog):
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.get_by_role("link", name=re.compile("^View on site$")).click(no_wait_after=True)
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    expect(page.locator(CAUSE)).to_have_value(re.compile("저장하지 않은 문장"))
