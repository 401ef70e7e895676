"""All sources as files for reference managers."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from partnerbase.cite import Work, bibtex, csl_json, ris, work_of
from partnerbase.plan.page import Planned
from partnerbase.plan.paths import bibliography_path
from partnerbase.plan.planner import Planner
from partnerbase.records.source import Source

Writer = Callable[[Iterable[Work]], str]
WRITERS: dict[str, Writer] = {
    "bib": lambda works: "\n".join(map(bibtex, works)),
    "ris": lambda works: "\r\n".join(map(ris, works)),
    "csl.json": csl_json,
}
"""What writes each form, by the ending of its file."""


def pages(planner: Planner) -> Iterator[Planned]:
    """Plan a file of all sources in each form; none where there are no sources."""
    keys = planner.site.collections[Source.collection]
    inputs = tuple(map(planner.cards.digest, keys))

    def make(write: Writer) -> bytes:
        return write(work_of(planner.cards[key]) for key in keys).encode()

    for form, write in WRITERS.items() if keys else ():
        yield planner.file(bibliography_path(form), partial(make, write), *inputs)
