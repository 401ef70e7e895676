"""The data files, the stylesheet and what else is no page.

JSON has decimals of up to 15 digits as numbers that mean exactly the same.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from rcssmin import cssmin
from rjsmin import jsmin

from partnerbase.flat import Column, cell, columns
from partnerbase.plan.page import Page
from partnerbase.plan.paths import data_path, record_path, table_path
from partnerbase.reading import TAB
from partnerbase.records import COLLECTIONS
from partnerbase.records.base import Record
from partnerbase.settings import Settings
from partnerbase.tabular import joined, line
from partnerbase.validate import Entry
from partnerbase.values.base import Value, plain
from partnerbase.values.dates import EdtfDate
from partnerbase.values.localtext import LocalText
from partnerbase.values.reference import Ref

UNPUBLISHED = frozenset({"draft", "exemptions"})
# A record's `url` is that of its page; where a source was published is told beside it.
RENAMED = {"url": "source_url"}
# The types of plain data that stand for themselves.
READY = frozenset({str, int, bool, Decimal})
# How the most frequent of the others are written, as `plain` would.
WRITERS: dict[type, Callable[[Any], object]] = {Ref: Ref.plain, EdtfDate: str, LocalText: LocalText.plain}
# What stands in front of the fields.
OF_ALL = ("id", "url")
STYLES = ("tokens", "base", "layout")
SHARED = {"lists": ("facets",), "search": ("facets",), "time": ("bars",), "design": ("bars", "facets")}
"""What the sheets of some kinds of pages begin with, in `sheets/shared/`: too little used for every page to have it."""
ASSETS = "assets"
COMPONENTS = "@layer components{"
DESCENDANT = re.compile(r"([\w\])*]) (?=:[\w-]+\()")
"""The space before a descendant that a function describes: `.prose :is(th, td)`."""


def collected(collection: str, records: Iterable[str]) -> Page:
    """Give `data/<collection>.json` of the data of its records, a line each, as `record_data` gives it."""
    lines = ",\n".join(records)
    return Page(data_path(collection), f'{{"collection": "{collection}", "records": [\n{lines}\n]}}\n'.encode())


def tabled(collection: str, rows: Iterable[str], settings: Settings) -> Page:
    """Give `data/<collection>.csv` of the rows of its records, as `record_row` gives them."""
    header = line([*OF_ALL, *(column.name for column in _columns(COLLECTIONS[collection], settings.tongues.tags))])
    return Page(table_path(collection), joined((header, *rows)))


def record_data(entry: Entry[Record], settings: Settings) -> str:
    """Give a record as JSON in one line."""
    return ENCODER.encode(fields(entry, settings))


def record_row(data: Mapping[str, Any], record_type: type[Record], languages: tuple[str, ...]) -> str:
    """Give the data of a record as a row of its collection's table."""
    return line([data[name] for name in OF_ALL] + [cell(data, path) for _, path in _columns(record_type, languages)])


def record_data_and_row(entry: Entry[Record], settings: Settings) -> str:
    """Give a record as JSON and as a row, with a tab between them, which neither has."""
    data = fields(entry, settings)
    return f"{ENCODER.encode(data)}{TAB}{record_row(data, type(entry.record), settings.tongues.tags)}"


@cache
def _columns(record_type: type[Record], languages: tuple[str, ...]) -> tuple[Column, ...]:
    texts = (Column(f"text_{language}", ("text", language)) for language in languages)
    return *columns(_own_first(record_type), record_type, languages), *texts


def fields(entry: Entry[Record], settings: Settings) -> dict[str, Any]:
    """Give a record as plain data: its slug, its page in the default language, every field, its texts by language.

    A field that the record does not have is null or an empty list; references are slugs, citations always objects.
    """
    own = vars(entry.record)
    return {
        "id": entry.slug,
        "url": record_path(entry.key, settings.tongues.default),
        **{shown: complete(own[name]) for name, shown in _published(type(entry.record))},
        "text": {language: body.text.strip() for language, body in sorted(entry.document.bodies.items())},
    }


@cache
def _published(record_type: type[Record]) -> tuple[tuple[str, str], ...]:
    """Give the fields of a record type with their names in the data."""
    return tuple((name, RENAMED.get(name, name)) for name in record_type.model_fields if name not in UNPUBLISHED)


def _own_first(record_type: type[Record]) -> Iterable[tuple[str, str]]:
    """Put what only records of a type have in front of what all records have."""
    return sorted(_published(record_type), key=lambda field: field[0] in Record.model_fields)


def complete(value: object) -> Any:  # noqa: ANN401 - mirrors JSON
    """Give a value as plain data with its defaults; a side of one partner is its slug."""
    if value is None or type(value) in READY:
        return value
    if write := WRITERS.get(type(value)):
        return write(value)
    if isinstance(value, tuple):
        return [complete(item[0] if isinstance(item, tuple) and len(item) == 1 else item) for item in value]
    if isinstance(value, Value):
        own = vars(value)
        return {name: complete(item) for name in _names(type(value)) if (item := own[name]) is not None}
    return plain(value)


@cache
def _names(kind: type[Value]) -> tuple[str, ...]:
    return tuple(kind.model_fields)


def _number(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return plain(value)


ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False, default=_number)


def assets(templates: Path) -> Iterator[Page]:
    """Give the stylesheets, the scripts and what else pages use, without what only their authors read.

    `site.css` is made of the layers and then the components by name, `site.js` of the scripts in `site/` by name: every
    page has these two. A kind of page may have a stylesheet of its own, in `sheets/`, and a script of its own.
    """
    folder = templates / ASSETS
    layers = [folder / f"{name}.css" for name in STYLES]
    yield Page(f"{ASSETS}/site.css", _styles(*layers, *sorted(templates.glob("components/*/style.css"))))
    for sheet in sorted(templates.glob("sheets/*.css")):
        shared = (sheet.parent / "shared" / f"{name}.css" for name in SHARED.get(sheet.stem, ()))
        yield Page(f"{ASSETS}/{sheet.name}", _styles(*shared, sheet))
    yield Page(f"{ASSETS}/site.js", _scripts(*sorted(folder.glob("site/*.js"))))
    for file in sorted(folder.iterdir()):
        if file.is_file() and file.suffix != ".css":
            data = _scripts(file) if file.suffix == ".js" else file.read_bytes()
            yield Page(f"{ASSETS}/{file.name}", data)


def _styles(*files: Path) -> bytes:
    """Give sheets as one, with the components in one layer.

    The space of `.a :is(b)` gets a `*` behind it, as it would be taken for a needless one.
    """
    text = "".join(file.read_text("utf-8") for file in files)
    made: str = cssmin(DESCENDANT.sub(r"\1 *", text))
    head, opening, components = made.partition(COMPONENTS)
    is_one_layer = "@layer" not in components.replace(COMPONENTS, "")
    return (head + opening + (components.replace("}" + COMPONENTS, "") if is_one_layer else components)).encode()


def _scripts(*files: Path) -> bytes:
    made: str = jsmin("".join(file.read_text("utf-8") for file in files))
    return made.encode()
