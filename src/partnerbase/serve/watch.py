"""Waiting for someone to save a file."""

import threading
from collections.abc import Iterator
from pathlib import Path

from watchfiles import watch

from partnerbase.diagnostics import quoted
from partnerbase.serve.errors import ServeError

QUIET_MS = 10
"""Milliseconds without a change after which a change is told: an editor that saves in steps takes about one."""
TURN_MS = 50
"""Milliseconds after which the watch begins, as it does not say when it has."""


def changes(folders: list[Path], stop: threading.Event) -> Iterator[None]:
    """Yield once when the watch has begun, and again each time that files below the folders have changed.

    What changes while the caller works is kept for the next turn. It ends when `stop` is set.

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
        for turn, changed in enumerate(found):
            if turn == 0 or changed:
                yield
    except OSError as error:
        where = " and ".join(quoted(folder, 200) for folder in folders)
        raise ServeError(f"cannot watch {where}: {error.strerror or error}") from error


def is_of_interest(path: Path, roots: list[Path]) -> bool:
    """Whether a file below one of the roots is neither hidden nor one that an editor keeps for itself."""
    names = [name for root in roots if path.is_relative_to(root) for name in path.relative_to(root).parts]
    return not any(name.startswith((".", "#")) or name.endswith(("~", ".tmp")) or name == "4913" for name in names)
