"""Places lie in the countries that they name."""

from pathlib import Path

import pytest

from tests.content_builder import city, diagnose, region, write_site
from tests.rules.conftest import Found

FIJI = {"code": "FJ", "bounds": {"west": 176, "south": -21.1, "east": -178, "north": -12.4}}


@pytest.mark.parametrize(
    ("lat", "lon", "problems"),
    [(49.76, 6.64, 0), (55.1, 15.1, 0), (6.64, 49.76, 1), (49.76, 5.7, 1), (39.9, 116.4, 1)],
)
def test_coordinates_lie_in_the_country(found: Found, lat: float, lon: float, problems: int) -> None:
    files = {"cities/trier": city(coordinates={"lat": lat, "lon": lon})}
    assert len(found("coordinates-outside-country", files)) == problems


def test_regions_have_coordinates_too(found: Found) -> None:
    files = {"regions/saarland": region(coordinates={"lat": 0, "lon": 0})}
    assert found("coordinates-outside-country", files) == ["regions/saarland.yaml"]


@pytest.mark.parametrize(("lon", "problems"), [(178.4, 0), (-179.9, 0), (-177, 1), (0, 1), (175, 1)])
def test_a_country_across_the_date_line(found: Found, lon: float, problems: int) -> None:
    files = {"cities/suva": city(country="FJ", coordinates={"lat": -18.1, "lon": lon})}
    assert len(found("coordinates-outside-country", files, countries=[FIJI])) == problems


def test_a_country_without_bounds_is_anywhere(found: Found) -> None:
    files = {"cities/trier": city(coordinates={"lat": 0, "lon": 0})}
    assert found("coordinates-outside-country", files, countries=[{"code": "DE"}]) == []


def test_the_hint_sees_what_is_swapped(tmp_path: Path) -> None:
    files = {"cities/trier": city(coordinates={"lat": 6.64, "lon": 49.76})}
    (line,) = diagnose(write_site(tmp_path, files))
    assert line.endswith("; exchange the two")


def test_a_country_that_the_site_does_not_know(found: Found) -> None:
    files = {"cities/luxembourg": city(country="LU"), "regions/saarland": region()}
    assert found("unknown-country", files) == ["cities/luxembourg.yaml"]


def test_a_region_in_another_country(found: Found) -> None:
    files = {"cities/trier": city(region="fujian"), "regions/fujian": region(country="CN", parent="saarland")}
    assert found("region-of-other-country", files) == ["cities/trier.yaml", "regions/fujian.yaml"]


def test_a_region_in_the_same_country(found: Found) -> None:
    assert found("region-of-other-country", {"cities/trier": city(region="saarland")}) == []


def test_two_regions_on_one_tile(found: Found) -> None:
    files = {
        "regions/bavaria": region(tile={"column": 1, "row": 6}),
        "regions/hesse": region(tile={"column": 2, "row": 6}),
        "regions/saarland": region(tile={"column": 1, "row": 6}),
        "regions/tibet": region(country="CN", tile={"column": 1, "row": 6}),
        "regions/berlin": region(),
        "regions/bremen": region(),
    }
    assert found("duplicate-tile", files) == ["regions/saarland.yaml"]
