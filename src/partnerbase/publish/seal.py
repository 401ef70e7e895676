"""The seal: the time of the mark, after which nothing of the site was changed but by others.

A file's own times follow it into the new tree, but the time of its inode is that of the last hard link made or removed,
which is after the new mark was written. Therefore the mark gets its time last. A build that dies before leaves a seal
that is too old, and the next one reads the files that seem to be touched.
"""

import os
import time
from collections.abc import Mapping
from pathlib import Path

from partnerbase.publish.manifest import MARK, Manifest, Written, to_bytes
from partnerbase.publish.staging import FILE_MODE, write
from partnerbase.publish.standing import FILE, Standing
from partnerbase.publish.tree import walk

PAUSE = 0.0005
MOST_PAUSES = 40
# A kernel's clock has a tick of 10 ms at most; a file system with a coarser one is not waited for.


def mark(stage: Path, files: Mapping[str, Written]) -> None:
    """Write the mark into the new tree, forced onto the disk, so that the site is sealed with all that is new in it.

    Nothing else is forced. Should power fail, files that were still on their way are found by their size and time,
    and the next build writes them again.
    """
    write(stage, MARK, to_bytes(files.values()))
    _after_now(stage / MARK, sync=True)


def mark_unsealed(tree: Path, files: Mapping[str, Written], sealed: int) -> None:
    """Write the mark into a tree of which some files are newer than the seal, which stays where it is.

    Args:
        tree: The tree; a mark that is there goes.
        files: Its files.
        sealed: The time of the seal.
    """
    (tree / MARK).unlink(missing_ok=True)
    write(tree, MARK, to_bytes(files.values()), sync=True)
    os.utime(tree / MARK, ns=(sealed, sealed))


def renew(out: Path, files: Mapping[str, Written], before: Standing, known: Manifest) -> bool:
    """Move the seal to now, when the last link was made or removed, unless somebody else wrote meanwhile.

    Args:
        out: The new tree, in its place.
        files: Its files.
        before: What stood there when the build began.
        known: The manifest of that time.

    Returns:
        Whether it was moved.
    """
    written = (out / MARK).stat().st_mtime_ns
    now = _after_now(out / MARK)
    for path, info in walk(out):
        file = files.get(path)
        if file is None:
            continue
        latest = written if file.is_new else before.proven.get(path, known.sealed)
        if info.st_mode != FILE or info.st_size != file.size or info.st_mtime_ns > latest:
            return False
    os.utime(out / MARK, ns=(now, now))
    return True


def _after_now(file: Path, *, sync: bool = False) -> int:
    """Give the file system's time and wait until it has passed, so that a later change has a later time."""
    descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        if sync:
            os.fsync(descriptor)
        now = _touch(descriptor)
        for _ in range(MOST_PAUSES):
            if _touch(descriptor) > now:
                break
            time.sleep(PAUSE)
    finally:
        os.close(descriptor)
    return now


def _touch(descriptor: int) -> int:
    """Change nothing but the time of a file's inode, and give it."""
    os.fchmod(descriptor, FILE_MODE)
    return os.fstat(descriptor).st_ctime_ns
