"""Runs a command as a whole process tree, and says what it took."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread, Timer

BETWEEN_LOOKS = 0.03
MOST_SHOWN = 2000


@dataclass(frozen=True, slots=True)
class Taken:
    """What a run took.

    Args:
        wall: Seconds from start to exit.
        cpu: Seconds on any core, of the process and of all children that it waited for.
        largest: Peak memory of the largest process, in MiB.
        tree: Peak memory of all processes together in MiB, a page that several share split among them (PSS); None
            where nobody looked.
    """

    wall: float
    cpu: float
    largest: float
    tree: float | None = None


class FailedError(RuntimeError):
    """A command that ended with another status than 0."""


class TooSlowError(RuntimeError):
    """A command that took longer than it may, and was ended."""


def run(
    command: Sequence[str | Path], *, cwd: Path, env: Mapping[str, str], watch: bool = False, limit: float | None = None
) -> Taken:
    """Run a command to its end.

    Args:
        command: The program and its arguments.
        cwd: Where to run it.
        env: Its whole environment.
        watch: Whether to sum up the memory of all its processes, which costs some CPU beside it.
        limit: After how many seconds to end it.

    Raises:
        FailedError: It failed; with the end of what it printed.
        TooSlowError: It was ended at its limit.
    """
    with (cwd / "output.log").open("w+b") as log:
        start = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - the commands are this program's own
            [str(part) for part in command],
            cwd=cwd,
            env=dict(env),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        watcher = _Watcher(process.pid) if watch else None
        with _ended_after(limit, process.pid) as timer:
            _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        tree = watcher.stop() if watcher else None
        if process.returncode and timer.is_over:
            raise TooSlowError(f"over {limit:.0f} s")
        if process.returncode:
            log.seek(0)
            said = log.read().decode(errors="replace")[-MOST_SHOWN:]
            raise FailedError(f"{' '.join(map(str, command))}: exit status {process.returncode}\n{said}")
    return Taken(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, tree)


class _Limit:
    """Ends a process and all that it started, after a time."""

    def __init__(self, seconds: float, group: int) -> None:
        self.group, self.is_over = group, False
        self.timer = Timer(seconds, self._run_out)

    def _run_out(self) -> None:
        self.is_over = True
        self.end()

    def end(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.group, signal.SIGKILL)


@contextmanager
def _ended_after(seconds: float | None, group: int) -> Iterator[_Limit]:
    """Let a process group run for a time, or for ever."""
    limit = _Limit(seconds or 0, group)
    if seconds is not None:
        limit.timer.start()
    try:
        yield limit
    except BaseException:
        limit.end()
        raise
    finally:
        limit.timer.cancel()


class _Watcher:
    """Looks at the memory of a process and of all its descendants, again and again, in a thread."""

    def __init__(self, pid: int) -> None:
        self.pid, self.peak, self.done = pid, 0, Event()
        self.thread = Thread(target=self._watch, daemon=True)
        self.thread.start()

    def stop(self) -> float:
        self.done.set()
        self.thread.join()
        return self.peak / 1024

    def _watch(self) -> None:
        while not self.done.wait(BETWEEN_LOOKS):
            self.peak = max(self.peak, sum(map(_memory, _tree(self.pid))))


def _tree(pid: int) -> list[int]:
    """Name a process and its descendants."""
    found = [pid]
    for process in found:
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            found.extend(map(int, _read(children).split()))
    return found


def _memory(pid: int) -> int:
    """Give a process's share of memory (PSS) in KiB; 0 where it has ended."""
    lines = _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except OSError:
        return ""
