"""States and provinces: which regions are such, and in which of them places lie."""

from pathlib import Path

import pytest

from partnerbase.derive.territory import Territory
from tests.content_builder import city, region
from tests.site_builder import make_site

FILES = {
    "regions/germany": region(kind="country"),
    "regions/saxony": region(kind="state", parent="germany"),
    "regions/between": region(kind="metropolitan-region", parent="germany"),
    "regions/within": region(kind="metropolitan-region", parent="saxony"),
    "regions/alone": region(kind="state"),
    "cities/leipzig": city(region="saxony"),
    "cities/halle": city(region="between"),
    "cities/markkleeberg": city(region="within"),
    "cities/nowhere": city(),
    "cities/direct": city(region="germany", kind="municipality"),
}


@pytest.mark.parametrize(
    ("place", "state"),
    [
        ("cities/leipzig", "saxony"),
        ("regions/saxony", "saxony"),
        ("cities/markkleeberg", "saxony"),
        ("regions/within", "saxony"),
        ("cities/halle", None),
        ("regions/between", None),
        ("regions/germany", None),
        ("regions/alone", None),
        ("cities/nowhere", None),
        ("cities/direct", None),
    ],
)
def test_a_place_lies_in_the_division_below_its_country(tmp_path: Path, place: str, state: str | None) -> None:
    territory = Territory(make_site(tmp_path, FILES))
    collection, _, slug = place.partition("/")
    assert territory.of_place((collection, slug)) == (("regions", state) if state else None)
    assert territory.states == (("regions", "saxony"),)
