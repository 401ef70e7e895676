"""How long `partnerbase serve` needs from saving a record to the page on disk."""

import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bench.edits import with_text
from bench.generators import CACHE, PARTNERBASE, Ours
from bench.made import Record
from bench.processes import FailedError

SITE = Path(CACHE, "serve", "site")
FIRST_BUILD = 300.0
REBUILD = 60.0
BETWEEN_LOOKS = 0.001
REST = 1.0
"""Seconds between two edits, in which the server finishes what it does after a build."""


def seconds_to_page(ours: Ours, record: Record, times: int) -> list[float]:
    """Start the server, and save a record so many times.

    Args:
        ours: Where the content and the templates lie; what was built there goes.
        record: The record to edit, which has a text; it is as before at the end.
        times: How many edits.

    Raises:
        FailedError: The server ended, or a page did not come.
    """
    ours.clean()
    page = ours.folder / SITE / ours.languages[0] / record.collection / f"{record.slug}.html"
    try:
        return list(_saves(ours, record, page, times))
    finally:
        ours.change(record, record)


def _saves(ours: Ours, record: Record, page: Path, times: int) -> Iterator[float]:
    """Save a record again and again; give the seconds of each time."""
    with _server(ours) as process:
        _wait(process, page, "", FIRST_BUILD)
        for number in range(1, times + 1):
            time.sleep(REST)
            start = time.perf_counter()
            ours.change(record, with_text(record, number))
            _wait(process, page, f"Edited for the {number}. time", REBUILD)
            yield time.perf_counter() - start


@contextmanager
def _server(ours: Ours) -> Iterator[subprocess.Popen[bytes]]:
    command = [PARTNERBASE, "serve", "--content", ours.content, "--templates", ours.templates, "--port", "0"]
    with (ours.folder / "output.log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 - the command is this program's own
            list(map(str, command)), cwd=ours.folder, env=ours.env, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()


def _wait(process: subprocess.Popen[bytes], page: Path, text: str, seconds: float) -> None:
    """Look until a page is there and has a text."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        if process.poll() is not None:
            raise FailedError("the server ended")
        with suppress(FileNotFoundError):
            if text in page.read_text("utf-8"):
                return
        time.sleep(BETWEEN_LOOKS)
    raise FailedError(f"no page after {seconds:.0f} s")
