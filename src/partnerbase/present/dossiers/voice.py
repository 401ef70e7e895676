"""Who writes a dossier in one language: names without links, since it is read on paper, and the numbered sources."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from markupsafe import Markup, escape

from partnerbase.i18n import html_tag
from partnerbase.link import Key
from partnerbase.plan.dossiers import Dossier
from partnerbase.present.citations import Bibliography
from partnerbase.present.shared import once
from partnerbase.present.writer import Writer
from partnerbase.records.base import Record
from partnerbase.views import CitedLine, Line, Words

Made = TypeVar("Made")


class Voice(Writer):
    """Writes one language of a dossier.

    Args:
        writer: Writes the page.
        dossier: What it shows.
        language: The language, which may be another one than that of the page.
    """

    def __init__(self, writer: Writer, dossier: Dossier, language: str) -> None:
        """Number the sources of the record."""
        super().__init__(replace(writer.plan, language=language), writer.shared.setdefault(("voice", language), {}))
        self.dossier, self.contents = dossier, dossier.contents
        self.tag = html_tag(language)
        self.sources = Bibliography(self.record, self)
        self._made: dict[Callable[[Voice], Any], Any] = {}

    def made(self, make: Callable[["Voice"], Made]) -> Made:
        """Give what a function makes of this voice, made for the first dossier that asks for it."""
        if make not in self._made:
            self._made[make] = make(self)
        found: Made = self._made[make]
        return found

    @property
    def record(self) -> Record:
        """The record that the dossier is about."""
        entry = self.plan.entry
        assert entry is not None  # noqa: S101 - dossiers are planned with their record
        return entry.record

    def anchor(self, key: Key) -> Markup:
        """Write the name of a record."""
        return self.link(key).name

    def said(self, msgid: str, **values: object) -> Words:
        """Give a sentence of the interface, marked with the language; values that are HTML stay so."""
        return Words(self.tag, self.interface.html(msgid, **values))

    def words(self, text: str | Markup) -> Words:
        """Mark a text with the language."""
        return Words(self.tag, escape(text))

    @once
    def place(self, key: Key) -> Markup:
        """Say what a place is and where it lies: `City, Lower Saxony, Germany`."""
        card = self.plan.cards[key]
        kind = self.choice(f"{key[0]}.kind", card.kind) if card.kind else ""
        country = next((value for name, value in card.facets if name == "country"), "")
        named = (*(self.link(wider).name for wider in card.related), self.choice("country", country) if country else "")
        return self.listed(dict.fromkeys(filter(None, (kind, *named))))

    def listed(self, texts: Iterable[str | Markup]) -> Markup:
        """Write texts one after another."""
        return escape(self.interface.named("separator", "values")).join(map(escape, texts))

    def cited(self, line: Line, slugs: Iterable[str], tag: str = "") -> CitedLine:
        """Give a line with the marks of sources."""
        return CitedLine(line, self.sources.marks_of_others(slugs), tag)
