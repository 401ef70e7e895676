"""The YAML that records are written in: the core schema of YAML 1.2 without its hazards.

Refused are anchors, aliases, tags, merge keys, second documents, duplicate keys, tabs in the indentation,
and more than `limits` allow. Built on libyaml's events (https://pyyaml.org/wiki/LibYAML). The data are read first,
without places; a text that these cannot be taken from is read again, for what is wrong with it.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import islice
from sys import intern
from typing import Any

from yaml import YAMLError
from yaml.events import (
    CollectionStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from partnerbase import limits
from partnerbase.load.characters import first_forbidden
from partnerbase.load.yaml_errors import Problem
from partnerbase.load.yaml_places import Loc, Places, Position, events, locate

__all__ = ["Loc", "Position", "Tree", "read", "scalar"]

CONSTANTS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")
NUMERIC = "+-.0123456789"
TYPED = NUMERIC + "~nNtTfF"
TAB = re.compile(r"^ *\t", re.MULTILINE)
MOST_EVENTS = 2 * limits.YAML_NODES + 4
"""A list or mapping has two events, and so have the stream and the document around all."""


def scalar(text: str) -> str | int | Decimal | bool | None:
    """Give an unquoted scalar its type by the core schema; what has no finite number, or a long one, stays text."""
    if text[:1] not in TYPED:
        return text
    if text in CONSTANTS:
        return CONSTANTS[text]
    if text[0] not in NUMERIC or len(text) > limits.NUMBER_CHARACTERS:
        return text
    if INTEGER.fullmatch(text):
        return int(text, 0 if text[:2] in {"0o", "0x"} else 10)
    return Decimal(text) if DECIMAL.fullmatch(text) else text


@dataclass
class Tree:
    """What a YAML text holds: its data, None where there are problems, and where each value and key stands."""

    text: str
    data: Any = None
    problems: list[Problem] = field(default_factory=list)

    @property
    def values(self) -> dict[Loc, Position]:
        """Line and column of each value, from 1."""
        return self.places.values

    @property
    def keys(self) -> dict[Loc, Position]:
        """Line and column of each key, from 1."""
        return self.places.keys

    @cached_property
    def places(self) -> Places:
        """The places: read when somebody asks, since those of most texts are never asked for."""
        return locate(self.text)


class _UnsureError(Exception):
    """There is something wrong with the text."""


def read(text: str) -> Tree:
    """Read one YAML document; never raises, whatever the text."""
    if "\t" in text and (tab := TAB.search(text)):
        line, column = text.count("\n", 0, tab.end()), tab.end() - tab.start() - 1
        hint = "indent with two spaces for each level"
        return Tree(text, None, [Problem(line + 1, column + 1, "tab-indentation", "a tab in the indentation", hint)])
    try:
        return Tree(text, _Reader(text).document())
    except (_UnsureError, StopIteration, YAMLError):
        tree = Tree(text)
        tree.problems = tree.places.problems
        return tree


class _Reader:
    """Takes the data out of libyaml's events, as long as nothing is wrong with them."""

    def __init__(self, text: str) -> None:
        self.events = islice(events(text), MOST_EVENTS)
        self.nodes = 1
        self.depth = 0

    def document(self) -> Any:  # noqa: ANN401 - any YAML value
        """Give the data of the only document, None where there is none."""
        next(self.events)
        if isinstance(next(self.events), StreamEndEvent):
            return None
        data = self._value(next(self.events))
        next(self.events)
        if self.nodes > limits.YAML_NODES or not isinstance(next(self.events), StreamEndEvent):
            raise _UnsureError
        return data

    def _value(self, event: Event) -> Any:  # noqa: ANN401 - any YAML value
        if type(event) is ScalarEvent:
            text = _text(event)
            return scalar(text) if event.implicit[0] else text
        if not isinstance(event, CollectionStartEvent) or event.anchor is not None or event.tag is not None:
            raise _UnsureError
        self.depth += 1
        if self.depth > limits.YAML_DEPTH:
            raise _UnsureError
        value = self._fields() if isinstance(event, MappingStartEvent) else self._items()
        self.depth -= 1
        return value

    def _fields(self) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        take, value = self.events, self._value
        for event in take:
            if type(event) is not ScalarEvent:
                break
            key = _text(event)
            if key in fields or (key == "<<" and event.implicit[0]):
                raise _UnsureError
            fields[intern(key)] = value(next(take))
        if type(event) is not MappingEndEvent:
            raise _UnsureError
        self.nodes += 2 * len(fields)
        return fields

    def _items(self) -> tuple[Any, ...]:
        """Lists become tuples, for strict and frozen models."""
        items: list[Any] = []
        for event in self.events:
            if type(event) is SequenceEndEvent:
                break
            items.append(self._value(event))
        self.nodes += len(items)
        return tuple(items)


def _text(event: ScalarEvent) -> str:
    text = event.value
    if event.anchor is not None or event.tag is not None or (event.style == '"' and first_forbidden(text)):
        raise _UnsureError
    return text
