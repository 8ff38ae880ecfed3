"""Browser tests drive Debian's Chromium against the real server, started as `make run` starts it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from django.conf import settings
from playwright.sync_api import sync_playwright

QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
]


@pytest.fixture(scope="session")
def chromium_path():
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.fail("The browser tests need Chromium: apt-get install chromium", pytrace=False)
    return path


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The address of a running site with its own empty data folder."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"DATA_DIR": str(tmp_path_factory.mktemp("data")), "DATABASE_URL": ""}
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(10)


def wait_for(address, server, seconds=60):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if server.poll() is not None:
            pytest.fail(f"The server stopped with exit status {server.returncode}", pytrace=False)
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=2):  # noqa: S310
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"The server did not answer within {seconds} s", pytrace=False)


@pytest.fixture(scope="session")
def browser(chromium_path):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(params=[True, False], ids=["JavaScript", "no JavaScript"])
def page(browser, site, request):
    """A page in a fresh context; any message on the console or request to another host fails the test."""
    context = browser.new_context(base_url=site, java_script_enabled=request.param, locale="en-GB")
    yield from watched(context, site)


@pytest.fixture
def scripted_page(browser, site):
    context = browser.new_context(base_url=site, locale="en-GB", permissions=["clipboard-read", "clipboard-write"])
    yield from watched(context, site)


def watched(context, site):
    page = context.new_page()
    faults = []
    page.on("console", lambda message: faults.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(site) else faults.append(request.url))
    yield page
    cookies = context.cookies()
    context.close()
    assert not faults
    assert not cookies
