"""The search of all texts, by keyboard alone: words, filters, order, other languages, and where there is no search."""

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from partnerbase.build import Options, build
from tests.browser.built_site import BEFORE_FIRST_HIT, LANGUAGES, BuiltSite
from tests.browser.reading import Open, reach, uncomplaining
from tests.browser.serving import served
from tests.browser.validators import axe_violations
from tests.content_builder import TODAY, city, event, partnership, region, series, theme, write_site
from tests.golden_site import TEMPLATES

pytestmark = pytest.mark.browser

FILES = {
    "regions/germany": region(name={"en": "Germany", "de": "Deutschland", "zh": "德国"}, kind="country"),
    "regions/china": region(name={"en": "China", "de": "China", "zh": "中国"}, kind="country", country="CN"),
    "regions/saxony": region(name={"en": "Saxony", "de": "Sachsen", "zh": "萨克森州"}, parent="germany"),
    "regions/jiangsu": region(
        name={"en": "Jiangsu", "de": "Jiangsu", "zh": "江苏"}, kind="province", country="CN", parent="china"
    ),
    "cities/leipzig": city(name={"en": "Leipzig", "de": "Leipzig", "zh": "莱比锡"}, region="saxony"),
    "cities/nanjing": city(
        name={"en": "Nanjing", "de": "Nanjing", "zh": "南京"}, region="jiangsu", country="CN", pinyin="Nánjīng"
    ),
    "cities/beijing": city(
        name={"en": "Beijing", "de": "Peking", "zh": "北京"}, kind="municipality", country="CN", pinyin="Běijīng"
    ),
    "cities/trier": city(name={"en": "Trier", "de": "Trier", "zh": "特里尔"}),
    "themes/steel": theme(name={"en": "Steel", "de": "Stahl", "zh": "钢铁"}),
    "themes/urbanisation": theme(name={"en": "Urbanisation", "de": "Urbanisierung", "zh": "城镇化"}),
    "partnerships/leipzig-nanjing": partnership(
        parties=["leipzig", "nanjing"], kind="sister-city", since="1988-05-21", themes=["steel"]
    ),
    "partnerships/trier-beijing": partnership(parties=["trier", "beijing"], kind="contact", since="2012"),
    "events/steel-works": event(
        title={"en": "Tour of the steel works", "de": "Rundgang durch das Stahlwerk", "zh": "参观钢铁厂"},
        start="1992-03",
        places=["nanjing"],
        themes=["steel"],
    ),
    "events/steel-fair": event(
        title={"en": "Steel fair", "de": "Stahlmesse", "zh": "钢铁展览会"}, start="2019", places=["trier"]
    ),
    "series/kite-days": series(name={"en": "Kite days", "de": "Drachentage", "zh": "风筝节"}),
    "events/kite-days-2001": event(
        title={"en": "First kite days of the kite makers"}, start="2001", series="kite-days"
    ),
}
ASKED = {
    "en": ("partnership", "Leipzig – Nanjing"),
    "de": ("Partnerschaft", "Leipzig – Nanjing"),
    "zh": ("北京", "北京"),
}
"""What somebody looks for in each language, and a record that must be found."""
COMMON = [
    ("en", "partnership"),
    ("en", "the"),
    ("en", "economic cooperation trade fair"),
    ("de", "Partnerschaft"),
    ("de", "Oberbürgermeister Besuch 2019"),
    ("zh", "年"),
    ("zh", "城镇化"),
    ("zh", "经济技术开发区"),
    ("zh", "2018年4月"),
]
"""Words on many pages of the real content, those of Chinese written as one of up to four."""
DATA = re.compile(r"/search/.*\.pf_\w+$")
"""The files of an index, which are compressed; its program is none of them."""
OTHERWISE = {"en": "without the index", "de": "ohne Suchindex", "zh": "未生成搜索索引"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small site with its search, and one without."""
    root = tmp_path_factory.mktemp("search")
    content = write_site(root / "content", FILES, languages=[*LANGUAGES])
    for name in ("with", "without"):
        options = Options(content, root / "some/where" / name, TEMPLATES, cache=False, search=name == "with")
        built = build(options, today=TODAY)
        assert built.published, list(built.report)
    return root


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """Serve both below a path of their own."""
    with served(folder) as host:
        yield f"{host}/some/where"


@pytest.fixture
def visit(page: Page, address: str) -> Iterator[Open]:
    """Open a page of the site that has a search."""
    with uncomplaining(page, f"{address}/with") as go:
        yield go


def found(page: Page) -> Locator:
    """Give the titles of what is shown."""
    return page.locator("[data-search-part] .entry__link:visible")


def choice(page: Page, facet: str, label: str) -> Locator:
    """Give the box of a value of a filter."""
    return page.locator(f"[data-search-facet={facet}]").get_by_role("checkbox", name=re.compile(f"^{label}"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_somebody_finds_a_record_by_keyboard_alone(visit: Open, language: str) -> None:
    words, title = ASKED[language]
    page = visit(f"{language}/search.html")
    field = page.get_by_role("search").get_by_role("searchbox")
    reach(page, field)
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    expect(found(page).filter(has_text=title).first).to_be_visible()
    expect(page.locator("[data-search-status]")).to_contain_text(str(found(page).count()))
    expect(page.locator("mark").first).to_be_visible()
    assert axe_violations(page) == []
    link = found(page).get_by_text(title, exact=True)
    reach(page, link)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(title.partition(" ")[0])
    page.go_back()
    expect(page.get_by_role("search").get_by_role("searchbox")).to_have_value(words)
    expect(found(page).filter(has_text=title).first).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_name_box_leads_to_the_texts(visit: Open, language: str) -> None:
    page = visit(f"{language}/index.html")
    page.get_by_role("combobox").first.fill("Nanjing 1992")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(rf"/{language}/search\.html#q="))
    expect(page.locator("[data-search-status]")).not_to_be_empty()


@pytest.mark.parametrize("typed", ["urbanisation", "urbanization"])
def test_british_and_american_spellings_find_the_same(visit: Open, typed: str) -> None:
    expect(found(visit(f"en/search.html#q={typed}"))).to_have_text(["Urbanisation"])


def test_a_series_comes_before_its_events_and_no_excerpt_repeats_a_title(visit: Open) -> None:
    page = visit("en/search.html#q=kite+days")
    titles = ["Kite days", "First kite days of the kite makers"]
    expect(found(page)).to_have_text(titles)
    excerpts = page.locator("[data-search-part] .search__text").all_inner_texts()
    assert [title in excerpt for title, excerpt in zip(titles, excerpts, strict=True)] == [False, False]


def test_filters_are_set_by_keyboard_and_stand_in_the_address(visit: Open) -> None:
    page = visit("de/search.html#q=Stahl")
    expect(found(page)).to_have_count(4)
    boxes = {
        "state": ("Sachsen", ["Leipzig – Nanjing"]),
        "themes": ("Stahl", ["Leipzig – Nanjing", "Rundgang durch das Stahlwerk"]),
        "year": ("2010", ["Stahlmesse"]),
    }
    for facet, (label, titles) in boxes.items():
        group = page.locator(f"[data-search-facet={facet}]")
        expect(group.locator(".facet__total").first).to_have_text(re.compile(r"\d"))  # it may open by itself then
        if group.get_attribute("open") is None:
            reach(page, group.locator("summary"))
            page.keyboard.press("Enter")
        box = choice(page, facet, label)
        reach(page, box)
        page.keyboard.press("Space")
        expect(found(page)).to_have_count(len(titles))
        assert sorted(found(page).all_inner_texts()) == titles
        assert f"{facet}=" in page.url
        box.press("Space")
        expect(found(page)).to_have_count(4)


def test_an_address_opens_a_filtered_search_in_order(visit: Open) -> None:
    page = visit("en/search.html#q=steel&collection=events&sort=oldest")
    expect(found(page)).to_have_text(["Tour of the steel works", "Steel fair"])
    expect(choice(page, "collection", "Events")).to_be_checked()
    page.locator("[data-search-sort]").select_option("newest")
    expect(found(page)).to_have_text(["Steel fair", "Tour of the steel works"])
    expect(page.locator("[data-search-facet=collection]").get_by_text("Partnerships")).to_be_visible()


def test_an_address_opens_a_search_from_the_oldest_on(visit: Open) -> None:
    page = visit("en/search.html#q=steel&sort=oldest")
    expect(found(page).first).to_have_text("Leipzig – Nanjing")
    expect(found(page).nth(1)).to_have_text("Tour of the steel works")


def test_on_a_phone_what_is_sent_leads_past_the_filters_to_what_is_found(visit: Open, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit("en/search.html")
    field = page.get_by_role("search").get_by_role("searchbox")
    field.fill("steel")
    expect(found(page).first).not_to_be_in_viewport()
    field.press("Enter")
    expect(found(page).first).to_be_in_viewport()


def test_counts_tell_what_each_value_would_find(visit: Open) -> None:
    page = visit("en/search.html#q=steel&country=CN")
    expect(found(page)).to_have_count(2)
    totals = page.locator("[data-search-facet=country] .facet__total")
    expect(totals).to_have_text(["2", "2"])


def test_other_languages_are_searched_on_request(visit: Open) -> None:
    page = visit("de/search.html#q=参观")
    status = page.locator("[data-search-status]")
    expect(status).to_have_text("1 gefunden")
    page = visit("de/search.html#q=tour steel")
    expect(status).to_have_text(re.compile("^1 gefunden|^Nichts"))
    page.locator("[data-search-all]").press("Space")
    expect(found(page).filter(has_text="Tour of the steel works")).to_be_visible()
    expect(page.get_by_role("heading", name="English")).to_be_visible()
    assert "all=1" in page.url


def test_nothing_found_offers_ways_on(visit: Open) -> None:
    page = visit("de/search.html#q=Stahl&year=198&themes=steel&collection=events")
    expect(page.locator("[data-search-status]")).to_have_text("Nichts gefunden.")
    page.locator("[data-search-advice=filters] button").press("Enter")
    expect(found(page)).to_have_count(4)
    expect(page.get_by_role("search").get_by_role("searchbox")).to_be_focused()


def test_words_that_are_left_out_are_named(visit: Open) -> None:
    page = visit("en/search.html#q=xyzzy steel")
    expect(page.locator("[data-search-status]")).to_contain_text("Found nowhere, and left out: xyzzy")


def test_nothing_of_an_index_is_loaded_before_it_is_needed(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/with/en/search.html")
    expect(page.get_by_role("search")).to_be_visible()
    assert not [url for url in asked if "/en/search/" in url]
    page.get_by_role("search").get_by_role("searchbox").focus()
    page.wait_for_event("requestfinished", lambda request: request.url.endswith(".pagefind"))
    assert not [url for url in asked if ".pf_filter" in url or ".pf_index" in url]


@pytest.mark.parametrize(("language", "words"), COMMON)
def test_little_of_the_index_is_loaded_before_the_first_hit(
    page: Page, site: BuiltSite, language: str, words: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site.address}/{language}/search.html#q={words}")
    expect(found(page).first).to_be_visible()
    before = takewhile(lambda url: not url.endswith(".pf_filter"), filter(DATA.search, asked))  # hits come first
    files = [site.folder / url.removeprefix(f"{site.address}/") for url in before]
    assert {file.suffix for file in files} == {".pf_meta", ".pf_index", ".pf_fragment"}
    assert sum(file.stat().st_size for file in files) <= BEFORE_FIRST_HIT


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_site_without_search_says_so_and_the_name_box_stays(page: Page, address: str, language: str) -> None:
    page.goto(f"{address}/without/{language}/search.html")
    expect(page.locator("[data-search]")).to_contain_text(OTHERWISE[language])
    page.get_by_role("combobox").first.fill("Nanjing 1992")
    expect(page.locator("[data-names-status]")).not_to_be_empty()
    expect(page.get_by_role("option")).to_have_count(0)
    page.keyboard.press("Enter")
    assert "#" not in page.url


def test_from_a_folder_it_says_why_it_cannot_search(page: Page, folder: Path) -> None:
    page.goto((folder / "some/where/with/en/search.html").as_uri())
    expect(page.get_by_text("These pages come from a folder")).to_be_visible()
    expect(page.get_by_role("search")).to_be_hidden()


def test_without_scripts_the_lists_are_there(page: Page, folder: Path) -> None:
    context = page.context.browser
    assert context
    plain = context.new_context(java_script_enabled=False).new_page()
    plain.goto((folder / "some/where/with/de/search.html").as_uri())
    expect(plain.get_by_text("Die Suche braucht JavaScript")).to_be_visible()
    expect(plain.locator("[data-search-lists]").get_by_role("link", name="Partnerschaften")).to_be_visible()
    expect(plain.get_by_role("searchbox")).to_have_count(0)
    plain.context.close()
