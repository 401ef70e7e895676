"""The pages of the real content, as readers meet them: valid, accessible, and at work wherever they lie."""

import re
import time
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.built_site import LANGUAGES, BuiltSite
from tests.browser.reading import Open, complaints_of, reach
from tests.browser.validators import Rules, axe_violations, html_problems, small_targets
from tests.content_site import PUBLISHED

pytestmark = pytest.mark.browser

WIDE, PHONE, NARROW = 1280, 390, 320
HEIGHT = 900
Scheme = Literal["light", "dark"]
JUDGED: dict[tuple[int, Scheme], Rules] = {
    (WIDE, "light"): "all",
    (WIDE, "dark"): "colours",
    (PHONE, "light"): "all but colours",
}
"""What axe is asked of a page at a width and in a scheme: only colours change in the dark, and not on a phone."""
# The validator reads pages from disk, where nothing counts as 'self'; that no policy is violated, the browser tells.
FROM_DISK = re.compile(r"Resource violates Content Security Policy \(meta tag\): external (stylesheet|script) ")
LATE = 0.1
"""Seconds in which a page is drawn."""
FELT = 0.001
"""A layout shift that readers notice: a tenth of it is a link that makes room for a number."""
SHIFTED = """() => new Promise((tell) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => tell(shifted))));
})"""
"""What has moved when all that came with the page was drawn."""
NOTES_SHIFTS = """shifted = 0;
new PerformanceObserver((list) => { for (const { value } of list.getEntries()) shifted += value; })
    .observe({ type: "layout-shift", buffered: true });
"""


def shown(page: Page) -> Locator:
    """Give the entries of a list that are not filtered out."""
    return page.locator("[data-list-items] > li:not([hidden])")


def comes_late(route: Route) -> None:
    """Hand out a file when the page that wants it has been drawn without it."""
    time.sleep(LATE)
    route.continue_()


def opened(page: Page, facet: str) -> None:
    """Open a facet, as readers do where it has so many values that it begins closed."""
    for details in ("[data-list-filters]", f"[data-facet={facet}]"):
        page.locator(details).evaluate("element => { element.open = true; }")


def length_of_list(page: Page) -> int:
    """Give how many records a list has on all its pages, as it says itself while nothing is chosen."""
    return int(page.get_by_role("status").inner_text().removesuffix(" records").replace(",", ""))


def test_pages_are_valid_html(site: BuiltSite) -> None:
    """All pages of one language, and each kind of page of the others, which the same templates make."""
    pages = {*(site.folder / "de").rglob("*.html"), *(site.folder / path for path in site.all_kinds())}
    assert [problem for problem in html_problems(sorted(pages)) if not FROM_DISK.search(problem)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "scheme"), JUDGED)
def test_every_kind_of_page_is_accessible(
    browser: Browser, site: BuiltSite, language: str, width: int, scheme: Scheme
) -> None:
    is_phone = width == PHONE
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT}, color_scheme=scheme, has_touch=is_phone, is_mobile=is_phone
    )
    page = context.new_page()
    violations = []
    for path in ("index.html", "404.html", *site.kinds(language)):
        page.goto(f"{site.address}/{path}")
        found = axe_violations(page, JUDGED[width, scheme]) + (small_targets(page) if is_phone else [])
        violations += [f"{path}: {violation}" for violation in found]
    context.close()
    assert violations == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wider_than_a_small_phone(page: Page, site: BuiltSite, language: str) -> None:
    page.set_viewport_size({"width": NARROW, "height": HEIGHT})
    wide = []
    for path in site.kinds(language):
        page.goto(f"{site.address}/{path}")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(path)
    assert wide == []


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_nothing_moves_while_a_page_loads(page: Page, site: BuiltSite, width: int) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.add_init_script(NOTES_SHIFTS)
    page.route("**/*.js", comes_late)
    moved = []
    for path in site.kinds("de"):
        page.goto(f"{site.address}/{path}")
        if (shift := page.evaluate(SHIFTED)) > FELT:
            moved.append((path, shift))
    assert moved == []


