"""Which charts amounts are worth: none that says no more than the table beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from partnerbase.values.dates import EdtfDate
from partnerbase.values.quantity import Quantity

Form = Literal["bars", "marks", "comparison"]
FORMS: tuple[Form, ...] = get_args(Form)
ENOUGH_TIMES = 3
MOST_CHARTS = 3


@dataclass(frozen=True, slots=True)
class Counted:
    """An amount at a time, as a record has it; `quantity` is None where nobody counted.

    `is_period` tells an amount of a whole period from one at a point in time, `name` who says so.
    """

    time: EdtfDate
    quantity: Quantity | None
    is_period: bool = False
    is_forecast: bool = False
    is_preferred: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What one chart shows, and in which form: the amounts in one unit, and the times without any."""

    unit: str
    form: Form
    counted: tuple[Counted, ...]


def choices(counted: Iterable[Counted], *, over_time_alone: bool = False) -> tuple[Choice, ...]:
    """Give the charts of some amounts, a unit each: over three times or more, or of one time by several sources."""
    found = [*counted]
    units = dict.fromkeys(item.quantity.unit for item in found if item.quantity)
    chosen = (
        _choice(unit, [item for item in found if not item.quantity or item.quantity.unit == unit]) for unit in units
    )
    forms = ("bars", "marks") if over_time_alone else FORMS
    return tuple(choice for choice in chosen if choice and choice.form in forms)[:MOST_CHARTS]


def _choice(unit: str, counted: Sequence[Counted]) -> Choice | None:
    known = [item for item in counted if item.quantity]
    times = {item.time for item in known}
    if len(times) >= ENOUGH_TIMES:
        is_of_periods = all(item.is_period for item in known)
        return Choice(unit, "bars" if is_of_periods else "marks", tuple(counted))
    is_disputed = len({(item.quantity, item.is_forecast) for item in known}) > 1
    return Choice(unit, "comparison", tuple(known)) if len(times) == 1 and is_disputed else None
