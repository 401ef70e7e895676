"""What lies within something larger does not contain it."""

import pytest

from tests.content_builder import Fields, city, event, organisation, partnership, region, theme
from tests.rules.conftest import Found

CODE = "cyclic-reference"


@pytest.mark.parametrize(
    "files",
    [
        {"themes/a": theme(broader="b"), "themes/b": theme(broader="a")},
        {"themes/a": theme(broader="a")},
        {"regions/a": region(parent="b"), "regions/b": region(parent="c"), "regions/c": region(parent="b")},
        {"organisations/a": organisation(parent="b"), "organisations/b": organisation(parent="a")},
        {"partnerships/a": partnership(within="b"), "partnerships/b": partnership(within="a")},
        {"events/a": event(part_of=["b"]), "events/b": event(part_of=["c", "a"]), "events/c": event()},
        {"cities/a": city(successors=["a"])},
    ],
)
def test_a_circle_is_one_problem(found: Found, files: dict[str, Fields]) -> None:
    assert len(found(CODE, files)) == 1


@pytest.mark.parametrize(
    "files",
    [
        {"themes/a": theme(broader="b"), "themes/b": theme(broader="c"), "themes/c": theme()},
        {
            "events/a": event(part_of=["b", "c"]),
            "events/b": event(part_of=["d"]),
            "events/c": event(part_of=["d"]),
            "events/d": event(),
        },
        {"cities/a": city(successors=["b"]), "cities/b": city()},
    ],
)
def test_steps_that_come_to_an_end(found: Found, files: dict[str, Fields]) -> None:
    assert found(CODE, files) == []


def test_a_long_chain_needs_no_deep_stack(found: Found) -> None:
    chain = {f"themes/t{i}": theme(broader=f"t{i + 1}") for i in range(1500)}
    assert found(CODE, {**chain, "themes/t1500": theme()}) == []
    assert len(found(CODE, {**chain, "themes/t1500": theme(broader="t0")})) == 1