def test_pages_ask_no_other_host_and_break_no_policy(page: Page, site: BuiltSite) -> None:
    with complaints_of(page, site.address) as complaints:
        for path in site.all_kinds():
            page.goto(f"{site.address}/{path}")
    assert complaints == []


def test_pages_work_from_disk(page: Page, site: BuiltSite) -> None:
    with complaints_of(page, site.folder.as_uri()) as complaints:
        page.goto((site.folder / "index.html").as_uri())
        page.get_by_role("link", name="Deutsch").click()
        page.get_by_role("navigation").get_by_role("link", name="Partnerschaften", exact=True).first.click()
        page.locator(".entry__link").first.click()
        expect(page.locator(".breadcrumb__link")).to_have_count(3)
        assert page.locator("body").evaluate("element => getComputedStyle(element).display") == "flex"
        page.get_by_role("link", name="中文", exact=True).click()
        expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    assert complaints == []


class TestWithoutScripts:
    @pytest.fixture
    def page(self, browser: Browser) -> Iterator[Page]:
        context = browser.new_context(java_script_enabled=False)
        yield context.new_page()
        context.close()

    def test_lists_are_whole_and_show_no_dead_controls(self, visit: Open, site: BuiltSite) -> None:
        page = visit("en/events/index.html")
        expect(shown(page).first).to_be_visible()
        found = shown(page).count()
        while page.locator("[data-list-more] a").count():
            page.locator("[data-list-more] a").click()
            found += shown(page).count()
        records = [
            path
            for path in (site.folder / "en/events").glob("*.html")
            if path.name.count(".") == 1 and path.stem != "index"
        ]
        assert found == len(records)
        expect(page.get_by_role("searchbox")).to_have_count(0)
        expect(page.get_by_role("combobox")).to_have_count(0)
        page.get_by_text("Filter", exact=True).click()
        page.get_by_text("Country", exact=True).click()
        expect(page.locator("[data-facet=country] [data-total]").first).to_be_visible()

    def test_the_first_page_leads_to_every_language(self, visit: Open, site: BuiltSite) -> None:
        for name, language in (("English", "en"), ("Deutsch", "de"), ("中文", "zh")):
            page = visit("index.html")
            page.get_by_role("link", name=name).click()
            assert page.url == f"{site.address}/{language}/index.html"

    def test_the_menu_of_a_phone_opens(self, visit: Open, page: Page) -> None:
        page.set_viewport_size({"width": PHONE, "height": HEIGHT})
        visit("en/index.html")
        page.get_by_role("button", name="Contents").click()
        page.get_by_role("navigation", name="Main navigation").get_by_role("link", name="Sources").click()
        assert page.url.endswith("/en/sources/index.html")


