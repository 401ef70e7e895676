"""What a chart shows: amounts with their times, how exact they are, and whether they are counted or expected."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from partnerbase.values.dates import EdtfDate

Look = Literal["exact", "open", "forecast"]
"""Filled where the source gives the number as it is, open where it rounds, of another shape where it is expected."""
Arrow = Literal["", "up", "down"]
OPEN = frozenset({"about", "nearly"})
UP, DOWN = frozenset({"more-than", "at-least"}), frozenset({"less-than", "up-to"})


@dataclass(frozen=True, slots=True)
class Datum:
    """An amount at a time.

    Args:
        time: The point or span for which it holds.
        value: The amount; None where there is a time but nobody counted.
        label: The amount in a few characters, with the sign of its qualifier.
        qualifier: How exact the source calls it.
        is_forecast: Whether it is expected and not counted.
        is_preferred: Whether it is the one of its time that the text around uses.
        name: Who says so, where that is shown.
        sign: The sign of its qualifier alone.
    """

    time: EdtfDate
    value: Decimal | None
    label: str = ""
    qualifier: str = "exact"
    is_forecast: bool = False
    is_preferred: bool = False
    name: str = ""
    sign: str = ""

    @property
    def look(self) -> Look:
        """How its mark is drawn."""
        if self.is_forecast:
            return "forecast"
        return "open" if self.qualifier in OPEN else "exact"

    @property
    def arrow(self) -> Arrow:
        """Whether the amount may be more or less than its mark tells."""
        return "up" if self.qualifier in UP else "down" if self.qualifier in DOWN else ""

    @property
    def amount(self) -> tuple[Decimal | None, str, bool]:
        """What tells it from other amounts of its time."""
        return self.value, self.qualifier, self.is_forecast


def distinct(data: Iterable[Datum]) -> list[Datum]:
    """Give the data by time, what several sources say alike once; the preferred one of a time comes first."""
    found: dict[tuple[EdtfDate, object], Datum] = {}
    for datum in data:
        same = (datum.time, datum.amount)
        if same not in found or datum.is_preferred:
            found[same] = datum
    return sorted(found.values(), key=lambda datum: (datum.time, not datum.is_preferred))
