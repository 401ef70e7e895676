"""The name box of every page: from any name of a record, in whatever script and spelling, to its page."""

import json
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from partnerbase.build import check
from partnerbase.derive import derive
from partnerbase.folding import spellings
from tests.browser.built_site import BEFORE_FIRST_HIT, LANGUAGES, BuiltSite
from tests.browser.reading import Open, reach
from tests.content_builder import TODAY
from tests.content_site import CONTENT

pytestmark = pytest.mark.browser

SHOWN = 8
TEXTS = {"en": "Search all texts for “{}”", "de": "Alle Texte nach „{}“ durchsuchen", "zh": "在所有文本中搜索“{}”"}
"""What the last option is called."""
TYPED = {
    "Hamburg": "cities/hamburg",
    "汉堡": "cities/hamburg",
    "hanbao": "cities/hamburg",
    "Hànbǎo": "cities/hamburg",
    "Muenchen": "cities/munich",
    "Munich": "cities/munich",
    "慕尼黑": "cities/munich",
    "munchen": "cities/munich",
    "Kanton": "cities/guangzhou",
    "Nanking": "cities/nanjing",
    "laibixi": "cities/leipzig",
    "莱比锡 nanjing": "partnerships/leipzig-nanjing",
    "nanjing leipzig": "partnerships/leipzig-nanjing",
    "法兰克福": "cities/frankfurt-am-main",
    "urbanization": "themes/urbanisation",
    "urbanisation symposium": "series/china-germany-urbanization-symposium",
}
PLACES_OF_NAMES = """async names => {
    const found = [];
    for (const [name, path] of names) {
        found.push((await partnerbaseNames.find("names/", name)).findIndex(record => record.path === path));
    }
    return found;
}"""


def box(page: Page) -> Locator:
    """Give the field of the name box."""
    return page.locator("[role=combobox]")


def options(page: Page) -> Locator:
    """Give the options of the list: records, and behind them the search of all texts."""
    return page.get_by_role("listbox").get_by_role("option")


def suggested(page: Page, typed: str) -> Locator:
    """Type something, and give the options once they answer all of it: the last one repeats it."""
    box(page).press_sequentially(typed)
    expect(options(page).last).to_contain_text(typed)
    return options(page)


def loaded(page: Page) -> list[str]:
    """Name the files of the index that a page has loaded."""
    names = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    return [name for name in names if "/names/" in name]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", TYPED)
def test_what_is_typed_leads_to_the_record_from_the_keyboard_alone(
    visit: Open, site: BuiltSite, language: str, typed: str
) -> None:
    page = visit(f"{language}/themes/culture.html")
    page.keyboard.press("Control+K")
    expect(box(page)).to_be_focused()
    page.keyboard.type(typed)
    expect(options(page).last).to_contain_text(typed)
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.address}/{language}/{TYPED[typed]}.html")


@pytest.mark.parametrize("typed", ["Hamburg", "hanbao", "汉堡"])
def test_enter_alone_opens_the_record_that_has_the_name(visit: Open, site: BuiltSite, typed: str) -> None:
    page = visit("de/themes/culture.html")
    reach(page, box(page).first)
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.address}/de/cities/hamburg.html")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_partner_of_a_city_is_told_before_its_page_is_opened(visit: Open, language: str) -> None:
    page = visit(f"{language}/index.html")
    partner = "南京" if language == "zh" else "Nanjing"
    expect(suggested(page, "莱比锡").first).to_contain_text(partner)


def test_every_name_of_every_record_finds_it(visit: Open) -> None:
    site = check(CONTENT, today=TODAY).site
    assert site
    naming = derive(site, TODAY).naming
    cards = derive(site, TODAY).cards
    names = [
        (spelling, "/".join(key))
        for key in naming.keys
        for name in (*(text for _, text in cards.names(key)), *site.abstracts[key].aliases)
        for spelling in {name, *(" ".join(words) for words in spellings(name))}
    ]
    places = visit("en/index.html").evaluate(PLACES_OF_NAMES, names)
    lost = [name for name, place in zip(names, places, strict=True) if not 0 <= place < SHOWN]
    assert lost == []


def test_nothing_of_the_index_is_loaded_before_the_box_is_used_and_little_before_the_first_hit(
    visit: Open, site: BuiltSite
) -> None:
    page = visit("en/cities/nanjing.html")
    assert loaded(page) == []
    expect(suggested(page, "n")).to_have_count(SHOWN + 1)
    files = [site.folder / name.removeprefix(f"{site.address}/") for name in loaded(page)]
    assert 0 < sum(file.stat().st_size for file in files) <= BEFORE_FIRST_HIT


def test_each_file_of_the_index_is_small(site: BuiltSite) -> None:
    index = (site.folder / "zh/names/index.js").stat().st_size
    sizes = {file.name: file.stat().st_size + index for file in (site.folder / "zh/names").glob("*.js")}
    assert {name: size for name, size in sizes.items() if size > BEFORE_FIRST_HIT} == {}


def test_the_box_works_from_disk(page: Page, site: BuiltSite) -> None:
    page.goto((site.folder / "de/cities/nanjing.html").as_uri())
    suggested(page, "Muenchen").first.click()
    page.wait_for_url("**/de/cities/munich.html")


