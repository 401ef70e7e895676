"""Files made to cost time and memory cost little: here each is read and checked, `tests.safety.bombs` measures them."""

import time
from pathlib import Path

import pytest

from partnerbase import limits
from partnerbase.build import check
from partnerbase.markdown.syntax import parse
from tests.content_builder import DEFAULTS, TODAY, city, write_site
from tests.safety import bombs

HANG = 60
"""Seconds after which a test is called hung; it needs a small part of them."""
OTHERS = [
    (name, files)
    for name, files in bombs.bombs()
    if not name.startswith(("YAML", "Markdown")) and not any(path.startswith("figures") for path in files)
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records that bombs name."""
    names = ("nanjing", "baotou", "kiel")
    files = {f"cities/{name}": city(name=name.title()) for name in names}
    return write_site(tmp_path_factory.mktemp("content"), {**DEFAULTS, **files})


@pytest.mark.parametrize("name", bombs.PATHOLOGICAL)
def test_markdown_as_large_as_a_text_may_be(name: str) -> None:
    start = time.monotonic()
    text = bombs.PATHOLOGICAL[name][: limits.BODY_CHARACTERS]
    tokens = parse(text)
    assert sum(1 + len(token.children or ()) for token in tokens) <= 4 * limits.BODY_CHARACTERS
    assert time.monotonic() - start < HANG


@pytest.mark.parametrize(("name", "files"), OTHERS, ids=[name for name, _ in OTHERS])
def test_records(root: Path, name: str, files: bombs.Files) -> None:
    start = time.monotonic()
    before = {path: (root / path).read_bytes() if (root / path).exists() else None for path in files}
    try:
        for path, text in files.items():
            assert len(text.encode()) <= limits.FILE_BYTES, name
            (root / path).parent.mkdir(exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        report = check(root, today=TODAY).report
    finally:
        for path, data in before.items():
            (root / path).write_bytes(data) if data is not None else (root / path).unlink()
    assert len(report) <= 600
    assert time.monotonic() - start < HANG


def test_a_table_is_not_filled_up_to_a_multiple_of_its_source() -> None:
    columns = 2_000
    rows = (limits.BODY_CHARACTERS - 4 * columns) // 4
    text = "|" + "a|" * columns + "\n|" + "-|" * columns + "\n" + "|b|\n" * rows
    tokens = parse(text)
    assert len(tokens) <= 8 * len(text)
