"""Inputs made to cost time end with little work: counted in events and tokens, not in seconds."""

import time
from typing import Any

import pytest
import yaml
from markdown_it.rules_inline import StateInline
from markupsafe import escape
from yaml._yaml import CParser

from partnerbase import limits, markdown
from partnerbase.diagnostics import Report
from partnerbase.load.document import Document, Text
from partnerbase.load.yaml_subset import read
from partnerbase.markdown.syntax import parse
from partnerbase.validate import validate
from partnerbase.values.localtext import Languages

HANG = 60
"""Seconds after which a test is called hung; it needs a small part of them."""
SIZE = limits.FILE_BYTES
READINGS = 2
"""How often a YAML text is read at most: for its data, and where that fails for what is wrong."""

YAML_BOMBS = {
    "open lists": "[" * SIZE,
    "open mappings": "{" * SIZE,
    "nested list marks": "- " * (SIZE // 2),
    "nested questions": "? " * (SIZE // 2),
    "lists in lists, closed": "[" * 1000 + "]" * 1000,
    "many flow keys": "{" + ", ".join(f"k{i}: 1" for i in range(200_000)) + "}",
    "many flow keys without values": "{" + ", ".join(f"k{i}" for i in range(200_000)) + "}",
    "many keys": "".join(f"k{i}: 1\n" for i in range(200_000)),
    "one key again and again": "a: 1\n" * (SIZE // 5),
    "many items": "- 1\n" * (SIZE // 4),
    "many empty items": "-\n" * (SIZE // 2),
    "base 60": "a: 1" + ":59" * 200_000,
    "many digits": "a: " + "9" * SIZE,
    "a large exponent": "a: 1e" + "9" * 1000,
    "hexadecimal": "a: 0x" + "f" * SIZE,
    "a long plain text": "a: " + "x" * SIZE,
    "a long text of many lines": "a: " + "x\n " * (SIZE // 3),
    "a long quoted text": 'a: "' + "x" * SIZE + '"',
    "a quote that never ends": 'a: "' + "x\n" * (SIZE // 2),
    "many escapes": 'a: "' + "\\n" * (SIZE // 2) + '"',
    "a long literal text": "a: |\n" + " x\n" * (SIZE // 3),
    "a long comment": "#" * SIZE,
    "many comments": "#\n" * (SIZE // 2),
    "alias bomb": "a: &a [x]\n" + "".join(f"b{i}: &b{i} [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n" for i in range(50)),
    "alias to nothing": "a: *b\n",
    "merge bomb": "a: &a {x: 1}\nb:\n  <<: [" + "*a, " * 50_000 + "]\n",
    "many anchors": "".join(f"- &a{i} x\n" for i in range(20_000)),
    "many tags": "- !!str x\n" * 20_000,
    "many documents": "---\na: 1\n" * 20_000,
    "many directives": "%TAG ! tag:x,2000:\n" * 10_000,
    "a long key": "k" * SIZE + ": 1",
    "blank lines": "\n" * SIZE,
    "spaces": " " * SIZE,
    "many carriage tabs": "a: b\t" * (SIZE // 5),
    "closing brackets": "]" * SIZE,
    "commas": "[" + "," * SIZE,
    "colons": ": " * (SIZE // 2),
}

MARKDOWN_UNITS = [
    *(
        "[",
        "]",
        "*",
        "**a ",
        "*a_",
        "_a",
        "***x",
        "一*",
        "一**一",
        "**一：**",
        "*一* ",
        "`",
        "`a ``",
        "\\",
        "(",
        "\t",
        "\n",
    ),
    *("[[", "[[a", "[[a|", "[[a]]", "[a](", "[a](<b", '[a](b "', "[a][", "[a]: b\n", "[x]: <", "[a](&#106;x)\n"),
    *("![", "![a](", "![[]()", "<", "<!--", "<a ", "<http:", "<http://ä.de>\n", "<x@y.zz>", "&", "&#", "&amp;"),
    *("|", "| a ", "|\n", "a|\n-|\n", "[a](x\\|)", ">", "> ", "- ", "1. ", "#", "# a\n", "=\n", "a\n=\n", "--- "),
    *("~~~\n", "```\n", "    a\n", "a  \n"),
]


@pytest.fixture
def events(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The events of libyaml that the reader takes."""
    taken: list[Any] = []

    class Counting(CParser):
        """Libyaml's parser, which notes what it gives."""

        def get_event(self) -> yaml.Event | None:
            event = super().get_event()
            taken.append(event)
            return event

    monkeypatch.setattr("partnerbase.load.yaml_places.CParser", Counting)
    return taken


@pytest.mark.parametrize("bomb", YAML_BOMBS)
def test_yaml(bomb: str, events: list[Any]) -> None:
    start = time.monotonic()
    tree = read(YAML_BOMBS[bomb])
    assert len(events) <= READINGS * (2 * limits.YAML_NODES + 10)
    assert len(tree.values) <= limits.YAML_NODES
    assert len(tree.problems) <= limits.YAML_NODES
    assert time.monotonic() - start < HANG


def test_a_nest_ends_at_the_limit(events: list[Any]) -> None:
    (problem,) = read("[" * SIZE).problems
    assert problem.code == "too-deep"
    assert (problem.line, problem.column) == (1, limits.YAML_DEPTH + 1)
    assert len(events) <= READINGS * (limits.YAML_DEPTH + 4)


def test_no_alias_is_ever_followed(events: list[Any]) -> None:
    (problem,) = read(YAML_BOMBS["alias bomb"]).problems
    assert problem.code == "yaml-feature"
    assert len(events) < READINGS * 10


@pytest.mark.parametrize("bomb", ["many digits", "base 60", "hexadecimal", "a large exponent"])
def test_no_long_number_is_calculated(bomb: str) -> None:
    assert isinstance(read(YAML_BOMBS[bomb]).data["a"], str)


@pytest.mark.parametrize("form", ["k{}: 1\n", "k{}:\n", "sources{}: [x]\n"])
def test_a_record_of_unknown_fields_is_told_in_part(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[str] = []

    def counting(word: str, *_rest: object, **_options: object) -> list[str]:
        searched.append(word)
        return []

    monkeypatch.setattr("difflib.get_close_matches", counting)
    source = "".join(form.format(i) for i in range(6000))
    report = Report()
    document = Document("cities", "trier", Text("cities/trier.yaml", source), read(source).data)
    validate([document], Languages(), report)
    assert 100 < len(report) <= 200
    assert len(searched) <= 600


@pytest.fixture
def inline_steps(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often the inline parser takes up a piece of text."""
    steps = [0]
    scan = StateInline.scanDelims
    push = StateInline.push

    def counting_scan(self: StateInline, start: int, canSplitWord: bool) -> Any:  # noqa: ANN401, FBT001, N803 - markdown-it's
        steps[0] += 1
        return scan(self, start, canSplitWord)

    def counting_push(self: StateInline, ttype: str, tag: str, nesting: Any) -> Any:  # noqa: ANN401 - markdown-it's
        steps[0] += 1
        return push(self, ttype, tag, nesting)

    monkeypatch.setattr(StateInline, "scanDelims", counting_scan)
    monkeypatch.setattr(StateInline, "push", counting_push)
    return steps


@pytest.mark.parametrize("unit", MARKDOWN_UNITS)
def test_markdown_work_grows_with_its_length(unit: str, inline_steps: list[int]) -> None:
    start = time.monotonic()
    counts = [steps_for(unit, size, inline_steps) for size in (2000, 4000)]
    assert counts[1] <= 2.5 * counts[0] + 50
    assert time.monotonic() - start < HANG


@pytest.mark.parametrize("unit", ["[", "*", "[[", "`", "<", "![", "|"])
def test_markdown_of_the_largest_size_ends(unit: str) -> None:
    start = time.monotonic()
    text = unit * (limits.BODY_CHARACTERS // len(unit))
    assert markdown.read(Text("x.md", text)).links == ()
    assert time.monotonic() - start < HANG


def steps_for(unit: str, size: int, steps: list[int]) -> int:
    """Count what one text costs, from parsing to HTML."""
    steps[0] = 0
    text = (unit * size)[:size]
    body = markdown.read(Text("x.md", text))
    html = markdown.fill(body.pieces, lambda ref: (ref, escape(ref)))
    tokens = parse(text)
    parsed = len(tokens) + sum(len(token.children or ()) for token in tokens)
    return steps[0] + parsed + len(body.pieces) + len(body.links) + len(body.problems) + len(html)
