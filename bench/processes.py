"""Runs a command as a whole process tree, and says what it took."""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

BETWEEN_LOOKS = 0.05
MOST_SHOWN = 2000


@dataclass(frozen=True, slots=True)
class Taken:
    """What a run took.

    Args:
        wall: Seconds from start to exit.
        cpu: Seconds on any core, of the process and of all children that it waited for.
        largest: Peak memory of the largest process, in MiB.
        tree: Peak memory of all processes together, shared pages counted once, in MiB; None where nobody looked.
    """

    wall: float
    cpu: float
    largest: float
    tree: float | None = None


class FailedError(RuntimeError):
    """A command that ended with another status than 0."""


def run(command: Sequence[str | Path], *, cwd: Path, env: Mapping[str, str], watch: bool = False) -> Taken:
    """Run a command to its end.

    Args:
        command: The program and its arguments.
        cwd: Where to run it.
        env: Its whole environment.
        watch: Whether to sum up the memory of all its processes, which costs some CPU beside it.

    Raises:
        FailedError: It failed; with the end of what it printed.
    """
    with (cwd / "output.log").open("w+b") as log:
        start = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - the commands are this program's own
            [str(part) for part in command], cwd=cwd, env=dict(env), stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
        watcher = _Watcher(process.pid) if watch else None
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        tree = watcher.stop() if watcher else None
        if process.returncode:
            log.seek(0)
            said = log.read().decode(errors="replace")[-MOST_SHOWN:]
            raise FailedError(f"{' '.join(map(str, command))}: exit status {process.returncode}\n{said}")
    return Taken(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, tree)


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
