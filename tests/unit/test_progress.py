"""Progress: the bar at a terminal, the lines of a log, and what is measured."""

import contextlib
import fcntl
import io
import json
import os
import pty
import struct
import termios
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerbase import progress
from partnerbase.progress import SILENT, Bar, Lines, Phase, Progress, Slice, Timings, picture


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Give the time that progress sees, to be set by the test."""
    now = [0.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    return now


class Screen(io.StringIO):
    """A terminal of 80 columns, as it looks now."""

    @property
    def looks(self) -> str:
        """Give the line that is seen: each carriage return goes back to its beginning."""
        seen = ""
        for part in self.getvalue().split("\r"):
            seen = part + seen[len(part) :]
        return seen.rstrip()


class Gone(io.StringIO):
    """A terminal that was closed."""

    def write(self, _: str) -> int:
        """Fail, as the operating system does."""
        raise OSError(5, "Input/output error")


def work(told: Progress) -> None:
    """Go through two phases."""
    with told.phase("read", 3) as phase:
        phase.advance()
        phase.advance(2)
    with told.phase("link"):
        pass


def test_what_ends_soon_is_not_drawn(clock: list[float]) -> None:
    screen = Screen()
    clock[0] += progress.REDRAWN_AFTER / 2
    work(Bar(screen))
    assert screen.getvalue() == ""


def test_a_bar_is_drawn_seldom_and_wiped_at_the_end(clock: list[float]) -> None:
    screen = Screen()
    bar = Bar(screen)
    with bar.phase("render", 2000) as phase:
        for _ in range(1024):
            clock[0] += 1 / 1024
            phase.advance()
        assert screen.looks == "render   [###########             ]  927 of 2,000"
        assert screen.getvalue().count("\r") == 9
    assert screen.looks == ""
    with bar.phase("publish"):
        assert screen.looks == "publish"
    assert (screen.looks, screen.getvalue()[-1]) == ("", "\r")


def test_a_bar_is_wiped_when_the_work_fails(clock: list[float]) -> None:
    screen = Screen()
    with contextlib.suppress(KeyboardInterrupt), Bar(screen).phase("read", 2) as phase:
        clock[0] += 1
        phase.advance()
        assert screen.looks
        raise KeyboardInterrupt
    assert screen.looks == ""


def test_a_bar_is_as_wide_as_the_terminal_is_now(clock: list[float]) -> None:
    leader, follower = pty.openpty()
    with os.fdopen(follower, "w") as terminal, Bar(terminal).phase("render", 10) as phase:
        for columns, shown in ((0, "render   [##"), (30, "render  2 of 10"), (10, "render"), (4, "ren")):
            _resize(leader, columns)
            clock[0] += 1
            phase.advance()
            assert os.read(leader, 1000).decode().strip("\r").startswith(shown)
    os.close(leader)


def _resize(terminal: int, columns: int) -> None:
    """Tell a terminal how wide it is."""
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))


@given(st.integers(0, 10**9), st.one_of(st.none(), st.integers(0, 10**9)), st.integers(1, 200))
def test_a_picture_is_one_line_that_fits(done: int, total: int | None, width: int) -> None:
    phase = Phase("publish", total)
    phase.advance(done)
    shown = picture(phase, width)
    assert len(shown) < width
    assert shown.isprintable()


def test_a_log_tells_only_of_what_took_long(clock: list[float]) -> None:
    log = io.StringIO()
    lines = Lines(log)
    for name, seconds, items in (("find", 0.9, 0), ("read", 1.25, 12000), ("link", 1, 0)):
        with lines.phase(name) as phase:
            phase.advance(items)
            clock[0] += seconds
    assert log.getvalue() == "read: 1.2 s, 12,000 done\nlink: 1.0 s\n"


@pytest.mark.parametrize("kind", [Bar, Lines])
def test_nobody_reading_stops_no_work(clock: list[float], kind: type[Bar | Lines]) -> None:
    told = kind(Gone())
    with told.phase("read", 2) as phase:
        clock[0] += 10
        phase.advance()
    assert phase.done == 1


def test_timings_measure_each_phase_and_tell_on() -> None:
    log = io.StringIO()
    timings = Timings(Lines(log))
    before = time.process_time()
    work(timings)
    assert [(one.name, one.items, one.process) for one in timings.slices] == [
        ("read", 3, os.getpid()),
        ("link", 0, os.getpid()),
    ]
    assert all(0 <= one.cpu <= time.process_time() - before for one in timings.slices)
    assert timings.start <= timings.slices[0].start <= timings.slices[1].start
    with contextlib.suppress(ValueError), timings.phase("rules") as phase:
        phase.advance(5)
        raise ValueError
    assert timings.slices[-1].items == 5


def test_slices_of_another_process_come_as_json() -> None:
    other = Timings()
    work(other)
    timings = Timings(SILENT)
    timings.join(Slice(*one) for one in json.loads(json.dumps(other.slices)))
    assert timings.slices == other.slices
