"""Divides an index of names into files that a browser loads one by one, none larger than it can take at once.

Names lie in the order of what is typed for them. Where those with a common beginning are more than a file may hold,
they are divided by their next character, and so on; neighbours that are few share a file. Such a file is a **shelf**,
known by where it begins. For each beginning that was divided there is one more, its **window**, with the weightiest
of its records: what is shown until more is typed. So whatever is typed, one file answers it: the first window that
begins with it, or where there is none, the last shelf that begins no later. A record more or less changes those files
alone that its names stand in, and where one of them became too large, its neighbours.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile
from typing import NamedTuple

from partnerbase.abstract import Key

MOST_BYTES = 16_000
"""How much the rows of a shelf weigh at most."""
MOST_IN_WINDOW = 6_000
MOST_STARTS = 800
"""How many files a table of contents names, but for those that begin with the same character."""
Names = tuple[str, ...]


class Entry(NamedTuple):
    """A beginning of a name, as it is typed: the record that has it, and the name as it is shown."""

    typed: str
    key: Key
    name: str


class Row(NamedTuple):
    """A record on a shelf: its names that stand there."""

    key: Key
    names: Names


@dataclass(frozen=True, slots=True)
class Shelf:
    """A file of the index: where it begins, or the beginning whose window it is, and its records, weightiest first."""

    start: str
    rows: tuple[Row, ...]
    is_window: bool = False


def order(typed: str) -> bytes:
    """Give the key by which browsers order text: its UTF-16."""
    return typed.encode("utf-16-be")


def shelve(entries: Iterable[Entry], ranks: Mapping[Key, int], sizes: Mapping[Key, int]) -> Iterator[Shelf]:
    """Divide entries into shelves, and give these in order.

    Args:
        entries: All beginnings of all names.
        ranks: The place of each record among all, the weightiest first.
        sizes: How many bytes a record takes on a shelf, besides the names that stand there.
    """
    yield from Shelving(ranks, sizes).divided("", sorted(set(entries), key=lambda entry: (order(entry.typed), entry)))


def chapters(shelves: Iterable[Shelf]) -> Iterator[tuple[str, list[Shelf]]]:
    """Divide shelves by the first character of what is typed, and give where each part begins.

    Characters that begin few names share a part.
    """
    gathered: list[Shelf] = []
    for _, group in groupby(shelves, key=lambda shelf: shelf.start[:1]):
        found = list(group)
        if gathered and len(gathered) + len(found) > MOST_STARTS:
            yield gathered[0].start[:1], gathered
            gathered = []
        gathered += found
    yield gathered[0].start[:1] if gathered else "", gathered


class Shelving:
    """Divides entries, given the ranks and sizes of records."""

    def __init__(self, ranks: Mapping[Key, int], sizes: Mapping[Key, int]) -> None:
        """Take what is known of the records."""
        self._ranks, self._sizes = ranks, sizes

    def divided(self, start: str, entries: Sequence[Entry]) -> Iterator[Shelf]:
        """Give the shelf of all entries with a beginning, or if they are too many a window and several shelves."""
        if self._size(entries, set()) <= MOST_BYTES or entries[0].typed == entries[-1].typed:
            yield Shelf(start, self._rows(entries, MOST_BYTES))
            return
        start = _common(entries[0].typed, entries[-1].typed)
        if start:
            yield Shelf(start, self._rows(entries, MOST_IN_WINDOW, start), is_window=True)
        for gathered in self._gathered(start, entries):
            yield from self.divided(gathered[0].typed[: len(start) + 1], gathered)

    def _gathered(self, start: str, entries: Sequence[Entry]) -> Iterator[list[Entry]]:
        """Divide entries by the character behind a beginning; neighbours come together as long as they fit a shelf."""
        gathered: list[Entry] = []
        known, taken = set[object](), 0
        for _, group in groupby(entries, key=lambda entry: entry.typed[: len(start) + 1]):
            found = list(group)
            size = self._size(found, known)
            if gathered and taken + size > MOST_BYTES:
                yield gathered
                gathered, known, taken = [], set(), 0
                size = self._size(found, known)
            gathered += found
            taken += size
        yield gathered

    def _size(self, entries: Iterable[Entry], known: set[object]) -> int:
        """Give how much rows of entries weigh besides what is known to stand there, and note what does now.

        It stops where it is too much for a shelf.
        """
        size = 0
        for _, key, name in entries:
            if key not in known:
                known.add(key)
                size += self._sizes[key]
            if (key, name) not in known:
                known.add((key, name))
                size += weight(name)
                if size > MOST_BYTES:
                    break
        return size

    def _rows(self, entries: Iterable[Entry], most: int, start: str = "") -> tuple[Row, ...]:
        """Give the records of entries, weightiest first and before them those of that very name, as many as fit."""
        names: dict[Key, dict[str, None]] = {}
        exact = set()
        for typed, key, name in entries:
            names.setdefault(key, {})[name] = None
            if typed == start:
                exact.add(key)
        rows: list[Row] = []
        taken = 0
        for key in sorted(names, key=lambda key: (key not in exact, self._ranks[key])):
            taken += self._sizes[key] + sum(map(weight, names[key]))
            if taken > most and rows:
                break
            rows.append(Row(key, tuple(names[key])))
        return tuple(rows)


def weight(name: str) -> int:
    """Give the bytes of a name in a row."""
    return len(name.encode()) + 3


def _common(one: str, other: str) -> str:
    """Give the beginning that two texts share."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return "".join(letter for letter, _ in pairs)
