"""Speaks with pagefind, a program of its own that indexes pages handed to it one by one.

Requests and answers are JSON in Base64, each with a comma behind it: https://pagefind.app/docs/node-api/ describes
them. pagefind can look for pages in a folder as well, but numbers them in the order in which the file system names
them, which is another one on another machine.
"""

import base64
import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

from partnerbase.diagnostics import printable
from partnerbase.publish import PublishError

END = b","
CHUNK = 1 << 16
SAID = "said"
WITHOUT = "build with --no-search to do without the full-text search"


class Pagefind:
    """A running pagefind.

    Args:
        process: The process, with pipes to and from it.
        said: What it writes beside its answers.
    """

    def __init__(self, process: "subprocess.Popen[bytes]", said: Path) -> None:
        """Take over the process."""
        self._process, self._said = process, said
        self._asked = self._answered = 0
        self._unread = bytearray()

    @classmethod
    @contextmanager
    def running(cls, folder: Path) -> Iterator[Self]:
        """Start one that works in an empty folder, without settings from elsewhere; it does not outlive the block.

        Raises:
            PublishError: It cannot be started.
        """
        command, said = [_program(), "--service"], folder / SAID
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND")}
        try:
            with said.open("wb") as errors:
                pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": errors}
                process = subprocess.Popen(command, cwd=folder, env=environment, **pipes)  # type: ignore[call-overload] # noqa: S603 - the command is ours
        except OSError as error:
            raise failed(error.strerror or "it cannot be run") from error
        with process:
            try:
                yield cls(process, said)
            finally:
                process.kill()
                with suppress(OSError):  # what it was not told any more
                    process.stdin.close()

    def ask(self, kind: str, **request: object) -> None:
        """Hand a request over: each is answered, in the order in which they were asked.

        Raises:
            PublishError: It has ended.
        """
        self._asked += 1
        message = {"message_id": self._asked, "payload": {"type": kind, **request}}
        assert self._process.stdin is not None  # noqa: S101 - it was started with a pipe
        try:
            self._process.stdin.write(base64.b64encode(json.dumps(message).encode()) + END)
            self._process.stdin.flush()
        except OSError as error:
            raise self._ended() from error

    def answer(self) -> Mapping[str, Any]:
        """Wait for the answer to the first request that has not been answered.

        Raises:
            PublishError: It has ended, or refuses the request.
        """
        self._answered += 1
        try:
            said = json.loads(base64.b64decode(self._read()))
            answer = dict(said["payload"])
            if answer["type"] == "Error":
                raise failed(str(answer.get("message")))
            if said["message_id"] != self._answered:
                raise failed("it does not answer in the order in which it was asked")
        except (ValueError, KeyError, TypeError) as error:
            raise failed("its answer cannot be read") from error
        return answer

    def _read(self) -> bytearray:
        """Read an answer."""
        assert self._process.stdout is not None  # noqa: S101 - it was started with a pipe
        start = 0
        while (end := self._unread.find(END, start)) < 0:
            start = len(self._unread)
            chunk = self._process.stdout.read1(CHUNK)  # type: ignore[attr-defined] # the stream is buffered
            if not chunk:
                raise self._ended()
            self._unread += chunk
        said = self._unread[:end]
        del self._unread[: end + len(END)]
        return said

    def _ended(self) -> PublishError:
        """Make the error of a process that is gone, from the first line that it left."""
        status = self._process.wait()
        lines = self._said.read_text("utf-8", "replace").splitlines()
        return failed(next(filter(str.strip, lines), f"it ended with status {status}"))


def failed(reason: str) -> PublishError:
    """Make the error that says in one line what stands in the way of the search."""
    return PublishError(f"cannot make the full-text search: pagefind failed ({printable(reason.strip())})", WITHOUT)


def _program() -> str:
    """Find pagefind in the form that knows how to part Chinese words."""
    try:
        from pagefind_bin_extended import get_executable  # noqa: PLC0415 - nothing else needs it, and it may be missing

        return str(get_executable())
    except (ImportError, OSError) as error:
        hint = f"install pagefind[extended], or {WITHOUT}"
        raise PublishError("cannot make the full-text search: pagefind is not there", hint) from error
