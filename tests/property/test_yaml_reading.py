"""The YAML reader gives back what PyYAML writes, with the places where PyYAML's own composer sees them."""

from decimal import Decimal
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from partnerbase.load.yaml_subset import Loc, Position, read, scalar
from tests.property import strategies as some

MARKS = ("", *"\n:-,[]{}'\"&*!|>%@`#?~\\", "- ", ": ", "\n- ", "\n---\n", "<<: ", "&a ", "*a ", "!!str ", '"\\u200b"')
"""What means something in YAML, put where it may mean something else."""


class Dumper(yaml.SafeDumper):
    """PyYAML's dumper, with decimals and tuples, and quotes where our schema would see no text."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002 - PyYAML's signature
        """Write out what occurs twice."""
        return True


def _text(dumper: Dumper, text: str) -> yaml.Node:
    style = None if isinstance(scalar(text), str) else "'"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _decimal(dumper: Dumper, number: Decimal) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:float", str(number) if "." in str(number) else f"{number}.0")


def _tuple(dumper: Dumper, items: tuple[Any, ...]) -> yaml.Node:
    return dumper.represent_list(items)


Dumper.add_representer(str, _text)
Dumper.add_representer(Decimal, _decimal)
Dumper.add_representer(tuple, _tuple)


def dump(data: object, *, is_flow: bool) -> str:
    """Write data as YAML."""
    return yaml.dump(data, Dumper=Dumper, default_flow_style=is_flow, allow_unicode=True, sort_keys=False)


@given(some.plain_data(), st.booleans())
def test_what_pyyaml_writes_is_read_back(data: Any, is_flow: bool) -> None:  # noqa: ANN401, FBT001 - any YAML value
    tree = read(dump(data, is_flow=is_flow))
    assert tree.problems == []
    assert tree.data == data
    assert types_of(tree.data) == types_of(data)


@given(st.dictionaries(some.texts(), some.plain_data(), min_size=1, max_size=4), st.booleans())
def test_every_place_is_where_the_text_stands(data: Any, is_flow: bool) -> None:  # noqa: ANN401, FBT001 - as above
    source = dump(data, is_flow=is_flow)
    tree = read(source)
    values: dict[Loc, Position] = {}
    keys: dict[Loc, Position] = {}
    node = yaml.compose(source, Loader=yaml.SafeLoader)
    assert node is not None
    collect(node, (), values, keys)
    assert tree.values == values
    assert tree.keys == keys


@given(st.data())
def test_a_text_has_either_data_or_problems(data: st.DataObject) -> None:
    whole = dump(data.draw(some.plain_data()), is_flow=data.draw(st.booleans()))
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(whole))] * 2)))
    tree = read(whole[:start] + data.draw(st.sampled_from(MARKS)) + whole[end:])
    assert tree.problems == tree.places.problems
    assert tree.data is None or not tree.problems


def collect(node: yaml.Node, loc: Loc, values: dict[Loc, Position], keys: dict[Loc, Position]) -> None:
    """Take the places of all nodes of PyYAML's own tree."""
    values[loc] = place(node)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            keys[(*loc, key.value)] = place(key)
            collect(value, (*loc, key.value), values, keys)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            collect(item, (*loc, index), values, keys)


def place(node: yaml.Node) -> Position:
    """Give line and column of a node, from 1."""
    assert node.start_mark is not None
    return node.start_mark.line + 1, node.start_mark.column + 1


def types_of(data: object) -> object:
    """Give the types within data, since True equals 1 and 1 equals Decimal(1)."""
    if isinstance(data, tuple):
        return [types_of(item) for item in data]
    if isinstance(data, dict):
        return {key: types_of(item) for key, item in data.items()}
    return type(data)


@given(st.from_regex(r"[-+]?[0-9_:.eEx]{1,50}", fullmatch=True))
def test_what_looks_like_a_number_is_one_of_yaml_1_2_or_text(text: str) -> None:
    value = scalar(text)
    if isinstance(value, str):
        assert value == text
    else:
        assert isinstance(value, int | Decimal)
        assert not isinstance(value, bool)
        assert Decimal(value).is_finite()
