"""Files that the build did not make: they stay as they are, whatever the build does around them.

A folder is foreign as long as no page stands in it.
"""

import errno
import os
import shutil
import stat
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from partnerbase.diagnostics import quoted
from partnerbase.publish.errors import PublishError
from partnerbase.publish.manifest import Manifest
from partnerbase.publish.standing import Standing, look
from partnerbase.publish.tree import folders_above

Tree = Mapping[str, os.stat_result]
"""Relative POSIX path to what `lstat` says, a folder before what is in it."""


def foreign_in(standing: Standing) -> Tree:
    """Give what the build did not make: files, links and folders, with the folders above them.

    What took the place of a file of the manifest without being a regular file is foreign.
    """
    made = folders_above([*standing.files, *standing.touched]) | {""}
    strangers = standing.others.keys() | (standing.folders.keys() - made)
    everything = standing.folders | standing.others
    return {path: everything[path] for path in sorted(strangers | folders_above(strangers))}


def stay_clear(strangers: Tree, pages: Collection[str]) -> None:
    """Check that no page needs the place of a foreign file.

    Raises:
        PublishError: One does.
    """
    folders = folders_above(pages) if strangers else set()
    for path, info in strangers.items():
        needed = path in pages or (path in folders and not stat.S_ISDIR(info.st_mode))
        if needed:
            raise PublishError(
                f"the build did not make {quoted(path, 200)} in the output folder, and a page needs its place",
                "move it away and build again",
            )


def carry(strangers: Tree, old: Path, new: Path) -> None:
    """Put foreign files into the new tree too: the same inodes under a second name.

    Where the file system has no hard links they are copied, but never from another one that is mounted in the old tree:
    that is removed later, and would take the mounted files along. Folders are made anew, with the old mode and times.
    """
    folders = []
    for path, info in strangers.items():
        if not stat.S_ISDIR(info.st_mode):
            _link(old / path, new / path)
        elif not (new / path).is_dir():
            (new / path).mkdir()
            folders.append(path)
    for path in reversed(folders):
        shutil.copystat(old / path, new / path, follow_symlinks=False)


def catch_up(before: Standing, known: Manifest, old: Path, new: Path) -> bool:
    """Repeat in the new tree what others did to foreign files in the old one while the build was writing.

    Args:
        before: What stood in the old tree when it was looked at first.
        known: The old tree's manifest.
        old: The old tree, which nobody finds any more.
        new: The new tree, in its place.

    Returns:
        Whether anybody did anything in its folders.
    """
    if not _stirred(before, old):
        return False
    then, now = foreign_in(before), foreign_in(look(old, known, prove=False))
    changed = {path: info for path, info in now.items() if path not in then or not os.path.samestat(then[path], info)}
    for path in reversed([path for path in then if path not in now or path in changed]):
        if stat.S_ISDIR(then[path].st_mode):
            with suppress(OSError):  # pages may have come to stand in it
                (new / path).rmdir()
        else:
            (new / path).unlink()
    carry(changed, old, new)
    return True


def _stirred(before: Standing, old: Path) -> bool:
    """Whether a file was added to, removed from or replaced in a folder since it was looked at."""
    try:
        return any((old / path).lstat().st_mtime_ns != info.st_mtime_ns for path, info in before.folders.items())
    except FileNotFoundError:
        return True


def _link(old: Path, new: Path) -> None:
    """Give a file a second name, or copy it (a link stays a link)."""
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError as error:
        plain = stat.S_IFMT(old.lstat().st_mode) in {stat.S_IFREG, stat.S_IFLNK}
        if error.errno in {errno.EEXIST, errno.EXDEV} or not plain:
            raise
        shutil.copy2(old, new, follow_symlinks=False)
