"""The whole line from a content folder to a site."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from partnerbase.derive import derive
from partnerbase.diagnostics import Report
from partnerbase.export import assets, export
from partnerbase.link import Site, link
from partnerbase.load import Document, load, load_settings
from partnerbase.pages import Page, plan
from partnerbase.publish import Published, edition, refuse
from partnerbase.records import COLLECTIONS
from partnerbase.records.source import Source
from partnerbase.render import render
from partnerbase.rules import facts, run, run_local
from partnerbase.settings import FILE
from partnerbase.validate import languages_in, validate, validate_settings


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
    published: Published | None = None
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


def check(content: Path, *, today: Today = newest_source, drafts: bool = False) -> Checked:
    """Read and check a content folder."""
    report = Report()
    settings_document = load_settings(content, FILE, report)
    settings = validate_settings(settings_document, report) if settings_document else None
    languages = languages_in(settings_document) if settings_document else None
    if not languages:
        return Checked(None, report, ())
    if settings:
        report.levels = dict(settings.levels)
    loaded = load(content, tuple(COLLECTIONS), FILE, languages, report)
    entries = validate(loaded.documents, languages, report)
    if not settings:
        return Checked(None, report, loaded.documents)
    site = link(entries, loaded, settings, report, drafts=drafts, facts=facts)
    if not report.ok:
        return Checked(site, report, loaded.documents)
    day = today(site)
    report.extend(run(site, day, (found for entry in site for found in run_local(entry, settings))))
    return Checked(site, report, loaded.documents, day)


def build(options: Options, *, today: Today = newest_source) -> Built:
    """Check a content folder and publish its site.

    Raises:
        PublishError: The site cannot be written there; what stood there is as it was.
    """
    refuse(options.out, options.content)
    checked = check(options.content, today=today, drafts=options.drafts)
    if checked.site is None or checked.today is None or not checked.report.ok:
        return Built(checked.report)
    if options.strict and checked.report.warnings:
        return Built(checked.report)
    site = checked.site
    if options.base_url:
        site = replace(site, settings=site.settings.model_copy(update={"base_url": options.base_url}))
    with edition(options.out, content=options.content, clean=options.clean) as new:
        files = [new.put(file.path, file.data) for file in _files(site, checked.today, options.templates)]
        published = new.commit(files)
    return Built(checked.report, published, sum(file.path.endswith(".html") for file in files))


def _files(site: Site, today: date, templates: Path) -> Iterator[Page]:
    """Make every file of the site."""
    yield from render(plan(site, derive(site, today)), templates)
    yield from export(site)
    yield from assets(templates)
