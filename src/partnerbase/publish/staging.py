"""Writing the new tree beside the old one."""

import os
import stat
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from partnerbase.publish import manifest
from partnerbase.publish.manifest import MARK, Manifest
from partnerbase.publish.tree import Tree, parents, remove

FILE_MODE = 0o644
FOLDER_MODE = 0o755


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do for each page: `kept` are linked from the old tree, the others of `pages` are written."""

    pages: Mapping[str, bytes]
    digests: Mapping[str, str]
    kept: frozenset[str]


def plan(pages: Mapping[str, bytes], known: Manifest, standing: Tree, *, clean: bool) -> Plan:
    """Find the pages that the old tree has already: the same digest in its manifest, and a file as it was written.

    Args:
        pages: Path to bytes.
        known: The manifest of the old tree.
        standing: What stands in the old tree.
        clean: Keep none.
    """
    digests = {path: manifest.digest(data) for path, data in pages.items()}
    same = (path for path in pages if not clean and known.files.get(path) == digests[path])
    kept = frozenset(path for path in same if path in standing and _untouched(standing[path], pages[path], known))
    return Plan(pages, digests, kept)


def _untouched(info: os.stat_result, data: bytes, known: Manifest) -> bool:
    """Whether a file has the kind, mode and size that it was written with, and is no younger than the mark."""
    return info.st_mode == stat.S_IFREG | FILE_MODE and info.st_size == len(data) and info.st_mtime_ns <= known.modified


def remove_dead(out: Path) -> None:
    """Remove the stages of builds that died; the lock tells that none of them lives."""
    with os.scandir(out.parent) as entries:
        dead = [entry.name for entry in entries if entry.name.startswith(_prefix(out))]
    for name in dead:
        remove(out.parent / name)


@contextmanager
def stage_beside(out: Path) -> Iterator[Path]:
    """Give an empty folder beside `out`, removed at the end with all that is in it then."""
    stage = Path(tempfile.mkdtemp(prefix=_prefix(out), dir=out.parent))
    try:
        yield stage
    finally:
        remove(stage)


def _prefix(out: Path) -> str:
    """Give how the names of all stages of an output folder begin."""
    return f".{out.name}.stage-"


def fill(stage: Path, todo: Plan, old: Path) -> None:
    """Write the pages into the stage, those that are kept as second names of the old files, and the mark last.

    Only the mark is forced onto the disk. Should power fail, files that were still on their way are found by
    their size and time, and the next build writes them again.
    """
    stage.chmod(FOLDER_MODE)
    for folder in sorted({folder for path in todo.pages for folder in parents(path)}):
        (stage / folder).mkdir()
        (stage / folder).chmod(FOLDER_MODE)
    for path, data in todo.pages.items():
        if path not in todo.kept or not _linked(f"{old}/{path}", f"{stage}/{path}"):
            _write(f"{stage}/{path}", data)
    _write(f"{stage}/{MARK}", manifest.to_bytes(todo.digests), sync=True)


def _linked(old: str, new: str) -> bool:
    """Give a file a second name; False where the file system has no hard links."""
    try:
        os.link(old, new)
    except OSError:
        return False
    return True


def _write(path: str, data: bytes, *, sync: bool = False) -> None:
    """Write a new file with a mode that does not depend on the user's mask."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, FILE_MODE)
    try:
        os.fchmod(descriptor, FILE_MODE)
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        if sync:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
