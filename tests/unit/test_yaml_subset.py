"""The YAML that records are written in, and what its mistakes are called."""

from decimal import Decimal
from typing import Any

import pytest

from partnerbase import limits
from partnerbase.load.yaml_subset import read, scalar


class TestScalars:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            *(("no", "no"), ("yes", "yes"), ("on", "on"), ("off", "off"), ("y", "y"), ("NO", "NO")),
            *(("true", True), ("True", True), ("TRUE", True), ("tRUE", "tRUE"), ("false", False)),
            *(("null", None), ("Null", None), ("~", None), ("", None), ("nil", "nil"), ("none", "none")),
            *(
                ("5", 5),
                ("-5", -5),
                ("+5", 5),
                ("007", 7),
                ("0o17", 15),
                ("0x1F", 31),
                ("0b1", "0b1"),
                ("1_000", "1_000"),
            ),
            *(("1.5", Decimal("1.5")), ("2.20", Decimal("2.20")), (".5", Decimal("0.5")), ("5.", Decimal(5))),
            *(("1e3", Decimal(1000)), ("-1.5E-3", Decimal("-0.0015")), ("1e9999", "1e9999"), ("1.5.6", "1.5.6")),
            *(
                (".inf", ".inf"),
                (".nan", ".nan"),
                ("-.inf", "-.inf"),
                ("-", "-"),
                (".", "."),
                ("+", "+"),
                ("--5", "--5"),
            ),
            *(
                ("1:59:59", "1:59:59"),
                ("12:30", "12:30"),
                ("1986-05-29", "1986-05-29"),
                ("1,5", "1,5"),
                ("0.1", Decimal("0.1")),
            ),
            *(
                ("9" * 40, int("9" * 40)),
                ("9" * 41, "9" * 41),
                ("南京", "南京"),
                ("\uff15", "\uff15"),
                ("=", "="),
                ("<<", "<<"),
            ),
        ],
    )
    def test_core_schema(self, text: str, value: object) -> None:
        assert (scalar(text), type(scalar(text))) == (value, type(value))

    @pytest.mark.parametrize("quoted", ["'5'", '"true"', "'null'", '""', "|\n  5\n", ">-\n  1.5\n"])
    def test_quoted_and_block_texts_stay_text(self, quoted: str) -> None:
        assert isinstance(read(f"a: {quoted}").data["a"], str)


class TestStructure:
    @pytest.mark.parametrize(
        ("text", "data"),
        [
            ("a: 1\nb: [x, y]\n", {"a": 1, "b": ("x", "y")}),
            ("- [[1], {a: [2]}]\n- []\n- {}\n", (((1,), {"a": (2,)}), (), {})),
            ("a:\n- b\n-\n- c: d\n", {"a": ("b", None, {"c": "d"})}),
            ("on: 1\n5: 2\ntrue: 3\n~: 4\n'': 5\n", {"on": 1, "5": 2, "true": 3, "~": 4, "": 5}),
            ("a: 'it''s'\nb: \"\\u5357\\n\"\n", {"a": "it's", "b": "南\n"}),
            ("a: x # comment\n# another\nb: y#z\n", {"a": "x", "b": "y#z"}),
            ("---\na: b\n...\n", {"a": "b"}),
            ("a: |\n  one\n\n  two\nb: >\n  one\n  two\n", {"a": "one\n\ntwo\n", "b": "one two\n"}),
            ("'<<': x\n", {"<<": "x"}),
            ("", None),
        ],
    )
    def test_read(self, text: str, data: Any) -> None:  # noqa: ANN401 - any YAML value
        tree = read(text)
        assert (tree.data, tree.problems) == (data, [])

    def test_places(self) -> None:
        tree = read('a: 1\nb:\n  - "x"\n  - c: [南, y]\n')
        assert tree.values == {
            (): (1, 1),
            ("a",): (1, 4),
            ("b",): (3, 3),
            ("b", 0): (3, 5),
            ("b", 1): (4, 5),
            ("b", 1, "c"): (4, 8),
            ("b", 1, "c", 0): (4, 9),
            ("b", 1, "c", 1): (4, 12),
        }
        assert tree.keys == {("a",): (1, 1), ("b",): (2, 1), ("b", 1, "c"): (4, 5)}


