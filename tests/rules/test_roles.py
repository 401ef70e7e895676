"""People act in an office within its years."""

import pytest

from tests.content_builder import Fields, event, person
from tests.rules.conftest import Found

CODE = "role-outside-years"


def _files(*roles: Fields, **attendance: str) -> dict[str, Fields]:
    there = {"person": "erika-muster"} | attendance
    complete = [{"title": "Mayor", "of": "trier"} | role for role in roles]
    return {"events/visit": event(people=[there], end="2024-05-08"), "people/erika-muster": person(roles=complete)}


@pytest.mark.parametrize(
    ("role", "problems"),
    [
        ({}, 0),
        ({"since": "2024"}, 0),
        ({"since": "2024-05-08"}, 0),
        ({"until": "2024-05-06"}, 0),
        ({"since": "2024-05-09"}, 1),
        ({"until": "2024-05-05"}, 1),
        ({"since": "2010", "until": "2015"}, 1),
    ],
)
def test_an_event_lies_within_the_years_of_the_office(found: Found, role: Fields, problems: int) -> None:
    assert len(found(CODE, _files(role))) == problems


def test_one_office_at_the_time_is_enough(found: Found) -> None:
    assert found(CODE, _files({"until": "2015"}, {"title": "Minister", "since": "2015"}, role="Speaker")) == []


def test_the_office_that_the_event_names_counts(found: Found) -> None:
    roles: tuple[Fields, ...] = ({"until": "2015"}, {"title": "Minister", "since": "2015"})
    assert found(CODE, _files(*roles, role="mayor")) == ["events/visit.yaml"]
    assert found(CODE, _files(*roles, role="Minister")) == []


@pytest.mark.parametrize(("as_of", "problems"), [("2012", 0), ("2015", 0), ("2009", 1), ("2016-01", 1)])
def test_an_office_is_seen_within_its_years(found: Found, as_of: str, problems: int) -> None:
    role = {"title": "Mayor", "of": "trier", "since": "2010", "until": "2015", "as_of": as_of}
    assert len(found(CODE, {"people/erika-muster": person(roles=[role])})) == problems
