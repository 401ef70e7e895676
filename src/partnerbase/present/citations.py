"""The numbered sources of a record's page, and the marks that point to them."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from partnerbase.derive import Card
from partnerbase.i18n import html_tag
from partnerbase.pages import record_path
from partnerbase.present.badges import badges
from partnerbase.present.writer import Writer
from partnerbase.records.base import Record
from partnerbase.values.base import walk
from partnerbase.values.citation import Citation
from partnerbase.views import Link, Mark, Passage, SourceView


class Bibliography:
    """The sources that a record cites anywhere, numbered in the order in which it names them."""

    def __init__(self, record: Record, writer: Writer) -> None:
        """Number the sources."""
        self.record = record
        self.writer = writer
        self.cited: dict[str, list[Citation]] = {}
        for citation in _citations(record):
            self.cited.setdefault(citation.source.slug, []).append(citation)
        self.numbers = {slug: number for number, slug in enumerate(self.cited, 1)}

    def marks(self, citations: Iterable[Citation]) -> tuple[Mark, ...]:
        """Give the marks of some citations, by number."""
        numbers = sorted({self.numbers[citation.source.slug] for citation in citations})
        return tuple(Mark(number, f"#source-{number}") for number in numbers)

    def of_field(self, name: str) -> list[Citation]:
        """Give the citations that name a field, else those that stand behind the whole record."""
        named = [citation for citation in self.record.sources if name in citation.supports]
        return named or [citation for citation in self.record.sources if not citation.supports]

    def marks_of_field(self, *names: str) -> tuple[Mark, ...]:
        """Give the marks of a field, or of several that are shown as one."""
        return self.marks(citation for name in names for citation in self.of_field(name))

    def sources(self) -> tuple[SourceView, ...]:
        """Give the list at the end of the page."""
        return tuple(self._source(number, slug) for slug, number in self.numbers.items())

    def _source(self, number: int, slug: str) -> SourceView:
        writer, card = self.writer, self.writer.plan.cards["sources", slug]
        href = writer.plan.href(record_path(card.key, writer.language))
        language = card.language or ""
        return SourceView(
            number,
            f"source-{number}",
            Link(writer.text(card.name), href),
            writer.choice("sources.language", language),
            html_tag(language),
            card.publisher or "",
            writer.date(card.date),
            badges(writer, card, "kind", "standpoint"),
            tuple(self._outside(card)),
            tuple(self._passages(slug)),
        )

    def _outside(self, card: Card) -> Iterable[Link]:
        """Name the host of each link that leaves the site."""
        text = self.writer.interface.text
        if card.url:
            yield Link(escape(text("Original: %(host)s", host=_host(card.url))), card.url)
        if card.archive_url:
            yield Link(escape(text("Archived copy: %(host)s", host=_host(card.archive_url))), card.archive_url)

    def _passages(self, slug: str) -> Iterable[Passage]:
        for citation in dict.fromkeys(self.cited[slug]):
            supports = tuple(self.writer.label(f"{self.record.collection}.{name}") for name in citation.supports)
            if citation.locator or citation.quote or supports:
                yield Passage(self._locator(citation), citation.quote or "", supports)

    def _locator(self, citation: Citation) -> Markup:
        """Write the place in a source; editors write it in the site's first language."""
        language = self.writer.plan.settings.tongues.default
        return self.writer.foreign(citation.locator, language) if citation.locator else Markup()


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _citations(record: Record) -> Iterable[Citation]:
    """Give every citation within a record; its own come first, as they stand before all others in its fields."""
    return (found for _, found in walk(record) if isinstance(found, Citation))
