"""Every place of the content that takes a text: the fields of all record types, the settings, the bodies."""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from partnerbase.diagnostics import Report
from partnerbase.load.document import Document, Text
from partnerbase.records import COLLECTIONS
from partnerbase.settings import FILE
from partnerbase.validate import validate, validate_settings
from partnerbase.values.localtext import Languages
from tests.complete_records import COMPLETE, COMPLETE_SETTINGS, complete
from tests.content_builder import Fields

Path = tuple[str | int, ...]
LANGUAGES = Languages(("en", "de", "zh"))
SETTINGS = FILE.removesuffix(".yaml")


@dataclass(frozen=True, slots=True)
class Place:
    """A field with a text: the record's name, or the settings', and the way to the field."""

    name: str
    path: Path

    def __str__(self) -> str:
        """Give the way as one word."""
        return f"{self.name}:{'.'.join(map(str, self.path))}"


def records() -> dict[str, Fields]:
    """Give the record of each type with all fields, and the settings."""
    return {**{name: complete(name) for name in COMPLETE}, SETTINGS: copy.deepcopy(COMPLETE_SETTINGS)}


@cache
def places() -> tuple[Place, ...]:
    """Give every field that holds a text, whatever text it takes."""
    return tuple(Place(name, path) for name, fields in records().items() for path in _texts(fields))


def _texts(value: object, path: Path = ()) -> Iterator[Path]:
    if isinstance(value, str):
        yield path
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts(item, (*path, key))
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))


def with_text(fields: Fields, path: Path, text: str) -> Fields:
    """Give the fields with another text at one place."""
    changed: Any = copy.deepcopy(fields)
    holder = changed
    for part in path[:-1]:
        holder = holder[part]
    holder[path[-1]] = text
    return changed  # type: ignore[no-any-return]


@cache
def takes(place: Place, text: str) -> bool:
    """Whether the model of the field takes a text."""
    data = _frozen(with_text(records()[place.name], place.path, text))
    report = Report()
    if place.name == SETTINGS:
        return validate_settings(Document("", SETTINGS, Text(FILE, ""), data), report) is not None
    collection, _, slug = place.name.partition("/")
    document = Document(collection, slug, Text(f"{place.name}.yaml", ""), data)
    return bool(validate([document], LANGUAGES, report)) and not len(report)


def _frozen(value: Any) -> Any:  # noqa: ANN401 - plain data
    """Give lists as tuples and numbers as decimals, as the reader does."""
    if isinstance(value, Mapping):
        return {key: _frozen(item) for key, item in value.items()}
    if isinstance(value, float):
        return Decimal(str(value))
    return tuple(map(_frozen, value)) if isinstance(value, list | tuple) else value


@cache
def free() -> tuple[Place, ...]:
    """Give the fields that take any text, and whose text no rule checks."""
    return tuple(place for place in places() if place.path[-1] != "code" and takes(place, "<Any> text: 1%"))


def fields_of(collection: str) -> set[str]:
    """Give the names of a record type's fields."""
    return set(COLLECTIONS[collection].model_fields)
