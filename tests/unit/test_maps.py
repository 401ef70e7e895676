"""Which partnerships maps and counts by state or province show, and where."""

import re
from pathlib import Path
from typing import Any

import pytest

from partnerbase.cartography.frame import Panel
from partnerbase.cartography.outline import Drawing
from partnerbase.cartography.projection import Position
from partnerbase.derive import Facts
from partnerbase.derive.atlas import WIDTH, Coasts, drawings
from partnerbase.present.maps import Layout
from partnerbase.present.page import present
from partnerbase.settings import Settings
from tests.content_builder import TODAY, Fields, city, partnership, region, site
from tests.site_builder import TRILINGUAL, make_plans, make_site

GERMANY = {"west": 6, "south": 47, "east": 15, "north": 55}
CHINA = {"west": 98, "south": 18, "east": 132, "north": 50}
COUNTRIES = [{"code": "DE", "map": GERMANY}, {"code": "CN", "map": CHINA}]
TRIER, XIAMEN = {"lat": 49.75, "lon": 6.64}, {"lat": 24.48, "lon": 118.08}
FILES: dict[str, Fields] = {
    "cities/trier": city(coordinates=TRIER, region="palatinate"),
    "cities/mainz": city(name="Mainz", region="palatinate"),
    "cities/xiamen": city(name="Xiamen", country="CN", coordinates=XIAMEN, region="fujian"),
    "cities/urumqi": city(name="Urumqi", country="CN", coordinates={"lat": 43.8, "lon": 87.6}),
    "regions/germany": region(name="Germany", kind="country"),
    "regions/china": region(name="China", country="CN", kind="country"),
    "regions/palatinate": region(name="Palatinate", parent="germany", tile={"column": 1, "row": 2}),
    "regions/saarland": region(parent="germany", tile={"column": 1, "row": 1}),
    "regions/fujian": region(
        name="Fujian", country="CN", kind="province", parent="china", tile={"column": 3, "row": 1, "label": "FJ"}
    ),
}


def facts(root: Path, partnerships: dict[str, Fields], files: dict[str, Fields] = FILES, **settings: Any) -> Facts:  # noqa: ANN401
    named = {f"partnerships/{name}": fields for name, fields in partnerships.items()}
    return Facts(make_site(root, files | named, **({"countries": COUNTRIES} | settings)), TODAY, {})


class TestTies:
    @pytest.mark.parametrize(
        ("fields", "is_counted"),
        [
            ({}, True),
            ({"status": "active"}, True),
            ({"status": "dormant"}, True),
            ({"status": "suspended", "status_as_of": "2024"}, True),
            ({"status": "planned"}, False),
            ({"status": "dropped"}, False),
            ({"status": "ended", "until": "2010"}, False),
            ({"until": "2010"}, False),
        ],
        ids=str,
    )
    def test_what_exists_is_counted(self, tmp_path: Path, fields: Fields, is_counted: bool) -> None:  # noqa: FBT001
        (tie,) = facts(tmp_path, {"p": partnership(**fields)}).ties
        assert tie.is_counted is is_counted

    def test_ties_of_institutions_are_left_out(self, tmp_path: Path) -> None:
        files = {name: {"name": name, "kind": "university", "sources": ["report"]} for name in ("uni-a", "uni-b")}
        found = facts(
            tmp_path,
            {"p": partnership(parties=["uni-a", "uni-b"])},
            FILES | {f"organisations/{name}": fields for name, fields in files.items()},
        )
        assert found.ties == ()

    def test_sides_of_several_places_are_tied_each_with_each(self, tmp_path: Path) -> None:
        (tie,) = facts(tmp_path, {"p": partnership(parties=[["trier", "mainz"], "xiamen"])}).ties
        assert [(one[1], other[1]) for one, other in tie.pairs] == [("trier", "xiamen"), ("mainz", "xiamen")]


class TestTerritories:
    def test_own_partnerships_and_those_of_places_are_told_apart(self, tmp_path: Path) -> None:
        own = partnership(parties=["palatinate", "fujian"])
        found = facts(tmp_path, {"own": own, "local": partnership()}).territories
        pair = ("regions", "palatinate"), ("regions", "fujian")
        for one, other in (pair, pair[::-1]):
            count = found.between(one, other)
            assert count.own == (("partnerships", "own"),)
            assert count.local == (("partnerships", "local"),)
            assert found.of(one).total == 2
        assert not found.of(("regions", "saarland"))

    def test_one_partnership_of_two_cities_of_a_state_counts_once(self, tmp_path: Path) -> None:
        found = facts(tmp_path, {"p": partnership(parties=[["trier", "mainz"], "xiamen"])}).territories
        assert found.between(("regions", "palatinate"), ("regions", "fujian")).total == 1

    def test_what_has_ended_does_not_count(self, tmp_path: Path) -> None:
        found = facts(tmp_path, {"p": partnership(until="2010")}).territories
        assert not found.of(("regions", "palatinate"))

    def test_tiles_stand_by_row_and_column(self, tmp_path: Path) -> None:
        found = facts(tmp_path, {"p": partnership()}).territories
        assert [tile.key[1] for tile in found.tiles["DE"]] == ["saarland", "palatinate"]
        assert found.tiles["CN"][0].label == (("en", "FJ"),)
        assert found.pairs == (("DE", "CN"),)

    def test_a_site_without_tiles_has_no_such_page(self, tmp_path: Path) -> None:
        untiled = {
            name: {key: value for key, value in fields.items() if key != "tile"} for name, fields in FILES.items()
        }
        assert not facts(tmp_path, {"p": partnership()}, untiled).territories.tiles


