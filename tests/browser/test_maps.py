"""The map, and the states and provinces, as readers use them."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.built_site import LANGUAGES, BuiltSite
from tests.browser.reading import Open, reach

pytestmark = pytest.mark.browser

PHONE = ViewportSize(width=390, height=844)
WITHOUT = {
    "en": "Without a partner in Liaoning: Germany (11)",
    "de": "Ohne Partner in Liaoning: Deutschland (11)",
    "zh": "德国在辽宁没有伙伴的州省（11）",
}
STATES = {
    "en": ("Bavaria", "Hesse", "Saxony", "Thuringia"),
    "de": ("Bayern", "Hessen", "Sachsen", "Thüringen"),
    "zh": ("巴伐利亚", "黑森", "萨克森", "图林根"),
}
LIAONING = {"en": "Liaoning", "de": "Liaoning", "zh": "辽宁"}


def names(page: Page) -> list[tuple[float, float, float, float]]:
    """Give the boxes of all names that are shown on the map."""
    boxes: list[list[float]] = page.locator(".map__points text").evaluate_all(
        "texts => texts.filter(text => getComputedStyle(text).display !== 'none')"
        ".map(text => text.getBoundingClientRect()).map(box => [box.left, box.top, box.right, box.bottom])"
    )
    return [(left, top, right, bottom) for left, top, right, bottom in boxes]


def overlap(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    """Whether two boxes cover each other by more than the air around letters."""
    across, along = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return across > 2 and along > 4


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1900])
def test_names_on_the_map_do_not_overlap(page: Page, site: BuiltSite, language: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site.address}/{language}/map.html")
    shown = names(page)
    assert len(shown) > 10
    assert [pair for pair in combinations(shown, 2) if overlap(*pair)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_city_is_found_on_the_map_by_keyboard(visit: Open, language: str) -> None:
    page = visit(f"{language}/map.html")
    city = page.locator(".map__points a[href='cities/leipzig.html']")
    reach(page, city)
    lit = page.locator(".map__lines--beside .is-lit")
    expect(lit).to_have_count(1)
    partner = page.locator(".map__points a[href='cities/nanjing.html']")
    expect(partner.locator("text")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/cities/leipzig.html")
    expect(page.locator("svg.locator")).to_be_visible()
    assert page.locator("svg.locator").get_attribute("aria-label")


def test_the_map_can_be_skipped(visit: Open) -> None:
    page = visit("en/map.html")
    reach(page, page.get_by_role("link", name="Skip the map"))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.map__ties') !== null")


def test_a_panel_is_made_larger_by_button_and_by_key(visit: Open) -> None:
    page = visit("en/map.html")
    sheet, before = page.locator("[data-map-sheet]").first, len(names(page))
    width = sheet.evaluate("element => element.offsetWidth")
    page.get_by_role("button", name="Make larger: Germany").click()
    page.get_by_role("group", name="Germany").focus()
    page.keyboard.press("+")
    assert sheet.evaluate("element => element.offsetWidth") == pytest.approx(width * 2.25, rel=0.01)
    shown = names(page)
    assert len(shown) > before
    assert [pair for pair in combinations(shown, 2) if overlap(*pair)] == []
    page.keyboard.press("0")
    assert sheet.evaluate("element => element.offsetWidth") == width
    expect(page.get_by_role("button", name="Make smaller: Germany")).to_have_attribute("aria-disabled", "true")


def test_lines_end_at_their_points_also_on_a_larger_panel(visit: Open) -> None:
    page = visit("en/map.html")
    for _ in range(2):
        page.get_by_role("button", name="Make larger: China").click()
    page.wait_for_timeout(100)
    far: list[float] = page.evaluate("""() => {
        const centre = (element) => {
            const box = element.getBoundingClientRect();
            return [box.left + box.width / 2, box.top + box.height / 2];
        };
        const points = [...document.querySelectorAll('[data-map-sheet] a')].map(
            (point) => centre(point.querySelector('svg > :nth-last-child(2)')));
        const set = document.querySelector('.map__lines--beside');
        const box = set.getBoundingClientRect(), scale = box.width / set.viewBox.baseVal.width;
        return [...set.children].filter((path) => path.getAttribute('d')).map((path) => {
            const [x, y] = path.getAttribute('d').match(/[\\d.]+/g).map(Number);
            const [a] = path.dataset.ends.split(' ').map((number) => points[number]);
            return Math.hypot(box.left + x * scale - a[0], box.top + y * scale - a[1]);
        });
    }""")
    assert far
    assert max(far) < 3


class TestWithoutScripts:
    @pytest.fixture
    def page(self, browser: Browser) -> Iterator[Page]:
        context = browser.new_context(java_script_enabled=False, viewport=PHONE)
        yield context.new_page()
        context.close()

    def test_panels_stand_below_each_other_with_their_lines(self, visit: Open) -> None:
        page = visit("zh/map.html")
        tops = [box["y"] for panel in page.locator(".map__panel").all() if (box := panel.bounding_box())]
        assert tops[1] > tops[0] + 200
        expect(page.locator(".map__lines--below")).to_be_visible()
        expect(page.locator(".map__lines--beside")).to_be_hidden()
        expect(page.get_by_role("button", name="放大：德国")).to_be_hidden()
        expect(page.locator(".map__ties a").first).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_which_states_have_no_partner_in_a_province_by_keyboard(visit: Open, language: str) -> None:
    page = visit(f"{language}/index.html")
    reach(page, page.locator("a[href='territories.html']").last)
    page.keyboard.press("Enter")
    page.wait_for_url("**/territories.html")
    reach(page, page.locator("a.tile[href='#in-liaoning']"))
    page.keyboard.press("Enter")
    answer = page.locator("#in-liaoning")
    expect(answer).to_be_in_viewport()
    expect(answer.locator("h3")).to_contain_text(LIAONING[language])
    expect(answer).to_contain_text(WITHOUT[language])
    for state in STATES[language]:
        expect(answer.locator(".section__lead")).to_contain_text(state)


def test_a_number_of_the_matrix_leads_to_its_partnerships(visit: Open) -> None:
    page = visit("en/territories.html")
    page.get_by_role("link", name="Bavaria – Shandong: 4 partnerships").first.click()
    expect(page.locator(":target")).to_contain_text("Bavaria – Shandong")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [390, 1280])
def test_what_tiles_say_fits_into_them(page: Page, site: BuiltSite, language: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{site.address}/{language}/territories.html")
    assert page.locator("a.tile[title]").count() > 0
    crowded = """tiles => tiles.filter(tile => {
        const outer = tile.getBoundingClientRect();
        return [...tile.querySelectorAll("b, span:not(.visually-hidden)")].some(part => {
            const inner = part.getBoundingClientRect();
            const inside = inner.left >= outer.left && inner.right <= outer.right && inner.bottom <= outer.bottom;
            return !inside || inner.height > 1.5 * parseFloat(getComputedStyle(part).fontSize);
        });
    }).map(tile => tile.textContent)"""
    assert page.locator("a.tile").evaluate_all(crowded) == []


def test_the_matrix_keeps_its_heads_on_a_phone(page: Page, site: BuiltSite) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site.address}/en/territories.html")
    matrix = page.locator(".matrix")
    matrix.evaluate("element => { element.scrollLeft = 400; element.scrollTop = 100; }")
    frame, row, head = (
        locator.bounding_box()
        for locator in (matrix, page.locator(".matrix tbody th").nth(8), page.locator(".matrix thead th").nth(20))
    )
    assert frame
    assert row
    assert head
    assert row["x"] == pytest.approx(frame["x"], abs=1)
    assert head["y"] == pytest.approx(frame["y"], abs=1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_paper_the_matrix_has_all_its_columns(visit: Open, page: Page, language: str) -> None:
    page.set_viewport_size({"width": 718, "height": 1000})
    page.emulate_media(media="print")
    visit(f"{language}/territories.html")
    matrix = page.locator(".matrix")
    assert matrix.locator("thead th").count() > 20
    assert matrix.evaluate("element => element.querySelector('table').offsetWidth <= element.clientWidth")
