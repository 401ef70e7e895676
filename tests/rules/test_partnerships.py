"""Each partnership once, between different places, with a status that can be understood."""

import pytest

from tests.content_builder import Fields, city, organisation, partnership
from tests.rules.conftest import Found

TWICE = "duplicate-partnership"


def _two(first: Fields, second: Fields) -> dict[str, Fields]:
    return {"partnerships/a": partnership(**first), "partnerships/b": partnership(**second)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {}),
        ({}, {"parties": ["xiamen", "trier"]}),
        ({"since": "1988"}, {"since": "1990"}),
        ({"kind": "friendship"}, {"kind": "sister-city"}),
        ({"until": "1990"}, {"since": "1989"}),
        ({"until": "1990"}, {}),
        ({"since": "2001"}, {"since": "1988", "until": "2005"}),
    ],
)
def test_two_partnerships_of_the_same_parties(found: Found, first: Fields, second: Fields) -> None:
    assert found(TWICE, _two(first, second)) == ["partnerships/b.yaml"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"since": "1988", "until": "1995"}, {"since": "2001"}),
        ({"since": "2001"}, {"since": "1988", "until": "1995"}),
        ({"until": "1995"}, {"since": "1995"}),
        ({"until": "1995-06"}, {"since": "1995-06-30"}),
        ({}, {"within": "a"}),
        ({}, {"parties": ["trier", "porta-nigra"]}),
        ({}, {"parties": [["trier", "porta-nigra"], "xiamen"]}),
    ],
)
def test_partnerships_that_differ_or_follow_each_other(found: Found, first: Fields, second: Fields) -> None:
    assert found(TWICE, _two(first, second)) == []


def test_of_three_the_first_by_path_stands(found: Found) -> None:
    three = {f"partnerships/{name}": partnership() for name in "cab"}
    assert found(TWICE, three) == ["partnerships/b.yaml", "partnerships/c.yaml"]


def test_the_hint_names_the_other_file(found: Found) -> None:
    again = {"since": "1999", "until": "2003"}
    three = {"partnerships/a": partnership(until="1990"), "partnerships/b": partnership(**again)}
    assert found(TWICE, three | {"partnerships/c": partnership(since="2001")}) == ["partnerships/c.yaml"]


@pytest.mark.parametrize(
    "parties",
    [
        ["trier", "trier"],
        [["trier", "trier"], "xiamen"],
        [["trier", "xiamen"], "xiamen"],
        ["trier", "port"],
        ["port", "school"],
    ],
)
def test_a_place_is_not_partnered_with_itself(found: Found, parties: list[object]) -> None:
    bodies = {f"organisations/{name}": organisation(seat="trier") for name in ("port", "school")}
    assert found("same-place", {"partnerships/a": partnership(parties=parties), **bodies}) == ["partnerships/a.yaml"]


@pytest.mark.parametrize("parties", [["trier", "xiamen"], [["trier", "port"], "xiamen"], ["port", "xiamen"]])
def test_partners_are_different_places(found: Found, parties: list[object]) -> None:
    bodies = {"organisations/port": organisation(seat="trier")}
    assert found("same-place", {"partnerships/a": partnership(parties=parties), **bodies}) == []


def test_views_and_contacts_belong_to_parties(found: Found) -> None:
    view = {"party": "mainz", "sources": ["report"]}
    files = {"partnerships/a": partnership(views=[view], contacts=[{"party": "mainz", "office": "Office"}])}
    assert len(found("not-a-party", {**files, "cities/mainz": city()})) == 2


def test_a_party_or_a_body_seated_there_speaks_for_itself(found: Found) -> None:
    views = [{"party": party, "sources": ["report"]} for party in ("trier", "hall")]
    files = {"partnerships/a": partnership(views=views), "organisations/hall": organisation(seat="xiamen")}
    assert found("not-a-party", files) == []


@pytest.mark.parametrize(
    ("fields", "undated", "endless"),
    [
        ({}, 0, 0),
        ({"status": "active"}, 1, 0),
        ({"status": "active", "status_as_of": "2024"}, 0, 0),
        ({"status": "ended"}, 0, 1),
        ({"status": "ended", "status_as_of": "2024"}, 0, 1),
        ({"status": "ended", "until": "2020"}, 0, 0),
    ],
)
def test_a_status_has_its_date(found: Found, fields: Fields, undated: int, endless: int) -> None:
    files = {"partnerships/a": partnership(**fields)}
    assert len(found("undated-status", files)) == undated
    assert len(found("ended-without-until", files)) == endless


SEEDS: Fields = {"kind": "contact", "date": "1957", "note": "Seeds", "sources": ["report"]}


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        ({"since": "1957"}, 1),
        ({"since": "1957", "stages": [{**SEEDS, "date": "1972", "note": "Too late"}]}, 1),
        ({"since": "1957", "stages": [SEEDS]}, 0),
        ({"since": "1972"}, 0),
        ({"since": "197X"}, 0),
        ({}, 0),
    ],
)
def test_what_began_before_the_countries_had_relations(found: Found, fields: Fields, problems: int) -> None:
    files = {"partnerships/a": partnership(**fields)}
    assert len(found("before-relations", files, relations_since=1972)) == problems
    assert found("before-relations", files) == []
