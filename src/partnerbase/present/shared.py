"""What the pages of one language and depth have in common: each view of it is made once, when a page first needs it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar, TypeVarTuple

Shared = dict[tuple[object, ...], Any]
"""What was made: by the function that made it, and the values that it was made of."""


class Sharing(Protocol):
    """What writes for a page and keeps what it shares with others."""

    shared: Shared


Made = TypeVar("Made")
Values = TypeVarTuple("Values")
Writing = TypeVar("Writing", bound=Sharing)


def once(make: Callable[[Writing, *Values], Made]) -> Callable[[Writing, *Values], Made]:
    """Keep what a function makes of some values, for every page that shares it.

    The function may read what all these pages have in common, the settings and the cards, and nothing of a page's own.
    """

    @wraps(make)
    def found(writer: Writing, *values: *Values) -> Made:
        key = (make, *values)
        try:
            made: Made = writer.shared[key]
        except KeyError:
            made = writer.shared[key] = make(writer, *values)
        return made

    return found