class TestLists:
    def test_a_facet_filters_and_the_others_count_what_is_left(self, visit: Open) -> None:
        page = visit("en/events/index.html")
        everything = length_of_list(page)
        opened(page, "kind")
        box = page.get_by_role("checkbox", name="Conference")
        expected = int(page.locator(".facet__choice:has([value=conference]) [data-total]").inner_text())
        box.check()
        expect(shown(page)).to_have_count(expected)
        assert 0 < expected < everything
        expect(page.get_by_role("status")).to_have_text(f"{expected} of {everything}")
        countries = page.locator("[data-facet=country] [data-total]").all_inner_texts()
        page.locator("[data-facet=country]").get_by_role("checkbox").first.check()
        expect(shown(page)).to_have_count(int(countries[0]))

    def test_names_are_found_in_any_language_and_spelling(self, visit: Open) -> None:
        page = visit("en/cities/index.html")
        find = page.get_by_role("searchbox")
        for words, name in (("München", "Munich"), ("munchen", "Munich"), ("慕尼黑", "Munich"), ("Nanking", "Nanjing")):
            find.fill(words)
            expect(shown(page).locator(".entry__link")).to_have_text([name])
        expect(page.get_by_role("heading", name="Germany")).to_be_hidden()

    def test_where_nothing_fits_it_is_said_and_can_be_undone(self, visit: Open) -> None:
        page = visit("en/cities/index.html")
        everything = length_of_list(page)
        page.get_by_role("searchbox").fill("no such place")
        expect(page.locator("[data-list-empty]")).to_be_visible()
        page.get_by_role("button", name="Clear all").click()
        expect(shown(page)).to_have_count(everything)
        expect(page.get_by_role("searchbox")).to_be_focused()
        expect(page.get_by_role("button", name="Clear all")).to_be_hidden()

    def test_the_order_can_be_changed(self, visit: Open) -> None:
        page = visit("en/events/index.html")
        dates = [entry.get_attribute("data-sort-date") or "" for entry in shown(page).all()]
        assert dates == sorted(dates, reverse=True)
        page.get_by_label("Order").select_option(label="Oldest first")
        expect(page.locator("[data-list-pages]")).to_be_hidden()
        dates = [entry.get_attribute("data-sort-date") or "" for entry in shown(page).all()]
        assert dates == sorted(dates)
        page.get_by_label("Order").select_option(label="By name")
        expect(shown(page).first).to_have_attribute("data-sort-name", "00000")

    def test_a_long_list_is_brought_together_when_somebody_looks_for_more(self, visit: Open, page: Page) -> None:
        visit("en/sources/index.html")
        expect(page.locator("[data-list-pages] [aria-current=page]")).to_have_count(1)
        length, on_page = length_of_list(page), shown(page).count()
        assert on_page < length
        page.get_by_role("searchbox").fill("geonames")
        expect(shown(page).first).to_contain_text("GeoNames")
        page.get_by_role("button", name="Clear all").click()
        expect(shown(page)).to_have_count(length)
        expect(page.locator("[data-list-pages]")).to_be_hidden()
        groups = page.locator("[data-list-group]").evaluate_all(
            "groups => groups.map(group => group.dataset.listGroup)"
        )
        assert len(groups) == len(set(groups)) == page.locator("[data-list-group] h2").count()

    def test_a_later_page_of_a_list_can_be_searched_as_well(self, visit: Open, page: Page) -> None:
        first = shown(visit("en/cities/index.html")).first.locator(".entry__link").inner_text()
        page.locator("[data-list-more] a").click()
        expect(page.locator(".breadcrumb__link")).to_have_count(3)
        page.get_by_role("searchbox").fill(first)
        expect(shown(page).first.locator(".entry__link")).to_have_text(first)
        assert page.locator("h2").evaluate_all("all => new Set(all.map(each => each.id)).size === all.length")

    def test_the_choice_stays_in_the_address(self, visit: Open, page: Page) -> None:
        opened(visit("en/events/index.html"), "kind")
        page.get_by_role("checkbox", name="Exhibition").check()
        expect(page).to_have_url(re.compile("#kind=exhibition$"))
        expect(page.locator("[data-list-pages]")).to_be_hidden()
        chosen = shown(page).count()
        shown(page).locator(".entry__link").first.click()
        page.go_back()
        expect(page.get_by_role("checkbox", name="Exhibition")).to_be_checked()
        expect(shown(page)).to_have_count(chosen)

    def test_all_of_it_works_from_the_keyboard(self, visit: Open, page: Page) -> None:
        visit("en/events/index.html")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        expect(focused).to_have_attribute("type", "search")
        page.keyboard.type("symposium")
        expect(page.get_by_role("button", name="Clear all")).to_be_visible()
        page.get_by_text("Kind", exact=True).focus()
        page.keyboard.press("Enter")
        expect(page.locator("[data-facet=kind]")).to_have_attribute("open", "")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(page.get_by_role("checkbox", checked=True)).to_have_count(1)


def test_places_are_found_on_the_home_page_by_keyboard_alone(visit: Open, page: Page) -> None:
    visit("zh/index.html")
    box = page.get_by_role("combobox")
    expect(box).to_have_count(1)
    reach(page, box)
    page.keyboard.type("Nanking")
    expect(page.get_by_role("option").first).to_contain_text("南京")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zh/cities/nanjing.html")


