"""Every kind of page in every language, mode and width as pictures on one sheet (`make contact-sheet`).

The pictures stand in `var/pages/now/`, beside the kept set in `var/pages/kept/`; `index.html` there shows them all,
those that differ from the kept ones first. `--keep` makes the present set the kept one.
"""

import html
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import django
from PIL import Image, ImageChops
from playwright.sync_api import Browser, sync_playwright

FOLDER = Path(__file__).resolve().parents[2] / "var" / "pages"
WIDTHS = (360, 768, 1440)
MODES = ("light", "dark")
STYLE = (
    "body{font:14px system-ui;margin:1rem}section{display:flex;flex-wrap:wrap;gap:1rem;align-items:start}"
    "figure{margin:0;inline-size:18rem}img{inline-size:100%;border:1px solid #999}"
)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "smtpref.settings")
    django.setup()
    from tests.browser.server import CHROMIUM_ARGUMENTS, chromium, running_site  # noqa: PLC0415

    now = FOLDER / "now"
    shutil.rmtree(now, ignore_errors=True)
    now.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as data, running_site(data) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGUMENTS)
        draw(browser, address, now)
        browser.close()
    names = sorted(path.name for path in now.iterdir())
    changed = [name for name in names if differs(now / name, FOLDER / "kept" / name)]
    (FOLDER / "index.html").write_text(sheet(names, changed))
    sys.stdout.write(f"{len(names)} pictures, {len(changed)} differ from the kept set: {FOLDER / 'index.html'}\n")
    if "--keep" in sys.argv:
        shutil.rmtree(FOLDER / "kept", ignore_errors=True)
        shutil.copytree(now, FOLDER / "kept")


def draw(browser: Browser, address: str, folder: Path) -> None:
    from django.conf import settings  # noqa: PLC0415

    from tests.kinds import ENDS, PAGES, PASTED  # noqa: PLC0415

    page = browser.new_context(reduced_motion="reduce").new_page()
    for lang, _ in settings.LANGUAGES:
        for name, path in (PAGES | ENDS).items():
            page.goto(f"{address}/{lang}{path}")
            shoot(page, folder, f"{name}-{lang}")
        page.goto(f"{address}/{lang}/decode/")
        page.locator("#decode-text").fill(PASTED)
        page.locator(".decode-form button[type=submit]").first.click()
        page.locator(".finding").first.wait_for()
        shoot(page, folder, f"decoded-{lang}")


def shoot(page: Any, folder: Path, name: str) -> None:
    """One page in every width and mode; long pages are cut at four screens of a phone."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for mode in MODES:
            page.emulate_media(color_scheme=mode)
            path = folder / f"{name.replace(' ', '-')}-{width}-{mode}.png"
            height = min(3600, page.evaluate("document.documentElement.scrollHeight"))
            page.screenshot(path=path, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height})


def differs(now: Path, kept: Path) -> bool:
    """Whether a picture is not, pixel for pixel, the kept one."""
    if not kept.exists():
        return False
    with Image.open(now) as new, Image.open(kept) as old:
        return new.size != old.size or bool(ImageChops.difference(new.convert("RGB"), old.convert("RGB")).getbbox())


def sheet(names: list[str], changed: list[str]) -> str:
    """One page: what differs, kept beside now; then everything."""
    beside = [figure(f"{which}/{name}") for name in changed for which in ("kept", "now")]
    everything = [figure(f"now/{name}") for name in names]
    return (
        f"<!doctype html><html lang='en'><meta charset='utf-8'><title>Pages</title><style>{STYLE}</style>"
        f"<h1>{len(changed)} differ from the kept set</h1><section>{''.join(beside)}</section>"
        f"<h1>All {len(names)}</h1><section>{''.join(everything)}</section></html>\n"
    )


def figure(path: str) -> str:
    path = html.escape(path)
    picture = f"<a href='{path}'><img src='{path}' alt='' loading='lazy'></a>"
    return f"<figure>{picture}<figcaption>{path}</figcaption></figure>"


if __name__ == "__main__":
    main()
