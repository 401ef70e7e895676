"""The frame of every page, and the pages that are about no record."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from partnerbase.present.page import present
from tests.content_builder import Files, city, event, figure, page, partnership
from tests.site_builder import TRILINGUAL, make_plans, make_site

Presented = Callable[..., dict[str, Any]]
FILES: Files = {
    "cities/trier": city(name={"en": "Trier", "zh": "特里尔"}, summary={"en": "An old city", "de": "Eine alte Stadt"}),
    "pages/about": page(title={"en": "About", "de": "Über uns"}, nav=2),
    "pages/method": page(title={"en": "Method", "de": "Methode"}, nav=1),
    "pages/hidden": page(title="Hidden", nav=None),
}


@pytest.fixture
def presented(tmp_path: Path) -> Presented:
    """Give what the template of a page gets: `presented("en/index.html", files)`."""

    def view(path: str, files: Files = FILES, **settings: Any) -> dict[str, Any]:  # noqa: ANN401 - any YAML value
        site = make_site(tmp_path, files, **{"languages": TRILINGUAL} | settings)
        return present(make_plans(site)[path])

    return view


@pytest.mark.parametrize(
    ("path", "title", "description"),
    [
        ("de/cities/trier.html", "Trier", "Eine alte Stadt"),
        ("zh/cities/trier.html", "特里尔", "An old city"),
        ("de/cities/index.html", "Städte", "Städte, Bezirke und Kreise, die Partner haben"),
        ("de/index.html", "Site", "A site"),
        ("de/data.html", "Daten", "A site"),
        ("zh/anniversaries.html", "周年纪念", "A site"),
        ("404.html", "Page not found", "A site"),
    ],
)
def test_pages_have_titles_and_descriptions(presented: Presented, path: str, title: str, description: str) -> None:
    frame = presented(path)["page"]
    assert frame.plain_title == title
    assert frame.description.startswith(description)


def test_a_page_knows_itself_in_the_other_languages(presented: Presented) -> None:
    found = presented("zh/cities/trier.html", base_url="https://a.example/x/")
    page, frame = found["page"], found["frame"]
    assert page.canonical == "https://a.example/x/zh/cities/trier.html"
    assert (frame.language, frame.html_language) == ("zh", "zh-Hans")
    assert [
        (other.tag, other.address, other.link.name, other.link.href, other.link.current) for other in page.alternates
    ] == [
        ("en", "https://a.example/x/en/cities/trier.html", "English", "../../en/cities/trier.html", ""),
        ("de", "https://a.example/x/de/cities/trier.html", "Deutsch", "../../de/cities/trier.html", ""),
        ("zh-Hans", "https://a.example/x/zh/cities/trier.html", "中文", "../cities/trier.html", "page"),
    ]


def test_without_an_address_nothing_claims_one(presented: Presented) -> None:
    frame = presented("en/index.html")["page"]
    assert (frame.canonical, {other.address for other in frame.alternates}) == ("", {""})


def test_pages_of_prose_are_in_the_navigation_in_their_order(presented: Presented) -> None:
    frame = presented("de/cities/trier.html")["frame"]
    assert [(link.name, link.href) for link in frame.navigation] == [
        ("Methode", "../pages/method.html"),
        ("Über uns", "../pages/about.html"),
        ("Suche", "../search.html"),
        ("Zeitleiste", "../timeline.html"),
        ("Jubiläen", "../anniversaries.html"),
        ("Partnerschaften nach Jahrzehnten", "../decades.html"),
        ("Städte und Kreise mit mehreren Partnern", "../several.html"),
        ("Vergleichen", "../compare.html"),
        ("Daten", "../data.html"),
        ("Datenqualität", "../quality.html"),
        ("Was wir nicht wissen", "../gaps.html"),
        ("Gestaltung", "../design.html"),
    ]


def test_every_collection_is_linked_and_the_own_one_is_marked(presented: Presented) -> None:
    record, listed = (presented(f"en/cities/{name}.html")["frame"].collections for name in ("trier", "index"))
    assert {link.href: link.current for link in record if link.current} == {"../cities/index.html": "true"}
    assert {link.href: link.current for link in listed if link.current} == {"../cities/index.html": "page"}
    assert "../events/index.html" in {link.href for link in record}


def test_breadcrumbs_lead_from_the_home_page(presented: Presented) -> None:
    def crumbs(path: str) -> list[tuple[str, str]]:
        return [(str(link.name.striptags()), link.href) for link in presented(path)["page"].breadcrumbs]

    assert crumbs("en/cities/trier.html") == [("Site", "../index.html"), ("Cities", "../cities/index.html")]
    assert crumbs("en/cities/index.html") == [("Site", "../index.html")]
    assert crumbs("en/pages/about.html") == [("Site", "../index.html")]
    assert crumbs("en/index.html") == []
    assert crumbs("404.html") == []


def test_the_choice_of_a_language_leads_to_the_home_pages(presented: Presented) -> None:
    editions = presented("index.html", summary={"en": "A site", "zh": "网站"})["frame"].editions
    assert [(edition.home.name, edition.home.href, edition.summary) for edition in editions] == [
        ("English", "en/index.html", "A site"),
        ("Deutsch", "de/index.html", "A site"),
        ("中文", "zh/index.html", "网站"),
    ]


def test_the_page_for_missing_ones_says_so_in_every_language_and_links_from_the_root(presented: Presented) -> None:
    frame = presented("404.html", base_url="https://a.example/x/")["frame"]
    assert [edition.missing for edition in frame.editions] == [
        "There is no page at this address.",
        "Unter dieser Adresse gibt es keine Seite.",
        "此网址下没有页面。",
    ]
    assert frame.home_href == "/x/en/index.html"
    assert frame.assets == "/x/assets"


def test_only_the_pages_that_are_about_something_get_it(presented: Presented) -> None:
    record, listed, home = (
        presented(path) for path in ("en/cities/trier.html", "en/cities/index.html", "en/index.html")
    )
    assert ("list" in record, "record" in listed, "record" in home, "list" in home) == (False, False, False, False)
    assert record["record"].key == ("cities", "trier")
    assert listed["list"].collection == "cities"


def test_the_home_page_shows_what_happened_last_and_leads_to_the_rest(presented: Presented) -> None:
    files = {f"events/e{year}": event(title=f"Visit of {year}", start=str(year)) for year in range(2010, 2024)}
    ahead = {"events/e2040": event(title="Visit of 2040", start="2040")}
    part = {"events/part": event(title="Dinner", start="2023-05", part_of=["e2023"])}
    more = {"partnerships/p": partnership(since="2022-06"), "figures/f": figure()}
    home = presented("en/index.html", files | ahead | part | more)
    assert [(item.link.name, item.kind) for item in home["latest"].items][:3] == [
        ("Visit of 2023", "Delegation visit"),
        ("Trier – Xiamen", "Beginning"),
        ("Visit of 2022", "Delegation visit"),
    ]
    assert [item.link.href for item in home["figures"].items] == ["figures/f.html"]
    assert [(line.link.href, line.records) for line in home["counts"]] == [
        ("cities/index.html", "2"),
        ("partnerships/index.html", "1"),
        ("events/index.html", "16"),
        ("figures/index.html", "1"),
    ]
    assert (home["ways"]["timeline"].href, home["ways"]["territories"], home["map"]) == ("timeline.html", None, None)


def test_coverage_counts_records_by_language(presented: Presented) -> None:
    cities = next(found for found in presented("en/quality.html")["coverage"] if found.collection == "cities")
    assert [(count.number, count.is_enough) for count in cities.names] == [("1", True), ("0", False), ("1", True)]
    assert [count.number for count in cities.summaries] == ["1", "1", "0"]
    assert (cities.records, cities.data.href, cities.link.href) == ("1", "../data/cities.json", "cities/index.html")
