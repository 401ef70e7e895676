"""Every code of a diagnostic is known, explained and shown by an example, and none is left over."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from partnerbase.codes import CODES, EXPLANATIONS, FIXED, RULE_ERRORS, WARNINGS
from tests.invalid.made import MADE

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "partnerbase"
EXAMPLES = ROOT / "tests" / "invalid"
KEBAB = re.compile("[a-z0-9]+(-[a-z0-9]+)+")
MAKERS = {"problem", "problem_at", "Problem", "Diagnostic", "BadValueError", "_note", "_stop"}
PAGE = re.compile(
    r"# [^\n]+[^.\n]\n\n.+\n\n## Wrong\n\n```(yaml|markdown)\n.*\n## Right\n\n```(yaml|markdown)\n.*```\n", re.DOTALL
)


def _trees() -> Iterator[ast.AST]:
    for path in sorted(SOURCE.rglob("*.py")):
        if path.name != "codes.py":
            yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def _words(nodes: list[ast.expr]) -> set[str]:
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {text for text in texts if KEBAB.fullmatch(text)}


def _given() -> set[str]:
    """Find the codes that the program gives: in calls, in the tuples `code, message, hint`, and behind a key `code`."""
    codes: set[str] = set()
    for node in _trees():
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            codes |= _words([*node.args, *(keyword.value for keyword in node.keywords)]) if name in MAKERS else set()
        elif isinstance(node, ast.Tuple) and len(node.elts) == 3:
            codes |= _words(node.elts[:1])
        elif isinstance(node, ast.Dict):
            named = zip(node.keys, node.values, strict=True)
            codes |= _words([value for key, value in named if isinstance(key, ast.Constant) and key.value == "code"])
    return codes


def test_the_program_gives_every_code_and_no_other() -> None:
    assert _given() == CODES


def test_a_code_stands_in_one_set() -> None:
    assert len(CODES) == len(FIXED) + len(RULE_ERRORS) + len(WARNINGS)
    assert all(KEBAB.fullmatch(code) for code in CODES)


def test_every_code_is_explained_and_nothing_else() -> None:
    assert {Path(page.name).stem for page in EXPLANATIONS.iterdir()} == CODES


@pytest.mark.parametrize("code", sorted(CODES))
def test_an_explanation_has_summary_prose_and_both_examples(code: str) -> None:
    assert PAGE.fullmatch((EXPLANATIONS / f"{code}.md").read_text(encoding="utf-8"))


def test_every_code_has_an_example_and_nothing_else() -> None:
    files = {path.relative_to(EXAMPLES).parts[0] for path in EXAMPLES.rglob("expected.txt")}
    assert files | {name.partition("/")[0] for name in MADE} == CODES
