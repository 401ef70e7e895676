"""Reads all of a content folder: settings and records, as far as they are not known from earlier runs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from partnerbase.derive import newest_source
from partnerbase.derive.atlas import Coasts
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
"""Gives the data of a record as one text."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What stands in a content folder; its records are still to be read.

    `settings_digest` is that of the settings' file, `frame` that of what pages take from settings and program, `told`
    what is wrong with the settings, and with names and places of `files`; `coasts` are the outlines of the land on its
    maps, for a run that renders them.
    """

    library: Library
    settings: Settings | None
    misnamed: frozenset[tuple[str, str]]
    report: Report
    settings_digest: str
    frame: str
    files: Mapping[str, Found]
    told: Report
    coasts: Coasts = field(default_factory=dict)

    def holds(self, files: Mapping[str, Found], written: bytes) -> bool:
        """Whether files have these names, and the settings these bytes."""
        return self.settings_digest == digest_of_bytes(written) and self.files.keys() == files.keys()

    def reported(self, report: Report) -> "Survey":
        """Give it to another run, and tell that one what is wrong."""
        report.levels = dict(self.settings.levels) if self.settings else {}
        report.join(self.told)
        return replace(self, report=report)


def survey(  # noqa: PLR0913 - the folder, with what is known of it
    content: Path,
    files: Mapping[str, Found],
    memory: Memory,
    report: Report,
    *,
    program: str,
    data: Data | None = None,
    base_url: str | None = None,
    search: bool = False,
    before: Survey | None = None,
) -> Survey | None:
    """Read the settings and sort the files of a content folder.

    Args:
        content: The folder.
        files: All its files by path.
        memory: What is known from earlier runs.
        report: Takes the problems.
        program: The digest of the program.
        data: Gives the data of a record as JSON, for a run that publishes them.
        base_url: What goes before the address in the settings.
        search: Whether the site may have a full-text search.
        before: What this process found there last, with the same program and address.

    Returns:
        None where not even the languages of the settings are known.
    """
    told = Report()
    written = read_settings(content, FILE, told)
    if before and written is not None and before.holds(files, written):
        return before.reported(report)
    document = settings_document(FILE, written, told) if written is not None else None
    settings = validate_settings(document, told) if document else None
    languages = languages_in(document) if document else None
    if written is None or not (document and languages):
        report.join(told)
        return None
    if settings:
        asked = {"base_url": base_url or settings.base_url, "search": search and settings.search}
        settings = settings.model_copy(update=asked)
    shelf = shelve(files.values(), tuple(COLLECTIONS), FILE, languages, told)
    basis = digest(program, document.fields.text)

    def data_of(entry: Entry[Record]) -> str:
        return data(entry, settings) if data and settings else ""

    shown = {name: value for name, value in settings.plain().items() if name not in FOR_CHECKS} if settings else None
    frame = digest(program, canonical(shown))
    reader = Reader(content, languages, settings, basis, data_of if data and settings else None)
    library, name = Library(reader, shelf, memory), digest_of_bytes(written)
    return Survey(library, settings, shelf.misnamed, report, name, frame, files, told).reported(report)


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
