"""Puts labels where they cover nothing; one that finds no place is left out, never made smaller."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from partnerbase.chart.data import Arrow
from partnerbase.chart.parts import Label, Tick
from partnerbase.chart.text import LINE, NARROWEST, Box, width

PADDING = 2
ABOVE, BELOW = 11, 21
ARROW = 13


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label that a mark wants: where the mark is, in per cent and pixels, and what may stand above and below it.

    A bar for whose text there is no room wants `sign`, so that nobody takes its height for the number.
    """

    x: float
    y: float
    text: str
    dx: float = 0
    arrow: Arrow = ""
    is_bar: bool = False
    sign: str = ""


def placed(wanted: Sequence[Wanted], obstacles: Iterable[Box], floor: float) -> tuple[Label, ...]:
    """Place labels, the first ones first; above their mark if there is room, else below it and above the floor."""
    covered = [*obstacles]
    found = []
    for want in wanted:
        for label, box in _candidates(want):
            if box.bottom <= floor and not any(box.covers(other) for other in covered):
                covered.append(box)
                found.append(label)
                break
    return tuple(sorted(found, key=lambda label: (label.x, label.dx, label.y)))


def _candidates(want: Wanted) -> Iterable[tuple[Label, Box]]:
    above = want.y - ABOVE - (ARROW if want.arrow == "up" else 0) + (4 if want.is_bar else 0)
    below = want.y + BELOW + (ARROW if want.arrow == "down" else 0)
    for y in (above,) if want.is_bar else (above, below):
        for text in (want.text, want.sign) if want.sign else (want.text,):
            label = _within(want, text, round(y, 1))
            yield label, box(label)


def _within(want: Wanted, text: str, y: float) -> Label:
    """Move a label off the edge at which it would be cut, on the narrowest screen."""
    return Label(want.x, y, text, round(want.dx + _inward(want.x, text, want.dx), 1))


def _inward(x: float, text: str, dx: float = 0) -> float:
    """Give by how much a text that is centred on a place must be moved so as to be within the chart."""
    half, middle = width(text) / 2, x / 100 * NARROWEST + dx
    return min(max(middle, half), max(NARROWEST - half, half)) - middle


def across(x: float, text: str) -> Tick:
    """Give a tick of a level axis."""
    return Tick(x, text, round(_inward(x, text), 1))


def apart(ticks: Iterable[Tick]) -> tuple[Tick, ...]:
    """Leave out ticks of a level axis whose labels would cover those before them."""
    found: list[Tick] = []
    for tick in ticks:
        boxed = box(Label(tick.at, 0, tick.label, tick.dx))
        if not found or not boxed.covers(box(Label(found[-1].at, 0, found[-1].label, found[-1].dx))):
            found.append(tick)
    return tuple(found)


def box(label: Label) -> Box:
    """Give what a label covers on the narrowest screen."""
    half, middle = width(label.text) / 2 + PADDING, label.x / 100 * NARROWEST + label.dx
    return Box(middle - half, label.y - LINE + 4, middle + half, label.y + 4)
