"""What `partnerbase serve` puts into a page, in a browser that keeps to the pages' policy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import served_site
from tests.browser.validators import axe_violations
from tests.served_site import Running, running

pytestmark = pytest.mark.browser

POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'"
STRICT = (
    '<!doctype html>\n<html lang="en"><head><meta http-equiv="Content-Security-Policy" content="' + POLICY + '">'
    "<title>x</title></head>\n<body><main><h1>{}</h1></main></body></html>\n"
)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    """Serve pages under the policy of the real ones."""
    monkeypatch.setattr(served_site, "PAGE", STRICT)
    with running(tmp_path, "one") as found:
        yield found


def open_page(page: Page, site: Running) -> list[str]:
    """Open the home page; gives the list that errors and refusals by the policy go to."""
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(f"http://127.0.0.1:{site.port}/")
    return complaints


def test_a_saved_file_reloads_the_page(page: Page, site: Running) -> None:
    complaints = open_page(page, site)
    expect(page.get_by_role("heading", name="one")).to_be_visible()
    site.save("two")
    expect(page.get_by_role("heading", name="two")).to_be_visible()
    assert complaints == []


def test_problems_lie_over_the_last_good_page_until_they_are_mended(page: Page, site: Running) -> None:
    complaints = open_page(page, site)
    site.save("bad <img src=x onerror=alert(1)>")
    overlay = page.get_by_role("alert")
    expect(overlay).to_contain_text("error[x]: <img> is bad; mend it")
    expect(overlay).to_contain_text("bad <img src=x onerror=alert(1)>\n    ^", use_inner_text=True)
    assert overlay.locator("img").count() == 0
    expect(page.get_by_role("heading", name="one")).to_be_visible()
    expect(overlay).to_have_css("position", "fixed")
    assert axe_violations(page) == []
    site.save("one")
    expect(overlay).to_have_count(0)
    assert complaints == []


@pytest.mark.parametrize("way", ["click", "Escape"])
def test_the_overlay_can_be_closed_and_comes_back_for_other_problems(page: Page, site: Running, way: str) -> None:
    open_page(page, site)
    site.save("bad one")
    close = page.get_by_role("alert").get_by_role("button", name="Close")
    if way == "click":
        close.click()
    else:
        close.press("Escape")
    expect(page.get_by_role("alert")).to_have_count(0)
    site.save("bad two")
    expect(page.get_by_role("alert")).to_be_visible()


def test_the_page_before_the_first_good_build_gives_way_to_it(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(served_site, "PAGE", STRICT)
    with running(tmp_path, "bad one") as site:
        page.goto(f"http://127.0.0.1:{site.port}/")
        expect(page.get_by_role("heading", name="1 error in 1 file")).to_be_visible()
        expect(page.get_by_role("listitem")).to_contain_text("error[x]: <img> is bad; mend it")
        assert axe_violations(page) == []
        site.save("bad two")
        expect(page.get_by_role("listitem")).to_contain_text("bad two")
        site.save("good")
        expect(page.get_by_role("heading", name="good")).to_be_visible()
