"""The real content gives the same site, byte for byte, whatever machine, user, place and order of files.

All but the index of the search, which tests/engine holds to the same on a smaller site.
"""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.safety.accidents import CONTENT

PROGRAM = "from partnerbase.cli import main; main()"
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


def site(content: Path, out: Path, program: str, umask: int, **environment: str) -> dict[str, tuple[bytes, int]]:
    """Build a site in a process of its own, and give bytes and mode of each file."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    subprocess.run(
        [sys.executable, "-c", program, "build", "--no-search", "--content", str(content), "--out", str(out)],
        env={**kept, "SOURCE_DATE_EPOCH": "1767225600", **environment},
        cwd=out.parent,
        umask=umask,
        check=True,
        capture_output=True,
    )
    found = (path for path in out.rglob("*") if path.is_file())
    return {p.relative_to(out).as_posix(): (p.read_bytes(), stat.S_IMODE(p.stat().st_mode)) for p in found}


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bytes, int]]:
    folder = tmp_path_factory.mktemp("usual")
    shutil.copytree(CONTENT, folder / "content")
    return site(folder / "content", folder / "site", PROGRAM, 0o022, PYTHONHASHSEED="0", LC_ALL="C.UTF-8", TZ="UTC")


def test_everything_is_otherwise(usual: dict[str, tuple[bytes, int]], tmp_path: Path) -> None:
    place = tmp_path / "a folder, named Übung 练习"
    for file in sorted((path for path in CONTENT.rglob("*") if path.is_file()), reverse=True):
        copy = place / "c" / file.relative_to(CONTENT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
        copy.chmod(0o600)
        os.utime(copy, (0, 0))
    other = site(
        place / "c",
        place / "d",
        BACKWARDS + PROGRAM,
        0o077,
        PYTHONHASHSEED="4711",
        PYTHONOPTIMIZE="2",
        PYTHONUTF8="0",
        LC_ALL="POSIX",
        LANG="tr_TR.UTF-8",
        LANGUAGE="tr:zh",
        TZ="Pacific/Kiritimati",
        COLUMNS="20",
        USER="nobody",
    )
    assert other.keys() == usual.keys()
    assert [path for path in usual if other[path] != usual[path]] == []


def test_it_is_a_whole_site(usual: dict[str, tuple[bytes, int]]) -> None:
    assert {mode for _, mode in usual.values()} == {0o644}
    assert len(usual) > 500
