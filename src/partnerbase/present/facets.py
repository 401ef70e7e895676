"""The filters of a list: their values with the number of records that have each, in the order of a language."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import NamedTuple

from markupsafe import Markup, escape

from partnerbase.abstract import Key
from partnerbase.derive.facets import (
    COUNTRY,
    DECADE,
    EVER,
    INDICATOR,
    SILENT,
    STANDPOINT,
    STATE,
    UNDATED,
    YEAR,
    Counts,
    Values,
    counts,
    offered,
    record_of,
    tells,
)
from partnerbase.extract import THEMES
from partnerbase.present.headings import decade_label
from partnerbase.present.writer import Writer
from partnerbase.records.source import Source
from partnerbase.sorting import name_key
from partnerbase.values.dates import EdtfDate
from partnerbase.views import Choice, Facet

ORDER = ("kind", INDICATOR, COUNTRY, STATE, DECADE, "status", SILENT, THEMES, STANDPOINT)
"""The facets that readers ask for first; the others come behind them."""
DIGITS_OF_DECADE = 3


class Filters(NamedTuple):
    """The facets of a list, and for each of its records the numbers of the choices that it has."""

    facets: tuple[Facet, ...]
    numbers: Mapping[Key, str]


def filters(writer: Writer, collection: str, values: Mapping[Key, Values]) -> Filters:
    """Give the filters of a list: those that tell some of its records from others."""
    found = counts(values.values())
    names = sorted((name for name in found if tells(found, name, len(values))), key=_rank)
    facets = numbered(_facet(writer, collection, name, found) for name in names if name != YEAR)
    known = {pair: str(number) for pair, number in numbers(facets)}
    return Filters(
        facets, {key: " ".join(known[pair] for pair in pairs if pair in known) for key, pairs in values.items()}
    )


def _rank(name: str) -> tuple[int, str]:
    plain = name.partition("-")[0]
    return (ORDER.index(plain) if plain in ORDER else len(ORDER)), name


def _facet(writer: Writer, collection: str, name: str, counts: Counts) -> Facet:
    most = offered(counts, name)
    choices = [Choice(value, _label(writer, collection, name, value), number) for value, number in most.items()]
    choices.sort(key=lambda choice: _place(writer, name, choice))
    if name == DECADE:
        choices = [replace(choice, within=_years(choice.value, counts)) for choice in choices]
    return Facet(name, _title(writer, collection, name), tuple(choices), len(most) < len(counts[name]))


def _place(writer: Writer, name: str, choice: Choice) -> tuple[object, ...]:
    """Put what is a time in its order, the newest first, and all else by name."""
    if name in {DECADE, SILENT}:
        return choice.value in {UNDATED, EVER}, -int(choice.value) if choice.value.isdigit() else 0
    return name_key(choice.label.striptags(), writer.language)


def _years(decade: str, counts: Counts) -> tuple[Choice, ...]:
    own = (year for year in counts.get(YEAR, ()) if year[:DIGITS_OF_DECADE] == decade[:DIGITS_OF_DECADE])
    return tuple(Choice(year, escape(year), counts[YEAR][year], YEAR) for year in sorted(own, reverse=True))


def _title(writer: Writer, collection: str, name: str) -> str:
    text = writer.interface.text
    if name == DECADE:
        return writer.label(f"{collection}.{YEAR}")
    if name == SILENT:
        return text("Nothing recorded")
    if name == STANDPOINT and collection != Source.collection:
        return text("Who speaks in the sources")
    facet, _, code = name.partition("-")
    if facet == STATE:
        return text("State or province in %(country)s", country=writer.choice(COUNTRY, code.upper()))
    return writer.label(f"{collection}.{name}")


def _label(writer: Writer, collection: str, name: str, value: str) -> Markup:
    """Give the word for a value of a facet."""
    if record := record_of(name, value):
        return writer.text(writer.plan.cards[record].name)
    if name == DECADE:
        return decade_label(writer, "" if value == UNDATED else value[:DIGITS_OF_DECADE])
    if name == SILENT:
        return escape(_silent(writer, value))
    if name == STANDPOINT:
        return escape(writer.choice(f"{Source.collection}.{STANDPOINT}", value))
    return escape(writer.choice(f"{collection}.{name}", value))


def _silent(writer: Writer, year: str) -> str:
    """Say since which year nothing is recorded, or that nothing ever was."""
    text = writer.interface.text
    return text("at all") if year == EVER else text("since %(date)s", date=writer.formats.date(EdtfDate.parse(year)))


def numbered(facets: Iterable[Facet]) -> tuple[Facet, ...]:
    """Number all choices in the order in which they stand."""
    free = count()

    def each(choices: Sequence[Choice]) -> Iterator[Choice]:
        for choice in choices:
            number = next(free)
            yield replace(choice, number=number, within=tuple(each(choice.within)))

    return tuple(replace(facet, choices=tuple(each(facet.choices))) for facet in facets)


def numbers(facets: Iterable[Facet]) -> Iterator[tuple[tuple[str, str], int]]:
    """Give the number of each choice, by the name of its facet and its value."""
    for facet in facets:
        for choice in facet.choices:
            yield (facet.name, choice.value), choice.number
            yield from (((YEAR, year.value), year.number) for year in choice.within)
