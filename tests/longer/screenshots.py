"""The pictures in docs/img (`make pictures`): the pages this project was born from, and the editors' desk."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import django
from playwright.sync_api import Browser, sync_playwright

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "img"
PASSWORD = "only for these pictures"  # noqa: S105
PUBLIC = {
    "compare-ko": ("/ko/compare/421-vs-500/", 1280, 1150),
    "compare-ko-phone": ("/ko/compare/421-vs-500/", 390, 844),
    "compare-ja": ("/ja/compare/421-vs-502/", 1280, 1150),
    "compare-ja-phone": ("/ja/compare/421-vs-502/", 390, 844),
}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "smtpref.settings")
    django.setup()
    from tests.browser.server import CHROMIUM_ARGUMENTS, chromium, running_site  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as data, running_site(data) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGUMENTS)
        for name, (path, width, height) in PUBLIC.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(address + path)
            keep(page, name)
            page.close()
        desk(browser, address, data)
        browser.close()


def desk(browser: Browser, address: str, data: str) -> None:
    """The first page, a text with its source, and a conflict, as docs/editors.md shows them."""
    environment = os.environ | {"DATA_DIR": data, "DATABASE_URL": "", "DJANGO_SUPERUSER_PASSWORD": PASSWORD}
    for name in ("anna", "boris"):
        command = [sys.executable, "manage.py", "createsuperuser", "--noinput", "--username", name]
        command += ["--email", f"{name}@example.com"]
        subprocess.run(command, env=environment, check=True, capture_output=True, cwd=FOLDER.parents[1])
    anna, boris = (signed_in(browser, address, name) for name in ("anna", "boris"))
    open_text(anna, address, "English")
    anna.fill("textarea[name=cause]", anna.input_value("textarea[name=cause]").rstrip(".") + ", or while it restarts.")
    anna.click("button[value=save]")
    anna.goto(f"{address}/admin/")
    keep(anna, "desk-first-page")
    open_text(anna, address, "한국어")
    open_text(boris, address, "한국어")
    anna.locator("section.desk-field", has=anna.locator("textarea[name=cause]")).scroll_into_view_if_needed()
    keep(anna, "desk-text")
    anna.fill("textarea[name=cause]", "먼저 저장한 편집자의 문장입니다.")
    anna.click("button[value=save]")
    boris.fill("textarea[name=cause]", "나중에 저장하려던 편집자의 문장입니다.")
    boris.click("button[value=save]")
    boris.locator(".desk-jumps a").first.click()
    keep(boris, "desk-conflict")


def signed_in(browser: Browser, address: str, name: str):  # type: ignore[no-untyped-def]
    page = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB").new_page()
    page.goto(f"{address}/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_text("Texts to do").wait_for()
    return page


def open_text(page, address: str, language: str) -> None:  # type: ignore[no-untyped-def]
    page.goto(f"{address}/admin/codes/statuscode/?q=421")
    page.get_by_role("link", name="421", exact=True).first.click()
    page.get_by_role("navigation", name="Languages").get_by_role("link", name=language).click()


def keep(page, name: str) -> None:  # type: ignore[no-untyped-def]
    page.screenshot(path=FOLDER / f"{name}.png")
    sys.stdout.write(f"docs/img/{name}.png\n")


if __name__ == "__main__":
    main()
