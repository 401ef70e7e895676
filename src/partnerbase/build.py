"""The whole line from a content folder to a site."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from partnerbase.diagnostics import Report
from partnerbase.link import Site, link
from partnerbase.load import Document, load, load_settings
from partnerbase.records import COLLECTIONS
from partnerbase.rules import run
from partnerbase.settings import FILE
from partnerbase.validate import languages_in, validate, validate_settings


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found; `site` is None where errors stand in the way of linking."""

    site: Site | None
    report: Report
    documents: tuple[Document, ...]


def check(content: Path, *, today: date | None = None, drafts: bool = False) -> Checked:
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
    site = link(entries, loaded, settings, report, drafts=drafts)
    if report.ok:
        report.extend(run(site, today or date(2026, 1, 1)))
    return Checked(site, report, loaded.documents)
