"""The whole line from a content folder to a site."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from partnerbase.diagnostics import Report
from partnerbase.link import Site, link
from partnerbase.load import Document, load, load_settings
from partnerbase.progress import SILENT, Progress
from partnerbase.records import COLLECTIONS
from partnerbase.records.source import Source
from partnerbase.rules import facts, run, run_local
from partnerbase.settings import FILE
from partnerbase.validate import languages_in, validate, validate_settings

if TYPE_CHECKING:
    from partnerbase.publish import Published


def newest_source(site: Site) -> date:
    """Give the date of the newest source: the day of a site whose content has no history."""
    return max(
        (entry.record.date.earliest for entry in site.all(Source) if entry.record.date), default=date(1970, 1, 1)
    )


Today = Callable[[Site], date]
"""Tells for which day a site is built."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found; `site` is None where errors stand in the way of linking, `today` where rules did not run."""

    site: Site | None
    report: Report
    documents: tuple[Document, ...]
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did; nothing was published where the report has errors."""

    report: Report
    published: "Published | None" = None
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Options:
    """What to build from what.

    `base_url` goes before the settings' own, `clean` writes every file anew, `strict` lets warnings stop the build.
    """

    content: Path
    out: Path
    templates: Path
    base_url: str | None = None
    drafts: bool = False
    clean: bool = False
    strict: bool = False


def check(content: Path, *, today: Today = newest_source, drafts: bool = False, progress: Progress = SILENT) -> Checked:
    """Read and check a content folder."""
    report = Report()
    settings_document = load_settings(content, FILE, report)
    settings = validate_settings(settings_document, report) if settings_document else None
    languages = languages_in(settings_document) if settings_document else None
    if not languages:
        return Checked(None, report, ())
    if settings:
        report.levels = dict(settings.levels)
    with progress.phase("read") as phase:
        loaded = load(content, tuple(COLLECTIONS), FILE, languages, report)
        entries = validate(loaded.documents, languages, report)
        phase.advance(len(loaded.documents))
    if not settings:
        return Checked(None, report, loaded.documents)
    with progress.phase("link") as phase:
        site = link(entries, loaded, settings, report, drafts=drafts, facts=facts)
        phase.advance(len(entries))
    if not report.ok:
        return Checked(site, report, loaded.documents)
    day = today(site)
    with progress.phase("rules") as phase:
        report.extend(run(site, day, (found for entry in site for found in run_local(entry, settings))))
        phase.advance(len(entries))
    return Checked(site, report, loaded.documents, day)


def build(options: Options, *, today: Today = newest_source, progress: Progress = SILENT) -> Built:
    """Check a content folder and publish its site.

    Raises:
        PublishError: The site cannot be written there; what stood there is as it was.
    """
    from partnerbase.derive import derive  # noqa: PLC0415 - as all of them: a check neither renders nor publishes
    from partnerbase.export import assets, export  # noqa: PLC0415
    from partnerbase.pages import plan  # noqa: PLC0415
    from partnerbase.publish import edition, refuse  # noqa: PLC0415
    from partnerbase.render import render  # noqa: PLC0415

    refuse(options.out, options.content)
    checked = check(options.content, today=today, drafts=options.drafts, progress=progress)
    if checked.site is None or checked.today is None or not checked.report.ok:
        return Built(checked.report)
    if options.strict and checked.report.warnings:
        return Built(checked.report)
    site = checked.site
    if options.base_url:
        site = replace(site, settings=site.settings.model_copy(update={"base_url": options.base_url}))
    with edition(options.out, content=options.content, clean=options.clean) as new:
        with progress.phase("plan") as phase:
            plans = list(plan(site, derive(site, checked.today)))
            phase.advance(len(plans))
        files = []
        with progress.phase("render", len(plans)) as phase:
            for file in chain(render(plans, options.templates), export(site), assets(options.templates)):
                files.append(new.put(file.path, file.data))
                phase.advance()
        with progress.phase("publish", len(files)) as phase:
            published = new.commit(files)
            phase.advance(len(files))
    return Built(checked.report, published, sum(file.path.endswith(".html") for file in files))
