"""Writing the site to disk: beside the old one, then put into its place at once.

Nothing of the old site changes before the new one is whole, and a reader meets one or the other at any moment.
A build that fails or is killed leaves the old site and at most a folder `.<out>.stage-…` beside it, which the next
build removes. Files that the build did not make are never touched. Two builds of one folder wait for each other.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from partnerbase.diagnostics import quoted
from partnerbase.pages import Page
from partnerbase.publish import manifest, staging
from partnerbase.publish.errors import PublishError, plain_words
from partnerbase.publish.exchange import mend, put_in_place
from partnerbase.publish.foreign import carry, catch_up, foreign_in, stay_clear
from partnerbase.publish.lock import hold
from partnerbase.publish.target import refuse, resolve
from partnerbase.publish.tree import parents, walk

__all__ = ["PublishError", "Published", "publish", "refuse"]


@dataclass(frozen=True, slots=True)
class Published:
    """How many files were written, kept from the old site, and removed with it."""

    written: int
    kept: int
    removed: int


def publish(pages: Iterable[Page], out: Path, *, content: Path, clean: bool = False) -> Published:
    """Make the files of `out` exactly these pages, the mark, and what the build did not make.

    Args:
        pages: All files of the site; they are all made before the disk is touched.
        out: The folder of the site; a symbolic link is followed once.
        content: The content folder, which `out` must have nothing to do with.
        clean: Write every file anew, also those that are there already.

    Raises:
        PublishError: Nothing was published.
    """
    wanted = _one_writer_each(pages)
    refuse(out, content)
    place = resolve(out)
    with plain_words(out):
        place.parent.mkdir(parents=True, exist_ok=True)
        with hold(place):
            mend(place)
            return _replace(place, wanted, clean=clean)


def _replace(out: Path, wanted: Mapping[str, bytes], *, clean: bool) -> Published:
    """Put the wanted files into the place of those that stand in `out`."""
    staging.remove_dead(out)
    standing = walk(out)
    known = manifest.read(out) or manifest.Manifest()
    strangers = foreign_in(standing, known.files)
    stay_clear(strangers, wanted)
    todo = staging.plan(wanted, known, standing, clean=clean)
    removed = len(known.files.keys() - wanted.keys())
    if removed or len(todo.kept) < len(wanted) or not wanted:
        with staging.stage_beside(out) as stage:
            staging.fill(stage, todo, out)
            carry(strangers, out, stage)
            put_in_place(stage, out)
            try:
                catch_up(standing, known.files, stage, out)
            except OSError:
                put_in_place(stage, out)
                raise
    return Published(len(wanted) - len(todo.kept), len(todo.kept), removed)


def _one_writer_each(pages: Iterable[Page]) -> dict[str, bytes]:
    """Give path to bytes, sure that no two pages meet on any file system and that none leaves the folder.

    Raises:
        PublishError: Two paths are equal but for case, or one is the folder of another.
    """
    wanted: dict[str, bytes] = {}
    spelled: dict[str, str] = {}
    for page in pages:
        if not _allowed(page.path):
            raise PublishError(f"no file of the site can be named {quoted(page.path, 200)}")
        names = (*parents(page.path), page.path)
        other = next((known for name in names if (known := spelled.setdefault(_folded(name), name)) != name), None)
        if other is not None or page.path in wanted:
            raise _second(page.path, other or page.path)
        wanted[page.path] = page.data
    for path in wanted:
        for folder in parents(path):
            if folder in wanted:
                raise _second(path, folder)
    return wanted


def _allowed(path: str) -> bool:
    """Whether a page's path stays in the output folder and off the mark."""
    parts = path.split("/")
    return (
        not {"", ".", ".."}.intersection(parts)
        and not {"\\", "\0"}.intersection(path)
        and _folded(parts[0]) != manifest.MARK
    )


def _folded(name: str) -> str:
    """Give what names have in common that some file system takes for one."""
    return unicodedata.normalize("NFC", name).casefold()


def _second(path: str, other: str) -> PublishError:
    """Make the error of two pages that meet."""
    return PublishError(f"two pages would be written to one place: {quoted(other, 200)} and {quoted(path, 200)}")
