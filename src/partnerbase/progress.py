"""What the engine tells while it works: which phase it is in, how far that is, and what each one took.

The phases are, in this order, find, read, link, rules, plan, render, index, publish. Whoever works opens one and
advances it:

    with progress.phase("read", total=len(files)) as phase:
        for file in files:
            ...
            phase.advance()

A process that was forked off starts with `Timings()` of its own, as only one process may draw, and sends their
`slices` to its parent, who takes them in with `join`: the times of all processes come from the same clock.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from time import monotonic, perf_counter, process_time
from typing import NamedTuple, Protocol, TextIO

REDRAWN_AFTER = 0.1
"""Seconds between two pictures of the bar, and before the first one: what ends sooner shows none."""
WORTH_A_LINE = 1.0
"""Seconds that a phase takes before a log tells of it."""
WIDTH = 80
"""Columns of a terminal that does not tell."""
CELLS = 24


class Phase:
    """A phase that is going on.

    Args:
        name: What is done.
        total: How many items there are to do; None where nobody knows.
    """

    def __init__(self, name: str, total: int | None = None) -> None:
        """Start with nothing done."""
        self.name, self.total, self.done = name, total, 0

    def advance(self, count: int = 1) -> None:
        """Note that more items are done."""
        self.done += count


class Progress(Protocol):
    """Somebody who is told of each phase."""

    def phase(self, name: str, total: int | None = None) -> AbstractContextManager[Phase]:
        """Tell that a phase begins, and at the end of the block that it is over."""

    def join(self, slices: Iterable["Slice"]) -> None:
        """Tell what another process did meanwhile."""


class Alone:
    """Tells of this process alone."""

    def join(self, slices: Iterable["Slice"]) -> None:
        """Pass over what other processes did."""


class Silent(Alone):
    """Tells nobody."""

    @contextmanager
    def phase(self, name: str, total: int | None = None) -> Iterator[Phase]:
        """Count what is done."""
        yield Phase(name, total)


SILENT = Silent()


class Lines(Alone):
    """Tells a log, such as that of a CI job: a line at the end of each phase that took long.

    Args:
        stream: The log.
    """

    def __init__(self, stream: TextIO) -> None:
        """Keep the stream."""
        self._stream = stream

    @contextmanager
    def phase(self, name: str, total: int | None = None) -> Iterator[Phase]:
        """Write a line when a phase is over."""
        phase, start = Phase(name, total), monotonic()
        yield phase
        took = monotonic() - start
        if took >= WORTH_A_LINE:
            done = f", {phase.done:,} done" if phase.done else ""
            _write(self._stream, f"{name}: {took:.1f} s{done}\n")


class Bar(Alone):
    """Draws a line at a terminal and wipes it at the end, with no other command than the carriage return.

    Args:
        stream: The terminal.
    """

    def __init__(self, stream: TextIO) -> None:
        """Start with nothing drawn."""
        self._stream = stream
        self._since = monotonic()
        self._width = 0
        self._visible = False

    @contextmanager
    def phase(self, name: str, total: int | None = None) -> Iterator[Phase]:
        """Draw how far a phase is."""
        phase = _Drawn(name, total, self)
        if self._visible:
            self.draw(phase)
        try:
            yield phase
        finally:
            self._wipe()

    def draw(self, phase: Phase, *, again: bool = False) -> None:
        """Draw a phase; `again` asks for patience since the last time."""
        now = monotonic()
        if again and now - self._since < REDRAWN_AFTER:
            return
        self._since, self._visible = now, True
        line = picture(phase, _columns(self._stream))
        _write(self._stream, f"\r{line:{self._width}}")
        self._width = len(line)

    def _wipe(self) -> None:
        """Leave an empty line, with the cursor at its beginning."""
        if self._width:
            _write(self._stream, f"\r{'':{self._width}}\r")
            self._width = 0


class _Drawn(Phase):
    """A phase that a bar shows."""

    def __init__(self, name: str, total: int | None, bar: Bar) -> None:
        """Keep the bar."""
        super().__init__(name, total)
        self._bar = bar

    def advance(self, count: int = 1) -> None:
        """Note that more items are done, and show it."""
        self.done += count
        self._bar.draw(self, again=True)


def picture(phase: Phase, width: int) -> str:
    """Give the line that shows a phase, shorter than the width of the terminal."""
    count = f"{phase.done:,}" if phase.done else ""
    bar = ""
    if phase.total:
        count = f"{phase.done:,} of {phase.total:,}"
        bar = f"[{'#' * (CELLS * min(phase.done, phase.total) // phase.total):{CELLS}}]"
    for parts in ((f"{phase.name:7}", bar, count), (phase.name, count)):
        line = "  ".join(filter(None, parts)).rstrip()
        if len(line) < width:
            return line
    return phase.name[: max(width - 1, 0)]


def _columns(stream: TextIO) -> int:
    """Give the width of a terminal as it is now."""
    with suppress(OSError, ValueError):
        return os.get_terminal_size(stream.fileno()).columns or WIDTH
    return WIDTH


def _write(stream: TextIO, text: str) -> None:
    """Write; that nobody reads it stops no work."""
    with suppress(OSError):
        stream.write(text)
        stream.flush()


class Slice(NamedTuple):
    """What one process spent on a phase: plain data, which a forked process can hand on as JSON.

    `start` is read from a clock that all processes of the machine share; `start`, `wall` and `cpu` are in seconds.
    """

    name: str
    start: float
    wall: float
    cpu: float
    items: int
    process: int


class Timings:
    """Measures each phase, and hands on what it is told.

    Args:
        inner: Who is told as well.
    """

    def __init__(self, inner: Progress = SILENT) -> None:
        """Start to measure; `start_up` is the CPU time that the process had used before."""
        self._inner = inner
        self.start_up = process_time()
        self.start = perf_counter()
        self.slices: list[Slice] = []

    @contextmanager
    def phase(self, name: str, total: int | None = None) -> Iterator[Phase]:
        """Measure a phase, also one that fails."""
        with self._inner.phase(name, total) as phase:
            start, cpu = perf_counter(), process_time()
            try:
                yield phase
            finally:
                took = perf_counter() - start, process_time() - cpu
                self.slices.append(Slice(name, start, *took, phase.done, os.getpid()))

    def join(self, slices: Iterable[Slice]) -> None:
        """Take in what another process measured."""
        self.slices.extend(slices)
