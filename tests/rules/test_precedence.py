"""An event lies within its partnership, or says that it came before."""

import pytest

from tests.content_builder import event, partnership
from tests.rules.conftest import Found


def _files(start: str, since: str | None, **fields: object) -> dict[str, dict[str, object]]:
    dated = partnership(since=since) if since else partnership()
    return {"events/visit": event(start=start, partnerships=["tie"], **fields), "partnerships/tie": dated}


@pytest.mark.parametrize(
    ("start", "since", "problems"),
    [
        ("1979", "1988", 1),
        ("1988-04-30", "1988-05", 1),
        ("1988-05", "1988-05-21", 0),
        ("1988", "1988-05-21", 0),
        ("1989", "1988", 0),
        ("1979", None, 0),
    ],
)
def test_an_event_before_its_partnership(found: Found, start: str, since: str | None, problems: int) -> None:
    assert len(found("event-before-partnership", _files(start, since))) == problems


def test_the_last_day_counts(found: Found) -> None:
    assert found("event-before-partnership", _files("1987-12-31", "1988", end="1988-01-01")) == []


def test_an_event_that_says_so(found: Found) -> None:
    files = _files("1979", "1988", precedes_partnership=True)
    assert found("event-before-partnership", files) == []
    assert found("unneeded-precedence", files) == []


@pytest.mark.parametrize(
    ("start", "since", "problems"),
    [("1989", "1988", 1), ("1988-05-22", "1988-05-21", 1), ("1988", "1988-05", 0), ("1989", None, 0)],
)
def test_an_event_that_says_so_without_need(found: Found, start: str, since: str | None, problems: int) -> None:
    assert len(found("unneeded-precedence", _files(start, since, precedes_partnership=True))) == problems


def test_an_event_without_a_partnership_precedes_none(found: Found) -> None:
    assert found("unneeded-precedence", {"events/visit": event(precedes_partnership=True)}) == ["events/visit.yaml"]
