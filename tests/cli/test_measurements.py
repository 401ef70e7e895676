"""`--timings`, `--profile` and the bar: what they tell, of what, and where."""

import json
import re
from pathlib import Path

import pytest

from partnerbase.cli.measurements import table, trace
from partnerbase.progress import Slice, Timings
from tests.cli.commands import installed
from tests.cli.conftest import Run
from tests.cli.terminal import terminal
from tests.cli.test_mistakes import inventory

PHASES = {
    "check": ["find", "read", "link", "rules"],
    "build": ["find", "coasts", "read", "link", "rules", "plan", "render", "index", "publish"],
}
SLOW = "import partnerbase.progress\n\npartnerbase.progress.REDRAWN_AFTER = partnerbase.progress.WORTH_A_LINE = 0\n"
"""Lets everything take long enough to be told."""


@pytest.mark.parametrize("command", PHASES)
@pytest.mark.usefixtures("project")
def test_a_table_of_phases(run: Run, command: str) -> None:
    ended = run(command, "--timings")
    assert ended.status == 0
    assert [name for name in re.findall(r"^([a-z]+) .*\d$", ended.err, re.MULTILINE) if name in PHASES["build"]] == (
        PHASES[command]
    )
    assert re.search(r"^read +\d+\.\d{3} +\d+\.\d{3} +33 +[\d,]+$", ended.err, re.MULTILINE)
    assert re.search(r"^peak memory: [\d,]+ MiB(?:, and .+)?$", ended.err, re.MULTILINE)
    assert ended.out == run(command).out or command == "build"


@pytest.mark.usefixtures("project")
def test_a_table_when_the_build_fails(run: Run, project: Path) -> None:
    (project / "content/themes/wind.yaml").write_text("")
    ended = run("build", "--timings", "--profile", "trace.json")
    assert ended.status == 1
    assert "\nlink " in ended.err
    assert json.loads((project / "trace.json").read_text())["traceEvents"]


def test_several_processes_are_put_together() -> None:
    timings = Timings()
    timings.join([Slice("read", timings.start + 1, 2, 1.5, 10, 1), Slice("read", timings.start + 2, 3, 0.5, 30, 2)])
    told = table(timings)
    assert "\nread          4.000    2.000        40    50,000\n" in told
    assert re.search(r"\npeak memory: [\d,]+ MiB, and [\d,]+ MiB in the largest of 1 other processes\n$", told)
    events = json.loads(trace(timings, "build"))["traceEvents"]
    assert [(event["ph"], event["pid"]) for event in events] == [("M", 1), ("M", 2), ("X", 1), ("X", 2)]
    assert {name: events[3][name] for name in ("name", "ts", "dur", "args")} == {
        "name": "read",
        "ts": 2_000_000,
        "dur": 3_000_000,
        "args": {"items": 30, "CPU ms": 500.0},
    }


@pytest.mark.parametrize("command", PHASES)
def test_a_trace(run: Run, project: Path, command: str) -> None:
    ended = run(command, "--profile", "trace.json")
    assert (ended.status, ended.err) == (0, "")
    events = json.loads((project / "trace.json").read_text())["traceEvents"]
    slices = [event for event in events if event["ph"] == "X"]
    slices = [event for event in slices if (event["pid"], event["tid"]) == (slices[0]["pid"], slices[0]["tid"])]
    assert list(dict.fromkeys(event["name"] for event in slices)) == PHASES[command]
    ends = [event["ts"] + event["dur"] for event in slices]
    assert all(end <= event["ts"] + 1 for end, event in zip(ends, slices[1:], strict=False))


@pytest.mark.parametrize("command", PHASES)
@pytest.mark.parametrize(("file", "reason"), [("none/x", "No such file or directory"), ("content", "Is a directory")])
def test_a_trace_that_cannot_be_written(run: Run, project: Path, command: str, file: str, reason: str) -> None:
    before = inventory(project)
    ended = run(command, "--profile", file)
    line = f"partnerbase: cannot write the profile to '{file}': {reason}; choose another file\n"
    assert (ended.status, ended.out, ended.err) == (2, "", line)
    assert inventory(project) == before


@pytest.fixture
def slow(project: Path) -> dict[str, str]:
    """Give an environment in which everything is told."""
    (project / "slow").mkdir()
    (project / "slow/sitecustomize.py").write_text(SLOW)
    return {"PYTHONPATH": str(project / "slow")}


def test_a_bar_on_a_terminal(project: Path, slow: dict[str, str]) -> None:
    for env, drawn in (({}, True), ({"NO_COLOR": "1"}, True), ({"TERM": "dumb"}, False), ({"CI": "1"}, True)):
        with terminal("build", "--no-cache", cwd=project, env=slow | env) as screen:
            assert screen.end() == 0
        assert bool(re.search(r"\rrender   \[#+ *\]  \d+ of \d+", screen.shown)) is drawn
        assert "\x1b" not in screen.shown
        assert re.match(r"(Built|Nothing has changed:) ", screen.shown.rsplit("\r", 1)[-1])


@pytest.mark.parametrize(("ci", "told"), [("true", True), ("1", True), ("false", False), ("0", False), (None, False)])
def test_lines_in_ci(project: Path, slow: dict[str, str], ci: str | None, *, told: bool) -> None:
    ended = installed("check", cwd=project, env=slow | {"CI": ci})
    assert [line.partition(":")[0] for line in ended.err.splitlines()] == (PHASES["check"] if told else [])
    assert "\r" not in ended.err
