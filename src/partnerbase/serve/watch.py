"""Waiting for someone to save a file.

What the system tells of changes is quick, but may be incomplete: a folder may be filled before it is watched, a queue
may overflow, and file systems on a network tell nothing. Therefore all is looked at now and then in any case.
"""

import threading
import time
from collections.abc import Collection, Iterator
from pathlib import Path

from watchfiles import watch

from partnerbase.diagnostics import quoted
from partnerbase.serve.errors import ServeError

QUIET_MS = 10
"""Milliseconds without a change after which a change is told: an editor that saves in steps takes about one."""
TURN_MS = 50
"""Milliseconds after which the watch begins, as it does not say when it has."""
REST = 2.0
"""Seconds after a change in which nothing else changes, after which all files are looked at."""
ROUND = 60.0
"""Seconds after such a look until the next one."""


def changes(folders: list[Path], stop: threading.Event) -> Iterator[frozenset[Path] | None]:
    """Yield the paths below the folders that have changed each time that some have; None to look at all of them.

    All are to be looked at when the watch has begun, after a rest, and after each round of rest. What changes while the
    caller works is kept for the next turn. It ends when `stop` is set.

    Args:
        folders: The folders to watch.
        stop: Ends it.

    Raises:
        ServeError: A folder cannot be watched.
    """
    roots = [folder.resolve() for folder in folders]
    try:
        found = watch(
            *roots,
            watch_filter=lambda _, path: is_of_interest(Path(path), roots),
            stop_event=stop,
            step=QUIET_MS,
            rust_timeout=TURN_MS,
            yield_on_timeout=True,
        )
        due = time.monotonic()
        for changed in found:
            if changed:
                yield frozenset(Path(path) for _, path in changed)
                due = time.monotonic() + REST
            elif time.monotonic() >= due:
                yield None
                due = time.monotonic() + ROUND
    except OSError as error:
        where = " and ".join(quoted(folder, 200) for folder in folders)
        raise ServeError(f"cannot watch {where}: {error.strerror or error}") from error


def is_of_interest(path: Path, roots: list[Path]) -> bool:
    """Whether a file below one of the roots is neither hidden nor one that an editor keeps for itself."""
    names = [name for root in roots if path.is_relative_to(root) for name in path.relative_to(root).parts]
    return not any(name.startswith((".", "#")) or name.endswith(("~", ".tmp")) or name == "4913" for name in names)


def names_in(content: Path, changed: Collection[Path] | None, settings: str) -> list[str] | None:
    """Name the files of the content that have changed; None where more is to be looked at.

    Args:
        content: The content folder.
        changed: The paths that have changed, as `changes` gives them.
        settings: The name of the file with the settings.
    """
    root = content.resolve()
    if changed is None or not all(path.is_relative_to(root) for path in changed):
        return None
    names = [path.relative_to(root).as_posix() for path in changed]
    return None if settings in names else names