class TestRefused:
    @pytest.mark.parametrize(
        ("text", "code", "line", "column"),
        [
            ("a: &x 1\nb: *x\n", "yaml-feature", 1, 4),
            ("a: *x\n", "yaml-feature", 1, 4),
            ("*x\n", "yaml-feature", 1, 1),
            ("a: !!int 5\n", "yaml-feature", 1, 4),
            ("a: ! 5\n", "yaml-feature", 1, 4),
            ("a: !!python/object:os.system x\n", "yaml-feature", 1, 4),
            ("a: !local {x: 1}\n", "yaml-feature", 1, 4),
            ("a: {x: 1}\nb:\n  <<: {y: 2}\n", "yaml-feature", 3, 3),
            ("a: 1\n---\nb: 2\n", "yaml-feature", 2, 1),
            ("? [a, b]\n: c\n", "invalid-yaml", 1, 3),
            ("{[a]: b}\n", "invalid-yaml", 1, 2),
            ("a: 1\nb: 2\na: 3\n", "duplicate-key", 3, 1),
            ("x:\n  a: 1\n  'a': 3\n", "duplicate-key", 3, 3),
            ("\ta: 1\n", "tab-indentation", 1, 1),
            ("a:\n  \tb: 1\n", "tab-indentation", 2, 3),
            ("a: b: c\n", "unquoted-colon", 1, 5),
            ("title: Nanjing: a city\n", "unquoted-colon", 1, 15),
            ('a: "open\nb: 2\n', "unclosed-quote", 1, 4),
            ("a: 'open\nb: 'x'\nc: y\n", "unclosed-quote", 1, 4),
            ('a: "x\\y"\n', "invalid-yaml", 1, 6),
            ('a: "\\x00"\n', "forbidden-character", 1, 4),
            ('a: "\\u202e"\n', "forbidden-character", 1, 4),
            ('"\\u200b": 1\n', "forbidden-character", 1, 1),
            ("a: [1, 2\nb: 3\n", "invalid-yaml", 1, 4),
            ("a: @x\n", "invalid-yaml", 1, 4),
            ("a: `x`\n", "invalid-yaml", 1, 4),
            ("a：b\nc: d\n", "invalid-yaml", 1, 2),
            ("country DE\nkind: city\n", "invalid-yaml", 1, 1),
            ("country：DE\nkind: city\n", "invalid-yaml", 1, 8),
            ("country:DE\nkind: city\n", "invalid-yaml", 1, 8),
            ("country: DE\n  kind: city\n", "invalid-yaml", 2, 3),
            ("a: [x\nb：[y]\n", "invalid-yaml", 2, 2),
            ("a:\n  - [x，\n", "invalid-yaml", 2, 7),
            ("a: 1\nb\n", "invalid-yaml", 2, 1),
            ("a:\n    b: 1\n  c: 2\n", "invalid-yaml", 3, 3),
            ("a: 'x' y\n", "invalid-yaml", 1, 8),
            ("%FOO x\n", "invalid-yaml", 1, 5),
        ],
    )
    def test_told_where_it_stands(self, text: str, code: str, line: int, column: int) -> None:
        (problem,) = read(text).problems
        assert (problem.code, problem.line, problem.column) == (code, line, column), problem
        assert problem.message
        assert problem.hint

    def test_several_repeated_fields_are_told_at_once(self) -> None:
        tree = read("a: {x: 1}\nb: 1\na: {x: 2, x: 3}\nb: [1]\n")
        assert [(p.code, p.line, p.column) for p in tree.problems] == [
            ("duplicate-key", 3, 1),
            ("duplicate-key", 3, 11),
            ("duplicate-key", 4, 1),
        ]

    def test_depth(self) -> None:
        deepest = "[" * limits.YAML_DEPTH + "]" * limits.YAML_DEPTH
        assert read(deepest).problems == []
        assert [p.code for p in read(f"[{deepest}]").problems] == ["too-deep"]

    def test_number_of_values(self) -> None:
        fitting = "- 1\n" * (limits.YAML_NODES - 1)
        assert read(fitting).problems == []
        (problem,) = read(f"{fitting}- 1\n").problems
        assert (problem.code, problem.line) == ("too-many-values", limits.YAML_NODES)
