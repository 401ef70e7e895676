"""The files of the index of names, which the name box of every page looks into.

They are scripts that call `partnerbaseNames.take` with a name and what is known under it, since a page that was opened
from disk may load scripts but nothing else. `index` tells where all windows and shelves begin (`shelves`); of
these each lists records as path, name, what else tells it from others, the tag of the name's language where it is not
the page's, and the other names for which it stands there, a Chinese one with its readings behind bars.
"""

import json
from collections.abc import Iterator, Sequence
from functools import partial

from partnerbase.derive.naming import READ_AS
from partnerbase.plan.page import Planned
from partnerbase.plan.paths import names_folder
from partnerbase.plan.planner import Planner
from partnerbase.plan.suggestions import Beside, Suggestions
from partnerbase.program import digest
from partnerbase.shelves import Names, Row, Shelf, chapters

INDEX = "index"
PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
UNIT = 2
"""The bytes of a unit of UTF-16, as scripts count characters."""


def pages(planner: Planner) -> Iterator[Planned]:
    """Plan the files of the index in each language."""
    shelves = planner.facts.naming.shelves
    beside = Beside(planner)
    inputs = [digest(*(f"{beside.digest(row.key)} {row.names}" for row in shelf.rows)) for shelf in shelves]
    contents = list(contents_of(shelves))
    for language in planner.languages:
        suggestions, folder = Suggestions(planner, beside, language), names_folder(language)
        for name, starts in contents:
            yield planner.file(f"{folder}{file_name(name)}.js", partial(_script, name, starts), repr(starts))
        for shelf, shown in zip(shelves, inputs, strict=True):
            yield planner.file(f"{folder}{file_name(name_of(shelf))}.js", partial(_shelf, suggestions, shelf), shown)


def contents_of(shelves: Sequence[Shelf]) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Give what the tables of contents tell, by their names.

    That is where all files begin; if these are many, where chapters do, each of which has a table of its own.
    """
    parts = list(chapters(shelves))
    if len(parts) > 1:
        yield INDEX, {"chapters": [start for start, _ in parts]}
    for start, found in parts:
        yield (
            (f"{INDEX}-{start}" if len(parts) > 1 else INDEX),
            {
                "windows": [shelf.start for shelf in found if shelf.is_window],
                "shelves": [shelf.start for shelf in found if not shelf.is_window],
            },
        )


def name_of(shelf: Shelf) -> str:
    """Give the name under which scripts know a shelf: `shelf-na`, `window-南`."""
    return f"{'window' if shelf.is_window else 'shelf'}-{shelf.start}"


def file_name(name: str) -> str:
    """Write a name so that every file system and server has it: `window-_5357`."""
    units = name.encode("utf-16-be")
    codes = (int.from_bytes(units[at : at + UNIT], "big") for at in range(0, len(units), UNIT))
    return "".join(chr(code) if chr(code) in PLAIN else f"_{code:x}" for code in codes)


def _shelf(suggestions: Suggestions, shelf: Shelf) -> bytes:
    return _script(name_of(shelf), [_row(suggestions, row) for row in shelf.rows])


def _row(suggestions: Suggestions, row: Row) -> list[str]:
    path, name, about, tag = suggestions.of(row.key)
    return [path, name, about, tag, *(other for other in _joined(row.names) if other != name)]


def _joined(names: Names) -> list[str]:
    """Put the readings of a name behind it."""
    readings: dict[str, list[str]] = {}
    for name, _, reading in (name.partition(READ_AS) for name in names):
        readings.setdefault(name, []).extend([reading] if reading else [])
    return [READ_AS.join((name, *found)) for name, found in readings.items()]


def _script(name: str, value: object) -> bytes:
    told = (json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in (name, value))
    return f"partnerbaseNames.take({','.join(told)})\n".encode()
