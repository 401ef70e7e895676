"""Payloads in every field, in a browser: what it makes of the pages, and that nothing runs when they are opened."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Dialog, Page, Request

from partnerbase.export import assets
from tests.browser.serving import served
from tests.safety import injections
from tests.safety.judge import Seen, faults, shapes

pytestmark = pytest.mark.browser

TURN = 23
READ = """html => [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("*")].map(element => [
    element.localName,
    Object.fromEntries([...element.attributes].map(attribute => [attribute.name, attribute.value])),
    element.firstChild?.nodeType === Node.TEXT_NODE ? element.firstChild.data : "",
])"""
WITHOUT_POLICY = """html => {
    const policy = /<meta http-equiv="Content-Security-Policy"[^>]*>/;
    document.open();
    document.write(html.replace(policy, "").replace(/<script src[^>]*><\\/script>/g, ""));
    document.close();
}"""


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return injections.html(injections.site(TURN))


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Serve the whole site of one turn."""
    for file in (*injections.site(TURN), *assets(injections.TEMPLATES)):
        target = tmp_path / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.data)
    with served(tmp_path) as found:
        yield found


def test_the_browser_makes_the_elements_of_the_templates(page: Page, pages: dict[str, str]) -> None:
    def read(html: str) -> list[Seen]:
        return [Seen(*element) for element in page.evaluate(READ, html)]

    known = frozenset().union(*(shapes(read(html)) for html in injections.html(injections.site(None)).values()))
    found = [f"{path}: {fault}" for path, html in pages.items() for fault in faults(html, read, known)]
    assert found == []


def listened_to(page: Page) -> list[str]:
    """Give the list that alerts, errors and requests to other hosts go to."""
    heard: list[str] = []

    def dialog(shown: Dialog) -> None:
        heard.append(f"alert: {shown.message}")
        shown.dismiss()

    def console(message: ConsoleMessage) -> None:
        if message.type == "error":
            heard.append(message.text)

    def request(asked: Request) -> None:
        if not asked.url.startswith("http://127.0.0.1"):
            heard.append(f"request: {asked.url}")

    page.on("dialog", dialog)
    page.on("pageerror", lambda error: heard.append(f"error: {error}"))
    page.on("console", console)
    page.on("request", request)
    return heard


def test_nothing_runs_where_pages_are_opened(page: Page, pages: dict[str, str], address: str) -> None:
    heard = listened_to(page)
    for path in pages:
        page.goto(f"{address}/{path}")
    assert heard == []


def test_nothing_would_run_without_the_policy(page: Page, pages: dict[str, str], address: str) -> None:
    page.goto(f"{address}/en/index.html")
    heard = listened_to(page)
    for html in pages.values():
        page.goto("about:blank")
        page.evaluate(WITHOUT_POLICY, html)
    assert [text for text in heard if text.startswith("alert") or "evil" in text] == []
