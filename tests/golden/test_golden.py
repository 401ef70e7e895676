"""The golden site, file by file: what a change of the program does to the pages is seen in the diff of `expected/`.

Pages and data are compared; the assets are copies of those of the templates, pagefind makes
the index of the search, and the mark holds the digests of all.
Pictures of names are left out: their letters are those of the machine.
"""

import difflib
import shutil
from pathlib import Path

import pytest

from partnerbase.build import check
from tests.golden_site import CONTENT, EXPECTED, TODAY, build_golden, tree

MOST = 60


def test_its_content_is_clean() -> None:
    assert list(check(CONTENT, today=TODAY, drafts=True).report) == []


def test_its_files_are_as_expected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, bless: bool) -> None:
    monkeypatch.setattr("partnerbase.plan.planner.font_file", lambda: None)
    assert build_golden(tmp_path / "build").published
    shutil.rmtree(tmp_path / "build" / "assets")
    for index in (tmp_path / "build").glob("*/search"):
        shutil.rmtree(index)
    (tmp_path / "build" / ".partnerbase.json").unlink()
    if bless:
        shutil.rmtree(EXPECTED, ignore_errors=True)
        shutil.copytree(tmp_path / "build", EXPECTED)
    made, expected = tree(tmp_path / "build"), tree(EXPECTED)
    assert sorted(made) == sorted(expected), "`make bless` accepts the new list of files"
    changed = [path for path in made if made[path] != expected[path]]
    first = "\n".join(_diff(made[changed[0]], expected[changed[0]])) if changed else ""
    assert changed == [], f"`make bless` accepts these files; the first one:\n{first}"


def _diff(made: bytes, expected: bytes) -> list[str]:
    old, new = (data.decode("utf-8", "replace").splitlines() for data in (expected, made))
    return list(difflib.unified_diff(old, new, "expected", "made", lineterm="", n=1))[:MOST]
