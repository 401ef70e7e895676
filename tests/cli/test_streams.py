"""Odd surroundings: closed, full and narrow streams, no home, no working directory; never a traceback."""

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.commands import Ended, installed
from tests.cli.conftest import Run
from tests.cli.terminal import terminal

CLEAN = "Checked 33 records: no problems\n"


def test_the_installed_command(project: Path) -> None:
    assert installed("check", cwd=project) == Ended(0, CLEAN)


@pytest.mark.parametrize(
    ("arguments", "via", "status", "err"),
    [
        (["check"], '"$@" >&-', 0, ""),
        (["check"], '"$@" >/dev/full', 1, "partnerbase: cannot print: No space left on device\n"),
        (["schema"], '"$@" >/dev/full', 1, "partnerbase: cannot print: No space left on device\n"),
        (["--help"], '"$@" >/dev/full', 1, "partnerbase: cannot print: No space left on device\n"),
        (["check"], '"$@" <&-', 0, ""),
        (["new", "themes", "wind"], '"$@" <&-', 0, ""),
        (["chek"], '"$@" 2>&-', 2, ""),
        (["chek"], '"$@" 2>/dev/full', 2, ""),
        (["chek"], '"$@" <&- >&- 2>&-', 2, ""),
        (["schema"], '{ "$@"; echo $? >&2; } | head -c 0', 0, "1\n"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_streams_that_take_nothing(project: Path, arguments: list[str], via: str, status: int, err: str) -> None:
    ended = installed(*arguments, cwd=project, via=via)
    assert (ended.status, ended.err) == (status, err)


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "latin-1"},
        {"HOME": None},
        {"HOME": "/nowhere", "LC_ALL": None},
    ],
    ids=str,
)
def test_surroundings_that_know_no_chinese(project: Path, env: dict[str, str | None]) -> None:
    ended = installed("show", "kazehama", cwd=project, env=env)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("cities/kazehama (Kazehama)\n")
    assert "风滨" in ended.out or "\\u98ce\\u6ee8" in ended.out


def test_bytes_that_are_no_text_in_arguments(project: Path, run: Run) -> None:
    odd = os.fsdecode(b"\xff")
    for name in (odd, "x" * 300):
        assert run("show", name).status == 2
        ended = run("check", "--content", name)
        assert (ended.status, len(ended.lines)) in {(1, 1), (2, 1)}
    shutil.move(project / "content", project / odd)
    assert run("check", "--content", odd) == Ended(0, CLEAN)


def test_a_working_directory_that_is_gone(project: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "gone").mkdir()
    monkeypatch.chdir(project / "gone")
    (project / "gone").rmdir()
    ended = run("check")
    assert (ended.status, len(ended.lines)) == (2, 1)
    content = project / "content"
    assert run("check", "--content", content) == Ended(0, CLEAN)
    ended = run("build", "--content", content)
    assert ended == Ended(2, "", "partnerbase: the folder that you are in is gone; change to another one\n")


def test_a_mistake_in_the_program_is_one_line_and_debug_shows_it(project: Path) -> None:
    broken = project / "broken"
    broken.mkdir()
    (broken / "sitecustomize.py").write_text(
        "import partnerbase.build\n\n\ndef check(*_, **__):\n    raise ValueError('first\\nsecond')\n\n\n"
        "partnerbase.build.check = check\n"
    )
    env = {"PYTHONPATH": str(broken)}
    ended = installed("check", cwd=project, env=env)
    assert ended == Ended(
        1,
        "",
        "partnerbase: a mistake in the program (ValueError: first); "
        "run 'partnerbase --debug …' and report what it says\n",
    )
    ended = installed("--debug", "check", cwd=project, env=env)
    assert ended.status == 1
    assert ended.err.startswith("Traceback (most recent call last):\n")


@pytest.mark.parametrize("command", ["check", "build", "stats", "serve"])
@pytest.mark.usefixtures("project")
def test_an_epoch_that_is_none(run: Run, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    ended = run(command)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("partnerbase: SOURCE_DATE_EPOCH is 'today', which is no number of seconds since 1970; ")


def test_colour_on_a_terminal_only(project: Path) -> None:
    (project / "content/themes/wind.yaml").write_text("")
    assert "\x1b[" not in installed("check", cwd=project).out
    for env, coloured in (({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True)):
        with terminal("check", cwd=project, env=env) as screen:
            assert screen.end() == 1
            assert ("\x1b[1;31merror[empty-file]:\x1b[0m" in screen.shown) is coloured
            assert ("\x1b[" in screen.shown) is coloured
