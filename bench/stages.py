"""Times each phase of partnerbase's own pipeline on a content folder, in one process.

    python -m bench.stages CONTENT [--out DIR] [--profile PHASE]

CPU and wall time of each phase, the CPU time for each record and for each page, and the memory at its end. The results
of all phases are held until the end, as a build holds them today. `--profile` names the functions in which one phase
spends its time; the times of that phase are then no measure.
"""

import argparse
import cProfile
import pstats
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from partnerbase.build import newest_source
from partnerbase.derive import derive
from partnerbase.diagnostics import Report
from partnerbase.export import assets, export
from partnerbase.link import link
from partnerbase.load import load, load_settings
from partnerbase.pages import Page, plan
from partnerbase.present.page import present
from partnerbase.publish import edition
from partnerbase.records import COLLECTIONS
from partnerbase.render import render
from partnerbase.rules import facts as facts_of
from partnerbase.rules import run, run_local
from partnerbase.settings import FILE
from partnerbase.validate import languages_in, validate, validate_settings

T = TypeVar("T")
TEMPLATES = Path(__file__).parents[1] / "templates"
MOST_FUNCTIONS = 30


@dataclass(frozen=True, slots=True)
class Phase:
    """What a phase took: seconds, and the peak memory of the process so far in MiB."""

    name: str
    wall: float
    cpu: float
    peak: float


@dataclass
class Clock:
    """Runs phases and notes what they took; one of them is profiled."""

    profiled: str | None = None
    phases: list[Phase] = field(default_factory=list)

    def time(self, name: str, work: Callable[[], T]) -> T:
        """Run one phase."""
        profile = cProfile.Profile() if name == self.profiled else None
        wall, cpu = time.perf_counter(), time.process_time()
        result = profile.runcall(work) if profile else work()
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        self.phases.append(Phase(name, wall, cpu, peak))
        if profile:
            pstats.Stats(profile).sort_stats("tottime").print_stats(MOST_FUNCTIONS)
        return result


def measure(content: Path, out: Path, clock: Clock) -> tuple[int, int]:
    """Run the whole pipeline; give how many records and pages there are.

    Raises:
        ValueError: The content has errors, so that there is nothing to build.
    """
    report = Report()
    document = load_settings(content, FILE, report)
    settings, languages = (validate_settings(document, report), languages_in(document)) if document else (None, None)
    if not settings or not languages:
        raise ValueError(f"{content} has no valid {FILE}")
    loaded = clock.time("load", lambda: load(content, tuple(COLLECTIONS), FILE, languages, report))
    entries = clock.time("validate", lambda: validate(loaded.documents, languages, report))
    site = clock.time("link", lambda: link(entries, loaded, settings, report, drafts=False, facts=facts_of))
    if not report.ok:
        raise ValueError(f"{content} has errors; run partnerbase check")
    day = newest_source(site)
    local = clock.time("local rules", lambda: [found for entry in site for found in run_local(entry, settings)])
    clock.time("rules across records", lambda: list(run(site, day, local)))
    facts = clock.time("derive", lambda: derive(site, day))
    plans = clock.time("plan", lambda: list(plan(site, facts)))
    clock.time("digest of inputs", lambda: [planned.inputs() for planned in plans])
    clock.time("present", lambda: sum(1 for planned in plans if present(planned)))
    pages = clock.time("present and render", lambda: list(render(plans, TEMPLATES)))
    files = clock.time("export", lambda: [*export(site), *assets(TEMPLATES)])
    clock.time("publish", lambda: publish([*pages, *files], out, content))
    clock.time("publish again", lambda: publish([*pages, *files], out, content))
    return len(loaded.documents), len(pages)


def publish(pages: Sequence[Page], out: Path, content: Path) -> None:
    """Publish a site of these pages."""
    with edition(out, content=content) as new:
        new.commit([new.put(page.path, page.data) for page in pages])


def table(phases: Sequence[Phase], records: int, pages: int) -> str:
    """Write the phases as a table in Markdown."""
    lines = [f"\n{records:,} records, {pages:,} pages\n"]
    lines.append(
        "| phase | wall s | CPU s | CPU µs a record | CPU µs a page | peak MiB |\n|---|---:|---:|---:|---:|---:|"
    )
    for phase in phases:
        each = f"{phase.cpu / records * 1e6:.0f} | {phase.cpu / pages * 1e6:.0f}"
        lines.append(f"| {phase.name} | {phase.wall:.2f} | {phase.cpu:.2f} | {each} | {phase.peak:.0f} |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure a content folder and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("content", type=Path, metavar="CONTENT", help="the content folder, such as bench.corpus makes")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where to publish; else a temporary folder")
    parser.add_argument("--profile", metavar="PHASE", help="the name of the phase to look into")
    given = parser.parse_args(arguments)
    clock = Clock(given.profile)
    with TemporaryDirectory(dir=given.content.resolve().parent) as folder:
        records, pages = measure(given.content, given.out or Path(folder) / "site", clock)
    print(table(clock.phases, records, pages))  # noqa: T201 - what it is for


if __name__ == "__main__":
    main()
