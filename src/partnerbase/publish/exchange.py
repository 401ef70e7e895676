"""Putting a new tree into the place of the old one, so that a reader meets one of them whole at any moment."""

import ctypes
import errno
import os
from pathlib import Path

from partnerbase.publish.errors import changed_meanwhile

AT_FDCWD = -100
RENAME_EXCHANGE = 2
UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP}


def put_in_place(new: Path, out: Path, old: os.stat_result | None) -> None:
    """Make `out` the new tree, and `new` the name of the old one if there was one.

    Linux does it in one system call. Elsewhere two renames follow each other, and `mend` helps who died between them.

    Args:
        new: The new tree.
        out: Its place.
        old: What should stand there now; None for nothing.

    Raises:
        PublishError: Something else stood there, and does again.
    """
    if old is None:
        new.rename(out)
        return
    _expect(old, out, out)
    if not _swap(new, out):
        _rename_twice(new, out)
    try:
        _expect(old, new, out)
    except BaseException:
        if not _swap(new, out):
            _rename_twice(new, out)
        raise


def mend(out: Path) -> None:
    """Bring the old tree back where a build died between two renames; to be called by who holds the lock."""
    aside = _aside(out)
    if aside.exists() and not os.path.lexists(out):
        aside.rename(out)


def _expect(old: os.stat_result, place: Path, out: Path) -> None:
    """Check that the old tree stands in a place."""
    if not os.path.samestat(old, place.lstat()):
        raise changed_meanwhile(out)


def _aside(out: Path) -> Path:
    """Where the old tree waits between two renames."""
    return out.parent / f".{out.name}.stage-old"


def _swap(new: Path, out: Path) -> bool:
    """Exchange two folders at once; False where system or file system cannot."""
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    if libc.renameat2(AT_FDCWD, os.fsencode(new), AT_FDCWD, os.fsencode(out), RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(out))


def _rename_twice(new: Path, out: Path) -> None:
    """Move the old tree aside and the new one in; the old one comes back when that fails."""
    aside = _aside(out)
    out.rename(aside)
    try:
        new.rename(out)
    except OSError:
        aside.rename(out)
        raise
    aside.rename(new)
