"""Readers come to every record from another one."""

import pytest

from tests.content_builder import Fields, event, indicator, organisation, page, person, series, theme
from tests.rules.conftest import Found

CODE = "unreachable-page"


@pytest.mark.parametrize(
    ("key", "fields"),
    [
        ("themes/lone", theme()),
        ("themes/lone", theme(broader="culture")),
        ("indicators/lone", indicator(unit="percent")),
        ("series/lone", series(organisers=["porta-nigra"])),
        ("organisations/lone", organisation()),
        ("pages/lone", {"title": "Thanks"}),
    ],
)
def test_nothing_leads_to_it(found: Found, key: str, fields: Fields) -> None:
    assert found(CODE, {key: fields}) == [f"{key}.yaml"]


@pytest.mark.parametrize(
    ("key", "fields"),
    [
        ("organisations/lone", organisation(seat="trier")),
        ("people/lone", person()),
        ("pages/lone", page(nav=3)),
    ],
)
def test_it_shows_itself(found: Found, key: str, fields: Fields) -> None:
    assert found(CODE, {key: fields}) == []


def test_something_links_to_it(found: Found) -> None:
    visit = event(themes=["culture"], series="forum", organisers=["porta-nigra"], body="[[thanks]]")
    assert found(CODE, {"events/visit": visit, "pages/thanks": {"title": "Thanks"}}) == []
