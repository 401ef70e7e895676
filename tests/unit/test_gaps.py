"""What records lack: what readers ask for, texts in all languages, a review; and where it can be contributed."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from partnerbase.derive.gaps import Gap, Gaps
from partnerbase.link import Site
from partnerbase.plan.gaps import GapList, Overview
from partnerbase.plan.records import About
from partnerbase.present.gap_list import gap_list
from partnerbase.present.gaps import overview
from partnerbase.present.record import present_record
from partnerbase.present.writer import Writer
from partnerbase.views import GapView, RecordView
from tests.content_builder import Files, city, page, partnership, person, source, theme
from tests.site_builder import TRILINGUAL, make_plans, make_site

TODAY = date(2026, 2, 28)
FULL: dict[str, Any] = {
    "name": {"en": "Trier", "de": "Trier", "zh": "特里尔"},
    "summary": {"en": "Old", "de": "Alt", "zh": "古老"},
    "population": {"value": 100, "as_of": "2024"},
    "coordinates": {"lat": 49.75, "lon": 6.64},
    "reviewed": "2025",
}


def site(root: Path, files: Files, **settings: Any) -> Site:  # noqa: ANN401 - any YAML value
    return make_site(root, files, languages=TRILINGUAL, **settings)


def lacking(root: Path, key: str, files: Files) -> list[str]:
    collection, _, slug = key.partition("/")
    return [gap.name for gap in Gaps(site(root, files), TODAY).of((collection, slug))]


def test_a_record_with_everything_lacks_nothing(tmp_path: Path) -> None:
    assert lacking(tmp_path, "cities/trier", {"cities/trier": city(**FULL)}) == []


def test_what_readers_ask_for_is_lacking_where_a_field_is_empty(tmp_path: Path) -> None:
    files = {"cities/trier": city(**FULL | {"population": None, "coordinates": None})}
    assert lacking(tmp_path, "cities/trier", files) == ["population", "coordinates"]


def test_what_never_began_has_no_beginning_to_look_for(tmp_path: Path) -> None:
    files = {
        "cities/trier": city(),
        "cities/xiamen": city(),
        "cities/jena": city(),
        "partnerships/begun": partnership(parties=["trier", "xiamen"], since=None, kind=None),
        "partnerships/dropped": partnership(
            parties=["jena", "xiamen"], since=None, status="dropped", status_as_of="2025", kind="contact"
        ),
    }
    gaps = Gaps(site(tmp_path, files), TODAY)
    assert {"since", "status", "kind"} <= {gap.name for gap in gaps.of(("partnerships", "begun"))}
    assert "since" not in {gap.name for gap in gaps.of(("partnerships", "dropped"))}


def test_texts_are_lacking_in_the_languages_that_they_do_not_have(tmp_path: Path) -> None:
    fields = FULL | {"name": {"en": "Trier", "de": "Trier"}, "summary": {"en": "Old", "zh": "古老"}}
    files: Files = {"cities/trier": city(**fields, body="Old.\n"), "cities/trier.de.md": "Alt.\n"}
    assert lacking(tmp_path, "cities/trier", files) == ["name-zh", "summary-de", "text-zh"]


def test_a_document_has_its_title_in_its_own_language_and_needs_no_summary(tmp_path: Path) -> None:
    files = {
        "sources/report": source(title="Bericht", language="de", date="2020", publisher="Trier"),
        "cities/t": city(),
    }
    assert lacking(tmp_path, "sources/report", files) == []
    files["sources/report"] = source(title="Bericht", date=None, publisher=None)
    assert lacking(tmp_path, "sources/report", files) == ["date", "publisher"]


@pytest.mark.parametrize(
    ("reviewed", "expected"),
    [(None, ["reviewed"]), ("2024-02-27", ["review"]), ("2024-02-28", []), ("2024", []), ("2023", ["review"])],
)
def test_a_review_holds_for_two_years(tmp_path: Path, reviewed: str | None, expected: list[str]) -> None:
    assert lacking(tmp_path, "cities/trier", {"cities/trier": city(**FULL | {"reviewed": reviewed})}) == expected


def test_prose_lacks_nothing(tmp_path: Path) -> None:
    assert lacking(tmp_path, "pages/about", {"pages/about": page(title={"en": "About"})}) == []


def test_all_of_it_is_counted_by_what_is_missed_most(tmp_path: Path) -> None:
    files = {
        "cities/trier": city(**FULL | {"reviewed": None}),
        "cities/xiamen": city(**FULL | {"reviewed": None, "population": None}),
    }
    found = Gaps(site(tmp_path, files), TODAY).everywhere
    cities = {gap: keys for gap, keys in found.items() if keys[0][0] == "cities"}
    assert cities == {
        Gap("population"): (("cities", "xiamen"),),
        Gap("reviewed"): (("cities", "trier"), ("cities", "xiamen")),
    }
    assert list(cities) == [Gap("population"), Gap("reviewed")]


@pytest.fixture
def lacking_page(tmp_path: Path, request: pytest.FixtureRequest) -> RecordView:
    files: Files = {
        "cities/trier": city(**FULL | {"population": None}, body="Old.\n"),
        "cities/trier.zh.md": "古老。\n",
        "pages/contribute": page(title=dict.fromkeys(TRILINGUAL, "Contribute"), nav=1),
    }
    plan = make_plans(site(tmp_path, files, **request.param), TODAY)["en/cities/trier.html"]
    assert isinstance(plan.matter, About)
    return present_record(Writer(plan), plan.matter)


FORGE = {"repository": "https://forge.example/x/", "branch": "trunk"}


@pytest.mark.parametrize("lacking_page", [FORGE], indirect=True)
def test_each_leads_to_the_file_in_which_it_is_written(lacking_page: RecordView) -> None:
    start = "https://forge.example/x"
    assert lacking_page.gaps == (
        GapView(
            "The longer text is not translated yet into: German.",
            f"{start}/new/trunk/content/cities?filename=trier.de.md",
        ),
        GapView("No sourced number of inhabitants yet.", f"{start}/edit/trunk/content/cities/trier.md"),
    )
    assert lacking_page.report_href == f"{start}/issues/new?title=content%2Fcities%2Ftrier.md%3A+"
    assert lacking_page.history_href == f"{start}/commits/trunk/content/cities/trier.md"


@pytest.mark.parametrize("lacking_page", [{}], indirect=True)
def test_without_a_forge_the_page_on_contributing_is_named_once(lacking_page: RecordView) -> None:
    assert [gap.href for gap in lacking_page.gaps] == ["", ""]
    assert lacking_page.guide_href == lacking_page.report_href == "../pages/contribute.html"
    assert lacking_page.history_href == ""


def test_the_overview_counts_by_collection(tmp_path: Path) -> None:
    files = {f"cities/c{number}": city(**FULL | {"reviewed": None, "links": None}) for number in range(1, 4)}
    plan = make_plans(site(tmp_path, files), TODAY)["de/gaps.html"]
    assert isinstance(plan.matter, Overview)
    counted = {gap.link.href: (gap.number, gap.collections) for gap in overview(Writer(plan), plan.matter)["gaps"]}
    assert counted["gaps/index.html#group-reviewed"] == ("3", (("Städte", "3"),))


def test_all_of_it_is_a_list_that_is_filtered_by_kind_collection_and_country(tmp_path: Path) -> None:
    lacking = FULL | {"reviewed": None}
    files = {
        "cities/trier": city(**lacking | {"population": None}),
        "cities/xiamen": city(**lacking, country="CN"),
        "people/mayor": person(name={"en": "A", "de": "A", "zh": "甲"}, summary=FULL["summary"], reviewed="2025"),
        "themes/culture": theme(name={"en": "Culture"}, summary=FULL["summary"]),
    }
    plan = make_plans(site(tmp_path, files), TODAY)["de/gaps/index.html"]
    assert isinstance(plan.matter, GapList)
    found = gap_list(Writer(plan), plan.matter)["list"]
    facets = {facet.name: [(choice.value, choice.count) for choice in facet.choices] for facet in found.facets}
    numbers = {str(choice.number): choice.value for facet in found.facets for choice in facet.choices}
    rows = {
        (section.id, row.item.link.href): [numbers[number] for number in row.choices.split()]
        for section in found.sections
        for row in section.rows
    }
    assert rows["population", "../cities/trier.html"] == ["population", "cities", "DE"]
    assert rows["reviewed", "../cities/xiamen.html"] == ["reviewed", "cities", "CN"]
    assert rows["name-zh", "../themes/culture.html"] == ["name-zh", "themes"]
    assert dict(facets["country"]) == {"DE": 2, "CN": 1}
    assert found.count == len(rows) == sum(number for _, number in facets["gap"])


def test_where_nothing_is_missing_there_is_no_list(tmp_path: Path) -> None:
    report = source(title="Bericht", language="de", date="2020", publisher="Trier")
    plans = make_plans(site(tmp_path, {"cities/trier": city(**FULL), "sources/report": report}), TODAY)
    assert not [path for path in plans if "/gaps/" in path]
