"""The page on the design: its examples are there whatever a site has, and show all that there is to be shown."""

from pathlib import Path
from typing import Any

import pytest

from partnerbase.present.page import present
from partnerbase.render import Renderer
from tests.content_builder import Files, city, partnership
from tests.site_builder import TRILINGUAL, make_plans, make_site

TEMPLATES = Path(__file__).parents[2] / "templates"
COUNTRIES = [
    {"code": "DE", "map": {"west": 6, "south": 47, "east": 15, "north": 55}},
    {"code": "CN", "map": {"west": 98, "south": 18, "east": 132, "north": 50}},
]
TRIER, XIAMEN = {"lat": 49.75, "lon": 6.64}, {"lat": 24.48, "lon": 118.08}
FILES: Files = {
    "cities/trier": city(coordinates=TRIER),
    "cities/mainz": city(name="Mainz"),
    "cities/xiamen": city(name="Xiamen", country="CN", coordinates=XIAMEN),
    "partnerships/placed": partnership(since="1984"),
    "partnerships/newer": partnership(parties=["mainz", "xiamen"], since="1990"),
}


def design(root: Path, files: Files, language: str = "en") -> dict[str, Any]:
    """Give what the template of the page gets."""
    site = make_site(root, files, languages=TRILINGUAL, countries=COUNTRIES)
    return present(make_plans(site)[f"{language}/design.html"])


@pytest.mark.parametrize("language", TRILINGUAL)
def test_charts_show_every_sign_there_is(tmp_path: Path, language: str) -> None:
    found = design(tmp_path, {}, language)["charts"]
    bars, marks, comparison = ({sign.name for sign in chart.signs} for chart in found)
    assert bars == {"bar-open", "bar-up", "bar-forecast", "gap"}
    assert marks == {"open", "up", "forecast", "span", "bracket", "gap"}
    assert comparison == {"open", "down"}


def test_marks_lead_to_the_sources_of_the_page(tmp_path: Path) -> None:
    found = design(tmp_path, {})
    assert [mark.href for mark in found["marks"]] == [f"#{source.anchor}" for source in found["sources"]]


def test_the_newest_partnership_with_a_line_on_its_map_shows_what_a_map_is(tmp_path: Path) -> None:
    found = design(tmp_path, FILES)
    assert found["mapped"].href == "partnerships/placed.html"
    assert found["locator"].text == "Map: Trier, Xiamen"


def test_the_name_box_has_found_a_record(tmp_path: Path) -> None:
    found = design(tmp_path, FILES)
    assert (found["typed"], found["named"].link.name) == ("Xiamen", "Xiamen")
    assert found["everywhere"] == "Search all texts for “Xiamen”"


@pytest.mark.parametrize("language", TRILINGUAL)
def test_a_site_without_records_has_the_page_without_their_examples(tmp_path: Path, language: str) -> None:
    plan = make_plans(make_site(tmp_path, {}, languages=TRILINGUAL))[f"{language}/design.html"]
    text = Renderer(TEMPLATES).render(plan).data.decode()
    assert 'class="facet__choice"' in text
    assert 'role="combobox"' in text
    assert "locator" not in text
    assert 'aria-selected="true"' not in text
    assert 'class="entries"' not in text
