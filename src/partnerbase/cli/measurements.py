"""What a run took, phase by phase: a table for people, a trace for tools.

The trace is in the Trace Event Format, which Perfetto (https://ui.perfetto.dev), speedscope and Chrome open:
https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
"""

import json
import os
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from partnerbase import __version__
from partnerbase.cli.terminal import PROBLEMS, WRONG_USE, fail, is_terminal
from partnerbase.progress import SILENT, Bar, Lines, Progress, Slice, Timings

MICROSECONDS = 1_000_000
MEBIBYTE = 1024 * 1024
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


def listener() -> Progress:
    """Choose who is told of the progress: somebody at a terminal, the log of a CI job, or nobody."""
    if is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb":
        return Bar(sys.stderr)
    if os.environ.get("CI", "").lower() not in {"", "0", "false"} and sys.stderr is not None:
        return Lines(sys.stderr)
    return SILENT


@contextmanager
def watched(command: str, *, timings: bool, profile: Path | None) -> Iterator[Progress]:
    """Give what a command tells of its progress, and tell at its end what it took, also when it fails.

    Args:
        command: What runs.
        timings: Whether to print a table.
        profile: The file of the trace, if one is wanted.
    """
    if not timings and profile is None:
        yield listener()
        return
    if profile is not None:
        write(profile, "", status=WRONG_USE)
    measured = Timings(listener())
    try:
        yield measured
    finally:
        if timings and sys.stderr is not None:
            sys.stderr.write(table(measured))
        if profile is not None:
            write(profile, trace(measured, command), status=PROBLEMS)


def write(file: Path, text: str, *, status: int) -> None:
    """Write the trace, or say why it cannot be; an empty one before the run, so that no run is in vain."""
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        fail(f"cannot write the profile to '{file}': {error.strerror}", "choose another file", status)


def table(measured: Timings) -> str:
    """Give what each phase took in all processes: from its first beginning to its last end, and of CPU time."""
    lines = [f"{'phase':10}{'wall s':>9}{'CPU s':>9}{'items':>10}{'µs each':>10}"]
    lines.append(_row("start-up", None, measured.start_up, 0))
    for name, slices in _by_phase(measured.slices).items():
        wall = max(one.start + one.wall for one in slices) - min(one.start for one in slices)
        lines.append(_row(name, wall, sum(one.cpu for one in slices), sum(one.items for one in slices)))
    spent = measured.start_up + sum(one.cpu for one in measured.slices)
    lines.append(_row("in all", perf_counter() - measured.start, spent, 0))
    processes = len({one.process for one in measured.slices})
    return "\n".join([*lines, f"peak memory: {_peak(processes)}", ""])


def _row(name: str, wall: float | None, cpu: float, items: int) -> str:
    """Give a line of the table."""
    took = f"{wall:9.3f}" if wall is not None else " " * 9
    each = f"{items:10,}{cpu * MICROSECONDS / items:10,.0f}" if items else ""
    return f"{name:10}{took}{cpu:9.3f}{each}"


def _by_phase(slices: list[Slice]) -> dict[str, list[Slice]]:
    """Put together what was spent on the same phase, in the order in which phases began."""
    phases: dict[str, list[Slice]] = {}
    for one in sorted(slices, key=lambda one: one.start):
        phases.setdefault(one.name, []).append(one)
    return phases


def _peak(processes: int) -> str:
    """Say how much memory was held at most, by this process and, where there were others, by the largest of them."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * MAXRSS_UNIT // MEBIBYTE
    if processes <= 1:
        return f"{own:,} MiB"
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * MAXRSS_UNIT // MEBIBYTE
    return f"{own:,} MiB, and {largest:,} MiB in the largest of {processes - 1} other processes"


def trace(measured: Timings, command: str) -> str:
    """Give one slice a phase and process, with the items and the CPU time, in microseconds since the first phase."""
    processes = sorted({one.process for one in measured.slices}, key=lambda process: process != os.getpid())
    events: list[dict[str, object]] = [
        {"name": "process_name", "ph": "M", "pid": process, "tid": process, "args": {"name": f"partnerbase {command}"}}
        for process in processes
    ]
    events += [
        {
            "name": one.name,
            "cat": "phase",
            "ph": "X",
            "ts": round((one.start - measured.start) * MICROSECONDS),
            "dur": round(one.wall * MICROSECONDS),
            "pid": one.process,
            "tid": one.process,
            "args": {"items": one.items, "CPU ms": round(one.cpu * 1000, 3)},
        }
        for one in measured.slices
    ]
    about = {"program": f"partnerbase {__version__}", "peak memory": _peak(len(processes))}
    return json.dumps({"traceEvents": events, "displayTimeUnit": "ms", "otherData": about}, indent=1) + "\n"
