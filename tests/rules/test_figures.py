"""Figures: in the unit of their indicator, each observation once, growing where the indicator only grows."""

import pytest

from tests.content_builder import Fields, figure, indicator, observation
from tests.rules.conftest import Found


def _figure(*observations: Fields, **fields: str) -> dict[str, Fields]:
    return {"figures/a": figure(observations=list(observations)), "indicators/projects": indicator(**fields)}


def test_money_has_its_currency(found: Found) -> None:
    bare = {"as_of": "2024", "value": 5, "source": "report"}
    files = _figure(bare, observation(unit="USD"), observation(unit="percent"), unit="currency")
    assert len(found("missing-currency", files)) == 1
    assert len(found("unit-mismatch", files)) == 1


@pytest.mark.parametrize(
    ("unit", "of_indicator", "problems"),
    [
        ("projects", "projects", 0),
        ("companies", "projects", 1),
        ("EUR", "projects", 1),
        ("EUR", "currency", 0),
        ("EUR", "USD", 1),
    ],
)
def test_units_are_those_of_the_indicator(found: Found, unit: str, of_indicator: str, problems: int) -> None:
    assert len(found("unit-mismatch", _figure(observation(unit=unit), unit=of_indicator))) == problems


@pytest.mark.parametrize(
    ("other", "problems"),
    [
        ({}, 1),
        ({"note": "again"}, 1),
        ({"source": {"source": "report", "locator": "page 2"}}, 1),
        ({"value": 310}, 0),
        ({"as_of": "2025"}, 0),
        ({"period": "2024"}, 0),
        ({"qualifier": "about"}, 0),
        ({"nature": "forecast"}, 0),
        ({"source": "study"}, 0),
    ],
)
def test_an_observation_stands_once(found: Found, other: Fields, problems: int) -> None:
    files = _figure(observation(), observation(**other))
    study = {"title": "Study", "url": "https://www.trier.example/study", "language": "en", "kind": "study"}
    assert len(found("duplicate-observation", {**files, "sources/study": study})) == problems


def _pair(earlier: Fields, later: Fields) -> dict[str, Fields]:
    return _figure(observation(**({"as_of": "2025"} | later)), observation(**earlier))


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ({"value": 309}, {"value": 308}),
        ({"value": 309, "qualifier": "more-than"}, {"value": 300}),
        ({"value": 309}, {"value": 300, "qualifier": "up-to"}),
        ({"value": 400, "qualifier": "about"}, {"value": 300, "qualifier": "about"}),
    ],
)
def test_a_cumulative_figure_goes_back(found: Found, earlier: Fields, later: Fields) -> None:
    assert found("figure-goes-back", _pair(earlier, later)) == ["figures/a.yaml"]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ({"value": 309}, {"value": 309}),
        ({"value": 309}, {"value": 315}),
        ({"value": 309}, {"value": 300, "qualifier": "more-than"}),
        ({"value": 309, "qualifier": "up-to"}, {"value": 300}),
        ({"value": 320, "qualifier": "about"}, {"value": 309}),
        ({"value": 309, "nature": "forecast"}, {"value": 300}),
        ({"value": 309, "unit": "companies"}, {"value": 300}),
        ({"value": 309}, {"value": 300, "as_of": "2024-06"}),
        ({"value": 309}, {"value": 300, "as_of": "2024-06/.."}),
        ({"value": 309}, {"value": 300, "period": "2020/2025", "as_of": None}),
    ],
)
def test_what_may_have_grown(found: Found, earlier: Fields, later: Fields) -> None:
    assert found("figure-goes-back", _pair(earlier, later)) == []


def test_the_largest_before_counts(found: Found) -> None:
    values = [
        observation(as_of=f"20{year}", value=value) for year, value in ((20, 300), (21, 100), (22, 200), (23, 301))
    ]
    assert len(found("figure-goes-back", _figure(*values))) == 2


@pytest.mark.parametrize("accumulation", ["per-period", "point-in-time"])
def test_other_figures_may_go_back(found: Found, accumulation: str) -> None:
    files = _figure(observation(value=9), observation(as_of="2025", value=5), accumulation=accumulation)
    assert found("figure-goes-back", files) == []


def test_a_currency_that_changes(found: Found) -> None:
    first = observation(unit="USD")
    second, third = observation(as_of="2025", unit="EUR"), observation(as_of="2026", unit="EUR")
    assert found("currency-change", _figure(first, second, third, unit="currency")) == ["figures/a.yaml"]
    assert found("currency-change", _figure(first, {**second, "note": "In euros since"}, third, unit="currency")) == []
    assert found("currency-change", _figure(first, observation(as_of="2025"), unit="currency")) == []


def test_a_source_can_say_nearly(found: Found) -> None:
    assert len(found("figure-goes-back", _pair({"qualifier": "nearly"}, {"value": 290}))) == 0
    assert len(found("figure-goes-back", _pair({"qualifier": "nearly"}, {"value": 270}))) == 1


@pytest.mark.parametrize(
    ("heading", "problems"),
    [
        ("Projects of {subject}", 0),
        ("Projects of {subject} in {counterpart}", 0),
        ("Projects", 1),
        ("Projects of {subject} in {year}", 1),
        ("Projects of {subject} {", 1),
    ],
)
def test_a_heading_has_gaps_for_what_a_figure_names(found: Found, heading: str, problems: int) -> None:
    assert len(found("invalid-value", _figure(observation(), heading=heading))) == problems


def test_one_value_of_a_time_is_preferred(found: Found) -> None:
    other = observation(value=310, preferred=True)
    assert len(found("invalid-value", _figure(observation(), other))) == 0
    assert len(found("invalid-value", _figure(observation(preferred=True), other))) == 1