class TestAtlas:
    def test_partners_with_coordinates_on_a_panel_are_shown(self, tmp_path: Path) -> None:
        atlas = facts(tmp_path, {"a": partnership(), "b": partnership(parties=["mainz", "urumqi"])}).atlas
        assert [spot.key[1] for spot in atlas.spots] == ["trier", "xiamen"]
        assert [(one.key[1], other.key[1]) for one, other in atlas.lines] == [("trier", "xiamen")]
        assert atlas.has_map

    @pytest.mark.parametrize("countries", [[{"code": "DE"}, {"code": "CN"}], COUNTRIES])
    def test_there_is_no_map_without_the_setting_or_without_coordinates(
        self, tmp_path: Path, countries: list[Fields]
    ) -> None:
        tie = partnership(parties=["mainz", "urumqi"]) if countries is COUNTRIES else partnership()
        assert not facts(tmp_path, {"p": tie}, countries=countries).atlas.has_map

    def test_a_place_has_a_small_map_with_its_partners(self, tmp_path: Path) -> None:
        atlas = facts(tmp_path, {"p": partnership()}).atlas
        for key, own, others in (
            (("cities", "trier"), ["trier"], ["xiamen"]),
            (("partnerships", "p"), ["trier", "xiamen"], []),
        ):
            found = atlas.locator(key)
            assert found
            assert [spot.key[1] for spot in found.own] == own
            assert [spot.key[1] for spot in found.others] == others
            assert len(found.lines) == 1

    def test_a_place_without_coordinates_has_none(self, tmp_path: Path) -> None:
        assert facts(tmp_path, {"p": partnership()}).atlas.locator(("cities", "mainz")) is None

    def test_what_has_ended_is_on_its_own_small_map_alone(self, tmp_path: Path) -> None:
        atlas = facts(tmp_path, {"p": partnership(until="2010")}).atlas
        assert atlas.locator(("partnerships", "p"))
        assert not atlas.has_map

    def test_outlines_that_are_known_are_not_traced(self, tmp_path: Path) -> None:
        made = make_site(tmp_path, FILES, countries=COUNTRIES)
        known: Coasts = dict.fromkeys(drawings(made.settings), "M0 0z")
        assert Facts(made, TODAY, known).atlas.coasts is known


def test_a_map_without_an_extent_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="at least a degree"):
        Settings.parse(site(countries=({"code": "DE", "map": GERMANY | {"north": 47}},), languages=("en",)))


def test_panels_stand_side_by_side_and_one_below_the_other(tmp_path: Path) -> None:
    atlas = facts(tmp_path, {"p": partnership()}).atlas
    layout = Layout(atlas.sheets)
    heights = {round(sheet.large.height) for sheet in atlas.sheets}
    assert len(heights) == 1
    assert layout.boxes[0] == f"0 0 {WIDTH} {heights.pop()}"
    (line,) = atlas.lines
    numbers = [int(number) for number in re.findall(r"-?\d+", layout.beside(*line))]
    (x, y), (dx, dy) = numbers[:2], numbers[-2:]
    west, east = atlas.sheets[0].large, atlas.sheets[1].large
    assert (x, y) == pytest.approx(west.place(Position(6.64, 49.75)), abs=1)
    there = east.place(Position(118.08, 24.48))
    assert (x + dx, y + dy) == pytest.approx((WIDTH - east.width + there.x, there.y), abs=1)
    below = [int(number) for number in re.findall(r"-?\d+", layout.below(*line))]
    assert below[-1] > 0


def test_a_map_of_a_great_many_has_the_busiest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("partnerbase.derive.atlas.MOST_TIES", 2)
    other = city(name="Worms", coordinates=TRIER)
    ties = {
        "a": partnership(parties=["worms", "urumqi"]),
        "b": partnership(parties=["trier", "xiamen"]),
        "c": partnership(parties=["mainz", "xiamen"]),
    }
    atlas = facts(tmp_path, ties, FILES | {"cities/worms": other}).atlas
    assert [tie.key[1] for tie in atlas.ties] == ["b", "c"]
    assert not atlas.is_whole
    assert atlas.locator(("cities", "worms"))


def test_a_drawing_has_the_size_that_it_is_meant_to_have() -> None:
    drawing = Drawing(Panel(6, 47, 15, 55), 300, 0.5)
    assert drawing.size[0] == 600
    assert drawing.height == pytest.approx(300 / drawing.frame.ratio)


@pytest.mark.parametrize(
    ("language", "files", "see_also"),
    [
        (
            "en",
            [
                "Table of the states and provinces (CSV)",
                "Table of who has partners where (CSV)",
                "Table of those without a partner (CSV)",
            ],
            "The partners on the map",
        ),
        (
            "de",
            [
                "Tabelle der Länder und Provinzen (CSV)",
                "Tabelle, wer wo Partner hat (CSV)",
                "Tabelle derer ohne Partner (CSV)",
            ],
            "Die Partner auf der Karte",
        ),
        (
            "zh",
            ["各州省一览表（CSV）", "各州省伙伴对应表（CSV）", "没有伙伴的州省一览表（CSV）"],
            "在地图上查看各方伙伴",
        ),
    ],
)
def test_what_the_page_of_the_states_leads_to_is_said(
    tmp_path: Path, language: str, files: list[str], see_also: str
) -> None:
    content = {**FILES, "partnerships/p": partnership()}
    plans = make_plans(make_site(tmp_path, content, countries=COUNTRIES, languages=TRILINGUAL))
    context = present(plans[f"{language}/territories.html"])
    assert [link.name for link in context["territories"].files] == files
    assert context["see_also"].name == see_also
