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


class Terminal:
    """A command on a pseudo-terminal: `type` answers, `expect` waits for words, `end` for its exit status."""

    def __init__(self, *arguments: str, cwd: Path, env: dict[str, str] | None = None) -> None:
        """Start the command in a session whose controlling terminal is the new one."""
        self.shown = ""
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

    def type(self, text: str, *, enter: bool = True) -> None:
        """Type a line, or signs without the key Enter."""
        os.write(self._master, text.encode() + b"\n" * enter)

    def answer(self, question: str, text: str) -> None:
        """Wait for a question that was not answered yet, and answer it."""
        self.expect(f"{question}: ")
        self.shown = ""
        self.type(text)

    def end(self) -> int:
        """Wait for the end and give the exit status."""
        until = time.monotonic() + PATIENCE
        while self._read(until):
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])

    def close(self) -> None:
        """Let the terminal go; the command, if it still runs, is hung up."""
        os.close(self._master)

    def _read(self, until: float) -> bool:
        """Read what is shown next; False at the end."""
        ready, _, _ = select.select([self._master], [], [], max(until - time.monotonic(), 0))
        with contextlib.suppress(OSError):  # Linux's way to say that nobody is at the other end any more
            data = os.read(self._master, LARGEST) if ready else b""
            self.shown += data.decode().replace("\r\n", "\n")
            return bool(data)
        return False


@contextlib.contextmanager
def terminal(*arguments: str, cwd: Path, env: dict[str, str] | None = None) -> Iterator[Terminal]:
    """Run a command on a terminal."""
    made = Terminal(*arguments, cwd=cwd, env=env)
    try:
        yield made
    finally:
        made.close()
