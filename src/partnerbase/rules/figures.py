"""Figures: in the unit of their indicator, each observation once, growing where the indicator only grows."""

from collections import defaultdict, deque
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from partnerbase.abstract import Key
from partnerbase.diagnostics import Diagnostic, quoted
from partnerbase.link import Site
from partnerbase.records.base import Record
from partnerbase.records.figure import Figure, Observation
from partnerbase.records.indicator import CURRENCY, Indicator
from partnerbase.settings import Settings
from partnerbase.validate import Entry
from partnerbase.values.quantity import COUNT_UNITS

ABOUT = Decimal("0.1")
ROUNDED_UP = frozenset({"about", "nearly"})
LEAST = frozenset({"exact", "more-than", "at-least"}) | ROUNDED_UP
MOST = frozenset({"exact", "about", "nearly", "less-than", "up-to"})


def observed_once(entry: Entry[Record], _settings: Settings) -> Iterator[Diagnostic]:
    """No observation stands in a figure twice: `duplicate-observation`."""
    known: dict[tuple[object, ...], int] = {}
    for i, seen in enumerate(entry.record.observations if isinstance(entry.record, Figure) else ()):
        said = (seen.as_of, seen.period, seen.value, seen.qualifier, seen.unit, seen.nature)
        first = known.setdefault((*said, seen.source.source, seen.by), i)
        if first != i:
            message = f"the same value of {seen.time} by the same source stands here already"
            hint = f"it is number {first + 1} of the list; leave one of the two out"
            yield entry.document.problem("duplicate-observation", message, hint, at=("observations", i))


def in_one_currency(entry: Entry[Record], _settings: Settings) -> Iterator[Diagnostic]:
    """Where the currency changes within a figure, a note says why: `currency-change`."""
    observations = entry.record.observations if isinstance(entry.record, Figure) else ()
    for i, (before, seen) in enumerate(pairwise(observations), 1):
        if seen.unit != before.unit and not seen.note and not {seen.unit, before.unit} & set(COUNT_UNITS):
            message = f"the amounts before are in {before.unit}, this one is in {seen.unit}"
            hint = "mend the unit, say in 'note' why it changes, or make a figure of each"
            yield entry.document.problem("currency-change", message, hint, at=("observations", i, "unit"))


def facts(entry: Entry[Record]) -> Iterator[tuple[str, Any]]:
    """Give how an indicator is `measured`, and of a figure the units in which it was `observed`.

    With each unit stand whether it is a currency, and the numbers of its observations. Under `back` stand the numbers
    of those that are less than earlier ones, with the message, for the case that the indicator only grows.
    """
    record = entry.record
    if isinstance(record, Indicator):
        yield "measured", {"unit": record.unit, "grows": record.accumulation == "cumulative"}
    elif isinstance(record, Figure):
        units: dict[str, list[int]] = defaultdict(list)
        for i, seen in enumerate(record.observations):
            units[seen.unit].append(i)
        fact: dict[str, Any] = {
            "of": record.indicator.slug,
            "units": [[unit, unit not in COUNT_UNITS, numbers] for unit, numbers in units.items()],
        }
        if back := list(_going_back(record)):
            fact["back"] = back
        yield "observed", fact


def _going_back(figure: Figure) -> Iterator[list[Any]]:
    """Compare each observation with the largest one before it that is counted from the same start."""
    runs: dict[tuple[str, object], list[tuple[int, Observation]]] = defaultdict(list)
    for i, seen in enumerate(figure.observations):
        if seen.nature == "actual" and seen.time.end:
            runs[seen.unit, seen.period.start if seen.period else None].append((i, seen))
    for run in (run for run in runs.values() if len(run) > 1):
        earlier = deque(sorted((seen for _, seen in run), key=lambda seen: seen.time.latest))
        largest: Observation | None = None
        for i, seen in sorted(run, key=lambda item: _end(item[1])):
            while earlier[0].time.latest < _end(seen):
                before = earlier.popleft()
                largest = before if largest is None or _least(before) > _least(largest) else largest
            if largest and seen.qualifier in MOST and _most(seen) < _least(largest):
                message = f"{seen.quantity} of {seen.time} is less than {largest.quantity} of {largest.time}"
                yield [i, message]


def _end(seen: Observation) -> date:
    """Give the first day on which the counting can have ended."""
    return seen.time.end.earliest if seen.time.end else date.max


def _least(seen: Observation) -> Decimal:
    """Give the least amount that an observation can mean."""
    if seen.qualifier not in LEAST:
        return Decimal("-Infinity")
    return seen.value * (1 - ABOUT) if seen.qualifier in ROUNDED_UP else seen.value


def _most(seen: Observation) -> Decimal:
    """Give the largest amount that an observation can mean."""
    return seen.value * (1 + ABOUT) if seen.qualifier == "about" else seen.value


def in_units_of_indicator(site: Site, _today: date) -> Iterator[Diagnostic]:
    """Money has its currency, `missing-currency`; all else the indicator's unit, `unit-mismatch`."""
    for key, fact, indicator in _figures(site):
        for unit, is_money, numbers in fact["units"]:
            if unit != indicator["unit"] and not (is_money and indicator["unit"] == CURRENCY):
                problem = _mismatch(unit, indicator["unit"])
                for i in numbers:
                    yield site.at(key).document.problem(*problem, at=("observations", i, "unit"))


def _mismatch(unit: str, expected: str) -> tuple[str, str, str]:
    """Give code, message and hint for a unit that is not the indicator's."""
    if expected == CURRENCY and unit == "count":
        hint = "add 'unit:' with the currency's ISO 4217 code, such as EUR"
        return "missing-currency", "an amount of money without its currency", hint
    hint = f"write 'unit: {expected}', or choose another indicator"
    if expected == CURRENCY:
        hint = "write a currency's ISO 4217 code, such as EUR, or choose another indicator"
    return "unit-mismatch", f"the unit is {quoted(unit)}, the indicator's {quoted(expected)}", hint


def growing_where_cumulative(site: Site, _today: date) -> Iterator[Diagnostic]:
    """A cumulative figure does not go back, as far as its qualifiers tell: `figure-goes-back`."""
    for key, fact, indicator in _figures(site):
        for i, message in fact.get("back", ()) if indicator["grows"] else ():
            hint = "mend the value or the date, or say in 'note' why it fell and exempt the record"
            yield site.at(key).document.problem("figure-goes-back", message, hint, at=("observations", i, "value"))


def _figures(site: Site) -> Iterator[tuple[Key, dict[str, Any], dict[str, Any]]]:
    """Give what is known of each figure and of its indicator."""
    indicators = {key[1]: fact for key, fact in site.facts("measured").items()}
    return ((key, fact, indicators[fact["of"]]) for key, fact in site.facts("observed").items())
