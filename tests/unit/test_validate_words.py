"""Whatever stands in whichever field: the problem is told in plain words, at the field's own place."""

import functools
import json
import operator
import re
from collections.abc import Iterator
from typing import Any

import pytest

from partnerbase.codes import CODES
from partnerbase.diagnostics import Diagnostic, Report
from partnerbase.load.document import Document, Text
from partnerbase.load.yaml_subset import Loc, Tree, read
from partnerbase.validate import validate, validate_settings
from partnerbase.values.localtext import Languages
from tests.complete_records import COMPLETE, COMPLETE_SETTINGS, complete

LANGUAGES = Languages(("en", "de", "zh"))
NO_PLAIN_WORD = re.compile(
    r"\b(str|int|tuple|dict|NoneType|None|True|False|Decimal|bool)\b"
    r"|Input should|pydantic|instance|validator|regex|pattern"
    r"|<class|\\x|object at"
)
WRONG: dict[str, Any] = {
    "nothing in a list": [None],
    "true": True,
    "a number": 5,
    "a negative number": -5,
    "a decimal": 10000000.5,
    "empty": "",
    "blank": "   ",
    "odd text": "%& '{x}' [y]",
    "long text": "x" * 21_000,
    "an empty list": [],
    "a list of numbers": [5],
    "a list of lists": [[[5]]],
    "an empty mapping": {},
    "another mapping": {"nmae": 1},
    "a list of mappings": [{"nmae": "x"}],
    "a long list": ["trier"] * 201,
}
NAMES = [*(name for name in COMPLETE if len(COMPLETE[name]) > 3), "site.yaml"]
SCALARS = {"true", "a number", "a negative number", "a decimal", "empty", "blank", "odd text", "long text"}


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("name", NAMES)
def test_any_value_in_any_field(name: str, wrong: str) -> None:
    fields = fields_of(name)
    for path in paths(fields):
        changed = with_value(fields, path, WRONG[wrong])
        source = as_yaml(changed)
        tree = read(source)
        found = problems(name, source, tree)
        for diagnostic in found:
            assert_plain(diagnostic)
            assert_near(diagnostic, path, tree)
        if wrong in SCALARS:
            assert len(found) <= 1, found


@pytest.mark.parametrize("name", NAMES)
def test_a_mistyped_field_is_told_at_its_name(name: str) -> None:
    fields = fields_of(name)
    for path in paths(fields):
        if isinstance(path[-1], str) and len(path[-1]) > 2 and path[:-1] != ("levels",):
            parent, key = path[:-1], str(path[-1])
            changed = with_value(fields, path, None)
            owner = at(changed, parent)
            typo = key[:-2] + key[-1] + key[-2] + key[-1]
            renamed = {typo if k == key else k: at(fields, path) if k == key else v for k, v in owner.items()}
            changed = with_value(changed, parent, renamed)
            source = as_yaml(changed)
            tree = read(source)
            (found,) = problems(name, source, tree)
            assert (found.code, f"did you mean '{key}'?" in found.hint) == ("unknown-field", True), found
            assert (found.span.line, found.span.column) == tree.keys[(*parent, typo)]


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_field_is_told_at_what_lacks_it(name: str) -> None:
    fields = fields_of(name)
    told = 0
    for path in paths(fields):
        if isinstance(path[-1], str):
            parent, key = path[:-1], path[-1]
            owner = {k: v for k, v in at(fields, parent).items() if k != key}
            changed = with_value(fields, parent, owner)
            source = as_yaml(changed)
            tree = read(source)
            for found in problems(name, source, tree):
                told += 1
                assert_plain(found)
                place = tree.keys.get(parent, tree.values[parent])
                assert (found.span.line, found.span.column) in {place, tree.values[parent]}, found
    assert told


def fields_of(name: str) -> dict[str, Any]:
    """Give the fields to change: those that all record types share once, with a city."""
    if name == "site.yaml":
        return COMPLETE_SETTINGS
    return complete(name) if name == "cities/trier" else {"sources": ["report"]} | COMPLETE[name]


def as_yaml(fields: dict[str, Any]) -> str:
    """Write fields one a line: JSON is YAML, and fast to write."""
    return json.dumps(fields, ensure_ascii=False, indent=1)


def problems(name: str, source: str, tree: Tree) -> list[Diagnostic]:
    """Validate one file and give what is wrong with its fields."""
    report = Report()
    collection, _, slug = name.partition("/")
    if name == "site.yaml":
        validate_settings(Document("", "site", Text(name, source), tree.data), report)
    else:
        validate([Document(collection, slug, Text(f"{name}.yaml", source), tree.data)], LANGUAGES, report)
    return list(report)


def assert_plain(diagnostic: Diagnostic) -> None:
    """Check that an editor can understand what is said."""
    assert diagnostic.code in CODES
    assert diagnostic.message
    assert diagnostic.hint
    for text in (diagnostic.message, diagnostic.hint):
        assert not NO_PLAIN_WORD.search(text), diagnostic
        assert not text.endswith("."), diagnostic
        assert len(text) < 500, diagnostic
    assert diagnostic.excerpt


def assert_near(diagnostic: Diagnostic, path: Loc, tree: Tree) -> None:
    """Check that the place lies in the changed field, or where the fields belong together."""
    while path not in tree.values:
        path = path[:-1]
    if diagnostic.code == "observation-time":
        path = path[:2]
    for whole in ("heading", "map"):
        path = path[: path.index(whole) + 1] if whole in path else path
    lines = [line for loc, (line, _) in tree.values.items() if loc[: len(path)] == path]
    first = min(tree.keys.get(path, tree.values[path])[0], *lines, lines[0])
    assert first <= diagnostic.span.line <= max(lines), (diagnostic, path)


def paths(value: Any, path: Loc = ()) -> Iterator[Loc]:  # noqa: ANN401 - any YAML value
    """Give the path of everything within a value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield (*path, key)
        yield from paths(item, (*path, key))


def at(value: Any, path: Loc) -> Any:  # noqa: ANN401 - any YAML value
    """Give what stands at a path."""
    return functools.reduce(operator.getitem, path, value)


def with_value(value: Any, path: Loc, new: Any) -> Any:  # noqa: ANN401 - any YAML value
    """Give a copy with another value at a path."""
    if not path:
        return new
    first, *rest = path
    copy: Any = dict(value) if isinstance(value, dict) else list(value)
    copy[first] = with_value(value[first], tuple(rest), new)
    return copy
