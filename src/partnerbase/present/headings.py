"""Records below headings, and what of them stands on each page of a list that has several."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from partnerbase.abstract import Key
from partnerbase.plan.paths import list_parts
from partnerbase.present.writer import Writer
from partnerbase.sorting import OTHER, letter
from partnerbase.values.dates import EdtfDate
from partnerbase.views import Link

DECADE = 10
UNDATED = "undated"


class Heading(NamedTuple):
    """A heading with the records below it: what it is called in addresses, its text, and of what it is a part.

    Records below a time are `in_time`, all others come by name.
    """

    id: str
    label: Markup
    keys: Sequence[Key]
    within: Markup = Markup()
    in_time: bool = False


def by_year(writer: Writer, keys: Iterable[Key]) -> list[Heading]:
    """Put dated records below their years, in the order in which they come."""
    return _in_time(_put(keys, lambda key: _year(writer, key), lambda year: year_label(writer, year)))


def by_decade(writer: Writer, keys: Iterable[Key]) -> list[Heading]:
    """Put dated records below their decades, the oldest first, and what has no date last."""
    oldest_first = sorted(keys, key=lambda key: _year(writer, key) or "9999")
    return _in_time(_put(oldest_first, lambda key: _year(writer, key)[:3], lambda decade: decade_label(writer, decade)))


def _in_time(headings: Iterable[Heading]) -> list[Heading]:
    return [heading._replace(in_time=True) for heading in headings]


def by_letter(writer: Writer, keys: Iterable[Key]) -> list[Heading]:
    """Put records that come by name below the letters of their proper names."""
    tongues = writer.plan.settings.tongues

    def first(key: Key) -> str:
        return letter(writer.plan.cards[key], writer.language, tongues)

    return _put(keys, first, lambda found: escape(writer.interface.text("Others") if found == OTHER else found))


def _put(keys: Iterable[Key], value: Callable[[Key], str], label: Callable[[str], Markup]) -> list[Heading]:
    """Put records below the headings of the values that they have, in the order in which values come first."""
    found: dict[str, list[Key]] = {}
    for key in keys:
        found.setdefault(value(key), []).append(key)
    return [Heading((name or UNDATED).strip(OTHER) or "other", label(name), below) for name, below in found.items()]


def _year(writer: Writer, key: Key) -> str:
    date = writer.plan.cards[key].date
    return f"{date.year:04}" if date and date.year else ""


def year_label(writer: Writer, year: str) -> Markup:
    """Name a year, or that there is none."""
    return writer.date(EdtfDate.parse(year)) if year else escape(writer.interface.text("undated"))


def decade_label(writer: Writer, decade: str) -> Markup:
    """Name a decade by the first three of its digits, or that there is none."""
    text = writer.interface.text
    return escape(text("%(year)ss", year=f"{decade}0") if decade else text("undated"))


def on_page(headings: Iterable[Heading], page: range) -> Iterator[tuple[Heading, Sequence[Key]]]:
    """Give the headings of one page of several, with the records below them that stand there."""
    begin = 0
    for heading in headings:
        shown = heading.keys[max(page.start - begin, 0) : max(page.stop - begin, 0)]
        begin += len(heading.keys)
        if shown:
            yield heading, shown


def pages(writer: Writer, headings: Sequence[Heading], path: Callable[[int], str], part: int) -> Iterator[Link]:
    """Link the pages of a list that has several, each by its first and its last heading, or within one."""
    parts = list_parts(sum(len(heading.keys) for heading in headings))
    for number, positions in enumerate(parts, 1) if len(parts) > 1 else ():
        shown = list(on_page(headings, positions))
        (first, keys), (last, _) = shown[0], shown[-1]
        name = _span(writer, first.label, last.label) if first is not last else _within(writer, first, keys)
        yield Link(name, writer.plan.href(path(number)), "page" if number == part else "")


def _within(writer: Writer, heading: Heading, keys: Sequence[Key]) -> Markup:
    """Tell a page that stands below one heading by the names on it; by numbers where records do not come by name."""
    if heading.in_time:
        before = heading.keys.index(keys[0])
        return writer.labelled(heading.label, escape(f"{before + 1}–{before + len(keys)}"))
    return writer.labelled(
        heading.label, _span(writer, *(writer.text(writer.plan.cards[key].name) for key in (keys[0], keys[-1])))
    )


def _span(writer: Writer, *ends: Markup) -> Markup:
    return escape(writer.interface.named("separator", "sides")).join(ends)


def following(pages: Iterable[Link]) -> Link | None:
    """Give the page that comes after the one that is shown."""
    later = iter(pages)
    return next((link for link in later if link.current), None) and next(later, None)
