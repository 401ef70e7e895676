"""Measures every goal of docs/performance.md in one run, and prints what was reached beside what was aimed at.

    python -m bench.goals WORKDIR [-n 10000] [--rounds 5] [--rows cold,edited,…] [--large]

Hugo and partnerbase build the same site in one language, in turn, round by round; what is reached is the median of the
ratios within a round. Cold means: no site and no cache; a cold build writes its cache. Goals in milliseconds come from
the same records in three languages: `check --no-cache`, with the start of the program, for checking, and what a cold
build takes beyond that for rendering and writing. Memory is that of all processes of a command, a page that several
share split among them. WORKDIR should lie in memory (/dev/shm).
"""

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from bench.generators import Hugo
from bench.machine import machine
from bench.processes import FailedError, Taken
from bench.serving import seconds_to_page
from bench.steps import LARGER, Rounds, Stand, reason, starts
from bench.tools import install, versions

SERVE, START, LARGE = "serve", "help", "large"
SAVES, STARTS = 11, 21


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much the sites hold: records in each, and pages of the one in three languages."""

    records: int
    pages: int


@dataclass(frozen=True, slots=True)
class Goal:
    """A line of the table.

    Args:
        key: What `--rows` calls it.
        what: What is measured.
        unit: What the figures count.
        aim: The most that it may be.
        stretch: What would be better still.
        steps: The runs of a round that it needs.
        value: What a round gives.
    """

    key: str
    what: str
    unit: str
    aim: float
    stretch: float | None
    steps: tuple[str, ...] = ()
    value: Callable[[Mapping[str, Taken], Sizes], float] = lambda _taken, _sizes: 0


@dataclass(frozen=True, slots=True)
class Reached:
    """What was reached: a figure for each round or repetition, or why there is none."""

    figures: tuple[float, ...]
    missing: str = ""


def _wall(key: str, what: str, other: str, aim: float, stretch: float | None) -> Goal:
    """Make a goal for the wall time of one step against that of another one."""
    unit = "× `cp -r`" if other == "copy" else "× Hugo"
    steps = (key, other) if other != "copy" else ("cold", other)
    return Goal(key, what, unit, aim, stretch, steps, lambda taken, _: taken[steps[0]].wall / taken[other].wall)


def _memory(taken: Mapping[str, Taken], _sizes: Sizes) -> float:
    return (taken["memory"].tree or 0) / (taken["hugo memory"].tree or 1)


GOALS = (
    _wall("cold", "cold build, wall", "hugo", 0.35, 0.22),
    _wall("single", "cold build, one process, wall", "hugo", 0.60, 0.40),
    _wall("edited", "one record's text edited, new process, against Hugo's rebuild", "hugo edited", 0.07, 0.04),
    _wall("again", "nothing changed, against Hugo's rebuild", "hugo again", 0.03, None),
    _wall("check", "`check`, cold, against Hugo's build", "hugo", 0.15, 0.10),
    Goal(SERVE, "`serve`, from saving a record to the page on disk", "s", 0.2, 0.05),
    Goal("memory", "peak memory of the process tree, cold", "× Hugo", 0.40, 0.30, ("memory", "hugo memory"), _memory),
    Goal(
        LARGE,
        f"CPU a record, with {LARGER} times as many records",
        "× CPU a record",
        1.10,
        1.05,
        (LARGE, "cold"),
        lambda taken, _: taken[LARGE].cpu / LARGER / taken["cold"].cpu,
    ),
    Goal(
        "page",
        "CPU a page, render and write, three languages",
        "ms",
        0.35,
        0.23,
        ("three", "three check"),
        lambda taken, sizes: (taken["three"].cpu - taken["three check"].cpu) / sizes.pages * 1000,
    ),
    Goal(
        "record",
        "CPU a record, load and check, three languages",
        "ms",
        0.35,
        0.20,
        ("three check",),
        lambda taken, sizes: taken["three check"].cpu / sizes.records * 1000,
    ),
    _wall("copy", "cold build against `cp -r` of its output", "copy", 7, 4.5),
    Goal(START, "`partnerbase --help`", "× `python -c pass`", 4, 2.5),
)


def measure(stand: Stand, goals: Sequence[Goal], rounds: int) -> tuple[dict[str, Reached], Rounds]:
    """Measure some goals; give what was reached by their keys, and the runs behind it."""
    runs = Rounds(stand, [step for goal in goals for step in goal.steps])
    runs.run(rounds)
    sizes = Sizes(stand.number, stand.three.pages())
    reached = {goal.key: _of_rounds(goal, runs, sizes) for goal in goals if goal.steps}
    keys = [goal.key for goal in goals]
    if SERVE in keys:
        stand.prepare(stand.ours)
        reached[SERVE] = _or_why(lambda: seconds_to_page(stand.ours, stand.edited, SAVES))
    if START in keys:
        stand.prepare(stand.ours)
        reached[START] = _or_why(lambda: starts(stand.work, stand.ours.env, STARTS))
    return {key: reached[key] for key in keys}, runs


def _of_rounds(goal: Goal, runs: Rounds, sizes: Sizes) -> Reached:
    why = next((runs.missing[step] for step in goal.steps if step in runs.missing), "")
    return Reached((), why) if why else Reached(tuple(goal.value(taken, sizes) for taken in runs.taken))


def _or_why(measured: Callable[[], list[float]]) -> Reached:
    try:
        return Reached(tuple(measured()))
    except FailedError as error:
        return Reached((), reason(error))


def verdict(goal: Goal, reached: Reached) -> str:
    """Say whether a goal was reached."""
    if reached.missing:
        return f"not measured: {reached.missing}"
    middle = median(reached.figures)
    if goal.stretch is not None and middle <= goal.stretch:
        return "stretch reached"
    return "reached" if middle <= goal.aim else "missed"


def table(goals: Sequence[Goal], reached: Mapping[str, Reached]) -> str:
    """Write goals and what was reached as a table in Markdown."""
    lines = ["| what | unit | aim | stretch | reached | verdict |", "|---|---|---:|---:|---:|---|"]
    for goal in goals:
        found = reached[goal.key]
        figure = f"**{median(found.figures):.3f}**" if found.figures else ""
        stretch = f"{goal.stretch:g}" if goal.stretch is not None else ""
        lines.append(f"| {goal.what} | {goal.unit} | ≤ {goal.aim:g} | {stretch} | {figure} | {verdict(goal, found)} |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print the table, and write all figures as JSON."""
    given = _parser().parse_args(arguments)
    work = given.workdir.resolve()
    tools = given.tools.resolve() if given.tools else work / "tools"
    work.mkdir(parents=True, exist_ok=True)
    install(tools, [Hugo.name])
    goals = [goal for goal in GOALS if goal.key in given.rows or (goal.key == LARGE and given.large)]
    found = machine(work)
    reached, runs = measure(Stand(work, tools, given.n), goals, given.rounds)
    print(f"\n{given.n:,} records, {given.rounds} rounds, {found['date']}\n\n{table(goals, reached)}")  # noqa: T201 - what it is for
    figures = {key: asdict(row) for key, row in reached.items()}
    steps = [{name: asdict(taken) for name, taken in round_.items()} for round_ in runs.taken]
    results = {"machine": found, "versions": versions([Hugo.name]), "records": given.n, "goals": figures, "runs": steps}
    (work / "goals.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def _keys(text: str) -> list[str]:
    """Read the keys of goals."""
    keys = text.split(",")
    if unknown := set(keys) - {goal.key for goal in GOALS}:
        raise argparse.ArgumentTypeError(f"there is no row {', '.join(sorted(unknown))}")
    return keys


def _parser() -> argparse.ArgumentParser:
    keys = [goal.key for goal in GOALS if goal.key != LARGE]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workdir", type=Path, metavar="WORKDIR", help="for sites, Hugo and goals.json")
    parser.add_argument("-n", type=int, default=10000, metavar="N", help="how many records (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="default: %(default)s")
    parser.add_argument("--rows", type=_keys, default=keys, metavar="ROW,…", help=f"some of {', '.join(keys)}")
    parser.add_argument("--large", action="store_true", help=f"build {LARGER} times as many records as well")
    parser.add_argument("--tools", type=Path, metavar="DIR", help="where Hugo is installed, if not in WORKDIR")
    return parser


if __name__ == "__main__":
    main()
