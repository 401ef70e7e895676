"""Dossiers, as a city's office prints them for a delegation, and records read beside another language."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.built_site import LANGUAGES, BuiltSite
from tests.browser.reading import Open, reach
from tests.browser.validators import axe_violations, html_problems

pytestmark = pytest.mark.browser

RECORD = "partnerships/wolfsburg-changchun"
BOTH = {"en": "English / 中文", "de": "Deutsch / 中文", "zh": "中文 / Deutsch"}
"""What the dossier in two languages is called in each one, of which Chinese is the one or the other."""
SECOND = {"en": "zh", "de": "zh", "zh": "de"}
PRINT = {"en": "Print", "de": "Drucken", "zh": "打印"}
WIDE, PHONE, HEIGHT = 1280, 390, 900
PAGES = re.compile(rb"/Type /Page\b")
NUMBERED = """Array.from(document.styleSheets).flatMap(sheet => Array.from(sheet.cssRules))
    .map(rule => rule.cssText).filter(text => text.includes("counter(page)")).length"""

LINES = """terms => terms.map(term => {
    const range = document.createRange();
    range.selectNodeContents(term);
    return range.getClientRects().length;
})"""
"""On how many lines each text stands."""


def path_of(language: str) -> str:
    return f"{language}/{RECORD}.dossier.{SECOND[language]}.html"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_dossier_for_a_chinese_delegation_is_printed_by_keyboard_alone(
    visit: Open, page: Page, language: str
) -> None:
    page.add_init_script("window.print = () => { document.title = 'printed' }")
    visit(f"{language}/{RECORD}.html")
    reach(page, page.get_by_role("link", name=BOTH[language], exact=True))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{path_of(language)}")
    title = page.get_by_role("heading", level=1)
    expect(title.locator("[lang=zh-Hans]")).to_have_text("沃尔夫斯堡—长春")
    expect(title.locator("[lang]").filter(has_text="Wolfsburg")).to_have_count(1)
    reach(page, page.get_by_role("button", name=PRINT[language], exact=True))
    page.keyboard.press("Enter")
    expect(page).to_have_title("printed")


@pytest.mark.parametrize("path", [f"en/{RECORD}.html", f"en/{RECORD}.dossier.html"])
def test_who_reads_in_a_third_language_finds_the_dossier_for_both_sides(visit: Open, page: Page, path: str) -> None:
    visit(path)
    reach(page, page.get_by_role("link", name=BOTH["de"], exact=True))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{path_of('de')}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_paper_it_has_page_numbers_addresses_and_both_languages(visit: Open, page: Page, language: str) -> None:
    visit(path_of(language))
    addresses = page.locator(".source [rel=external]").all_inner_texts()
    printed = page.pdf(prefer_css_page_size=True)
    assert len(PAGES.findall(printed)) > 1
    assert page.evaluate(NUMBERED) > 0
    assert addresses
    assert [address for address in addresses if address.encode() not in printed] == []
    page.emulate_media(media="print")
    for hidden in (".masthead", ".colophon", ".breadcrumb", ".dossier__tools", ".names__copy"):
        expect(page.locator(hidden).first).to_be_hidden()
    tags = {
        page.locator("html").get_attribute("lang"),
        *(part.get_attribute("lang") for part in page.locator("#history ~ ul .line").all()),
    }
    assert len(tags) == len(BOTH[language].split(" / "))
    left, right = (line.bounding_box() for line in page.locator("#history ~ ul > li").first.locator(".line").all())
    assert left
    assert right
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]


def test_a_dossier_is_black_on_white_also_for_who_reads_in_the_dark(browser: Browser, site: BuiltSite) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{site.address}/{path_of('de')}")
    page.emulate_media(media="print", color_scheme="dark")
    colours = "element => [getComputedStyle(element).color, getComputedStyle(element).backgroundColor]"
    assert page.locator("html").evaluate(colours) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_all_names_are_in_sight(visit: Open, page: Page, language: str) -> None:
    page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    visit(path_of(language))
    names = page.locator(".names td:not(:empty)")
    assert names.count() > 0
    edges = names.evaluate_all("cells => cells.map(cell => cell.getBoundingClientRect().right)")
    assert max(edges) <= PHONE
    assert names.last.evaluate("cell => getComputedStyle(cell, '::before').content") != "none"


@pytest.mark.parametrize("language", ["de", "zh"])
def test_the_names_of_offices_are_not_cut(visit: Open, page: Page, language: str) -> None:
    page.set_viewport_size({"width": WIDE, "height": HEIGHT})
    visit(path_of(language))
    terms = page.locator("#people ~ ul [lang=de] > .line__term")
    assert terms.count() > 0
    assert set(terms.evaluate_all(LINES)) == {1}


def test_names_are_copied(browser: Browser, site: BuiltSite) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site.address}/{path_of('en')}")
    page.get_by_role("button", name="Copy: 沃尔夫斯堡", exact=True).click()
    expect(page.locator("[data-copy-status]")).to_have_text("Copied: 沃尔夫斯堡")
    assert page.evaluate("navigator.clipboard.readText()") == "沃尔夫斯堡"
    context.close()


def test_a_dossier_is_complete_without_scripts(browser: Browser, site: BuiltSite) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}/{path_of('zh')}")
    expect(page.locator("#people, #sources, #data")).to_have_count(3)
    expect(page.get_by_role("button", name="打印")).to_have_count(0)
    page.goto(f"{site.address}/en/{RECORD}.html")
    expect(page.get_by_text("Read side by side")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_dossiers_are_accessible_and_valid(page: Page, site: BuiltSite, language: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    violations = []
    for path in (path_of(language), f"{language}/cities/wolfsburg.dossier.html"):
        page.goto(f"{site.address}/{path}")
        violations += axe_violations(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations == []


class TestBeside:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_record_is_read_in_two_languages_by_keyboard_alone(
        self, visit: Open, page: Page, site: BuiltSite, language: str
    ) -> None:
        page.set_viewport_size({"width": WIDE, "height": HEIGHT})
        visit(f"{language}/{RECORD}.html")
        whole = page.locator("main").inner_html()
        button = page.locator(f"[data-beside] button[lang={'zh-Hans' if language != 'zh' else 'de'}]")
        reach(page, button)
        page.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(page.get_by_role("status").filter(has_text=button.inner_text())).to_have_count(1)
        expect(page).to_have_url(f"{site.address}/{language}/{RECORD}.html#beside={SECOND[language]}")
        facts = page.locator("#facts ~ .facts > *")
        own, other = facts.nth(2).bounding_box(), facts.nth(3).bounding_box()
        assert own
        assert other
        assert own["y"] == other["y"]
        assert facts.nth(3).get_attribute("lang") == button.get_attribute("lang")
        assert page.locator("main h2").count() == len(page.locator("main h2").all())
        assert page.evaluate("new Set([...document.querySelectorAll('[id]')].map(part => part.id)).size") == (
            page.locator("[id]").count()
        )
        assert axe_violations(page) == []
        page.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-pressed", "false")
        assert page.locator("main").inner_html() == whole

    def test_how_to_cite_stands_once_with_its_address(self, visit: Open, page: Page) -> None:
        visit(f"de/{RECORD}.html#beside=zh")
        expect(page.locator("#facts > .beside__other")).to_have_count(1)
        cited = page.locator("section[aria-labelledby=cite]")
        expect(cited).to_have_count(1)
        expect(cited.locator(".beside__other")).to_have_count(0)
        expect(cited).to_contain_text(f"/de/{RECORD}.html")

    def test_words_have_hyphens_and_on_paper_headings_keep_room_beneath(self, visit: Open, page: Page) -> None:
        visit(f"de/{RECORD}.html#beside=zh")
        expect(page.locator("#facts > .beside__other")).to_have_count(1)
        page.emulate_media(media="print")
        expect(page.locator(".beside .entry").first).to_have_css("hyphens", "auto")
        room = "heading => getComputedStyle(heading, '::after').display"
        assert {heading.evaluate(room) for heading in page.locator(".beside > h2").all()} == {"block"}

    def test_the_view_can_be_sent_and_left_by_going_back(self, visit: Open, page: Page) -> None:
        page.set_viewport_size({"width": PHONE, "height": HEIGHT})
        visit(f"en/{RECORD}.html#beside=zh")
        expect(page.get_by_role("status").filter(has_text="中文")).to_have_count(1)
        summaries = page.locator(".headword__summary")
        expect(summaries).to_have_count(2)
        link = summaries.nth(1).locator("xpath=../..").locator(".facts .beside__other a[href*='/cities/']").first
        assert "/zh/cities/" in str(link.evaluate("link => link.href"))
        page.get_by_role("button", name="Deutsch", exact=True).click()
        expect(page.get_by_role("status").filter(has_text="Deutsch")).to_have_count(1)
        page.go_back()
        expect(page.get_by_role("button", name="中文", exact=True)).to_have_attribute("aria-pressed", "true")
        assert axe_violations(page) == []

    def test_a_page_that_cannot_be_fetched_is_told_of(self, visit: Open, page: Page) -> None:
        page.route("**/de/partnerships/**", lambda route: route.abort())
        visit(f"en/{RECORD}.html#beside=de")
        expect(page.get_by_text("The page in the other language cannot be fetched now.")).to_have_count(1)
        expect(page.locator(".headword__summary")).to_have_count(1)

    def test_from_disk_it_is_not_offered(self, page: Page, site: BuiltSite) -> None:
        page.goto((site.folder / f"en/{RECORD}.html").as_uri())
        expect(page.get_by_text("Read side by side")).to_be_hidden()


def test_dossiers_are_valid_html(site: BuiltSite) -> None:
    files = [site.folder / path_of(language) for language in LANGUAGES]
    assert [problem for problem in html_problems(files) if "Content Security Policy" not in problem] == []
