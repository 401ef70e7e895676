"""Each example of a mistake gives one line: its own code, at its place, with what to do."""

from pathlib import Path

import pytest

from tests.content_builder import diagnose
from tests.invalid.made import MADE, make

HERE = Path(__file__).parent
EXAMPLES = {str(path.parent.relative_to(HERE)): path.parent for path in sorted(HERE.rglob("expected.txt"))}


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_gives_exactly_its_line(name: str) -> None:
    found = "".join(f"content/{line}\n" for line in diagnose(EXAMPLES[name] / "content"))
    assert found == (EXAMPLES[name] / "expected.txt").read_text(encoding="utf-8")
    assert found.count("\n") == 1
    assert f"[{name.partition('/')[0]}]: " in found


@pytest.mark.parametrize("name", MADE)
def test_a_made_example_gives_exactly_its_line(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = diagnose(make(name, tmp_path, monkeypatch))
    assert [line.partition("; ")[0] for line in found] == [MADE[name].expected]
    assert f"[{name.partition('/')[0]}]: " in found[0]
    assert "; " in found[0], "a hint says what to do"
