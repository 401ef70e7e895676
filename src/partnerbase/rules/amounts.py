"""Amounts: what can be counted only whole is counted whole."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from partnerbase.diagnostics import Diagnostic, quoted
from partnerbase.link import Site
from partnerbase.load.yaml_subset import Loc
from partnerbase.records.base import Record
from partnerbase.values.base import walk

WHOLE = frozenset({"count", "people", "companies", "projects", "agreements"})


def counted_whole(site: Site, _today: date) -> Iterator[Diagnostic]:
    """There are no fractions of people, companies and the like: `fraction-of-whole`."""
    for entry in site:
        for at, amount, unit in _amounts(entry.record):
            if unit in WHOLE and amount != amount.to_integral_value():
                message = f"{quoted(f'{amount:f}')} is no whole number of {unit}"
                hint = "write thousands without a point or comma, such as 252668"
                yield entry.document.problem("fraction-of-whole", message, hint, at=(*at, "value"))


def _amounts(record: Record) -> Iterator[tuple[Loc, Decimal, str]]:
    """Give every amount within a record: its path, number and unit."""
    for at, value in walk(record):
        number, unit = getattr(value, "value", None), getattr(value, "unit", None)
        if isinstance(number, Decimal) and isinstance(unit, str):
            yield at, number, unit
