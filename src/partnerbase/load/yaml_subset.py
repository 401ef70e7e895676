"""The YAML that records are written in: the core schema of YAML 1.2 without its hazards.

Refused are anchors, aliases, tags, merge keys, second documents, duplicate keys, tabs in the indentation,
and more than `limits` allow. Built on libyaml's events (https://pyyaml.org/wiki/LibYAML), with the line and column
of every key and value.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml
from yaml._yaml import Mark as CMark

from partnerbase.diagnostics import quoted
from partnerbase.load import limits
from partnerbase.load.characters import first_forbidden
from partnerbase.load.yaml_errors import Problem, Quote, explain

Loc = tuple[str | int, ...]
Position = tuple[int, int]

CONSTANTS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")
TAB = re.compile(r"^ *\t", re.MULTILINE)


def scalar(text: str) -> str | int | Decimal | bool | None:
    """Give an unquoted scalar its type by the core schema; what has no finite number, or a long one, stays text."""
    if text in CONSTANTS:
        return CONSTANTS[text]
    if text[0] not in "+-.0123456789" or len(text) > limits.NUMBER_CHARACTERS:
        return text
    if INTEGER.fullmatch(text):
        return int(text, 0 if text[:2] in {"0o", "0x"} else 10)
    return Decimal(text) if DECIMAL.fullmatch(text) else text


@dataclass(slots=True)
class Tree:
    """What a YAML text holds: its data, and where each value and key stands, as line and column from 1."""

    data: Any = None
    values: dict[Loc, Position] = field(default_factory=dict)
    keys: dict[Loc, Position] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class _StopError(Exception):
    """The text is not worth reading on; the problem is noted."""


@dataclass(slots=True)
class _Node:
    """A mapping or list that is being filled."""

    loc: Loc
    container: dict[str, Any] | list[Any]
    key: str | None = None
    key_loc: Loc = ()


def read(text: str) -> Tree:
    """Read one YAML document; never raises, whatever the text."""
    tree = Tree()
    if tab := TAB.search(text):
        line, column = text.count("\n", 0, tab.end()), tab.end() - tab.start() - 1
        hint = "indent with two spaces for each level"
        tree.problems.append(Problem(line + 1, column + 1, "tab-indentation", "a tab in the indentation", hint))
        return tree
    builder = _Builder(tree)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.YAMLError as error:
        tree.problems.append(explain(error, text, builder.quote))
    except _StopError:
        pass
    return tree


def _position(mark: yaml.Mark | CMark | None) -> Position:
    """Give line and column from 1; libyaml marks every event, though its types do not say so."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


class _Builder:
    """Puts events together; `quote` is the last quoted text that spans lines."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.stack: list[_Node] = []
        self.nodes = 0
        self.documents = 0
        self.quote: Quote | None = None

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._open(event, {})
        elif isinstance(event, yaml.SequenceStartEvent):
            self._open(event, [])
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()
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
        self.tree.problems.append(Problem(*_position(event.start_mark), code, message, hint))

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
        if node and isinstance(node.container, dict) and node.key is None:
            self._key(node, event)
        else:
            self._put(event, scalar(event.value) if event.implicit[0] else event.value)

    def _key(self, node: _Node, event: yaml.ScalarEvent) -> None:
        key = event.value
        if key == "<<" and event.implicit[0]:
            self._stop(event, "yaml-feature", "a merge key '<<'", "write the fields out")
        loc = (*node.loc, key)
        if loc in self.tree.keys:
            first = self.tree.keys[loc][0]
            message = f"the field {quoted(key)} stands here a second time"
            self._note(event, "duplicate-key", message, f"keep one of the two; the first is in line {first}")
            loc = (*loc, "[again]", len(self.tree.problems))
        else:
            self.tree.keys[loc] = _position(event.start_mark)
        node.key, node.key_loc = key, loc

    def _put(self, event: yaml.NodeEvent, value: Any) -> Loc:  # noqa: ANN401 - any YAML value
        loc = self._place(value)
        self.tree.values.setdefault(loc, _position(event.start_mark))
        return loc

    def _place(self, value: Any) -> Loc:  # noqa: ANN401 - any YAML value
        if not self.stack:
            self.tree.data = value
            return ()
        node = self.stack[-1]
        if isinstance(node.container, list):
            node.container.append(value)
            return *node.loc, len(node.container) - 1
        key, node.key = node.key, None
        assert key is not None  # noqa: S101 - `_scalar` and `_open` see to it
        node.container.setdefault(key, value)
        return node.key_loc

    def _open(self, event: yaml.CollectionStartEvent, container: dict[str, Any] | list[Any]) -> None:
        self._check(event)
        if len(self.stack) >= limits.YAML_DEPTH:
            self._stop(event, "too-deep", f"more than {limits.YAML_DEPTH} levels", "nest less deeply")
        if self.stack and isinstance(self.stack[-1].container, dict) and self.stack[-1].key is None:
            self._stop(event, "invalid-yaml", "a list or mapping as the name of a field", "name the field with a word")
        loc = self._put(event, container)
        self.stack.append(_Node(loc, container))

    def _close(self) -> None:
        node = self.stack.pop()
        if isinstance(node.container, list):
            self._freeze(node)

    def _freeze(self, node: _Node) -> None:
        """Lists become tuples, for strict and frozen models."""
        frozen = tuple(node.container)
        if not self.stack:
            self.tree.data = frozen
            return
        parent, last = self.stack[-1].container, node.loc[-1]
        if isinstance(parent, list):
            parent[-1] = frozen
        elif parent.get(str(last)) is node.container:
            parent[str(last)] = frozen
