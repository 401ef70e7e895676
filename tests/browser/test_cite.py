"""Citing a fact by keyboard alone, in each language, the original source first; and finding what is not known."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.built_site import LANGUAGES, BuiltSite
from tests.browser.reading import Open, reach
from tests.content_site import PUBLISHED

pytestmark = pytest.mark.browser

PROJECTS = "figures/nanjing-german-projects.html"
FACT = "#observation-2026-03"
NUMBER = "315"
STATED_BY = "Nanjing Day conference"
SOURCE = "nanjing-day-2026-release"
ORIGINAL = "https://www.globenewswire.com/news-release/2026/03/05/3249979/"
DAYS = {"en": r"\[viewed \d+ \w+ \d{4}\]", "de": r"\[Zugriff am: \d+\. \w+ \d{4}\]", "zh": r"\[\d{4}-\d\d-\d\d\]"}

STANDARDS = {"en": "ISO 690", "de": "DIN ISO 690:2013-10", "zh": "GB/T 7714—2015"}


def cited(page: Page) -> str:
    """Copy what is cited, by keyboard, and give what was copied."""
    reach(page, page.locator("[data-cite-text] + p [data-copy]"))
    page.keyboard.press("Enter")
    expect(page.locator("[data-cite-done]")).not_to_be_empty()
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], accept_downloads=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_many_projects_there_are_who_says_so_and_how_it_is_cited(
    visit: Open, page: Page, site: BuiltSite, language: str
) -> None:
    visit(f"{language}/cities/nanjing.html")
    reach(page, page.locator(f'main a[href$="{PROJECTS}"]'))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{PROJECTS}")
    observation = page.locator(FACT)
    expect(observation).to_contain_text(NUMBER)
    expect(observation).to_contain_text(STATED_BY)
    reach(page, page.locator(f'.cite__pick[href="{FACT}"]'))
    expect(page.locator(":focus")).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.address}/{language}/{PROJECTS}{FACT}")
    expect(page.locator(":focus")).to_contain_text(NUMBER)
    found = cited(page)
    assert found.index(STATED_BY) < found.index(ORIGINAL) < found.index(f"{PUBLISHED}/{language}/{PROJECTS}{FACT}")
    assert re.search(DAYS[language], found)


def test_an_address_of_a_fact_shows_how_it_is_cited_and_back_again(visit: Open, page: Page) -> None:
    visit(f"en/{PROJECTS}{FACT}")
    fact, sources = page.locator("[data-cite-fact]"), page.locator("[data-cite-sources] > li")
    expect(fact).to_contain_text(NUMBER)
    expect(sources).to_have_count(1)
    page.locator('.cite__pick[href="#fact-organisations"]').focus()
    page.keyboard.press("Enter")
    expect(sources).to_have_count(2)
    page.go_back()
    expect(fact).to_contain_text(NUMBER)
    expect(sources).to_have_count(1)


def test_a_fact_is_cited_with_each_of_its_many_sources(visit: Open, page: Page) -> None:
    visit("en/figures/taicang-german-companies.html#fact-subject")
    sources = page.locator(".source").count()
    assert sources > 10
    expect(page.locator("[data-cite-sources] > li")).to_have_count(sources)


@pytest.mark.parametrize("language", LANGUAGES)
def test_entries_of_a_fact_are_those_of_its_source_and_then_of_the_page(visit: Open, page: Page, language: str) -> None:
    visit(f"{language}/{PROJECTS}{FACT}")
    reach(page, page.locator(".citing__entries summary"))
    page.keyboard.press("Enter")
    entries = page.locator(".citing__entries code")
    for entry in entries.all():
        expect(entry).to_contain_text(ORIGINAL)
    address = f"{PUBLISHED}/{language}/{PROJECTS}{FACT}"
    name = f"figures-nanjing-german-projects-{FACT.removeprefix('#')}"
    bibtex, ris, csl = entries.all_inner_texts()
    assert re.findall(r"(?m)^@\w+\{(.+),$", bibtex) == [SOURCE, name]
    assert re.findall(r"(?m)^ID  - (.+)$", ris) == [SOURCE, name]
    original, own = json.loads(csl)
    assert (original["id"], own["id"], own["URL"]) == (SOURCE, name, address)
    assert original["URL"].startswith(ORIGINAL)
    assert bibtex.index(ORIGINAL) < bibtex.index(address)
    with page.expect_download() as saved:
        page.locator('[data-save$=".ris"]').click()
    assert saved.value.suggested_filename == "figures-nanjing-german-projects.ris"
    assert saved.value.path().read_text() == ris


def test_entries_of_a_fact_stand_once_however_often_they_are_asked_for(visit: Open, page: Page) -> None:
    visit("en/figures/taicang-german-companies.html#fact-subject")
    sources = page.locator(".source").count()
    summary, csl = page.locator(".citing__entries summary"), page.locator(".citing__entries code").last
    for _ in range(3):
        summary.click()
    expect(csl).to_contain_text("xinhua-taicang-560-2026")
    names = [work["id"] for work in json.loads(csl.inner_text())]
    assert len(names) == len(set(names)) == sources + 1
    page.locator('.cite__pick[href^="#observation-"]').first.focus()
    page.keyboard.press("Enter")
    marks = page.locator("[data-cite-sources] > li").count()
    expect(csl).not_to_contain_text("fact-subject")
    page.wait_for_function(
        "n => JSON.parse(document.querySelectorAll('.citing__entries code')[2].textContent).length === n", arg=marks + 1
    )


def test_entries_that_cannot_be_had_are_said_to_be_missing(visit: Open, page: Page) -> None:
    page.route("**/sources/nanjing-day-2026-release.html", lambda route: route.abort())
    visit(f"de/{PROJECTS}{FACT}")
    page.locator(".citing__entries summary").click()
    expect(page.locator("[data-cite-failed]")).to_be_visible()
    expect(page.locator(".citing__entries code").first).to_contain_text(f"{PUBLISHED}/de/{PROJECTS}{FACT}")
    page.unroute("**/sources/nanjing-day-2026-release.html")
    for _ in range(2):
        page.locator(".citing__entries summary").click()
    expect(page.locator(".citing__entries code").first).to_contain_text(ORIGINAL)
    expect(page.locator("[data-cite-failed]")).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_entries_say_on_which_day_the_page_was_read(visit: Open, page: Page, language: str) -> None:
    visit(f"{language}/{PROJECTS}")
    expect(page.locator(".citing__label:visible")).to_contain_text(STANDARDS[language])
    today = page.evaluate("new Date().toLocaleDateString('sv')")
    reach(page, page.locator(".citing__entries summary"))
    page.keyboard.press("Enter")
    bibtex, ris, csl = page.locator(".citing__entries code").all_inner_texts()
    assert f"\n  urldate = {{{today}}},\n" in bibtex
    assert f"\nY2  - {today.replace('-', '/')}/\n" in ris
    assert json.loads(csl)[0]["accessed"] == {"raw": today}


def test_a_source_has_its_own_entries(visit: Open, page: Page) -> None:
    visit("zh/sources/nanjing-day-2026-release.html")
    entries = page.locator(".citing__entries code")
    expect(entries).to_have_count(3)
    for entry in entries.all():
        expect(entry).to_be_visible()
        expect(entry).to_contain_text(ORIGINAL)


def test_without_scripts_a_fact_has_an_address_and_sources_are_citations(browser: Browser, site: BuiltSite) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}/de/{PROJECTS}")
    page.locator(f'.cite__pick[href="{FACT}"]').first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(":target")).to_contain_text(NUMBER)
    expect(page.locator(".source__title").last).to_contain_text(f"Verfügbar unter: {ORIGINAL}")
    expect(page.locator(".citing button")).to_have_count(7)
    expect(page.locator(".citing button >> visible=true")).to_have_count(0)
    page.locator(".citing__entries summary").click()
    blanks = ("urldate", "Y2", "accessed")
    assert not any(
        blank in text for blank in blanks for text in page.locator(".citing__entries code").all_inner_texts()
    )
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_known_leads_to_the_records_that_lack_it(visit: Open, page: Page, language: str) -> None:
    visit(f"{language}/quality.html")
    page.locator('main a[href$="gaps.html"]').click()
    row = page.locator("tbody tr").first
    count = int(row.locator("td").first.inner_text())
    row.get_by_role("link").click()
    below = page.locator("section:has(:target)")
    expect(below.locator(".entries > li")).to_have_count(count)
    below.locator(".entry__link").first.click()
    expect(page.locator("section:has(> #gaps) li").first).to_be_visible()
