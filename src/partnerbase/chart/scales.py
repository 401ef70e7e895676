"""Scales of amounts, with ticks at round numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import count
from math import log10

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
MOST_TICKS = 5
# From which ratio of the largest to the smallest amount on the small ones would lie on the axis.
WIDE = 100
MOST_POWERS = 6
Write = Callable[[Decimal], str]


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale from the first to the last of its ticks."""

    ticks: tuple[Decimal, ...]
    is_log: bool = False

    @property
    def low(self) -> Decimal:
        """The amount at its lower end."""
        return self.ticks[0]

    @property
    def high(self) -> Decimal:
        """The amount at its upper end."""
        return self.ticks[-1]

    def at(self, value: Decimal) -> float:
        """Give the place of an amount, from 0 at the lower end to 1 at the upper one."""
        if self.is_log:
            low, high = log10(self.low), log10(self.high)
            return (log10(value) - low) / (high - low)
        return float((value - self.low) / (self.high - self.low))


def linear(values: Sequence[Decimal], *, from_zero: bool, write: Write = str, most: int = MOST_TICKS) -> Scale:
    """Give a scale with ticks at equal steps that covers some amounts.

    Args:
        values: The amounts, at least one.
        from_zero: Whether it begins at zero, as the lengths of bars must.
        write: Writes an amount at the axis: steps between ticks that are written alike are too small.
        most: The largest number of ticks.
    """
    low, high = min(values), max(values)
    if from_zero or low == high:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        high = Decimal(1)
    rough = (high - low) / (most - 1)
    for power in count(rough.adjusted()):
        for step in (step.scaleb(power) for step in STEPS):
            first = (low / step).to_integral_value(ROUND_FLOOR)
            last = (high / step).to_integral_value(ROUND_CEILING)
            if last - first < most:
                ticks = tuple(step * number for number in range(int(first), int(last) + 1))
                if len({*map(write, ticks)}) == len(ticks):
                    return Scale(ticks)
    raise AssertionError  # steps grow without end


def logarithmic(values: Sequence[Decimal]) -> Scale:
    """Give a scale with ticks at powers of ten that covers some amounts, all above zero."""
    first, last = min(values).adjusted(), max(values).adjusted()
    if Decimal(1).scaleb(last) != max(values) or first == last:
        last += 1
    step = -(-(last - first) // MOST_POWERS)
    last = first + -(-(last - first) // step) * step
    return Scale(tuple(Decimal(1).scaleb(power) for power in range(first, last + 1, step)), is_log=True)


def for_marks(values: Sequence[Decimal], write: Write = str) -> Scale:
    """Give the scale for marks that stand apart from the axis: from zero unless that would press them together."""
    low, high = min(values), max(values)
    if low > 0 and high / low >= WIDE:
        return logarithmic(values)
    is_close = 0 < low * 2 > high
    return linear(values, from_zero=not is_close, write=write)


def for_bars(values: Sequence[Decimal], write: Write = str) -> Scale:
    """Give the scale for bars, whose lengths are the amounts."""
    return linear(values, from_zero=True, write=write)
