"""Amounts: what can be counted only whole is counted whole, and people at some time."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from partnerbase.diagnostics import Diagnostic, quoted
from partnerbase.load.yaml_subset import Loc
from partnerbase.records.base import Record
from partnerbase.records.city import City
from partnerbase.records.region import Region
from partnerbase.settings import Settings
from partnerbase.validate import Entry
from partnerbase.values.base import Value, find
from partnerbase.values.quantity import COUNT_UNITS

MEASURED = frozenset({"percent", "teu", "tonnes", "trains-per-week", "days", "years", "square-metres"})
WHOLE = frozenset(COUNT_UNITS) - MEASURED


def counted_whole(entry: Entry[Record], _settings: Settings) -> Iterator[Diagnostic]:
    """There are no fractions of people, companies and the like: `fraction-of-whole`."""
    for at, amount, unit in _amounts(entry.record):
        if unit in WHOLE and amount != amount.to_integral_value():
            message = f"{quoted(f'{amount:f}')} is no whole number of {unit}"
            hint = "write thousands without a point or comma, such as 252668"
            yield entry.document.problem("fraction-of-whole", message, hint, at=(*at, "value"))


def _amounts(record: Record) -> Iterator[tuple[Loc, Decimal, str]]:
    """Give every amount within a record: its path, number and unit."""
    for at, value in find(record, _has_unit):
        if isinstance(value.value, Decimal) and isinstance(value.unit, str):
            yield at, value.value, value.unit


def populated_at_a_time(entry: Entry[Record], _settings: Settings) -> Iterator[Diagnostic]:
    """A population has the date for which it holds: `undated-population`."""
    place = entry.record
    if isinstance(place, City | Region) and place.population and not place.population.as_of:
        message = "nobody can tell for which year this population holds"
        hint = "add 'as_of:' with the date that the source names, or take the number from a source that names one"
        yield entry.document.problem("undated-population", message, hint, at=("population",), on_key=True)


@cache
def _has_unit(kind: type) -> bool:
    return issubclass(kind, Value) and {"value", "unit"} <= kind.model_fields.keys()
