"""The real content with one changed file: checked and built as a whole, in a small part of the time."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from unittest.mock import patch

import partnerbase.build
import partnerbase.load
from partnerbase import markdown
from partnerbase.build import check
from partnerbase.derive import derive
from partnerbase.diagnostics import Report
from partnerbase.export import export
from partnerbase.load.document import Document, Text
from partnerbase.pages import PagePlan, plan
from partnerbase.records.base import Record
from partnerbase.render import render
from partnerbase.validate import Entry, validate
from partnerbase.values.localtext import Languages
from tests.content_builder import TODAY
from tests.safety.accidents import CONTENT, Mutation, files

TEMPLATES = CONTENT.parent / "templates"


class Rig:
    """A copy of the content in which one file at a time is changed.

    Records, texts and pages that did not change are remembered: they would be read and rendered to the same.
    """

    def __init__(self, folder: Path) -> None:
        """Write the content and remember its pages."""
        self.folder, self.whole = folder, files()
        for path, data in self.whole.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        self.documents: dict[tuple[str, ...], Document] = {}
        self.entries: dict[tuple[str, ...], Entry[Record]] = {}
        self.plans: dict[str, PagePlan] = {}
        self.plain_document, self.read = partnerbase.load._document, cache(markdown.read)  # noqa: SLF001
        assert not self.outcome().errors

    def document(self, collection: str, path: str, text: Text, language: str, report: Report) -> Document | None:
        """Read the fields of a file, or remember them."""
        key = path, text.text, language
        if key not in self.documents:
            found = Report()
            document = self.plain_document(collection, path, text, language, found)
            report.extend(found)
            if len(found) or document is None:
                return document
            self.documents[key] = document
        return self.documents[key]

    def validated(self, documents: Iterable[Document], languages: Languages, report: Report) -> list[Entry[Record]]:
        """Make entries of documents, or remember them."""
        made = []
        for document in documents:
            key = document.path, *languages.tags, *(text.path + text.text for text in document.texts)
            if key not in self.entries:
                found = Report()
                entries = validate([document], languages, found)
                report.extend(found)
                if len(found) or not entries:
                    continue
                self.entries[key] = entries[0]
            made.append(self.entries[key])
        return made

    def outcome(self) -> Report:
        """Check the content, and where it is right make all files of the site that are not known yet."""
        with (
            patch.object(partnerbase.load, "_document", self.document),
            patch.object(partnerbase.build, "validate", self.validated),
            patch.object(markdown, "read", self.read),
        ):
            checked = check(self.folder, today=TODAY)
        if checked.site and checked.report.ok:
            list(render(self._new(plan(checked.site, derive(checked.site, TODAY))), TEMPLATES))
            list(export(checked.site))
        return checked.report

    def _new(self, plans: Iterator[PagePlan]) -> Iterator[PagePlan]:
        for planned in plans:
            if self.plans.setdefault(planned.path, planned) is not planned and self.plans[planned.path] != planned:
                yield planned

    def run(self, mutation: Mutation) -> Report:
        """Check and build with one file changed."""
        target = self.folder / mutation.path
        target.write_bytes(mutation.data)
        try:
            return self.outcome()
        finally:
            target.write_bytes(self.whole[mutation.path])
