"""Where a file of the site may stand, and that no two stand in one place on any file system."""

import unicodedata
from collections import Counter
from collections.abc import Sequence

from partnerbase.diagnostics import quoted
from partnerbase.publish.errors import PublishError
from partnerbase.publish.manifest import MARK
from partnerbase.publish.tree import folders_above


def allow(path: str) -> None:
    """Check that a file's path stays in the output folder and off the mark.

    Raises:
        PublishError: It does not.
    """
    parts = path.split("/")
    if (
        not {"", ".", ".."}.isdisjoint(parts)
        or "\\" in path
        or "\0" in path
        or (parts[0].startswith(".") and _folded(parts[0]) == MARK)
    ):
        raise PublishError(f"no file of the site can be named {quoted(path, 200)}")


def one_place_each(paths: Sequence[str]) -> None:
    """Check that all paths differ, not by case alone, and that none is the folder of another.

    Raises:
        PublishError: Two would be written to one place.
    """
    files = set(paths)
    if len(files) < len(paths):
        raise shared(next(path for path, count in Counter(paths).items() if count > 1))
    folders = folders_above(files)
    if both := files & folders:
        raise shared(min(both))
    first: dict[str, str] = {}
    for name in (*folders, *paths):
        if (other := first.setdefault(_folded(name), name)) != name:
            raise shared(other, name)


def shared(path: str, other: str | None = None) -> PublishError:
    """Make the error of two files that meet."""
    names = f"{quoted(path, 200)} and {quoted(other or path, 200)}"
    return PublishError(f"two pages would be written to one place: {names}")


def _folded(name: str) -> str:
    """Give what names have in common that some file system takes for one."""
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name).casefold()
