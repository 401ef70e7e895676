"""Titles of records that have none of their own."""

import pytest

from partnerbase.derive.titles import of_figure, of_partnership
from partnerbase.i18n import Interface

NAMES = {"subject": "Hamburg", "indicator": "Companies", "counterpart": "Japan"}


def test_a_partnership_is_called_by_its_sides() -> None:
    assert of_partnership([["Trier"], ["Xiamen", "Quanzhou"]], Interface("en")) == "Trier – Xiamen / Quanzhou"


@pytest.mark.parametrize(
    ("names", "heading", "title"),
    [
        (NAMES, "Companies from {counterpart} in {subject}", "Companies from Japan in Hamburg"),
        (NAMES, "Area of {subject}", "Area of Hamburg"),
        (NAMES, "", "Companies: Hamburg – Japan"),
        ({"subject": "Hamburg", "indicator": "Area"}, "Area of {subject} in {counterpart}", "Area: Hamburg"),
        (NAMES | {"subject": "{counterpart}"}, "{subject} and {counterpart}", "{counterpart} and Japan"),
    ],
)
def test_a_figure_is_titled_as_its_indicator_says(names: dict[str, str], heading: str, title: str) -> None:
    assert of_figure(names, heading, Interface("en")) == title


def test_a_title_without_heading_follows_the_language() -> None:
    assert of_figure(NAMES, "", Interface("zh")) == "Companies：Hamburg—Japan"
