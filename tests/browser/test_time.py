"""Time, by keyboard alone: the anniversaries of the next year, their calendars, and the timeline."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from partnerbase.build import Options, build
from tests.browser.built_site import LANGUAGES
from tests.browser.reading import Open, reach, uncomplaining
from tests.browser.serving import served
from tests.browser.validators import axe_violations
from tests.content_builder import TODAY, Files, city, event, partnership, write_site
from tests.golden_site import TEMPLATES

pytestmark = pytest.mark.browser

NEXT = TODAY.year + 1
FILES: Files = {
    "cities/leipzig": city(name={"en": "Leipzig", "de": "Leipzig", "zh": "莱比锡"}),
    "cities/jena": city(name={"en": "Jena", "de": "Jena", "zh": "耶拿"}),
    "cities/nanjing": city(name={"en": "Nanjing", "de": "Nanjing", "zh": "南京"}, country="CN", pinyin="Nánjīng"),
    "cities/wuhu": city(name={"en": "Wuhu", "de": "Wuhu", "zh": "芜湖"}, country="CN", pinyin="Wúhú"),
    "partnerships/day": partnership(parties=["leipzig", "nanjing"], kind="sister-city", since=f"{NEXT - 40}-05-21"),
    "partnerships/year": partnership(parties=["jena", "wuhu"], kind="friendship", since=f"{NEXT - 25}"),
    "partnerships/now": partnership(parties=["leipzig", "wuhu"], kind="sister-city", since=f"{NEXT - 31}-03"),
    "partnerships/contact": partnership(parties=["jena", "nanjing"], kind="contact", since=f"{NEXT - 10}-01-01"),
    "events/fair": event(start="2019-05", places=["leipzig"]),
    "events/talks": event(start="2021?", places=["leipzig"]),
}
EXPECTED = {
    "en": (f"{NEXT}, next year", ["Leipzig – Nanjing", "Jena – Wuhu"], "The day is not known", "40 years"),
    "de": (f"{NEXT}, nächstes Jahr", ["Leipzig – Nanjing", "Jena – Wuhu"], "Der Tag ist nicht bekannt", "40 Jahre"),
    "zh": (f"{NEXT}年（明年）", ["莱比锡—南京", "耶拿—芜湖"], "具体日期不详", "40周年"),
}
"""What somebody reads in each language: the heading of the next year, who has an anniversary, and how it is told."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build a small site and serve it below a path of its own."""
    root = tmp_path_factory.mktemp("time")
    content = write_site(root / "content", FILES, languages=[*LANGUAGES])
    built = build(Options(content, root / "some/where", TEMPLATES, cache=False, search=False), today=TODAY)
    assert built.published, list(built.report)
    with served(root) as host:
        yield f"{host}/some/where"


@pytest.fixture
def visit(page: Page, address: str) -> Iterator[Open]:
    """Open a page of the site."""
    with uncomplaining(page, address) as go:
        yield go


@pytest.mark.parametrize("language", LANGUAGES)
def test_which_partnerships_have_a_round_anniversary_next_year(visit: Open, language: str) -> None:
    heading, names, unknown, years = EXPECTED[language]
    page = visit(f"{language}/index.html")
    link = page.locator("header").locator("a[href='anniversaries.html']").first
    reach(page, link)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/anniversaries.html$"))
    next_year = page.locator(f"main a[href='#year-{NEXT}']")
    reach(page, next_year)
    page.keyboard.press("Enter")
    section = page.get_by_role("region", name=heading)
    expect(section.get_by_role("heading", level=2)).to_be_in_viewport()
    expect(section.locator(".entry__link")).to_have_text(names)
    expect(section.get_by_role("heading", level=3)).to_have_text(unknown)
    expect(section.locator(".entry").first).to_contain_text(years)
    assert axe_violations(page) == []
    page.keyboard.press("Tab")
    expect(section.locator(".entry__link").first).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_calendar_of_a_city_is_on_its_page(visit: Open, language: str) -> None:
    page = visit(f"{language}/cities/leipzig.html")
    link = page.locator("a[type='text/calendar']")
    reach(page, link)
    found = page.request.get(urljoin(page.url, link.get_attribute("href") or ""))
    read: Any = Calendar.from_ical(found.body())
    names = [str(one["summary"]) for one in read.walk("VEVENT")]
    assert any(EXPECTED[language][1][0] in name for name in names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_timeline_leads_to_a_year(visit: Open, language: str) -> None:
    page = visit(f"{language}/timeline.html")
    reach(page, page.locator("a[href='timeline/2010s.html#year-2019']"))
    page.keyboard.press("Enter")
    expect(page.locator("#year-2019")).to_be_in_viewport()
    expect(page.locator("section[aria-labelledby='year-2019'] .entry")).to_have_count(1)


def test_the_marks_of_a_strip_are_no_stops_of_the_tab_key_and_its_lanes_lead_to_their_lists(visit: Open) -> None:
    page = visit("en/cities/leipzig.html")
    strip = page.locator(".timeline")
    expect(strip.locator("svg a")).not_to_have_count(0)
    assert set(strip.locator("svg a").evaluate_all("links => links.map(link => link.tabIndex)")) == {-1}
    lane = strip.get_by_role("link", name="Events")
    reach(page, lane)
    page.keyboard.press("Enter")
    expect(page.locator("[id='group-events.places']")).to_be_in_viewport()
    assert axe_violations(page) == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_on_time_is_wider_than_the_screen(visit: Open, width: int) -> None:
    page = visit("de/timeline.html")
    page.set_viewport_size({"width": width, "height": 800})
    for path in ("timeline", "timeline/2010s", "anniversaries", "decades", "several", "cities/leipzig"):
        visit(f"de/{path}.html")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
