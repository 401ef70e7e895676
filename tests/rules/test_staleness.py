"""Figures and reviews are not too old."""

from datetime import date

import pytest

from tests.content_builder import Fields, city, event, figure, indicator, observation, partnership
from tests.rules.conftest import Found

LEAP_DAY = date(2024, 2, 29)


@pytest.mark.parametrize(
    ("times", "problems"),
    [
        ([{"as_of": "2020"}], 1),
        ([{"as_of": "2021"}], 0),
        ([{"as_of": "2020-12-31"}], 1),
        ([{"as_of": "2021-01-01"}], 0),
        ([{"as_of": "2011"}, {"as_of": "2024"}, {"as_of": "2012"}], 0),
        ([{"as_of": "2011"}, {"as_of": "2012"}], 1),
        ([{"as_of": "2011"}, {"as_of": "2030", "nature": "forecast"}], 0),
        ([{"period": "2011/.."}], 0),
        ([{"period": "2011/2012"}], 1),
    ],
)
def test_the_newest_observation(found: Found, times: list[Fields], problems: int) -> None:
    files = {"figures/a": figure(observations=[observation(**time) for time in times])}
    assert len(found("stale-figure", files, date(2026, 1, 1))) == problems


@pytest.mark.parametrize(
    "others",
    [
        {"events/subject": event()},
        {"partnerships/subject": partnership(until="2012")},
        {"cities/subject": city(), "indicators/projects": indicator(accumulation="per-period")},
    ],
)
def test_what_nobody_counts_anew(found: Found, others: dict[str, Fields]) -> None:
    old = figure(subject="subject", observations=[observation(as_of="2011")])
    assert found("stale-figure", {"figures/a": old, **others}) == []


def test_a_partnership_that_goes_on_is_counted(found: Found) -> None:
    old = figure(subject="subject", observations=[observation(as_of="2011")])
    assert found("stale-figure", {"figures/a": old, "partnerships/subject": partnership()}) == ["figures/a.yaml"]


@pytest.mark.parametrize(
    ("reviewed", "years", "problems"),
    [("2019-02-27", 5, 1), ("2019-02-28", 5, 0), ("2019", 5, 0), ("2019", 4, 1), ("1925", 100, 0)],
)
def test_the_last_review(found: Found, reviewed: str, years: int, problems: int) -> None:
    files = {"cities/trier": city(reviewed=reviewed)}
    assert len(found("stale-review", files, LEAP_DAY, stale_after_years=years)) == problems


def test_a_record_without_a_review(found: Found) -> None:
    assert found("stale-review", {"cities/trier": city()}) == []
