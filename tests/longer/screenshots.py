"""The pictures in docs/img (`make screenshots`): the two pages this project was born from, on a phone and a desk."""

import os
import sys
import tempfile
from pathlib import Path

import django
from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "img"
PICTURES = {
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
        for name, (path, width, height) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(address + path)
            page.screenshot(path=FOLDER / f"{name}.png")
            sys.stdout.write(f"docs/img/{name}.png\n")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
