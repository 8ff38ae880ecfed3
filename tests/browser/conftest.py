"""Browser tests drive Debian's Chromium against the real server."""

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.server import CHROMIUM_ARGUMENTS, NotRunningError, chromium, running_site


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def site(data_folder):
    """The address of a running site with its own empty data folder."""
    try:
        with running_site(data_folder) as address:
            yield address
    except NotRunningError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="session")
def browser():
    try:
        path = chromium()
    except NotRunningError as error:
        pytest.fail(str(error), pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
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
