"""Divides the reading of records among processes: each keeps what it read, and learns the abstracts of the rest."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain

from partnerbase.cache import as_line
from partnerbase.crew import Channel, Crew
from partnerbase.library import Library, Told
from partnerbase.progress import Progress, Slice, Timings

WORTH_A_FORK = 200
"""From how many records, or pages, on the work is divided."""
Then = Callable[[Channel], None]
"""What a member does once all records are read."""


@contextmanager
def records_read(library: Library, jobs: int, progress: Progress, then: Then | None = None) -> Iterator[Crew]:
    """Read the records that are not known yet, in several processes where they are many.

    Args:
        library: Takes the records.
        jobs: The number of processes, this one among them.
        progress: Is told of the phase.
        then: What the others do afterwards; without it they end.

    Yields:
        The other processes: none where there is little to read.
    """
    unread = library.recall()
    count = jobs if len(unread) >= WORTH_A_FORK else 1

    def read_share(number: int, watched: Progress) -> list[Told]:
        told = []
        share = unread[number::count]
        with watched.phase("read", len(share)) as phase:
            for bundle in share:
                told.append(library.read_now(bundle))
                phase.advance()
        return told

    def work(number: int, channel: Channel) -> None:
        timings = Timings()
        told = read_share(number, timings)
        channel.send([as_line(timings.slices), *chain.from_iterable(told)])
        if then:
            lines = iter(channel.receive())
            for other in range(count):
                for bundle in unread[other::count] if other != number else ():
                    library.note(bundle, next(lines))
            then(channel)

    with Crew.of(count - 1, work) as crew:
        shares = [read_share(0, progress)]
        for member in crew:
            lines = member.receive()
            if lines is None:
                shares.append(read_share(member.number, progress))
            else:
                progress.join(Slice(*part) for part in json.loads(lines[0]))
                shares.append(list(zip(lines[1::2], lines[2::2], strict=True)))
        for number, share in enumerate(shares):
            for bundle, told in zip(unread[number::count], share, strict=True):
                library.learn(bundle, told)
                library.holders[bundle.key] = number
        if then:
            for member in crew:
                others = (share for number, share in enumerate(shares) if number != member.number)
                member.send(line for line, _ in chain.from_iterable(others))
        yield crew
