"""Figures: in the unit of their indicator, each observation once, growing where the indicator only grows."""

from collections import defaultdict, deque
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from partnerbase.diagnostics import Diagnostic, quoted
from partnerbase.link import Site
from partnerbase.records.figure import Figure, Observation
from partnerbase.records.indicator import CURRENCY, Indicator
from partnerbase.validate import Entry
from partnerbase.values.quantity import is_currency

ABOUT = Decimal("0.1")
LEAST = frozenset({"exact", "about", "more-than", "at-least"})
MOST = frozenset({"exact", "about", "less-than", "up-to"})


def in_units_of_indicator(site: Site, _today: date) -> Iterator[Diagnostic]:
    """Money has its currency, `missing-currency`; all else the indicator's unit, `unit-mismatch`."""
    for entry, indicator in _figures(site):
        for i, seen in enumerate(entry.record.observations):
            at = ("observations", i, "unit")
            if indicator.unit == CURRENCY and seen.unit == "count":
                hint = "add 'unit:' with the currency's ISO 4217 code, such as EUR"
                yield entry.document.problem("missing-currency", "an amount of money without its currency", hint, at=at)
            elif seen.unit != indicator.unit and not (indicator.unit == CURRENCY and is_currency(seen.unit)):
                message = f"the unit is {quoted(seen.unit)}, the indicator's {quoted(indicator.unit)}"
                hint = f"write 'unit: {indicator.unit}', or choose another indicator"
                if indicator.unit == CURRENCY:
                    hint = "write a currency's ISO 4217 code, such as EUR, or choose another indicator"
                yield entry.document.problem("unit-mismatch", message, hint, at=at)


def observed_once(site: Site, _today: date) -> Iterator[Diagnostic]:
    """No observation stands in a figure twice: `duplicate-observation`."""
    for entry in site.all(Figure):
        known: dict[tuple[object, ...], int] = {}
        for i, seen in enumerate(entry.record.observations):
            facts = (seen.as_of, seen.period, seen.value, seen.qualifier, seen.unit, seen.nature)
            first = known.setdefault((*facts, seen.source.source, seen.by), i)
            if first != i:
                message = f"the same value of {seen.time} by the same source stands here already"
                hint = f"it is number {first + 1} of the list; leave one of the two out"
                yield entry.document.problem("duplicate-observation", message, hint, at=("observations", i))


def growing_where_cumulative(site: Site, _today: date) -> Iterator[Diagnostic]:
    """A cumulative figure does not go back, as far as its qualifiers tell: `figure-goes-back`."""
    for entry, indicator in _figures(site):
        if indicator.accumulation == "cumulative":
            yield from _going_back(entry)


def _going_back(entry: Entry[Figure]) -> Iterator[Diagnostic]:
    """Compare each observation with the largest one before it that is counted from the same start."""
    runs: dict[tuple[str, object], list[tuple[int, Observation]]] = defaultdict(list)
    for i, seen in enumerate(entry.record.observations):
        if seen.nature == "actual" and seen.time.end:
            runs[seen.unit, seen.period.start if seen.period else None].append((i, seen))
    for run in runs.values():
        earlier = deque(sorted((seen for _, seen in run), key=lambda seen: seen.time.latest))
        largest: Observation | None = None
        for i, seen in sorted(run, key=lambda item: _end(item[1])):
            while earlier[0].time.latest < _end(seen):
                before = earlier.popleft()
                largest = before if largest is None or _least(before) > _least(largest) else largest
            if largest and seen.qualifier in MOST and _most(seen) < _least(largest):
                message = f"{seen.quantity} of {seen.time} is less than {largest.quantity} of {largest.time}"
                hint = "mend the value or the date, or say in 'note' why it fell and exempt the record"
                yield entry.document.problem("figure-goes-back", message, hint, at=("observations", i, "value"))


def _figures(site: Site) -> Iterator[tuple[Entry[Figure], Indicator]]:
    indicators = {entry.slug: entry.record for entry in site.all(Indicator)}
    return ((entry, indicators[entry.record.indicator.slug]) for entry in site.all(Figure))


def _end(seen: Observation) -> date:
    """Give the first day on which the counting can have ended."""
    return seen.time.end.earliest if seen.time.end else date.max


def _least(seen: Observation) -> Decimal:
    """Give the least amount that an observation can mean."""
    if seen.qualifier not in LEAST:
        return Decimal("-Infinity")
    return seen.value * (1 - ABOUT) if seen.qualifier == "about" else seen.value


def _most(seen: Observation) -> Decimal:
    """Give the largest amount that an observation can mean."""
    return seen.value * (1 + ABOUT) if seen.qualifier == "about" else seen.value
