"""A terminal of one's own: a command that believes that somebody sits before it."""

import contextlib
import os
import select
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from tests.cli.commands import ENVIRONMENT, PARTNERBASE, PATIENCE

CTRL_C, CTRL_D = "\x03", "\x04"
LARGEST = 65536
A_WHILE = 5.0
"""Seconds after which a user presses a key again."""


class Terminal:
    """A command on a pseudo-terminal: `expect` waits for words, `answer` types, `end` waits for the exit status."""

    def __init__(self, *arguments: str, cwd: Path, env: dict[str, str] | None = None) -> None:
        """Start the command in a session whose controlling terminal is the new one."""
        self.shown = ""
        self._ended = self._closed = False
        self._master, slave = os.openpty()
        command = ["/bin/sh", "-c", 'cd "$0" && exec "$@"', str(cwd), str(PARTNERBASE), *arguments]
        self._pid = os.posix_spawn(
            command[0],
            command,
            ENVIRONMENT | (env or {}),
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, os.ttyname(slave), os.O_RDWR, 0),
                (os.POSIX_SPAWN_DUP2, 0, 1),
                (os.POSIX_SPAWN_DUP2, 0, 2),
            ],
            setsid=True,
            setsigdef=[signal.SIGINT],
        )
        os.close(slave)

    def expect(self, words: str) -> None:
        """Wait until the words are shown."""
        until = time.monotonic() + PATIENCE
        while words not in self.shown:
            if not self._read(until):
                raise AssertionError(f"no {words!r} in {self.shown!r}")

    def type(self, line: str) -> None:
        """Type a line."""
        os.write(self._master, f"{line}\n".encode())

    def answer(self, question: str, text: str) -> None:
        """Wait for a question that was not answered yet, and answer it."""
        self.expect(f"{question}: ")
        self.shown = ""
        self.type(text)

    def press(self, key: str) -> int:
        """Press a key until the command ends, as a user does; gives the exit status.

        A Ctrl-C that comes just before the command begins to read is noticed only when it has read something.
        """
        until = time.monotonic() + PATIENCE
        while not self._closed and time.monotonic() < until:
            os.write(self._master, key.encode())
            while self._read(time.monotonic() + A_WHILE):
                pass
        return self.end()

    def end(self) -> int:
        """Wait for the end and give the exit status."""
        until = time.monotonic() + PATIENCE
        while self._read(until):
            pass
        if not self._closed:
            raise AssertionError(f"it does not end: {self.shown!r}")
        self._ended = True
        return os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])

    def close(self) -> None:
        """Let the terminal go; the command, if it still runs, is killed."""
        os.close(self._master)
        if not self._ended:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)

    def _read(self, until: float) -> bool:
        """Read what is shown next; False at the end, and when time is up."""
        ready, _, _ = select.select([self._master], [], [], max(until - time.monotonic(), 0))
        try:
            data = os.read(self._master, LARGEST) if ready else b""
        except OSError:  # Linux's way to say that nobody is at the other end any more
            self._closed, data = True, b""
        self.shown += data.decode(errors="replace").replace("\r\n", "\n")
        return bool(data)


@contextlib.contextmanager
def terminal(*arguments: str, cwd: Path, env: dict[str, str] | None = None) -> Iterator[Terminal]:
    """Run a command on a terminal."""
    made = Terminal(*arguments, cwd=cwd, env=env)
    try:
        yield made
    finally:
        made.close()
