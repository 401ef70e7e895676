"""The folder that a site may be published to."""

import stat
from pathlib import Path

from partnerbase.cache import FOLDER
from partnerbase.diagnostics import quoted
from partnerbase.publish import manifest
from partnerbase.publish.errors import PublishError
from partnerbase.publish.manifest import Manifest

SERVED = "serve"
"""The folder of the cache in which `partnerbase serve` has its site."""


def resolve(out: Path) -> Path:
    """Give the folder itself: a symbolic link to it is followed once and stays as it is.

    Raises:
        PublishError: The link leads to itself, or the working directory is gone.
    """
    try:
        return out.resolve()
    except FileNotFoundError as error:
        raise PublishError("the folder that you are in is gone", "change to another one", wrong_use=True) from error
    except (OSError, RuntimeError) as error:
        raise _wrong(out, "is a symbolic link that leads to itself", "remove it, or choose another folder") from error


def apart(out: Path, content: Path) -> Path:
    """Give the folder itself, sure that it has nothing to do with the content.

    Raises:
        PublishError: `out` is at, in or above the content, or in the cache.
    """
    place, source = resolve(out), content.resolve()
    hint = "choose a folder beside the content, such as 'build'"
    if _same(place, source):
        raise _wrong(out, "is the content folder", hint)
    if any(_same(folder, source) for folder in (place, *place.parents)):
        raise _wrong(out, f"lies in the content folder {quoted(content, 200)}", hint)
    if any(_same(place, folder) for folder in source.parents):
        raise _wrong(out, f"holds the content folder {quoted(content, 200)}", hint)
    if _is_of_the_cache(place, source.parent / FOLDER):
        raise _wrong(out, f"lies where earlier results are kept ({FOLDER})", hint)
    return place


def _is_of_the_cache(place: Path, cache: Path) -> bool:
    """Whether a folder is that of the cache, or in it; the site of `partnerbase serve` has its place there."""
    return place == cache or (cache in place.parents and place.relative_to(cache).parts[0] != SERVED)


def manifest_of(place: Path, out: Path) -> Manifest | None:
    """Read the manifest of a folder with a site; None where the folder is missing or empty.

    Raises:
        PublishError: It is a file, or a folder with files that the build did not make.
    """
    try:
        mode = place.lstat().st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISDIR(mode):
        raise _wrong(out, "is a file", "choose a folder")
    known = manifest.read(place)
    if known is None and any(place.iterdir()):
        raise _wrong(
            out,
            f"has files that partnerbase did not make (there is no {manifest.MARK} in it)",
            "choose another folder, or empty this one by hand",
        )
    return known


def _same(one: Path, other: Path) -> bool:
    """Whether two paths name one folder, also where the file system takes small and capital letters alike."""
    try:
        return one.samefile(other)
    except OSError:
        return one == other


def _wrong(out: Path, what: str, hint: str) -> PublishError:
    """Make the error of a folder that must be chosen otherwise."""
    return PublishError(f"the output folder {quoted(out, 200)} {what}", hint, wrong_use=True)
