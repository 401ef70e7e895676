"""Fixtures of the browser tests: one Chromium for all, a page for each."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.built_site import BuiltSite
from tests.browser.reading import Open
from tests.browser.serving import served
from tests.browser.system import chromium
from tests.content_site import BELOW

# The sandbox needs rights that root in a container lacks; the rest keeps Chromium from calling home.
ARGUMENTS = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync")
PATIENCE = 30_000
"""Milliseconds for what a page shows sooner or later: a busy machine is slow, and no test is about that."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give a running Chromium; a machine without one fails the test, it does not skip it."""
    path = chromium()
    if path is None:
        pytest.fail("no Chromium found: `make browser` says how to install it, CHROMIUM can name another")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give an empty page with cookies and storage of its own."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def site(content_build: Path) -> Iterator[BuiltSite]:
    """Serve the site of the real content below the path that it is published at."""
    with served(content_build.parents[BELOW.count("/")]) as host:
        yield BuiltSite(content_build, f"{host}/{BELOW}")


@pytest.fixture
def visit(page: Page, site: BuiltSite) -> Open:
    """Open a page of the site by its path."""

    def go(path: str) -> Page:
        page.goto(f"{site.address}/{path}")
        return page

    return go
