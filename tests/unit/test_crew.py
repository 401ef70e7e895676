"""Forked processes: their results come in order, a failed one gives none, and nothing of them is left."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from partnerbase.crew import CHUNK, Channel, Crew, most_jobs


@pytest.fixture(autouse=True)
def nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Make sure that no process and no open file stays behind."""
    forked, fork = list[int](), os.fork

    def noting() -> int:
        process = fork()
        forked.append(process)
        return process

    monkeypatch.setattr(os, "fork", noting)
    before = open_files()
    yield
    assert open_files() == before
    for process in forked:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)


def open_files() -> list[str]:
    """Give the numbers of the files that this process has open."""
    return sorted(path.name for path in Path("/dev/fd").iterdir())


def number_of(number: int, channel: Channel) -> None:
    """Hand in the number of the member."""
    channel.send([str(number)])


def test_results_come_by_number_whoever_is_first() -> None:
    def work(number: int, channel: Channel) -> None:
        channel.receive()
        channel.send([f"{number}", "南京", "x" * (2 * CHUNK + 7)])

    with Crew.of(3, work) as crew:
        for member in reversed(crew.members):
            member.send(["go"])
        assert [member.number for member in crew] == [1, 2, 3]
        assert [member.receive() for member in crew] == [[str(n), "南京", "x" * (2 * CHUNK + 7)] for n in (1, 2, 3)]


def test_several_messages_come_one_by_one() -> None:
    def echo(_: int, channel: Channel) -> None:
        for _ in range(3):
            channel.send(line.upper() for line in channel.receive())

    with Crew.of(1, echo) as crew:
        (member,) = crew
        for lines in (["a"], ["b", "", "c"], [""]):
            member.send(lines)
            assert member.receive() == [line.upper() for line in lines]


def test_a_crew_of_nobody() -> None:
    with Crew.of(0, number_of) as crew:
        assert list(crew) == []


def test_a_member_that_raises_gives_none(capfd: pytest.CaptureFixture[str]) -> None:
    def work(number: int, channel: Channel) -> None:
        if number == 2:
            raise ValueError(number)
        number_of(number, channel)

    with Crew.of(3, work) as crew:
        assert [member.receive() for member in crew] == [["1"], None, ["3"]]
        (failed,) = (member for member in crew if member.number == 2)
        failed.send(["more"])
        assert failed.receive() is None
    assert capfd.readouterr() == ("", "")


def test_a_member_that_is_killed_gives_none() -> None:
    def work(number: int, channel: Channel) -> None:
        if number == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        number_of(number, channel)

    with Crew.of(2, work) as crew:
        assert [member.receive() for member in crew] == [None, ["2"]]


def test_a_member_that_is_killed_within_its_message_gives_none() -> None:
    def work(_: int, channel: Channel) -> None:
        os.write(channel.sink, (1000).to_bytes(8) + b"x" * 10)

    with Crew.of(1, work) as crew:
        assert [member.receive() for member in crew] == [None]


def test_a_message_that_is_no_text_gives_none() -> None:
    def work(_: int, channel: Channel) -> None:
        os.write(channel.sink, (1).to_bytes(8) + b"\xff")

    with Crew.of(1, work) as crew:
        assert [member.receive() for member in crew] == [None]


def test_members_that_still_work_are_gone_at_the_end() -> None:
    with Crew.of(2, lambda *_: signal.pause()) as crew:
        processes = [member.process or 0 for member in crew]
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_members_are_gone_when_the_parent_fails() -> None:
    with pytest.raises(KeyError), Crew.of(2, lambda *_: signal.pause()):
        raise KeyError


def test_a_member_never_comes_back_into_the_program() -> None:
    def leave(_number: int, _channel: Channel) -> None:
        raise SystemExit(0)

    ours = os.getpid()
    with Crew.of(1, leave) as crew:
        assert [member.receive() for member in crew] == [None]
    assert os.getpid() == ours


def test_a_member_notices_that_its_parent_has_ended() -> None:
    """The parent is itself a fork, which ends without a word; its members must all read the end."""
    ended, tell = os.pipe()

    def wait(number: int, channel: Channel) -> None:
        os.close(ended)
        try:
            channel.receive()
        except EOFError:
            while not channel.is_alone():
                signal.sigtimedwait([], 0.01)
            os.write(tell, str(number).encode())

    parent = os.fork()
    if not parent:
        with Crew.of(3, wait):
            os._exit(0)
    os.close(tell)
    os.waitpid(parent, 0)
    told = b""
    while part := os.read(ended, 10):
        told += part
    os.close(ended)
    assert sorted(told.decode()) == ["1", "2", "3"]


def test_there_is_no_fork_where_threads_run() -> None:
    assert most_jobs() >= 1
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert most_jobs() == 1
    finally:
        done.set()
        thread.join()


@pytest.mark.parametrize(
    ("call", "successes", "first"),
    [("fork", 1, ["1"]), ("fork", 0, None), ("pipe", 2, ["1"]), ("pipe", 3, ["1"]), ("pipe", 0, None)],
)
def test_a_member_that_the_system_refuses_has_failed(
    monkeypatch: pytest.MonkeyPatch, call: str, successes: int, first: list[str] | None
) -> None:
    real, left = getattr(os, call), [None] * successes

    def scarce() -> object:
        if not left:
            raise BlockingIOError
        left.pop()
        return real()

    monkeypatch.setattr(os, call, scarce)
    with Crew.of(3, number_of) as crew:
        found = [member.receive() for member in crew]
    assert found == [first, None, None]


def test_a_member_ends_of_the_signals_that_end_the_program() -> None:
    def wait(_: int, channel: Channel) -> None:
        channel.send([f"{signal.getsignal(signal.SIGTERM)!r} {signal.pthread_sigmask(signal.SIG_BLOCK, ())}"])
        channel.receive()

    with Crew.of(1, wait) as crew:
        (member,) = crew
        assert member.receive() == [f"{signal.SIG_DFL!r} {signal.pthread_sigmask(signal.SIG_BLOCK, ())}"]
        assert member.process is not None
        os.kill(member.process, signal.SIGTERM)
        assert member.receive() is None
