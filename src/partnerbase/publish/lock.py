"""One build at a time: the second waits for the first."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from partnerbase.diagnostics import quoted
from partnerbase.publish.errors import PublishError

PATIENCE = 60.0
"""Seconds to wait for another build, which holds the lock while it renders."""

PAUSE = 0.05


@contextmanager
def hold(out: Path, patience: float = PATIENCE, waiting: Callable[[], None] | None = None) -> Iterator[None]:
    """Hold the lock of an output folder, a file beside it that is there only meanwhile.

    The operating system frees the lock of a build that died, so nobody ever has to remove the file by hand. Processes
    forked meanwhile hold it too: it is free when the last of them has ended, and none can write any more.

    Args:
        out: The folder.
        patience: Seconds to wait for another build.
        waiting: Is told once that another build is waited for.

    Raises:
        PublishError: Another build held it all the time.
    """
    path = out.parent / f".{out.name}.lock"
    descriptor, owner = _wait(path, out, patience, waiting), os.getpid()
    try:
        yield
    finally:
        if os.getpid() == owner:
            with suppress(OSError):
                path.unlink()
        os.close(descriptor)


def _wait(path: Path, out: Path, patience: float, waiting: Callable[[], None] | None) -> int:
    """Try to get the lock until patience ends."""
    until = time.monotonic() + patience
    while (descriptor := _try(path)) is None:
        if time.monotonic() >= until:
            raise PublishError(
                f"another build is writing to {quoted(out, 200)}", "wait until it has ended and try again"
            )
        if waiting:
            waiting()
            waiting = None
        time.sleep(PAUSE)
    return descriptor


def _try(path: Path) -> int | None:
    """Get the lock if it is free now."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # The holder removes the file before it lets go: what was locked here may be a file that is no more.
        if os.path.samestat(os.fstat(descriptor), path.lstat()):
            return descriptor
    except (BlockingIOError, FileNotFoundError):
        pass
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None
