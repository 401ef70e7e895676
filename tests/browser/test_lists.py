"""The tasks of readers in lists, by keyboard alone and in each language; what they save; and what fits on a phone."""

import csv
import io
import re
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from partnerbase.build import check
from partnerbase.derive import Facts, derive, newest_source
from tests.browser.built_site import LANGUAGES, BuiltSite
from tests.browser.reading import Open, reach
from tests.content_site import CONTENT

pytestmark = pytest.mark.browser

PHONE, HEIGHT = 390, 844


@pytest.fixture(scope="module")
def facts() -> Facts:
    found = check(CONTENT).site
    assert found
    return derive(found, newest_source(found))


def shown(page: Page) -> Locator:
    """Give the entries of a list that are not filtered out."""
    return page.locator("[data-list-items] > li:not([hidden])")


def slugs(page: Page) -> list[str]:
    """Give the slugs of what is shown, in its order."""
    links: list[str] = shown(page).locator(".entry__link").evaluate_all("links => links.map(link => link.pathname)")
    return [link.rpartition("/")[2].removesuffix(".html") for link in links]


def chosen(page: Page) -> dict[str, list[str]]:
    """Give the choice that the address keeps."""
    return parse_qs(page.url.partition("#")[2])


def choose(page: Page, facet: str, value: str) -> None:
    """Open a filter and choose a value, by keyboard alone."""
    found = page.locator(f"[data-facet={facet}]")
    if found.get_attribute("open") is None:
        reach(page, found.locator(".facet__name"))
        page.keyboard.press("Enter")
    reach(page, found.locator(f".facet__box[value='{value}']"))
    page.keyboard.press("Space")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_partnerships_of_jiangsu_since_before_1990(visit: Open, facts: Facts, language: str) -> None:
    expected = {
        key[1]
        for key in facts.site.collections["partnerships"]
        if ("state-cn", "jiangsu") in facts.facets.of(key) and "" < facts.site.abstracts[key].starts < "1990"
    }
    page = visit(f"{language}/partnerships/index.html")
    choose(page, "state-cn", "jiangsu")
    choose(page, "decade", "1980")
    expect(page.locator("[data-list-pages]")).to_be_hidden()
    expect(shown(page)).to_have_count(len(expected))
    assert set(slugs(page)) == expected != set()
    assert chosen(page) == {"state-cn": ["jiangsu"], "decade": ["1980"]}
    page.reload()
    expect(shown(page)).to_have_count(len(expected))
    other = "de" if language == "zh" else "zh"
    page.locator(f"a[data-language={other}]").first.click()
    page.wait_for_url(re.compile(rf"/{other}/partnerships/index\.html#"))
    expect(shown(page)).to_have_count(len(expected))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_partnerships_that_have_recorded_nothing_since_2015(visit: Open, facts: Facts, language: str) -> None:
    last = {key[1]: facts.activity.of(key) for key in facts.site.collections["partnerships"]}
    starts = {key[1]: facts.site.abstracts[key].starts for key in facts.site.collections["partnerships"]}
    expected = {
        slug
        for slug, activity in last.items()
        if (activity is None or activity.day.year < 2015) and starts[slug] < "2015"
    }
    page = visit(f"{language}/partnerships/index.html")
    choose(page, "silent", "2015")
    expect(shown(page)).to_have_count(len(expected))
    assert set(slugs(page)) == expected
    page.get_by_role("combobox").last.select_option("activity:ascending")
    expect(page.locator("[data-list-group] li")).to_have_count(0)
    days = shown(page).evaluate_all("rows => rows.map(row => row.dataset.sortActivity)")
    assert days == sorted(days)
    assert days[0] == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_of_several_pages_says_its_length_until_something_is_chosen(
    visit: Open, facts: Facts, language: str
) -> None:
    page = visit(f"{language}/partnerships/index.html")
    length, status = len(facts.site.collections["partnerships"]), page.locator("[data-list-status]")
    assert shown(page).count() < length
    told = status.inner_text()
    assert re.findall(r"\d+", told) == [str(length)]
    reach(page, page.get_by_role("searchbox"))
    page.keyboard.type("Nanking")
    expect(page.locator("[data-list-pages]")).to_be_hidden()
    assert {int(number) for number in re.findall(r"\d+", status.inner_text())} == {shown(page).count(), length}
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.press("Delete")
    expect(status).to_have_text(told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_disk_a_choice_speaks_of_its_page_alone(page: Page, site: BuiltSite, language: str) -> None:
    page.goto((site.folder / language / "partnerships/index.html").as_uri())
    on_page, status = shown(page).count(), page.locator("[data-list-status]")
    reach(page, page.get_by_role("searchbox"))
    page.keyboard.type("Nanking")
    expect(page.locator("[data-list-reset]")).to_be_visible()
    assert {int(number) for number in re.findall(r"\d+", status.inner_text())} == {shown(page).count(), on_page}
    expect(page.locator("[data-list-pages]")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_missing_of_the_cities_of_a_country(visit: Open, facts: Facts, language: str) -> None:
    cities = [key for key in facts.site.collections["cities"] if ("country", "CN") in facts.facets.of(key)]
    expected = sum(len(facts.gaps.of(key)) for key in cities)
    uncounted = {key[1] for key in cities if "population" in {gap.name for gap in facts.gaps.of(key)}}
    page = visit(f"{language}/gaps/index.html")
    choose(page, "collection", "cities")
    choose(page, "country", "CN")
    expect(shown(page)).to_have_count(expected)
    choose(page, "gap", "population")
    expect(shown(page)).to_have_count(len(uncounted))
    assert set(slugs(page)) == uncounted != set()
    assert chosen(page) == {"gap": ["population"], "collection": ["cities"], "country": ["CN"]}
    page.reload()
    expect(shown(page)).to_have_count(len(uncounted))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_left_stays_in_sight_beside_the_filters(visit: Open, language: str) -> None:
    page = visit(f"{language}/partnerships/index.html")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.reload()
    page.mouse.wheel(0, 5000)
    choose(page, "state-cn", "jiangsu")
    choose(page, "decade", "1980")
    expect(page.locator("[data-list-pages]")).to_be_hidden()
    for seen in (shown(page).first, page.locator("[data-list-status]"), page.locator(".facet__box:focus")):
        expect(seen).to_be_in_viewport(ratio=0.9)
    page.keyboard.press("Enter")
    expect(shown(page).first.locator(".entry__link")).to_be_focused()
    assert chosen(page) == {"state-cn": ["jiangsu"], "decade": ["1980"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_a_bar_leads_from_the_filters_to_what_is_left(
    browser: Browser, site: BuiltSite, language: str
) -> None:
    context = browser.new_context(viewport={"width": PHONE, "height": HEIGHT}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{site.address}/{language}/partnerships/index.html#state-cn=jiangsu")
    page.locator("[data-list-filters] > summary").tap()
    page.locator("[data-facet=decade] > summary").tap()
    page.locator("[data-facet=decade] label:has([value='1980'])").tap()
    expect(page.locator("[data-list-pages]")).to_be_hidden()
    expect(shown(page).first).not_to_be_in_viewport()
    expect(page.locator("[data-list-status]")).to_be_in_viewport(ratio=1)
    results = page.locator("[data-list-results]")
    assert results.bounding_box()["height"] >= 44  # type: ignore[index]
    results.tap()
    expect(shown(page).first).to_be_in_viewport()
    expect(shown(page).first.locator(".entry__link")).to_be_focused()
    page.locator("[data-list-find]").fill("zzzz")
    expect(results).to_be_hidden()
    context.close()


def test_a_decade_opens_into_its_years(visit: Open) -> None:
    page = visit("en/events/index.html")
    facet = page.locator("[data-facet=decade]")
    facet.locator("summary").first.click()
    whole = facet.locator("li", has=page.locator("> label [value='2010']")).first
    years = whole.locator(".facet__within .facet__box")
    expect(years.first).to_be_hidden()
    whole.locator(".facet__open").click()
    expect(years.first).to_be_visible()
    year = years.first.get_attribute("value")
    years.first.check()
    expect(page).to_have_url(f"{page.url.partition('#')[0]}#year={year}")
    expect(page.locator("[data-list-pages]")).to_be_hidden()
    dates = shown(page).evaluate_all("rows => rows.map(row => row.dataset.sortDate.slice(0, 4))")
    assert set(dates) == {year}


def test_old_links_to_a_year_still_work(visit: Open) -> None:
    page = visit("en/events/index.html#year=2018")
    expect(page.locator(".facet__box[value='2018']")).to_be_checked()
    expect(page.locator(".facet__box[value='2018']")).to_be_visible()


def test_another_order_leaves_the_headings_and_comes_back_to_them(visit: Open) -> None:
    page = visit("en/partnerships/index.html")
    order = page.get_by_role("combobox").last
    order.select_option("name:ascending")
    expect(page.get_by_role("heading", name="1980s")).to_be_hidden()
    names = shown(page).evaluate_all("rows => rows.map(row => row.dataset.sortName)")
    assert names == sorted(names)
    order.select_option("group")
    expect(page.get_by_role("heading", name="1980s")).to_be_visible()
    expect(page.locator("[data-list-group='198'] [data-list-count]")).to_have_text(
        str(page.locator("[data-list-group='198'] li").count())
    )


def saved(page: Page, folder: Path) -> list[dict[str, str]]:
    """Save the selection, and read it as a spreadsheet would."""
    with page.expect_download() as download:
        page.locator("[data-list-table]").click()
    path = folder / "saved.csv"
    download.value.save_as(path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""), strict=True))


def test_on_a_phone_numbers_of_what_is_missing_stand_below_their_head_and_their_parts_below_them(visit: Open) -> None:
    page = visit("de/gaps.html")
    page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    edges = "([name, number]) => [name.getBoundingClientRect().left, number.getBoundingClientRect().right]"
    heads, cells = page.locator("thead th"), page.locator("tbody tr").first.locator("th, td")
    assert heads.evaluate_all(edges) == cells.evaluate_all(edges)
    below = "cells => cells[2].getBoundingClientRect().top >= cells[0].getBoundingClientRect().bottom"
    assert cells.evaluate_all(below)


def test_what_is_missing_is_saved_with_what_it_is_filtered_by(visit: Open, tmp_path: Path) -> None:
    page = visit("en/gaps/index.html#gap=population&country=CN")
    expect(page.locator("[data-list-pages]")).to_be_hidden()
    rows = saved(page, tmp_path)
    assert [Path(row["Page"]).stem for row in rows] == slugs(page) != []
    assert [*rows[0]] == ["Name", "All names", "What it is", "Page", "What is missing", "Collection", "Country"]
    assert {tuple(row.values())[-3:] for row in rows} == {("No sourced number of inhabitants yet", "Cities", "China")}


def test_a_selection_is_saved_in_its_order_with_names_sources_and_values(visit: Open, tmp_path: Path) -> None:
    page = visit("zh/partnerships/index.html#state-cn=jiangsu&sort=date:ascending")
    expect(page.locator("[data-list-pages]")).to_be_hidden()
    rows = saved(page, tmp_path)
    assert [row["id"] for row in rows] == slugs(page)
    leipzig = next(row for row in rows if row["id"] == "leipzig-nanjing")
    assert leipzig["名称"] == "莱比锡—南京"
    assert "Nánjīng" in leipzig["所有名称"]
    assert (leipzig["所属州省（中国）"], leipzig["parties"], leipzig["since"]) == ("江苏", "leipzig|nanjing", "1988")
    assert leipzig["网页"] == page.url.partition("#")[0].replace("index.html", "leipzig-nanjing.html")


def test_from_disk_the_rows_of_a_page_are_saved(page: Page, site: BuiltSite, tmp_path: Path) -> None:
    page.goto((site.folder / "en/agreements/index.html").as_uri())
    rows = saved(page, tmp_path)
    assert len(rows) == shown(page).count()
    assert rows[0]["Name"] == shown(page).locator(".entry__link").first.inner_text()


def test_the_list_is_on_the_first_screen_of_a_phone(browser: Browser, site: BuiltSite) -> None:
    context = browser.new_context(viewport={"width": PHONE, "height": HEIGHT}, has_touch=True, is_mobile=True)
    page = context.new_page()
    for language in LANGUAGES:
        page.goto(f"{site.address}/{language}/partnerships/index.html")
        expect(page.get_by_role("checkbox").first).to_be_hidden()
        expect(page.locator("[data-list-group] h2").first).to_be_in_viewport()
        page.locator("[data-list-filters] > summary").tap()
        page.locator("[data-facet=kind] > summary").tap()
        page.locator("[data-facet=kind] label").first.tap()
        expect(page.locator("[data-list-chosen]")).to_have_text("1")
        assert page.locator("[data-facet=kind] label").first.bounding_box()["height"] >= 44  # type: ignore[index]
    context.close()
