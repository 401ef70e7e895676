"""Nothing ends before it starts, as far as the precision of the dates tells."""

import pytest

from tests.content_builder import event, partnership, person
from tests.rules.conftest import Found

CODE = "end-before-start"
SPANS = [
    ("2024-05-06", "2024-05-05", 1),
    ("2024-05-06", "2024-04", 1),
    ("2024", "2023-12-31", 1),
    ("2024-05-06", "2024-05-06", 0),
    ("2024-05-06", "2024-05", 0),
    ("2024-05-06", "2024", 0),
    ("2024~", "2024-01-01", 0),
    ("2024-05-06/2024-05-08", "2024-05-07", 0),
]


@pytest.mark.parametrize(("start", "end", "problems"), SPANS)
def test_an_event(found: Found, start: str, end: str, problems: int) -> None:
    assert len(found(CODE, {"events/visit": event(start=start, end=end)})) == problems


@pytest.mark.parametrize(("since", "until", "problems"), SPANS)
def test_a_partnership(found: Found, since: str, until: str, problems: int) -> None:
    assert len(found(CODE, {"partnerships/a": partnership(since=since, until=until)})) == problems


@pytest.mark.parametrize(("since", "until", "problems"), SPANS)
def test_a_role(found: Found, since: str, until: str, problems: int) -> None:
    roles = [{"title": "Mayor", "of": "trier"}, {"title": "Judge", "of": "trier", "since": since, "until": until}]
    assert len(found(CODE, {"people/erika-muster": person(roles=roles)})) == problems
