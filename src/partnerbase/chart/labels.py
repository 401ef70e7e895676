"""Puts labels where they cover nothing; one that finds no place is left out, never made smaller.

The number of a bar stands above it: in the middle, flush with an edge, a line higher, or upright where nothing else is
left. Bars of one time have theirs flush with the edges on which they touch, so that each number belongs to one bar.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from partnerbase.chart.data import Arrow
from partnerbase.chart.parts import Label, Tick
from partnerbase.chart.text import LINE, NARROWEST, Box, width

PADDING = 2
ABOVE, BELOW, ABOVE_BAR = 11, 21, 7
ARROW = 13
# How far an upright text reaches to either side.
UPRIGHT = 6


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label that a mark wants: where the mark is, in per cent and pixels, and what may stand above and below it.

    A bar tells how wide it is, in pixels, and to which side of it others of the same time stand, -1 or 1. Where
    there is no room for its text it wants `sign`, so that nobody takes its height for the number.
    """

    x: float
    y: float
    text: str
    dx: float = 0
    arrow: Arrow = ""
    bar: float = 0
    beside: int = 0
    sign: str = ""


def placed(wanted: Sequence[Wanted], obstacles: Iterable[Box], floor: float) -> tuple[Label, ...]:
    """Place labels, the first ones first, between the top and the floor of the chart."""
    covered = [*obstacles]
    found = []
    for want in wanted:
        for label in _candidates_of_bar(want) if want.bar else _candidates(want):
            boxed = box(label)
            if boxed.top >= 0 and boxed.bottom <= floor and not any(boxed.covers(other) for other in covered):
                covered.append(boxed)
                found.append(label)
                break
    return tuple(sorted(found, key=lambda label: (label.x, label.dx, label.y)))


def _candidates(want: Wanted) -> Iterable[Label]:
    """Give the places for the label of a mark: above it, else below it."""
    yield _within(want, want.text, want.y - ABOVE - (ARROW if want.arrow == "up" else 0))
    yield _within(want, want.text, want.y + BELOW + (ARROW if want.arrow == "down" else 0))


def _candidates_of_bar(want: Wanted) -> Iterable[Label]:
    """Give the places for the label of a bar, the plainest first."""
    y = want.y - ABOVE_BAR - (LINE if want.arrow == "up" else 0)
    spare = max(width(want.text) + 2 * PADDING - want.bar, 0) / 2
    for rise, side in [(0, -want.beside)] if want.beside else product((0, LINE), (0, -1, 1)):
        yield _within(want, want.text, y - rise, side * spare)
    aside = -want.beside * max(2 * UPRIGHT - want.bar, 0) / 2
    dx, middle = aside + _inward(want.x, UPRIGHT, aside), y + 3 - width(want.text) / 2
    yield Label(want.x, round(middle, 1), want.text, round(dx, 1), is_upright=True)
    if want.sign:
        yield _within(want, want.sign, y)


def _within(want: Wanted, text: str, y: float, aside: float = 0) -> Label:
    """Move a label off the edge at which it would be cut, on the narrowest screen."""
    dx = want.dx + aside
    return Label(want.x, round(y, 1), text, round(dx + _inward(want.x, width(text) / 2, dx), 1))


def _inward(x: float, half: float, dx: float = 0) -> float:
    """Give by how much what is centred on a place must be moved so as to be within the chart; `half` its width."""
    middle = x / 100 * NARROWEST + dx
    return min(max(middle, half), max(NARROWEST - half, half)) - middle


def across(x: float, text: str) -> Tick:
    """Give a tick of a level axis."""
    return Tick(x, text, round(_inward(x, width(text) / 2), 1))


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
    if label.is_upright:
        return Box(middle - UPRIGHT, label.y - half, middle + UPRIGHT, label.y + half)
    return Box(middle - half, label.y - LINE + 4, middle + half, label.y + 4)
