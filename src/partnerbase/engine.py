"""Checks and builds: reads what changed, judges the whole, makes the pages whose inputs changed, and publishes."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from partnerbase.crew import Crew, most_jobs
from partnerbase.diagnostics import Report
from partnerbase.files import ContentChangedError, Found, find
from partnerbase.memory import Memory, Outcome, State, site_digest
from partnerbase.options import Built, Checked, Options, whole
from partnerbase.program import digest, running_program
from partnerbase.progress import Progress
from partnerbase.publish import Edition
from partnerbase.settings import FILE
from partnerbase.shares import records_read
from partnerbase.survey import Survey, judge, survey

if TYPE_CHECKING:
    from partnerbase.link import Site
    from partnerbase.pages import Planned


def check_content(  # noqa: PLR0913 - what to check, and how
    content: Path, today: date | None, progress: Progress, *, drafts: bool, jobs: int | None, cache: bool
) -> Checked:
    """Read and check a content folder; see `build.check`."""
    report, program = Report(), running_program()
    memory = Memory(content, "check", enabled=cache)
    with progress.phase("find") as phase:
        files = find(content, report)
        phase.advance(len(files))
    found = survey(content, files, memory, report, program=program)
    if found is None:
        return Checked(None, report, ())
    with records_read(found.library, jobs or most_jobs(), progress):
        site, day = judge(found, today, progress, drafts=drafts)
    memory.save(State(_signatures(files, _digests(found), memory), found.library.shared()))
    return Checked(site, report, tuple(found.library.bundles.values()), day)


def build_site(  # noqa: PLR0913, PLR0917 - what to build, and what is known of it already
    options: Options,
    today: date | None,
    progress: Progress,
    edition: Edition,
    memory: Memory,
    files: Sequence[Found],
    report: Report,
    program: str,
    basis: str,
) -> Built:
    """Read and check the content, and publish its site where it is right; see `build.build`.

    Raises:
        ContentChangedError: A record, or the templates, are no longer what they were when this build began.
    """
    from partnerbase.export import record_data  # noqa: PLC0415 - a check exports nothing

    found = survey(options.content, files, memory, report, program=program, data=record_data, base_url=options.base_url)
    if found is None:
        return Built(report)
    from partnerbase.production import Production  # noqa: PLC0415 - a check renders nothing

    jobs = options.jobs or most_jobs()
    production = Production(options, found, edition, progress, memory.before.pages)
    with records_read(found.library, jobs, progress, production.as_member) as crew:
        records = found.library.shared()
        site, day, pages = _planned(options, today, found, memory, progress, crew)
        known = _signatures(files, _digests(found), memory)
        if site is None or day is None or not report.ok or (options.strict and report.warnings):
            memory.save(State(known, records, memory.before.pages))
            return Built(report)
        production.make(site, day, pages, crew, jobs)
    if options.basis(program, today) != basis:
        raise ContentChangedError
    with progress.phase("publish") as phase:
        published = edition.commit(production.files)
        phase.advance(len(production.files))
    outcome = Outcome(tuple(report), report.levels, len(pages), site_digest(production.files))
    digests = _digests(found)
    everything = whole(basis, digests) if len(digests) == len(files) else ""
    memory.save(State(known, records, production.remember(), everything, outcome.row()))
    return Built(report, published, len(pages), tuple(path for path in production.made if path.endswith(".html")))


def _planned(  # noqa: PLR0913, PLR0917 - what to plan, and what is known of it already
    options: Options, today: date | None, found: Survey, memory: Memory, progress: Progress, crew: Crew
) -> "tuple[Site | None, date | None, Sequence[Planned]]":
    """Judge the content and plan its pages; both are known where no record shows anything else of itself."""
    from partnerbase.whole import Whole, planned  # noqa: PLC0415 - a check plans nothing

    shared = (digest_of_it for _, digest_of_it in found.library.shared().values())
    name = digest(found.library.reader.basis, found.frame, str(options.drafts), str(today), *shared)
    known = Whole.of_row(memory.whole(name)) if not (crew.members or len(found.report)) else None
    if known and found.settings and known.holds(found.library.files):
        found.report.extend(known.told())
        site = known.site(found.library, found.settings, found.library.read)
        return site, known.today, list(known.planned(site))
    judged, day = judge(found, today, progress, drafts=options.drafts)
    if judged is None or day is None or not found.report.ok:
        return judged, day, ()
    with progress.phase("plan") as phase:
        pages = planned(judged, day)
        phase.advance(len(pages))
    memory.keep_whole(name, Whole.of(judged, day, tuple(found.report), found.library.files, pages).row())
    return judged, day, pages


def _digests(found: Survey) -> dict[str, str]:
    """Give the digests of the files that were read, as they were then."""
    return {**found.library.files, FILE: found.settings_digest}


def _signatures(files: Sequence[Found], digests: Mapping[str, str], memory: Memory) -> dict[str, list[object]]:
    """Give what tells the next run that a file is still the same."""
    settled = (file for file in files if file.path in digests and memory.is_settled(file))
    return {file.path: [list(file.signature), digests[file.path]] for file in settled}