def test_the_home_page_leads_to_the_map_without_scripts(browser: Browser, site: BuiltSite) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}/de/index.html")
    page.locator("figure a").first.click()
    page.wait_for_url("**/de/map.html")
    context.close()


def test_the_language_is_remembered(visit: Open, page: Page, site: BuiltSite) -> None:
    visit("en/index.html")
    page.get_by_role("link", name="Deutsch", exact=True).click()
    visit("index.html")
    expect(page).to_have_url(f"{site.address}/de/index.html")
    visit("index.html#choose")
    expect(page.get_by_role("link", name="English")).to_be_visible()


def test_each_page_leads_to_itself_in_the_other_languages(visit: Open, page: Page, site: BuiltSite) -> None:
    for path in site.kinds("en"):
        visit(path)
        for language, name in (("de", "Deutsch"), ("zh", "中文")):
            link = page.get_by_role("link", name=name, exact=True)
            assert link.evaluate("link => link.href") == f"{site.address}/{language}/{path.partition('/')[2]}"


def test_search_engines_learn_of_the_other_languages(visit: Open, page: Page) -> None:
    visit("de/cities/index.html")
    addresses = "links => links.map(link => [link.hreflang, link.href])"
    assert page.locator("link[rel=alternate]").evaluate_all(addresses) == [
        [tag, f"{PUBLISHED}/{language}/cities/index.html"]
        for tag, language in (("en", "en"), ("de", "de"), ("zh-Hans", "zh"))
    ]
    expect(page.locator("link[rel=canonical]")).to_have_attribute("href", f"{PUBLISHED}/de/cities/index.html")


def test_a_missing_page_leads_back_from_anywhere(visit: Open, page: Page, site: BuiltSite) -> None:
    visit("404.html")
    for language in LANGUAGES:
        link = page.locator(f"[data-language={language}]")
        assert link.evaluate("link => link.href") == f"{site.address}/{language}/index.html"
    expect(page.get_by_text("There is no page at this address.")).to_be_visible()


def test_a_mark_leads_to_its_source(visit: Open, page: Page) -> None:
    visit("en/partnerships/stuttgart-nanjing.html")
    mark = page.locator(".facts .cite__mark").first
    mark.click()
    number = mark.inner_text().strip("[]")
    expect(page.locator(f"#source-{number}")).to_be_in_viewport()
    expect(page.locator(":target .source__number")).to_have_text(number)


def test_disagreement_is_shown_with_what_is_preferred_and_why(visit: Open, page: Page) -> None:
    visit("en/partnerships/stuttgart-nanjing.html")
    page.get_by_role("link", name="sources disagree", exact=True).click()
    readings = page.locator(".claims__field", has=page.locator(":target")).locator(".claims__reading")
    expect(readings).to_have_count(2)
    expect(readings.first).to_contain_text("preferred")
    expect(readings.last.locator(".claims__note")).not_to_be_empty()


def test_what_is_printed_has_its_sources_and_no_menus(visit: Open, page: Page) -> None:
    visit("en/partnerships/stuttgart-nanjing.html")
    page.emulate_media(media="print")
    controls = page.locator("nav, button, .finder, .skip, .cite__pick, .citing__entries, .section__more")
    assert controls.count() > 0
    expect(controls.filter(visible=True)).to_have_count(0)
    for control in ("Compare with others", "Calendar (ICS)", "Edit this record", "Report a mistake"):
        expect(page.get_by_text(control)).not_to_have_count(0)
        expect(page.get_by_text(control).filter(visible=True)).to_have_count(0)
    expect(page.locator(".colophon [rel~=license]")).to_be_visible()
    page.locator(".entry__link, .source__address").first.focus()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "none"
    expect(page.locator(".source__address").first).to_be_visible()
    assert page.locator(".source__address").first.evaluate("link => link.scrollWidth <= link.parentElement.clientWidth")
