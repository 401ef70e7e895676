"""Times each phase of partnerbase's own build of a content folder.

    python -m bench.stages CONTENT [--out DIR] [--profile PHASE]

CPU and wall time of each phase of a cold build, as `partnerbase build --timings` notes them, with the CPU time for each
record and for each page of the site. `--profile` names the functions in which one phase spends its time; the times of
that phase are then no measure.
"""

import argparse
import cProfile
import pstats
import resource
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.generators import TEMPLATES
from partnerbase.build import Options, build
from partnerbase.progress import Phase, Slice, Timings

MOST_FUNCTIONS = 30
ENDINGS = frozenset({".md", ".yaml"})


@dataclass(frozen=True, slots=True)
class Measured:
    """What a build took: the time of each phase in each process, and the size of the site."""

    slices: tuple[Slice, ...]
    records: int
    pages: int


class Profiled(Timings):
    """Measures each phase, and looks into one of them."""

    def __init__(self, name: str | None) -> None:
        """Take the name of the phase to look into."""
        super().__init__()
        self.name, self.profile = name, cProfile.Profile()

    @contextmanager
    def phase(self, name: str, total: int | None = None) -> Iterator[Phase]:
        """Measure a phase."""
        with super().phase(name, total) as phase:
            if name != self.name:
                yield phase
                return
            self.profile.enable()
            try:
                yield phase
            finally:
                self.profile.disable()


def measure(content: Path, out: Path, clock: Timings) -> Measured:
    """Build a site.

    Raises:
        ValueError: The content has errors, so that there is nothing to build.
    """
    built = build(Options(content, out, TEMPLATES), progress=clock)
    if built.published is None:
        raise ValueError(f"{content} has errors; run partnerbase check")
    return Measured(tuple(clock.slices), _records(content), built.pages)


def _records(content: Path) -> int:
    """Count the records: a translation of a text, such as `trier.de.md`, is none of its own."""
    return sum(1 for file in content.glob("*/**/*") if file.suffix in ENDINGS and "." not in file.stem)


def table(measured: Measured) -> str:
    """Write the phases as a table in Markdown, in the order in which they began."""
    lines = [
        f"\n{measured.records:,} records, {measured.pages:,} pages\n",
        "| phase | wall s | CPU s | CPU µs a record | CPU µs a page |\n|---|---:|---:|---:|---:|",
    ]
    for name in dict.fromkeys(one.name for one in sorted(measured.slices, key=lambda one: one.start)):
        slices = [one for one in measured.slices if one.name == name]
        wall = max(one.start + one.wall for one in slices) - min(one.start for one in slices)
        cpu = sum(one.cpu for one in slices)
        each = f"{cpu / measured.records * 1e6:.0f} | {cpu / measured.pages * 1e6:.0f}"
        lines.append(f"| {name} | {wall:.2f} | {cpu:.2f} | {each} |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure a content folder and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("content", type=Path, metavar="CONTENT", help="the content folder, such as bench.corpus makes")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where to publish; else a temporary folder")
    parser.add_argument("--profile", metavar="PHASE", help="the name of the phase to look into")
    given = parser.parse_args(arguments)
    clock = Profiled(given.profile)
    with TemporaryDirectory(dir=given.content.resolve().parent) as folder:
        measured = measure(given.content, given.out or Path(folder) / "site", clock)
    if given.profile and given.profile not in {one.name for one in measured.slices}:
        parser.error(f"there is no phase {given.profile}")
    if given.profile:
        pstats.Stats(clock.profile).sort_stats("tottime").print_stats(MOST_FUNCTIONS)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{table(measured)}\n\npeak memory: {peak:.0f} MiB")  # noqa: T201 - what it is for


if __name__ == "__main__":
    main()
