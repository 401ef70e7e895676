"""Where everything in a YAML text stands, and what is wrong with the text.

Read only for a text with a mistake in it: `yaml_subset` takes the data of all others at a third of the price.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml
from yaml._yaml import CParser
from yaml._yaml import Mark as CMark

from partnerbase import limits
from partnerbase.diagnostics import quoted
from partnerbase.load.characters import first_forbidden
from partnerbase.load.yaml_errors import Problem, Quote, explain

Loc = tuple[str | int, ...]
Position = tuple[int, int]


@dataclass(slots=True)
class Places:
    """Where each value and key stands, as line and column from 1, and what is wrong."""

    values: dict[Loc, Position] = field(default_factory=dict)
    keys: dict[Loc, Position] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class _StopError(Exception):
    """The text is not worth reading on; the problem is noted."""


@dataclass(slots=True)
class _Node:
    """A mapping, or the list of `length` items so far, that is being read; `key` waits for its value."""

    loc: Loc
    is_list: bool
    length: int = 0
    key: Loc | None = None


def events(text: str) -> Iterator[yaml.Event]:
    """Give what libyaml finds in a text, piece by piece.

    Raises:
        yaml.YAMLError: At the first syntax error.
    """
    return iter(CParser(text).get_event, None)


def locate(text: str) -> Places:
    """Read one YAML document for its places and problems; never raises, whatever the text."""
    builder = _Builder()
    try:
        for event in events(text):
            builder.take(event)
    except yaml.YAMLError as error:
        builder.places.problems.append(explain(error, text, builder.quote))
    except _StopError:
        pass
    return builder.places


def _position(mark: yaml.Mark | CMark | None) -> Position:
    """Give line and column from 1; libyaml marks every event, though its types do not say so."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


class _Builder:
    """Follows the events; `quote` is the last quoted text that spans lines."""

    def __init__(self) -> None:
        self.places = Places()
        self.stack: list[_Node] = []
        self.nodes = 0
        self.documents = 0
        self.quote: Quote | None = None

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._stop(event, "yaml-feature", f"an alias '*{event.anchor}'", "write the value out")
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._stop(event, "yaml-feature", "a second YAML document", "keep one record in a file")

    def _stop(self, event: yaml.Event, code: str, message: str, hint: str) -> None:
        self._note(event, code, message, hint)
        raise _StopError

    def _note(self, event: yaml.Event, code: str, message: str, hint: str) -> None:
        self.places.problems.append(Problem(*_position(event.start_mark), code, message, hint))

    def _check(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        self.nodes += 1
        if self.nodes > limits.YAML_NODES:
            self._stop(event, "too-many-values", f"more than {limits.YAML_NODES} values", "split the record")
        if event.anchor is not None:
            self._stop(event, "yaml-feature", f"an anchor '&{event.anchor}'", "write the value out where it is used")
        if event.tag is not None:
            self._stop(event, "yaml-feature", f"a tag {quoted(event.tag)}", "leave the tag out")

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._check(event)
        start, last_line = _position(event.start_mark), _position(event.end_mark)[0]
        if not event.implicit[0] and start[0] != last_line and event.style in ('"', "'"):
            self.quote = Quote(*start, last_line)
        if event.style == '"' and (found := first_forbidden(event.value)):
            self._stop(event, "forbidden-character", f"an escape for {found[1]}", "leave the character out")
        node = self.stack[-1] if self.stack else None
        if node and not node.is_list and node.key is None:
            self._key(node, event)
        else:
            self._place(event)

    def _key(self, node: _Node, event: yaml.ScalarEvent) -> None:
        key, keys = event.value, self.places.keys
        if key == "<<" and event.implicit[0]:
            self._stop(event, "yaml-feature", "a merge key '<<'", "write the fields out")
        loc = (*node.loc, key)
        if loc in keys:
            message = f"the field {quoted(key)} stands here a second time"
            self._note(event, "duplicate-key", message, f"keep one of the two; the first is in line {keys[loc][0]}")
            loc = (*loc, "[again]", len(self.places.problems))
        else:
            keys[loc] = _position(event.start_mark)
        node.key = loc

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        self._check(event)
        if len(self.stack) >= limits.YAML_DEPTH:
            self._stop(event, "too-deep", f"more than {limits.YAML_DEPTH} levels", "nest less deeply")
        if self.stack and not self.stack[-1].is_list and self.stack[-1].key is None:
            self._stop(event, "invalid-yaml", "a list or mapping as the name of a field", "name the field with a word")
        self.stack.append(_Node(self._place(event), isinstance(event, yaml.SequenceStartEvent)))

    def _place(self, event: yaml.NodeEvent) -> Loc:
        """Note where a value stands, and give the path that leads to it."""
        loc = self._next()
        self.places.values.setdefault(loc, _position(event.start_mark))
        return loc

    def _next(self) -> Loc:
        if not self.stack:
            return ()
        node = self.stack[-1]
        if node.is_list:
            node.length += 1
            return *node.loc, node.length - 1
        loc, node.key = node.key, None
        assert loc is not None  # noqa: S101 - `_scalar` and `_open` see to it
        return loc
