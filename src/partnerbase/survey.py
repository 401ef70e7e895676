"""Reads all of a content folder: settings and records, as far as they are not known from earlier runs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from partnerbase.derive import newest_source
from partnerbase.diagnostics import Report
from partnerbase.files import Found
from partnerbase.library import Library
from partnerbase.link import Site, link, problems
from partnerbase.load import read_settings, settings_document, shelve
from partnerbase.memory import Memory
from partnerbase.program import digest, digest_of_bytes
from partnerbase.progress import Progress
from partnerbase.reading import Reader
from partnerbase.records import COLLECTIONS
from partnerbase.records.base import Record
from partnerbase.rules import run
from partnerbase.settings import FILE, Settings
from partnerbase.validate import Entry, languages_in, validate_settings
from partnerbase.values.base import canonical

FOR_CHECKS = frozenset({"countries", "levels", "stale_after_years"})
"""The settings that are instructions to the checks: no page depends on them."""
Data = Callable[[Entry[Record], Settings], str]
"""Gives the data of a record as JSON."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What stands in a content folder; its records are still to be read.

    `settings_digest` is that of the settings' file, `frame` that of what pages take from settings and program.
    """

    library: Library
    settings: Settings | None
    misnamed: frozenset[tuple[str, str]]
    report: Report
    settings_digest: str
    frame: str


def survey(  # noqa: PLR0913 - the folder, with what is known of it
    content: Path,
    files: Sequence[Found],
    memory: Memory,
    report: Report,
    *,
    program: str,
    data: Data | None = None,
    base_url: str | None = None,
) -> Survey | None:
    """Read the settings and sort the files of a content folder.

    Args:
        content: The folder.
        files: All its files.
        memory: What is known from earlier runs.
        report: Takes the problems.
        program: The digest of the program.
        data: Gives the data of a record as JSON, for a run that publishes them.
        base_url: What goes before the address in the settings.

    Returns:
        None where not even the languages of the settings are known.
    """
    written = read_settings(content, FILE, report)
    document = settings_document(FILE, written, report) if written is not None else None
    settings = validate_settings(document, report) if document else None
    languages = languages_in(document) if document else None
    if written is None or not (document and languages):
        return None
    if settings:
        report.levels = dict(settings.levels)
        settings = settings.model_copy(update={"base_url": base_url or settings.base_url})
    shelf = shelve(files, tuple(COLLECTIONS), FILE, languages, report)
    basis = digest(program, document.fields.text)

    def data_of(entry: Entry[Record]) -> str:
        return data(entry, settings) if data and settings else ""

    shown = {name: value for name, value in settings.plain().items() if name not in FOR_CHECKS} if settings else None
    frame = digest(program, canonical(shown))
    reader = Reader(content, languages, settings, basis, data_of if data and settings else None)
    return Survey(Library(reader, shelf, memory), settings, shelf.misnamed, report, digest_of_bytes(written), frame)


def linked(found: Survey, *, drafts: bool) -> Site:
    """Link the records that were read; the settings are right."""
    assert found.settings is not None  # noqa: S101 - the caller knows
    return link(found.library.abstracts, found.settings, found.library.read, drafts=drafts)


def judge(found: Survey, today: date | None, progress: Progress, *, drafts: bool) -> tuple[Site | None, date | None]:
    """Tell all that is wrong with the records, once they are read.

    Args:
        found: The records.
        today: The day to check for; without it that of the newest source.
        progress: Is told of the phases.
        drafts: Whether drafts belong to the site.

    Returns:
        The site, None where the settings are wrong; and the day that it was checked for, None where errors stand in
        the way of the rules.
    """
    abstracts, report = found.library.abstracts, found.report
    for abstract in abstracts:
        report.extend(abstract.problems)
    if not found.settings:
        return None, None
    with progress.phase("link") as phase:
        report.extend(problems(abstracts, found.misnamed, found.library.read, drafts=drafts))
        site = linked(found, drafts=drafts)
        phase.advance(len(abstracts))
    if not report.ok:
        return site, None
    day = today or newest_source(site)
    with progress.phase("rules") as phase:
        report.extend(run(site, day, (finding for abstract in site for finding in abstract.findings)))
        phase.advance(len(abstracts))
    return site, day
