"""What all value types share: how they are read from plain data, given back, and put in order."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Self, get_args

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

from partnerbase.values.help import help_texts

NEVER_EMPTY = frozenset((str, int, bool, Decimal, tuple))
"""The types of plain data that always hold something: a field whose value has one of them is never dropped."""


class Value(BaseModel):
    """A group of fields that belong together; frozen, strict, and closed to unknown fields."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        defer_build=True,
        arbitrary_types_allowed=False,
        allow_inf_nan=False,
        str_max_length=20_000,
    )

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, data: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever the file holds
        """Drop fields without a value: `summary:` with nothing behind it is the same as no summary."""
        if type(data) is dict and NEVER_EMPTY.issuperset(map(type, data.values())):
            return data
        if isinstance(data, Mapping) and any(map(_is_empty, data.values())):
            return {name: value for name, value in data.items() if not _is_empty(value) or name not in cls.model_fields}
        return data

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Describe each field by its help."""
        described = handler(schema)
        properties = handler.resolve_ref_schema(described)["properties"]
        for name, text in help_texts(cls).items():
            properties[name]["description"] = text
        return described

    @classmethod
    def parse(cls, data: object) -> Self:
        """Read the value from plain data (texts, numbers, tuples, mappings).

        Raises:
            pydantic.ValidationError: With the path of each field that is wrong.
        """
        return cls.model_validate(data)

    def plain(self) -> Any:  # noqa: ANN401 - a mapping, or a shorter form where the type has one
        """Give the plain data that `parse` reads back; fields at their default are left out."""
        return {
            name: plain(value)
            for name, field in type(self).model_fields.items()
            if (value := getattr(self, name)) != field.default
        }

    def __lt__(self, other: Self) -> bool:
        """Order by the canonical text: total and the same on every machine."""
        return canonical(self) < canonical(other)


def _is_empty(value: object) -> bool:
    """Whether nothing is behind a field's name, or only names with nothing behind them."""
    return value is None or (isinstance(value, Mapping) and bool(value) and all(map(_is_empty, value.values())))


def walk(value: object, at: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Give a value and all within it, each with its path: a group before its fields, a list before its items."""
    yield at, value
    if isinstance(value, Value):
        for name in type(value).model_fields:
            yield from walk(getattr(value, name), (*at, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from walk(item, (*at, index))


def find(value: object, is_wanted: Callable[[type], bool]) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Give the values of some types within a value, as `walk` would, without a look at fields that cannot hold one.

    Args:
        value: Where to look.
        is_wanted: Tells of a type whether its values are wanted; the same function gives the same answers.
    """
    found: list[tuple[tuple[str | int, ...], Any]] = []
    _gather(value, is_wanted, (), found)
    return iter(found)


def _gather(
    value: object,
    is_wanted: Callable[[type], bool],
    at: tuple[str | int, ...],
    found: list[tuple[tuple[str | int, ...], Any]],
) -> None:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            _gather(item, is_wanted, (*at, index), found)
        return
    if is_wanted(type(value)):
        found.append((at, value))
    if isinstance(value, Value):
        own = vars(value)
        for name in _fields_with(type(value), is_wanted):
            inner = own[name]
            if inner is not None and inner != ():
                _gather(inner, is_wanted, (*at, name), found)


@cache
def _fields_with(model: type[Value], is_wanted: Callable[[type], bool]) -> tuple[str, ...]:
    """Give the fields of a group that can hold values of a wanted type, by their annotations."""
    return tuple(name for name, info in model.model_fields.items() if _may_hold(info.annotation, is_wanted))


def _may_hold(annotation: object, is_wanted: Callable[[type], bool]) -> bool:
    if parts := get_args(annotation):
        return any(_may_hold(part, is_wanted) for part in parts)
    if annotation in {Any, object}:
        return True
    if not isinstance(annotation, type):
        return False
    return is_wanted(annotation) or (issubclass(annotation, Value) and bool(_fields_with(annotation, is_wanted)))


def plain(value: object) -> Any:  # noqa: ANN401 - mirrors JSON
    """Give any value as plain data: texts, whole numbers, decimals, booleans, lists and mappings."""
    if isinstance(value, Value):
        return value.plain()
    if isinstance(value, tuple):
        return tuple(plain(item) for item in value)
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if value is None or isinstance(value, str | int | Decimal):
        return value
    return as_plain() if (as_plain := getattr(value, "plain", None)) else str(value)


def canonical(value: object) -> str:
    """Give one text for a value: equal for equal values (1.50 and 1.5 are equal), the same in every run."""
    return json.dumps(_comparable(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _comparable(value: Any) -> Any:  # noqa: ANN401 - mirrors JSON
    """Give all parts of a value, each number written in one way."""
    if isinstance(value, Value):
        return {name: _comparable(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, tuple):
        return [_comparable(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _comparable(item) for key, item in value.items()}
    if isinstance(value, int | Decimal):
        number = Decimal(value)
        return ["number", f"{number.normalize() if number else 0:f}"]
    if is_dataclass(value):
        return [_comparable(getattr(value, part.name)) for part in fields(value)]
    return value
