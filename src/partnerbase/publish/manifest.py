"""The mark that a folder is ours, which is also the list of all files that the build made in it.

It is JSON: `program`, `files` (path to SHA-256, sorted by path) and `sizes` (in bytes, in the order of `files`). Marks
of earlier versions have no sizes. Its modification time is the seal: what has a later one was touched since.
"""

import json
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from partnerbase.diagnostics import quoted
from partnerbase.publish.errors import PublishError

MARK = ".partnerbase.json"
PROGRAM = "partnerbase"


class Written(NamedTuple):
    """A file of the new site: path, digest and size of its bytes; `is_new` unless it stands there already."""

    path: str
    sha256: str
    size: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of a published site, path to SHA-256 and path to size, and its seal in nanoseconds.

    No file of the site was changed by the build after the seal. A size is missing where the mark does not tell it.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)
    sealed: int = 0


def digest(data: bytes) -> str:
    """Give the SHA-256 of a file's bytes as the manifest holds it."""
    return sha256(data).hexdigest()


def to_bytes(files: Iterable[Written]) -> bytes:
    """Give the mark's content: no time and no absolute path, so that the same site has the same mark."""
    ordered = sorted(files, key=itemgetter(0))
    content = {
        "program": PROGRAM,
        "files": {file.path: file.sha256 for file in ordered},
        "sizes": [file.size for file in ordered],
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",\n", ": "))  # an indent would leave the fast encoder
    return f"{text}\n".encode()


def read(folder: Path) -> Manifest | None:
    """Read the mark of a folder; None when it has none.

    Raises:
        PublishError: The mark is there but cannot be understood, so ours and foreign files cannot be told apart.
    """
    path = folder / MARK
    try:
        info = path.lstat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(info.st_mode):
        return None
    files, sizes = _content(path.read_bytes(), path)
    return Manifest(files, dict(zip(files, sizes, strict=False)), info.st_mtime_ns)


def _content(data: bytes, path: Path) -> tuple[dict[str, str], list[int]]:
    """Take files and sizes out of a mark's content."""
    try:
        content = json.loads(data)
        files, sizes = content["files"], content.get("sizes", [])
        if content["program"] == PROGRAM and _all_are(str, files.values()) and _all_are(int, sizes):
            return files, sizes
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass
    raise PublishError(
        f"the list of published files {quoted(path, 200)} is damaged",
        "remove the output folder by hand and build again",
        wrong_use=True,
    )


def _all_are(kind: type, values: Iterable[object]) -> bool:
    """Whether all values are of one type."""
    return {*map(type, values)} <= {kind}
