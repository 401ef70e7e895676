"""The numbered sources of a record's page, and the marks that point to them."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from partnerbase.i18n import html_tag
from partnerbase.link import Key
from partnerbase.present.badges import badges
from partnerbase.present.citing import cited_source
from partnerbase.present.locators import locator
from partnerbase.present.shared import once
from partnerbase.present.writer import Writer
from partnerbase.records.base import Record
from partnerbase.values.base import find
from partnerbase.values.citation import Citation
from partnerbase.views import Imprint, Mark, Passage, SourceView

SOURCES = "sources"


class Bibliography:
    """The sources that a record cites anywhere, numbered in the order in which it names them."""

    def __init__(self, record: Record, writer: Writer) -> None:
        """Number the sources; a record's own come first, as they stand before all others in its fields."""
        self.record = record
        self.writer = writer
        self.cited: dict[str, list[Citation]] = {}
        for _, citation in find(record, _is_citation):
            self.cited.setdefault(citation.source.slug, []).append(citation)
        self.numbers = {slug: number for number, slug in enumerate(self.cited, 1)}
        self.named: dict[str, list[Citation]] = {}
        self._marks_of: dict[tuple[str, ...], tuple[Mark, ...]] = {}
        for citation in record.sources:
            for name in citation.supports or ("",):
                self.named.setdefault(name, []).append(citation)

    def marks(self, citations: Iterable[Citation]) -> tuple[Mark, ...]:
        """Give the marks of some citations, by number."""
        numbers = tuple(sorted({self.numbers[citation.source.slug] for citation in citations}))
        return _marks(self.writer, numbers) if numbers else ()

    def of_field(self, name: str) -> list[Citation]:
        """Give the citations that name a field, else those that stand behind the whole record."""
        return self.named.get(name) or self.named.get("", [])

    def marks_of_field(self, *names: str) -> tuple[Mark, ...]:
        """Give the marks of a field, or of several that are shown as one."""
        supported = tuple([name if name in self.named else "" for name in names])
        if supported not in self._marks_of:
            self._marks_of[supported] = self.marks(citation for name in supported for citation in self.of_field(name))
        return self._marks_of[supported]

    def marks_of_others(self, slugs: Iterable[str]) -> tuple[Mark, ...]:
        """Give the marks of sources that other records name; those that this one does not cite are numbered after."""
        numbers = tuple(sorted({self.numbers.setdefault(slug, len(self.numbers) + 1) for slug in slugs}))
        return _marks(self.writer, numbers) if numbers else ()

    def sources(self) -> tuple[SourceView, ...]:
        """Give the list at the end of the page."""
        return tuple(self._source(number, slug) for slug, number in self.numbers.items())

    def _source(self, number: int, slug: str) -> SourceView:
        imprint = _imprint(self.writer, (SOURCES, slug))
        return SourceView(number, f"source-{number}", imprint, tuple(self._passages(slug)))

    def _passages(self, slug: str) -> Iterable[Passage]:
        """Give each place in a source once, with all that is quoted from there, and the fields that rest on it.

        Places of which there is no more to tell stand in one line, last.
        """
        bare: list[Markup] = []
        by_place: dict[str, list[Citation]] = {}
        for citation in self.cited[slug]:
            by_place.setdefault(citation.locator or "", []).append(citation)
        for place, cited in by_place.items():
            quotes = tuple(dict.fromkeys(citation.quote for citation in cited if citation.quote))
            names = dict.fromkeys(name for citation in cited for name in citation.supports)
            supports = tuple(self.writer.label(f"{self.record.collection}.{name}") for name in names)
            where = locator(self.writer, place) if place else Markup()
            if quotes or supports:
                yield Passage(where, quotes, supports)
            elif where:
                bare.append(where)
        if bare:
            yield Passage(escape(self.writer.interface.named("separator", "values")).join(bare))


@once
def _imprint(writer: Writer, key: Key) -> Imprint:
    """Say what a source is, from its card."""
    language = writer.plan.cards[key].language or ""
    return Imprint(
        cited_source(writer, key),
        writer.choice("sources.language", language),
        html_tag(language),
        badges(writer, key, "kind", "standpoint"),
    )


def _is_citation(kind: type) -> bool:
    return issubclass(kind, Citation)


@once
def _marks(_writer: Writer, numbers: tuple[int, ...]) -> tuple[Mark, ...]:
    return tuple(Mark(number, f"#source-{number}") for number in numbers)
