"""Checks and builds: reads what changed, judges the whole, makes the pages whose inputs changed, and publishes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from partnerbase.coasts import known_coasts
from partnerbase.crew import Crew, most_jobs
from partnerbase.diagnostics import Report
from partnerbase.files import ContentChangedError, Found, Signature
from partnerbase.known import Known, Plan
from partnerbase.memory import Memory, Outcome, State, site_digest
from partnerbase.options import Built, Checked, Options, whole
from partnerbase.pictures import font_file
from partnerbase.program import digest, running_program
from partnerbase.progress import Progress
from partnerbase.publish import Edition
from partnerbase.settings import FILE
from partnerbase.shares import records_read
from partnerbase.survey import Survey, judge, survey

PAGE = ".html"


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a run begins with.

    Args:
        files: The files of the content by path.
        digests: The digests of their bytes, as far as it is of use to know them.
        report: Takes the problems.
        program: The digest of the program.
        basis: The digest of everything besides the content that a build depends on.
        today: The day that it is told to build for.
    """

    files: Mapping[str, Found]
    digests: Mapping[str, str]
    report: Report
    program: str
    basis: str
    today: date | None


def check_content(  # noqa: PLR0913 - what to check, and how
    content: Path, today: date | None, progress: Progress, *, drafts: bool, jobs: int | None, cache: bool
) -> Checked:
    """Read and check a content folder; see `build.check`."""
    report, known = Report(), Known(Memory(content, "check", enabled=cache))
    files = known.find(content, None, report, progress)
    found = survey(content, files, known.memory, report, program=running_program())
    if found is None:
        return Checked(None, report, ())
    digests = {} if known.memory.abstracts.is_empty else known.memory.digests(content, files.values())
    with records_read(found.library, digests, jobs or most_jobs(), progress):
        site, day = judge(found, today, progress, drafts=drafts)
    known.memory.remember(State(_signatures(files, found, known.memory), found.library.shared()))
    known.memory.save()
    return Checked(site, report, tuple(found.library.bundles.values()), day)


def build_site(options: Options, progress: Progress, edition: Edition, known: Known, begin: Beginning) -> Built:
    """Read and check the content, and publish its site where it is right; see `build.build`.

    Args:
        options: What to build from what.
        progress: Is told of the phases.
        edition: Takes the files of the site.
        known: What is known of it already; takes what is found out.
        begin: What it begins with.

    Raises:
        ContentChangedError: A record, or the templates, are no longer what they were when this build began.
    """
    from partnerbase.export import record_data_and_row  # noqa: PLC0415 - a check exports nothing

    memory, report = known.memory, begin.report
    found = known.survey = survey(
        options.content,
        begin.files,
        memory,
        report,
        program=begin.program,
        data=record_data_and_row,
        base_url=options.base_url,
        search=options.search,
        before=known.survey,
    )
    if found is None:
        return Built(report)
    if found.settings:
        found = known.survey = replace(found, coasts=known_coasts(found.settings, memory, begin.program, progress))
    from partnerbase.production import Production  # noqa: PLC0415 - a check renders nothing

    jobs = options.jobs or most_jobs()
    production = Production(options, found, edition, progress, known)
    with records_read(found.library, begin.digests, jobs, progress, production.as_member) as crew:
        records = found.library.shared()
        plan = _planned(options, begin.today, found, known, records, progress, crew)
        if plan is None or (options.strict and report.warnings):
            memory.remember(State(_signatures(begin.files, found, memory), records, memory.before.pages))
            return Built(report)
        production.make(plan.site, plan.today, plan.pages, crew, jobs)
    production.index(plan.pages, jobs)
    if options.basis(begin.program, begin.today) != begin.basis:
        raise ContentChangedError
    with progress.phase("publish") as phase:
        published = edition.commit(production.files)
        phase.advance(len(production.files))
    found.library.forget_all()
    known.digests = production.digests
    count = sum(page.path.endswith(PAGE) for page in plan.pages)
    outcome = Outcome(tuple(report), report.levels, count, site_digest(production.files))
    digests = _digests(found)
    everything = whole(begin.basis, digests) if len(digests) == len(begin.files) else ""
    signatures = _signatures(begin.files, found, memory)
    memory.remember(State(signatures, records, production.remember(), everything, outcome.row()))
    made = tuple(path for path in production.made if path.endswith(PAGE))
    lacks_font = bool(plan.site.settings.base_url) and font_file() is None
    return Built(report, published, count, made, lacks_font)


def _planned(  # noqa: PLR0913, PLR0917 - what to plan, and what is known of it already
    options: Options,
    today: date | None,
    found: Survey,
    known: Known,
    records: Mapping[str, Sequence[str]],
    progress: Progress,
    crew: Crew,
) -> Plan | None:
    """Judge the content and plan its pages, both as far as it is not known; None where there are errors."""
    shared = (digest_of_it for _, digest_of_it in records.values())
    name = digest(found.library.reader.basis, found.frame, str(options.drafts), str(today), *shared)
    if not (crew.members or len(found.report)) and (plan := _known_plan(name, found, known)):
        found.report.extend(plan.whole.told())
        known.plan = plan
        return plan
    from partnerbase.whole import Whole, planned  # noqa: PLC0415 - a check plans nothing

    site, day = judge(found, today, progress, drafts=options.drafts)
    if site is None or day is None or not found.report.ok:
        return None
    with progress.phase("plan") as phase:
        pages = planned(site, day, found.coasts)
        phase.advance(len(pages))
    whole = Whole.of(site, day, tuple(found.report), found.library.files, pages)
    known.memory.keep_whole(name, whole.row())
    known.plan = Plan(name, found.library, whole, site, pages)
    return known.plan


def _known_plan(name: str, found: Survey, known: Known) -> Plan | None:
    """Give what is known of a site as a whole, where it holds."""
    from partnerbase.whole import Whole  # noqa: PLC0415 - a check plans nothing

    plan, library = known.plan, found.library
    if plan and plan.name == name and plan.library is library and plan.whole.holds(library.files):
        return plan
    whole = Whole.of_row(known.memory.whole(name))
    if whole and found.settings and whole.holds(library.files):
        site = whole.site(library, found.settings, library.read)
        return Plan(name, library, whole, site, list(whole.planned(site, found.coasts)))
    return None


def _digests(found: Survey) -> dict[str, str]:
    """Give the digests of the files that were read, as they were then."""
    return {**found.library.files, FILE: found.settings_digest}


def _signatures(files: Mapping[str, Found], found: Survey, memory: Memory) -> dict[str, tuple[Signature, str]]:
    """Give what tells the next run that a file is still the same."""
    digests = _digests(found)
    settled = (file for file in files.values() if file.path in digests and memory.is_settled(file))
    return {file.path: (file.signature, digests[file.path]) for file in settled}
