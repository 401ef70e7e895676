"""The table of goals: what is measured, what cannot be, and what is said of it."""

from pathlib import Path

import pytest

from bench.goals import GOALS, Goal, Reached, Sizes, measure, table, verdict
from bench.processes import FailedError, Taken
from bench.serving import seconds_to_page
from bench.steps import Rounds, Stand, Step, reason

NUMBER = 100
RUN = Taken(1.5, 3.0, 100.0, 120.0)


def goal(key: str) -> Goal:
    return next(one for one in GOALS if one.key == key)


@pytest.fixture
def stand(tmp_path: Path) -> Stand:
    return Stand(tmp_path, tmp_path / "tools", NUMBER)


@pytest.mark.parametrize(
    ("figures", "said"),
    [((0.1, 0.2, 9.0), "stretch reached"), ((0.3, 0.3, 0.1), "reached"), ((0.4, 0.1, 0.4), "missed")],
)
def test_the_median_decides(figures: tuple[float, ...], said: str) -> None:
    assert verdict(goal("cold"), Reached(figures)) == said
    assert f"| {said} |" in table([goal("cold")], {"cold": Reached(figures)})


def test_what_cannot_be_measured_says_so() -> None:
    error = "build: exit status 2\npartnerbase: there is no option '--jobs'; 'partnerbase build --help' lists them\n"
    why = reason(FailedError(error))
    row = table([goal("single")], {"single": Reached((), why)})
    assert row.endswith("|  | not measured: there is no option '--jobs' |")


def test_every_goal_takes_steps_that_there_are(stand: Stand) -> None:
    steps = {step.name: step for step in stand.steps()}
    taken = dict.fromkeys(steps, RUN)
    for one in GOALS:
        assert set(one.steps) <= steps.keys()
        if one.steps:
            assert one.value({name: taken[name] for name in one.steps}, Sizes(NUMBER, NUMBER)) >= 0


def test_steps_bring_what_they_build_on_and_fail_with_it(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = stand.ours
    ours.template = "sh -c false"
    steps = (Step("cold", ours), Step("again", ours, needs="cold"), Step("other", ours))
    monkeypatch.setattr(stand, "steps", lambda: steps)
    runs = Rounds(stand, ["again"])
    runs.run(2)
    assert [step.name for step in runs.steps] == ["cold", "again"]
    assert runs.taken == [{}, {}]
    assert "exit status 1" in runs.missing["cold"] == runs.missing["again"]


def test_a_row_is_measured(stand: Stand) -> None:
    reached, runs = measure(stand, [goal("copy")], 1)
    [figure] = reached["copy"].figures
    [taken] = runs.taken
    assert figure == taken["cold"].wall / taken["copy"].wall
    assert (stand.ours.folder / "copy/index.html").read_bytes() == (stand.ours.out / "index.html").read_bytes()


def test_a_save_is_followed_to_the_page(stand: Stand) -> None:
    stand.prepare(stand.ours)
    files = {file: file.read_bytes() for file in stand.ours.content.rglob("*") if file.is_file()}
    assert len(seconds_to_page(stand.ours, stand.edited, 2)) == 2
    assert {file: file.read_bytes() for file in stand.ours.content.rglob("*") if file.is_file()} == files
