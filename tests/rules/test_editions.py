"""The editions of a series: each number once, and later numbers at later dates."""

import pytest

from tests.content_builder import Fields, event
from tests.rules.conftest import Found


def _editions(*editions: Fields) -> dict[str, Fields]:
    return {f"events/forum-{i}": event(**({"series": "forum"} | fields)) for i, fields in enumerate(editions)}


def test_a_number_stands_once(found: Found) -> None:
    twice = _editions({"edition": 3, "start": "2022"}, {"edition": 3, "start": "2024"})
    assert found("duplicate-edition", twice) == ["events/forum-1.yaml"]


@pytest.mark.parametrize(
    "second", [{"edition": 4}, {"edition": 3, "series": "congress"}, {"edition": 3, "status": "cancelled"}, {}]
)
def test_other_numbers_series_and_cancelled_events(found: Found, second: Fields) -> None:
    files = _editions({"edition": 3, "start": "2022"}, {"start": "2024"} | second)
    assert found("duplicate-edition", {**files, "series/congress": {"name": "Congress", "sources": ["report"]}}) == []


def test_a_part_carries_the_number_of_the_whole(found: Found) -> None:
    files = _editions({"edition": 3}, {"edition": 3, "part_of": ["forum-0"]})
    assert found("duplicate-edition", files) == []


def test_a_later_number_before_an_earlier_one(found: Found) -> None:
    files = _editions({"edition": 4, "start": "2022"}, {"edition": 3, "start": "2024"}, {"edition": 5, "start": "2026"})
    assert found("edition-order", files) == ["events/forum-0.yaml"]


@pytest.mark.parametrize(
    ("third", "fourth"), [("2022", "2024"), ("2024", "2024"), ("2024-05", "2024"), ("2022", "2022-05")]
)
def test_numbers_in_order_as_far_as_dates_tell(found: Found, third: str, fourth: str) -> None:
    assert found("edition-order", _editions({"edition": 3, "start": third}, {"edition": 4, "start": fourth})) == []
