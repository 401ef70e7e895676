"""What can be counted only whole is counted whole, and people at some time."""

import pytest

from tests.content_builder import city, event, region
from tests.rules.conftest import Found


@pytest.mark.parametrize(("value", "problems"), [("252.668", 1), ("252668", 0), ("252668.0", 0)])
def test_people_are_whole(found: Found, value: str, problems: int) -> None:
    assert len(found("fraction-of-whole", {"cities/kiel": city(population={"value": value})})) == problems


def test_shares_and_areas_are_not(found: Found) -> None:
    outcome = {"what": "Area", "quantity": "1.5 square-metres"}
    assert found("fraction-of-whole", {"events/visit": event(outcomes=[outcome])}) == []
    half = {"what": "Half a firm", "quantity": "0.5 companies"}
    assert found("fraction-of-whole", {"events/visit": event(outcomes=[half])}) == ["events/visit.yaml"]


def test_a_population_has_its_date(found: Found) -> None:
    dated, undated = {"value": 110570, "as_of": "2022"}, {"value": 110570}
    files = {"cities/a": city(name="A", population=dated), "regions/b": region(population=undated), "cities/c": city()}
    assert found("undated-population", files) == ["regions/b.yaml"]
