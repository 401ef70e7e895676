"""What stands in a folder, links not followed."""

import os
import shutil
import stat
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

READ_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


def walk(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    """List what stands in a folder, and what `lstat` says of it; nothing when there is no such folder.

    Yields:
        Relative POSIX paths, a folder before what is in it, and the root itself as "".
    """
    if not root.is_dir():
        return
    yield "", root.lstat()
    todo = [""]
    while todo:
        prefix = todo.pop()
        folder = os.open(root / prefix, READ_FOLDER)
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    info = entry.stat(follow_symlinks=False)
                    yield prefix + entry.name, info
                    if stat.S_ISDIR(info.st_mode):
                        todo.append(f"{prefix}{entry.name}/")
        finally:
            os.close(folder)


def read(file: Path) -> bytes:
    """Read a file that is no link."""
    with os.fdopen(os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC), "rb", buffering=0) as opened:
        return opened.read()


def parents(path: str) -> list[str]:
    """Give the folders above a relative path, the outermost first and the root not among them."""
    parts = path.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts))]


def folders_above(paths: Collection[str]) -> set[str]:
    """Give all folders above relative paths, the root not among them."""
    lowest = {path.rpartition("/")[0] for path in paths} - {""}
    return lowest.union(*map(parents, lowest))


def remove(folder: Path) -> None:
    """Remove a folder that was ours, as far as it goes: what stays is tried again by the next build."""
    with suppress(OSError):  # it does not ignore all errors
        shutil.rmtree(folder, ignore_errors=True)
    with suppress(OSError):
        if folder.is_dir() and not folder.is_symlink():
            _open_up(folder)
            shutil.rmtree(folder, ignore_errors=True)


def _open_up(folder: Path) -> None:
    """Let foreign folders that were closed to writing be emptied."""
    for parent, names, _ in os.walk(folder):
        for inner in (Path(parent, name) for name in names):
            if not inner.is_symlink():
                inner.chmod(stat.S_IRWXU)