class TestKeyboard:
    def test_arrows_go_round_through_the_list_and_the_field(self, visit: Open) -> None:
        page = visit("en/index.html")
        count = suggested(page, "leipz").count()
        assert count > 2
        expect(box(page)).to_have_attribute("aria-expanded", "true")
        box(page).press("ArrowUp")
        expect(options(page).last).to_have_attribute("aria-selected", "true")
        expect(box(page)).to_have_attribute("aria-activedescendant", f"finder-list-{count - 1}")
        box(page).press("ArrowDown")
        expect(page.locator("[role=option][aria-selected=true]")).to_have_count(0)
        assert box(page).get_attribute("aria-activedescendant") is None
        box(page).press("ArrowDown")
        expect(options(page).first).to_have_attribute("aria-selected", "true")

    def test_escape_closes_the_list_and_then_empties_the_field(self, visit: Open) -> None:
        page = visit("en/index.html")
        expect(suggested(page, "leipz").first).to_be_visible()
        box(page).press("Escape")
        expect(options(page)).to_have_count(0)
        expect(box(page)).to_have_attribute("aria-expanded", "false")
        expect(box(page)).to_have_value("leipz")
        box(page).press("ArrowDown")
        expect(options(page).first).to_be_visible()
        box(page).press("Escape")
        box(page).press("Escape")
        expect(box(page)).to_have_value("")

    def test_leaving_the_field_closes_the_list(self, visit: Open) -> None:
        page = visit("en/index.html")
        expect(suggested(page, "leipz").first).to_be_visible()
        box(page).press("Tab")
        expect(options(page)).to_have_count(0)

    def test_letters_typed_elsewhere_stay_there(self, visit: Open) -> None:
        page = visit("en/cities/index.html")
        find = page.get_by_role("searchbox")
        find.press_sequentially("k/K")
        expect(find).to_have_value("k/K")
        expect(find).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_no_name_begins_with_is_said_and_may_stand_in_a_text(visit: Open, language: str) -> None:
    page = visit(f"{language}/index.html")
    expect(suggested(page, "zzzz")).to_have_text([TEXTS[language].format("zzzz")])
    status = page.locator("[data-names-status]")
    expect(status).to_have_text(status.get_attribute("data-none") or "?")


class TestSearchOfAllTexts:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("typed", ["Leipzig", "zzzz", "$& <Stahl>"])
    def test_the_last_option_leads_to_it(self, visit: Open, site: BuiltSite, language: str, typed: str) -> None:
        searched = f"{site.address}/{language}/search.html#q={quote(typed)}"
        page = visit(f"{language}/index.html")
        suggested(page, typed)
        box(page).press("ArrowUp")
        active = page.get_by_role("option", name=TEXTS[language].format(typed), exact=True, selected=True)
        expect(active).to_have_id(box(page).get_attribute("aria-activedescendant") or "?")
        box(page).press("Enter")
        page.wait_for_url(searched)
        visit(f"{language}/index.html")
        suggested(page, typed).last.click()
        page.wait_for_url(searched)

    def test_so_does_enter_where_no_option_is_chosen_and_no_name_typed_in_full(
        self, visit: Open, site: BuiltSite
    ) -> None:
        page = visit("de/index.html")
        suggested(page, "Leipz")
        box(page).press("Enter")
        page.wait_for_url(f"{site.address}/de/search.html#q=Leipz")

    def test_a_box_that_picks_records_does_not_offer_it(self, visit: Open) -> None:
        page = visit("en/compare.html")
        page.locator("#compare-finder").press_sequentially("zzzz")
        expect(page.locator("#compare-finder ~ [data-names-status]")).not_to_be_empty()
        expect(options(page)).to_have_count(0)


def test_nothing_moves_when_the_script_comes_alive(browser: Browser, site: BuiltSite) -> None:
    for width in (1280, 390):
        shapes = []
        for scripts in (True, False):
            context = browser.new_context(java_script_enabled=scripts, viewport={"width": width, "height": 900})
            page = context.new_page()
            page.goto(f"{site.address}/de/cities/nanjing.html")
            places = (page.locator(place).bounding_box() for place in (".finder", ".languages", ".navigation", "h1"))
            shapes.append(list(places))
            context.close()
        assert shapes[0] == shapes[1]


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


def test_a_finger_hits_field_and_options(phone: Page, site: BuiltSite) -> None:
    phone.goto(f"{site.address}/zh/index.html")
    box(phone).tap()
    expect(suggested(phone, "nan")).to_have_count(SHOWN + 1)
    places = box(phone).or_(options(phone))
    heights = places.evaluate_all("places => places.map(place => place.getBoundingClientRect().height)")
    assert len(heights) == SHOWN + 2
    assert min(heights) >= 44
    options(phone).first.tap()
    phone.wait_for_url("**/zh/cities/nanjing.html")


def test_a_finger_hits_the_search_of_all_texts(phone: Page, site: BuiltSite) -> None:
    phone.goto(f"{site.address}/zh/index.html")
    box(phone).tap()
    suggested(phone, "nan").last.tap()
    phone.wait_for_url("**/zh/search.html#q=nan")


def test_the_index_is_data_and_nothing_else(site: BuiltSite) -> None:
    for file in (site.folder / "en/names").glob("*.js"):
        text = file.read_text().removeprefix("partnerbaseNames.take(").removesuffix(")\n")
        name, value = json.loads(f"[{text}]")
        assert name.partition("-")[0] == file.stem.partition("-")[0]
        assert value
