"""Records as rows of a table: every field has a column, nested ones have several (`population_value`, `name_zh`).

The values of a list share a cell, with `|` between them; the columns of a list of groups go together, the third value
of one belongs to the third of the others. Lists within lists have `;`. Citations within a group are given by their
sources alone, and what has no fixed form as JSON. No cell has a line break, so that each record is one line; where the
separator of a spreadsheet is a semicolon, no part behind one can be read as a formula either.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin

from partnerbase.records.base import Record
from partnerbase.tabular import BETWEEN, Cell
from partnerbase.values.base import Value
from partnerbase.values.citation import Citation
from partnerbase.values.localtext import LocalText

SEPARATORS = (BETWEEN, ";", ",")
"""Between the values of a list, of a list within it, and so on."""
INSTEAD = "¦"
"""What a text has in place of the first of them."""
FORMULA_BEHIND = re.compile(r"(;\s*)(?=[=+\-@＝＋－＠])")  # noqa: RUF001 - full-width signs begin formulas too
BREAKS = re.compile(r"[ ]?[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+[ ]?")
Path = tuple[str, ...]


class Column(NamedTuple):
    """A column: its name, and the way through a record's data to its values."""

    name: str
    path: Path


def columns(
    fields: Iterable[tuple[str, str]], record_type: type[Record], languages: Sequence[str]
) -> tuple[Column, ...]:
    """Give the columns of a record type, the same whatever its records hold.

    Args:
        fields: The fields to show, each with its name in the data.
        record_type: The type of the records.
        languages: Those of the site's texts.
    """
    return tuple(
        Column("_".join(_without_source((shown, *path))), (shown, *path))
        for name, shown in fields
        for path in _paths(record_type.model_fields[name].annotation, tuple(languages), depth=0)
    )


def _without_source(path: Path) -> Path:
    """Name the column of a citation by the field that holds it."""
    return path[:-1] if path[-2:] in {("sources", "source"), ("source", "source")} else path


def _paths(annotation: object, languages: tuple[str, ...], depth: int) -> list[Path]:
    """Give the ways to all values of a type."""
    kind = _kind(annotation)
    if kind is LocalText:
        return [(language,) for language in languages]
    if kind is Citation and depth:
        return [("source",)]
    if not (isinstance(kind, type) and issubclass(kind, Value)):
        return [()]
    fields = kind.model_fields.items()
    return [(name, *path) for name, field in fields for path in _paths(field.annotation, languages, depth + 1)]


@cache
def _kind(annotation: object) -> object:
    """Give what a type is made of: of a list its items, of what may be missing the rest."""
    parts = get_args(annotation)
    if get_origin(annotation) in {Union, UnionType}:
        return _kind(next(part for part in parts if part is not type(None)))
    if get_origin(annotation) is tuple or hasattr(annotation, "__metadata__"):
        return _kind(parts[0])
    return annotation


def cell(data: Any, path: Path) -> Cell:  # noqa: ANN401 - mirrors JSON
    """Give what stands at the end of a way through the data of a record."""
    for depth, name in enumerate(path):
        if not isinstance(data, Mapping):
            return _line(_text(data, path[depth:], 0))
        data = data.get(name)
    return data if data is None or isinstance(data, bool | int | Decimal) else _line(_text(data, (), 0))


def _text(data: Any, path: Path, depth: int) -> str:  # noqa: ANN401 - mirrors JSON
    """Write all values at the end of a way, those of a list with a separator between them."""
    if isinstance(data, list):
        separator = SEPARATORS[min(depth, len(SEPARATORS) - 1)]
        found = [_text(item, path, depth + 1).replace(BETWEEN, INSTEAD) for item in data]
        return separator.join(found) if any(found) else ""
    if path and isinstance(data, Mapping):
        return _text(data.get(path[0]), path[1:], depth)
    if data is None:
        return ""
    return json.dumps(data, ensure_ascii=False, default=str) if isinstance(data, bool | dict) else str(data)


def _line(text: str) -> str:
    """Give a text in one line, in which no part behind a semicolon begins like a formula."""
    return FORMULA_BEHIND.sub(r"\1'", BREAKS.sub(" ", text.strip())) if text else text
