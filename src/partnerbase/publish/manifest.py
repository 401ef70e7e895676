"""The mark that a folder is ours, which is also the list of all files that the build made in it."""

import json
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from partnerbase.diagnostics import quoted
from partnerbase.publish.errors import PublishError

MARK = ".partnerbase.json"
PROGRAM = "partnerbase"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of a published site, path to SHA-256, and when the mark was written (nanoseconds).

    The mark is written last: a file that is younger was changed by someone else.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    modified: int = 0


def digest(data: bytes) -> str:
    """Give the SHA-256 of a file's bytes as the manifest holds it."""
    return sha256(data).hexdigest()


def to_bytes(files: Mapping[str, str]) -> bytes:
    """Give the mark's content: no time and no absolute path, so that the same site has the same mark."""
    text = json.dumps({"program": PROGRAM, "files": files}, ensure_ascii=False, indent=1, sort_keys=True)
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
    return Manifest(_files(path.read_bytes(), path), info.st_mtime_ns)


def _files(data: bytes, path: Path) -> dict[str, str]:
    """Take the files out of a mark's content."""
    try:
        content = json.loads(data)
        if content["program"] == PROGRAM:
            return {str(name): str(known) for name, known in content["files"].items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass
    raise PublishError(
        f"the list of published files {quoted(path, 200)} is damaged",
        "remove the output folder by hand and build again",
        wrong_use=True,
    )
