"""What points to a record: each record once, in the group that says most, and long groups on pages of their own."""

from pathlib import Path

import pytest

from partnerbase.abstract import Key
from partnerbase.derive.groups import Groups
from partnerbase.plan.groups import GroupPage
from partnerbase.plan.paths import group_path
from partnerbase.plan.records import About
from partnerbase.present.group import group
from partnerbase.present.record import record
from partnerbase.present.writer import Writer
from partnerbase.views import GroupView, RecordView
from tests.content_builder import Fields, Files, city, event, partnership, region, source
from tests.site_builder import TRILINGUAL, make_plans, make_site

TRIER = ("cities", "trier")
YEAR = '<time datetime="%s">%s年</time>'


def groups_of(root: Path, key: Key, files: Files) -> dict[str, list[str]]:
    found = Groups(make_site(root, files)).of(key)
    return {group.name: [slug for _, slug in group.keys] for group in found}


def test_a_record_stands_once_in_the_group_that_says_most(tmp_path: Path) -> None:
    files: Files = {
        "events/here": event(places=["trier"], organisers=["trier"], body="In [[trier]]."),
        "events/organised": event(organisers=["trier"], organisations=["trier"]),
        "events/told": event(body="As in [[trier]]."),
        "cities/trier": city(),
    }
    expected = {"events.places": ["here"], "events.organisers": ["organised"], "mentions": ["told"]}
    assert groups_of(tmp_path, TRIER, files) == expected


def test_what_cites_a_source_stands_once_whatever_it_takes_from_it(tmp_path: Path) -> None:
    files: Files = {
        "partnerships/p": partnership(views=[{"party": "trier", "kind": "friendship", "sources": ["report"]}]),
        "sources/report": source(),
    }
    assert groups_of(tmp_path, ("sources", "report"), files)["partnerships.sources"] == ["p"]


def test_dated_records_come_newest_first_and_undated_ones_behind_them(tmp_path: Path) -> None:
    files: Files = {
        "partnerships/old": partnership(since="1988"),
        "partnerships/undated": partnership(parties=["trier", "jinan"]),
        "partnerships/new": partnership(since="2010", parties=["trier", "wuhan"]),
        "cities/jinan": city(name="Jinan", country="CN"),
        "cities/wuhan": city(name="Wuhan", country="CN"),
    }
    assert groups_of(tmp_path, TRIER, files)["partnerships.parties"] == ["new", "old", "undated"]


REGIONS: Files = {
    "regions/germany": region(name="Germany", kind="country"),
    "regions/saarland": region(parent="germany"),
    "regions/saar-valley": region(name="Saar valley", kind="metropolitan-region", parent="saarland"),
    "cities/trier": city(region="saar-valley"),
    "cities/merzig": city(name="Merzig", region="saarland"),
    "partnerships/of-trier": partnership(since="2010"),
    "partnerships/of-merzig": partnership(parties=["merzig", "xiamen"], since="2012"),
    "partnerships/of-the-state": partnership(parties=["saarland", "xiamen"]),
    "partnerships/of-both": partnership(parties=[["saarland", "merzig"], "xiamen"], since="2001"),
}


def test_a_region_shows_the_partnerships_of_its_places_apart_from_its_own(tmp_path: Path) -> None:
    found = groups_of(tmp_path, ("regions", "saarland"), REGIONS)
    assert found["partnerships.parties"] == ["of-both", "of-the-state"]
    assert found["partnerships.of_places"] == ["of-merzig", "of-trier"]
    assert list(found)[-2:] == ["partnerships.parties", "partnerships.of_places"]


def test_a_country_does_not_repeat_the_list_of_all_partnerships(tmp_path: Path) -> None:
    assert "partnerships.of_places" not in groups_of(tmp_path, ("regions", "germany"), REGIONS)


def page_of(root: Path, path: str, files: Files) -> RecordView:
    planned = make_plans(make_site(root, files))[path]
    assert isinstance(planned.matter, About)
    view: RecordView = record(Writer(planned), planned.matter)["record"]
    return view


def filtered(view: RecordView) -> dict[str, str]:
    return {group.name: group.filtered.href for group in view.groups if group.filtered}


def test_a_state_leads_to_its_partnerships_in_the_list_where_that_can_be_filtered_by_it(tmp_path: Path) -> None:
    path = "en/regions/saarland.html"
    assert filtered(page_of(tmp_path / "alone", path, REGIONS)) == {}
    others: Files = {
        "regions/bavaria": region(name="Bavaria", parent="germany"),
        "cities/fuerth": city(name="Fürth", region="bavaria"),
        "partnerships/of-fuerth": partnership(parties=["fuerth", "xiamen"]),
    }
    found = filtered(page_of(tmp_path / "beside", path, {**REGIONS, **others}))
    assert found == {"partnerships.of_places": "../partnerships/index.html#state-de=saarland"}


def events(count: int) -> dict[str, Fields]:
    return {f"events/e{number:03}": event(start=str(1900 + number), places=["trier"]) for number in range(count)}


def test_a_page_shows_the_newest_of_a_long_group_and_leads_to_all(tmp_path: Path) -> None:
    view = page_of(tmp_path, "en/cities/trier.html", events(21))
    (shown,) = [group for group in view.groups if group.name == "events.places"]
    assert [item.link.href for item in shown.items][::19] == ["../events/e020.html", "../events/e001.html"]
    assert (len(shown.items), shown.count, shown.more) == (20, 21, "../cities/trier.events.places.html")


def test_a_group_that_a_page_shows_as_a_whole_has_no_page_of_its_own(tmp_path: Path) -> None:
    plans = make_plans(make_site(tmp_path, events(20)))
    assert group_path(TRIER, "events.places", "en") not in plans


def viewed(root: Path, files: Files, path: str) -> GroupView:
    planned = make_plans(make_site(root, files, languages=TRILINGUAL))[path]
    assert isinstance(planned.matter, GroupPage)
    view: GroupView = group(Writer(planned), planned.matter)["group"]
    return view


def test_the_whole_of_a_group_stands_by_year(tmp_path: Path) -> None:
    view = viewed(tmp_path, events(120), "zh/cities/trier.events.places.html")
    assert (view.label, view.count, view.record.href) == (
        "在此举办的活动",
        120,
        "../cities/trier.html#group-events.places",
    )
    assert [(part.label, part.count) for part in view.groups][:2] == [
        (YEAR % (2019, 2019), 1),
        (YEAR % (2018, 2018), 1),
    ]
    assert [link.name.striptags() for link in view.pages] == ["2019年—1960年", "1959年—1900年"]
    assert view.following == view.pages[1]


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", [("D", 1), ("T", 61)]), ("de", [("D", 1), ("T", 61)]), ("zh", [("D", 1), ("其他", 61)])],
)
def test_places_stand_by_the_letters_of_their_proper_names(
    tmp_path: Path, language: str, expected: list[tuple[str, int]]
) -> None:
    files: dict[str, Fields] = {
        f"cities/t{number}": city(name={"en": f"T {number}", "zh": f"特{number}"}, region="saarland")
        for number in range(61)
    } | {
        "cities/dongcheng": city(
            name={"en": "Dongcheng", "de": "Bezirk Dongcheng", "zh": "东城"}, pinyin="Dōngchéng", region="saarland"
        )
    }
    view = viewed(tmp_path, files, f"{language}/regions/saarland.cities.region.html")
    assert [(part.label, part.count) for part in view.groups] == expected
