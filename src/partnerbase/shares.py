"""Divides the reading of records among processes: each keeps what it read, and learns the abstracts of the rest."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain

from partnerbase.cache import as_line
from partnerbase.crew import Channel, Crew, Member
from partnerbase.library import Library, Told
from partnerbase.load import Bundle
from partnerbase.progress import Progress, Slice, Timings

WORTH_A_FORK = 200
"""From how many records, or pages, on the work is divided."""
AT_A_TIME = 100
"""How many records are read together: the more, the faster, but the bar moves on when all are."""
Then = Callable[[Channel], None]
"""What a member does once all records are read."""


@contextmanager
def records_read(
    library: Library, digests: Mapping[str, str], jobs: int, progress: Progress, then: Then | None = None
) -> Iterator[Crew]:
    """Read the records that are not known yet, in several processes where they are many.

    Args:
        library: Takes the records.
        digests: Those of all files by path, as far as they are known.
        jobs: The number of processes, this one among them.
        progress: Is told of the phase.
        then: What the others do afterwards; without it they end.

    Yields:
        The other processes: none where there is little to read.
    """
    unread = library.recall(digests)
    count = jobs if len(unread) >= WORTH_A_FORK else 1
    if count > 1:
        unread = _without_first(unread, library, progress)
    work = _Work(library, [unread[number::count] for number in range(count)], then)
    with Crew.of(count - 1, work.as_member) as crew:
        told = [work.read(0, progress), *(work.told_by(member, progress) for member in crew)]
        work.learn(told)
        if then:
            for member in crew:
                work.tell(member, told)
        yield crew


def _without_first(unread: Sequence[Bundle], library: Library, progress: Progress) -> list[Bundle]:
    """Read the first record of each collection, so that what is made at the first of a kind is made before the fork."""
    first = {bundle.key[0]: bundle for bundle in reversed(unread)}.values()
    with progress.phase("read", len(first)) as phase:
        for bundle, told in zip(first, library.read_now([*first]), strict=True):
            library.learn(bundle, told)
            phase.advance()
    keys = {bundle.key for bundle in first}
    return [bundle for bundle in unread if bundle.key not in keys]


class _Work:
    """The reading of some shares of the records.

    Args:
        library: Takes the records.
        shares: The records that each process reads, by its number.
        then: What the others do afterwards.
    """

    def __init__(self, library: Library, shares: Sequence[Sequence[Bundle]], then: Then | None) -> None:
        """Keep the shares."""
        self.library, self.shares, self.then = library, shares, then

    def read(self, number: int, progress: Progress, channel: Channel | None = None) -> list[Told]:
        """Read a share; in a member, as long as somebody waits for it."""
        told, share = [], self.shares[number]
        with progress.phase("read", len(share)) as phase:
            for start in range(0, len(share), AT_A_TIME):
                if channel and channel.is_alone():
                    raise EOFError
                told += self.library.read_now(share[start : start + AT_A_TIME])
                phase.advance(len(told) - start)
        return told

    def as_member(self, number: int, channel: Channel) -> None:
        """Read a share, tell of it, and learn what the others have read."""
        timings = Timings()
        told = self.read(number, timings, channel)
        channel.send([as_line(timings.slices), *chain.from_iterable(told)])
        if self.then:
            for bundle, line in zip(self._of_others(number), channel.receive(), strict=True):
                self.library.note(bundle, line)
            self.then(channel)

    def _of_others(self, number: int) -> Iterator[Bundle]:
        return chain.from_iterable(share for other, share in enumerate(self.shares) if other != number)

    def told_by(self, member: Member, progress: Progress) -> list[Told]:
        """Take what a member has read; what one that failed should have is read here."""
        lines = member.receive()
        if lines is None:
            return self.read(member.number, progress)
        progress.join(Slice(*part) for part in json.loads(lines[0]))
        return list(zip(lines[1::2], lines[2::2], strict=True))

    def learn(self, told: Sequence[Sequence[Told]]) -> None:
        """Take what was read of all shares."""
        for number, share in enumerate(self.shares):
            for bundle, lines in zip(share, told[number], strict=True):
                self.library.learn(bundle, lines)
                self.library.holders[bundle.key] = number

    def tell(self, member: Member, told: Sequence[Sequence[Told]]) -> None:
        """Tell a member what the others have read."""
        others = (share for number, share in enumerate(told) if number != member.number)
        member.send(line for line, _ in chain.from_iterable(others))
