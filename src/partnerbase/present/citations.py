"""The numbered sources of a record's page, and the marks that point to them."""

from collections.abc import Iterable

from partnerbase.pages import record_path
from partnerbase.present.writer import Writer
from partnerbase.records.base import Record
from partnerbase.values.base import Value
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

    def marks_of_field(self, name: str) -> tuple[Mark, ...]:
        """Give the marks of a field: the citations that name it, else those that stand behind the whole record."""
        named = [citation for citation in self.record.sources if name in citation.supports]
        return self.marks(named or [citation for citation in self.record.sources if not citation.supports])

    def sources(self) -> tuple[SourceView, ...]:
        """Give the list at the end of the page."""
        return tuple(self._source(number, slug) for slug, number in self.numbers.items())

    def _source(self, number: int, slug: str) -> SourceView:
        writer, card = self.writer, self.writer.plan.cards["sources", slug]
        href = writer.plan.href(record_path(card.key, writer.language))
        return SourceView(
            number,
            f"source-{number}",
            Link(writer.text(card.name), href),
            writer.choice("sources.language", card.language or ""),
            card.publisher or "",
            writer.date(card.date),
            writer.choice("sources.kind", card.kind or ""),
            writer.choice("sources.standpoint", card.standpoint) if card.standpoint else "",
            card.anonymous,
            card.url or "",
            tuple(self._passages(slug)),
        )

    def _passages(self, slug: str) -> Iterable[Passage]:
        for citation in dict.fromkeys(self.cited[slug]):
            supports = tuple(self.writer.label(f"{self.record.collection}.{name}") for name in citation.supports)
            if citation.locator or citation.quote or supports:
                yield Passage(citation.locator or "", citation.quote or "", supports)


def _citations(value: object) -> Iterable[Citation]:
    """Give every citation within a value, the record's own first."""
    if isinstance(value, Citation):
        yield value
    elif isinstance(value, Record):
        yield from value.sources
        for name in type(value).model_fields:
            if name != "sources":
                yield from _citations(getattr(value, name))
    elif isinstance(value, Value):
        for name in type(value).model_fields:
            yield from _citations(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _citations(item)
