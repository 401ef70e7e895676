"""The real content gives the same site, byte for byte, whatever machine, user, place and order of files."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.content_site import CONTENT, PUBLISHED

PROGRAM = "from partnerbase.cli import main; main()"
ENVIRONMENT = {
    "PYTHONHASHSEED": "4711",
    "PYTHONOPTIMIZE": "2",
    "PYTHONUTF8": "0",
    "LC_ALL": "POSIX",
    "LANG": "tr_TR.UTF-8",
    "LANGUAGE": "tr:zh",
    "TZ": "Pacific/Kiritimati",
    "COLUMNS": "20",
    "USER": "nobody",
}
BACKWARDS = """
import os, pathlib

class Backwards:
    def __init__(self, entries):
        self.entries = entries
    def __enter__(self):
        return iter(sorted(self.entries, key=lambda entry: entry.name, reverse=True))
    def __exit__(self, *_):
        self.entries.close()
    def __iter__(self):
        return iter(sorted(self.entries, key=lambda entry: entry.name, reverse=True))
    def close(self):
        self.entries.close()

scandir, listdir = os.scandir, os.listdir
os.scandir = lambda *path: Backwards(scandir(*path))
os.listdir = lambda *path: sorted(listdir(*path), reverse=True)
"""


@pytest.fixture(scope="module")
def otherwise(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site where everything is otherwise; give its folder."""
    place = tmp_path_factory.mktemp("otherwise") / "a folder, named Übung 练习"
    content, out = place / "c", place / "d"
    for file in sorted((path for path in CONTENT.rglob("*") if path.is_file()), reverse=True):
        copy = content / file.relative_to(CONTENT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
        copy.chmod(0o600)
        os.utime(copy, (0, 0))
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    arguments = ("--content", str(content), "--out", str(out), "--base-url", f"{PUBLISHED}/")
    subprocess.run(
        [sys.executable, "-c", BACKWARDS + PROGRAM, "build", *arguments],
        env={**kept, **ENVIRONMENT},
        cwd=place,
        umask=0o077,
        check=True,
        capture_output=True,
    )
    return out


def files(folder: Path) -> dict[str, Path]:
    """Give the files of a site by their paths in it."""
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}


def test_every_file_has_the_same_bytes(otherwise: Path, content_build: Path) -> None:
    usual, other = files(content_build), files(otherwise)
    assert other.keys() == usual.keys()
    assert [name for name in usual if other[name].read_bytes() != usual[name].read_bytes()] == []


def test_everybody_may_read_them(otherwise: Path) -> None:
    found = files(otherwise)
    assert {stat.S_IMODE(path.stat().st_mode) for path in found.values()} == {0o644}
    assert len(found) > 500
