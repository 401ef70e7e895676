"""What stands in a folder, links not followed."""

import os
import shutil
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

Tree = Mapping[str, os.stat_result]
"""All that stands in a folder: relative POSIX path to what `lstat` says, a folder before its files, itself as ""."""


def walk(root: Path) -> dict[str, os.stat_result]:
    """List what stands in a folder; nothing when there is no such folder."""
    if not root.is_dir():
        return {}
    found, todo = {"": root.lstat()}, [""]
    while todo:
        prefix = todo.pop()
        with os.scandir(root / prefix) as entries:
            for entry in entries:
                info = found[prefix + entry.name] = entry.stat(follow_symlinks=False)
                if stat.S_ISDIR(info.st_mode):
                    todo.append(f"{prefix}{entry.name}/")
    return found


def parents(path: str) -> list[str]:
    """Give the folders above a relative path, the outermost first and the root not among them."""
    parts = path.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts))]


def remove(folder: Path) -> None:
    """Remove a folder that was ours, as far as it goes: what stays is tried again by the next build."""
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
