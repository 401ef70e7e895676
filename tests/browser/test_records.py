"""Long records: what leads to their sections, and from a state to its partnerships in their list."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.built_site import LANGUAGES, BuiltSite
from tests.browser.reading import Open, reach

pytestmark = pytest.mark.browser

CITY, STATE = "cities/nanjing.html", "regions/jiangsu.html"
ON_THIS_PAGE = {"en": "On this page", "de": "Auf dieser Seite", "zh": "本页内容"}
FIGURES = "group-figures.subject"
PHONE, HEIGHT, ROWS = 390, 844, 100
MOST_STEPS = 40
"""As many steps lead through the head of a page, and the beginning of what it has."""
STEPS = """() => { window.steps = 0; addEventListener("keydown", ({key}) => { steps += Number(key === "Tab") }) }"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_few_steps_lead_to_the_figures_of_a_city(visit: Open, page: Page, language: str) -> None:
    visit(f"{language}/{CITY}").evaluate(STEPS)
    contents = page.get_by_role("navigation", name=ON_THIS_PAGE[language])
    reach(page, contents.locator(f"[href='#{FIGURES}']"))
    page.keyboard.press("Enter")
    reach(page, page.locator(f"[aria-labelledby='{FIGURES}'] a"))
    assert page.evaluate("steps") < MOST_STEPS


def test_what_leads_to_sections_takes_little_of_a_phone_and_nothing_of_paper(browser: Browser, site: BuiltSite) -> None:
    context = browser.new_context(viewport={"width": PHONE, "height": HEIGHT}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{site.address}/de/{CITY}")
    contents = page.get_by_role("navigation", name=ON_THIS_PAGE["de"])
    box = contents.bounding_box()
    assert box
    assert box["height"] <= ROWS
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE
    page.emulate_media(media="print")
    expect(contents).to_be_hidden()
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_province_leads_to_its_partnerships_in_their_list(visit: Open, page: Page, language: str) -> None:
    visit(f"{language}/{STATE}")
    own, of_places = (
        page.locator(f"[id='group-partnerships.{name}'] .section__count") for name in ("parties", "of_places")
    )
    number = int(own.inner_text()) + int(of_places.inner_text())
    reach(page, page.locator("a[href$='#state-cn=jiangsu']"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/partnerships/index.html#state-cn=jiangsu")
    expect(page.locator("[data-list-items] > li:not([hidden])")).to_have_count(number)


@pytest.mark.parametrize("path", ["figures/nanjing-german-projects.html", "partnerships/wolfsburg-changchun.html"])
def test_on_a_phone_the_cells_of_a_row_have_its_whole_width_each(browser: Browser, site: BuiltSite, path: str) -> None:
    context = browser.new_context(viewport={"width": PHONE, "height": HEIGHT})
    page = context.new_page()
    page.goto(f"{site.address}/de/{path}")
    for row in page.locator("main tbody tr").all():
        whole = row.bounding_box()
        assert whole
        boxes = [cell.bounding_box() for cell in row.locator("th, td").all()]
        assert {box["width"] for box in boxes if box} == {whole["width"]}
        assert whole["width"] <= PHONE
    context.close()
