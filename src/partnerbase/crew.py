"""Forked processes that each do a share of the work.

A fork has all that its parent knew, so nothing but results travels, as lines of text through a pair of pipes. A member
that dies or fails says nothing; its share is then done by the parent, where the same error shows as without a crew.
"""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from typing import Self

LENGTH_BYTES = 8
CHUNK = 1 << 20
ENDINGS = signal.SIGINT, signal.SIGTERM


@dataclass(slots=True)
class Channel:
    """One end of a pair of pipes: lines go in, the same come out at the other end."""

    source: int
    sink: int
    parent: int = 0

    def is_alone(self) -> bool:
        """Whether a member's parent has ended, so that nobody waits for its results."""
        return os.getppid() != self.parent

    def send(self, lines: Iterable[str]) -> None:
        """Hand lines over; raises `OSError` where nobody is at the other end."""
        content = "\n".join(lines).encode()
        for part in (len(content).to_bytes(LENGTH_BYTES), content):
            left = memoryview(part)
            while left:
                left = left[os.write(self.sink, left[:CHUNK]) :]

    def receive(self) -> list[str]:
        """Wait for lines; raises `EOFError` where nobody is at the other end."""
        return self._read(int.from_bytes(self._read(LENGTH_BYTES))).decode().split("\n")

    def _read(self, size: int) -> bytearray:
        content = bytearray()
        while len(content) < size:
            chunk = os.read(self.source, min(size - len(content), CHUNK))
            if not chunk:
                raise EOFError
            content += chunk
        return content

    def close(self) -> None:
        """Tell the other end that no more comes."""
        for descriptor in (self.source, self.sink):
            with suppress(OSError):
                os.close(descriptor)


@dataclass(slots=True)
class Member:
    """A forked process, and the parent's end of the pipes to it.

    `process` is None where the system gave none, `channel` is None once it failed.
    """

    number: int
    process: int | None
    channel: Channel | None

    def send(self, lines: Iterable[str]) -> None:
        """Hand lines over, if it lives."""
        try:
            if self.channel:
                self.channel.send(lines)
        except OSError:
            self.leave()

    def receive(self) -> list[str] | None:
        """Wait for its lines; None where it failed."""
        try:
            return self.channel.receive() if self.channel else None
        except (EOFError, OSError, ValueError):
            self.leave()
            return None

    def leave(self) -> None:
        """Expect no more of it."""
        if self.channel:
            self.channel.close()
            self.channel = None


Work = Callable[[int, Channel], None]
"""What a member does: it gets its number, from 1 on, and its end of the pipes."""


def most_jobs() -> int:
    """Give the number of processes that can run at once; one where a fork is not safe, as outside Linux."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


class Crew:
    """The members, while they work."""

    def __init__(self, members: list[Member]) -> None:
        """Keep the members."""
        self.members = members

    def __iter__(self) -> Iterator[Member]:
        """Give the members by number."""
        return iter(self.members)

    @classmethod
    @contextmanager
    def of(cls, count: int, work: Work) -> Iterator[Self]:
        """Fork some processes; at the end they are gone, whatever they were doing."""
        members: list[Member] = []
        try:
            for number in range(1, count + 1):
                members.append(_forked(number, work, members))
            yield cls(members)
        finally:
            for member in members:
                member.leave()
                _end(member)


def _end(member: Member) -> None:
    if member.process is not None:
        with suppress(ProcessLookupError):
            os.kill(member.process, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(member.process, 0)


def _forked(number: int, work: Work, others: list[Member]) -> Member:
    """Fork a process; where the system has no more processes or pipes to give, the member has failed already."""
    with ExitStack() as opened:
        try:
            ours, theirs = _pipes(opened)
            gc.freeze()
            theirs.parent = os.getpid()
            process = _fork()
        except OSError:
            return Member(number, None, None)
        opened.pop_all()
    if process:
        theirs.close()
        return Member(number, process, ours)
    status = 1
    try:
        for ending in ENDINGS:
            signal.signal(ending, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)
        for other in others:
            other.leave()
        ours.close()
        work(number, theirs)
        status = 0
    finally:
        os._exit(status)


def _fork() -> int:
    """Fork; a signal that would end the program waits meanwhile, in the new process until its own handling is set."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS)
    process = -1
    try:
        process = os.fork()
    finally:
        if process:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return process


def _pipes(opened: ExitStack) -> tuple[Channel, Channel]:
    """Open the pipes to a member, and have them closed at the end."""
    ends: list[int] = []
    for _ in range(2):
        pair = os.pipe()
        ends += pair
        for end in pair:
            opened.callback(os.close, end)
    to_member, from_parent, to_parent, from_member = ends
    return Channel(to_parent, from_parent), Channel(to_member, from_member)
