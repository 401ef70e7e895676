"""Figures and series as readers use them: by keyboard alone, on a phone, in each language."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.built_site import LANGUAGES, BuiltSite
from tests.browser.reading import Open, reach

pytestmark = pytest.mark.browser

PROJECTS, SYMPOSIUM = "nanjing-german-projects.html", "china-germany-urbanization-symposium.html"
NANJING = {"en": "Nanjing", "de": "Nanjing", "zh": "南京"}
TURNOUT = ("70", "220", "150", "150", "150")
WIDE_AND_NARROW = (1280, 320)
OVERLAPPING = """chart => {
  const boxes = [...chart.querySelectorAll("text")].map(text => {
    const {left, right, top, bottom} = text.getBoundingClientRect();
    const [aside, above] = text.hasAttribute("transform") ? [3, 0.5] : [0.5, 2];
    return {left: left + aside, right: right - aside, top: top + above, bottom: bottom - above};
  });
  return boxes.flatMap((one, place) => boxes.slice(place + 1).filter(other =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom)).length;
}"""


def follow(page: Page, ending: str) -> None:
    """Go to a link by the tabulator and open it."""
    reach(page, page.locator(f'main a[href$="{ending}"]'))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{ending}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_counts_how_many_projects_is_told_at_once(visit: Open, language: str) -> None:
    page = visit(f"{language}/cities/nanjing.html")
    entry = page.locator(".entry", has=page.locator(f'a[href$="{PROJECTS}"]')).first
    expect(entry).to_contain_text("315")
    expect(entry).to_contain_text("Nanjing Day conference")
    follow(page, PROJECTS)
    newest = page.locator(".reading")
    expect(newest).to_contain_text("315")
    expect(newest).to_contain_text("Nanjing Day conference")
    expect(newest).to_be_in_viewport()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_figures_tells_it_as_well(visit: Open, language: str) -> None:
    page = visit(f"{language}/figures/index.html")
    reach(page, page.locator("main input[type=search]"))
    page.keyboard.type(NANJING[language])
    entry = page.locator("li.entry", has=page.locator(f'a[href$="{PROJECTS}"]'))
    expect(entry).to_be_visible()
    expect(entry).to_contain_text("315")
    expect(entry).to_contain_text("Nanjing Day conference")
    follow(page, PROJECTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_series_is_found_by_its_theme_with_its_participants(visit: Open, language: str) -> None:
    page = visit(f"{language}/themes/index.html")
    follow(page, "urbanisation.html")
    follow(page, SYMPOSIUM)
    values = page.locator("#participants ~ .scroller .observations__value")
    told = values.all_inner_texts()
    assert len(told) == 9
    assert all(any(number in text for text in told) for number in TURNOUT)
    expect(page.locator(".chart__plot .chart__dot")).to_have_count(7)
    follow(page, "urbanization-symposium-7-2019.html")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_bar_of_a_series_has_its_number_on_the_narrowest_phone(page: Page, site: BuiltSite, language: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{site.address}/{language}/series/{SYMPOSIUM}")
    plot = page.locator(".chart__plot")
    told = [text for text in plot.locator(".chart__label").all_text_contents() if any(map(str.isdigit, text))]
    assert len(told) == plot.locator("rect.chart__dot").count() == 7
    assert plot.evaluate(OVERLAPPING) == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_series_says_which_count_its_records_prefer_and_why(visit: Open, language: str) -> None:
    page = visit(f"{language}/series/{SYMPOSIUM}")
    newest, older = page.locator(".observations__remark").all()
    expect(newest).to_contain_text("150")
    expect(older).to_contain_text("220")
    link = older.get_by_role("link")
    expect(link).to_have_attribute("href", "../events/urbanization-symposium-2-2014.html#claim-participants")
    link.click()
    expect(page.locator("#claim-participants")).to_be_in_viewport()


@pytest.mark.parametrize("width", WIDE_AND_NARROW)
def test_labels_cover_nothing_and_are_not_cut(browser: Browser, site: BuiltSite, width: int) -> None:
    charted = sorted(path.with_suffix(".html") for path in site.folder.glob("*/figures/*.svg"))
    charted += [path.with_suffix(".html") for path in site.folder.glob("*/series/*.svg")]
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for path in charted[::5]:
        page.goto(path.as_uri())
        for plot in page.locator(".chart__plot").all():
            assert plot.evaluate(OVERLAPPING) == 0, path
            texts = [text.bounding_box() for text in plot.locator("text").all()]
            assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= width for box in texts), path
    context.close()


def test_a_chart_stands_alone_as_a_picture(page: Page, site: BuiltSite) -> None:
    page.goto(f"{site.address}/en/figures/hamburg-chinese-companies.html")
    source = page.locator(".chart__embed a").evaluate("link => link.href")
    page.set_content(f'<img src="{source}">')
    page.wait_for_function("document.querySelector('img').complete")
    assert page.locator("img").evaluate("image => image.naturalWidth") == 640


def test_a_chart_tells_in_words_what_it_shows(visit: Open) -> None:
    plot = visit("en/figures/hamburg-chinese-companies.html").locator(".chart__plot")
    expect(plot).to_have_accessible_name("Companies from China in Hamburg")
    expect(plot).to_have_accessible_description(
        "9 values from 1988 to about 2021; the smallest is 20 companies, the largest more than 550 companies. "
        "The table has all values."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_small_charts_of_an_indicator_share_their_scales_and_lead_to_their_figures(
    visit: Open, page: Page, language: str
) -> None:
    visit(f"{language}/indicators/chinese-companies.html")
    charts = page.locator(".multiples > li")
    expect(charts).to_have_count(8)
    ticks = [charts.nth(number).locator(".chart__tick").all_inner_texts() for number in range(8)]
    assert ticks == [ticks[0]] * 8
    link = charts.first.get_by_role("link")
    name = link.inner_text()
    link.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
