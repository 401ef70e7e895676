"""Places and partnerships side by side, chosen by name, at an address that can be sent."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.built_site import LANGUAGES, BuiltSite
from tests.browser.reading import Open
from tests.browser.validators import axe_violations

pytestmark = pytest.mark.browser

PAIR = "#records=cities/leipzig,cities/nanjing"
FIELD, TABLE = "#compare-finder", "[data-compare-table]"


def row(page: Page, name: str) -> Locator:
    """Give the cells of a row by its name."""
    label = page.locator("th", has_text=re.compile(f"^{name}$"))
    return page.locator("tbody", has=label).locator("td")


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_cities_are_chosen_by_name_from_the_keyboard_alone(visit: Open, site: BuiltSite, language: str) -> None:
    page = visit(f"{language}/compare.html")
    page.locator(FIELD).focus()
    for typed, address in (("莱比锡", "cities/leipzig"), ("nanjing", "cities/leipzig,cities/nanjing")):
        page.keyboard.type(typed)
        expect(page.locator("#compare-finder-list [role=option]").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{site.address}/{language}/compare.html#records={address}")
        expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator("th[scope=col]")).to_have_count(2)
    expect(page.locator(".compare__common")).to_contain_text("—" if language == "zh" else "–")
    assert axe_violations(page) == []


def test_facts_stand_side_by_side_with_their_sources(visit: Open, site: BuiltSite) -> None:
    page = visit(f"en/compare.html{PAIR}")
    population = row(page, "Population")
    expect(population).to_have_count(2)
    expect(population.first).to_contain_text("(15 May 2022)")
    mark = population.first.get_by_role("link", name=re.compile("^Source "))
    assert re.fullmatch(f"{site.address}/en/cities/leipzig.html#source-\\d+", mark.first.evaluate("link => link.href"))
    expect(row(page, "State or province").last.get_by_role("link", name="Jiangsu")).to_be_visible()
    expect(row(page, "Partnerships").last).to_contain_text("since 1988")
    assert page.locator(f"{TABLE} [id], {TABLE} .cite__pick").count() == 0
    expect(page).to_have_title(re.compile("^Leipzig · Nanjing – "))


def test_a_country_is_nothing_that_cities_have_in_common(visit: Open) -> None:
    page = visit("en/compare.html#records=cities/nanjing,cities/changchun")
    expect(page.locator("th[scope=col]")).to_have_count(2)
    expect(row(page, "Population").first).to_be_visible()
    expect(page.locator(".compare__common")).to_have_count(0)


def test_partnerships_are_compared_with_partnerships_alone(visit: Open) -> None:
    page = visit("de/compare.html#records=partnerships/leipzig-nanjing,cities/hamburg,partnerships/stuttgart-nanjing")
    expect(page.locator("th[scope=col] a")).to_have_text(["Leipzig – Nanjing", "Stuttgart – Nanjing"])
    expect(row(page, "Seit").first).to_contain_text("1988")
    page.locator(FIELD).press_sequentially("hamburg")
    suggested = page.locator("#compare-finder-list [role=option] .finder__name")
    expect(suggested.first).to_contain_text("–")


def test_a_record_is_removed_and_a_step_back_brings_it_again(visit: Open) -> None:
    page = visit(f"en/compare.html{PAIR}")
    page.get_by_role("button", name="Remove Leipzig").click()
    expect(page.locator("th[scope=col] a")).to_have_text(["Nanjing"])
    page.go_back()
    expect(page.locator("th[scope=col] a")).to_have_text(["Leipzig", "Nanjing"])


def test_a_record_that_is_not_there_is_named(visit: Open) -> None:
    page = visit("en/compare.html#records=cities/leipzig,cities/no-such-place,../../evil,cities/x.html")
    expect(page.get_by_role("status")).to_contain_text("cities/no-such-place")
    expect(page.locator("th[scope=col]")).to_have_count(1)


@pytest.mark.parametrize("path", ["cities/leipzig", "partnerships/leipzig-nanjing", "regions/jiangsu"])
def test_the_page_of_a_record_leads_to_its_comparison(visit: Open, site: BuiltSite, path: str) -> None:
    page = visit(f"en/{path}.html")
    page.get_by_role("link", name="Compare with others").click()
    expect(page).to_have_url(f"{site.address}/en/compare.html#records={path}")
    expect(page.locator("th[scope=col]")).to_have_count(1)


def test_a_proposal_is_shown_at_once(visit: Open) -> None:
    page = visit("zh/compare.html")
    page.get_by_role("link", name="对比这些条目").first.click()
    expect(page.locator("th[scope=col]")).to_have_count(4)
    expect(page.get_by_role("link", name="对比这些条目")).to_have_count(0)


def test_from_disk_it_says_why_it_cannot_work(page: Page, site: BuiltSite) -> None:
    page.goto((site.folder / "de/compare.html").as_uri())
    expect(page.get_by_text("Diese Seiten kommen aus einem Ordner")).to_be_visible()
    expect(page.locator(FIELD)).to_be_hidden()
    page.locator("[data-compare-proposals] a").first.click()
    expect(page.locator("h1")).to_be_visible()


def test_without_scripts_it_says_so_and_links_the_records(browser: Browser, site: BuiltSite) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}/en/compare.html")
    expect(page.get_by_text("Comparing needs JavaScript.")).to_be_visible()
    expect(page.get_by_role("link", name="Compare these")).to_have_count(0)
    assert page.locator("[data-compare-proposals] a:visible").count() > 1
    context.close()


def test_four_columns_fit_a_phone_by_scrolling_in_their_frame(browser: Browser, site: BuiltSite) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{site.address}/de/compare.html{PAIR},cities/stuttgart,cities/hamburg")
    expect(page.locator("th[scope=col]")).to_have_count(4)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
