"""The site that stands in the output folder: what of it is as the build left it, and what is not from the build."""

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from partnerbase.publish.manifest import MARK, Manifest, digest
from partnerbase.publish.tree import read, walk

FILE = stat.S_IFREG | 0o644
"""Kind and mode of the files of a site."""


@dataclass(slots=True)
class Standing:
    """All that stands in an output folder.

    Args:
        files: The files of the manifest that have the bytes it says, path to SHA-256.
        sizes: How many bytes these have.
        proven: When those of them were modified that were touched after the seal, and read therefore.
        touched: The files of the manifest that have other bytes or another mode.
        folders: All folders, the output folder itself as "".
        others: What is neither a folder nor a file of the manifest.
    """

    files: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    proven: dict[str, int] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    folders: dict[str, os.stat_result] = field(default_factory=dict)
    others: dict[str, os.stat_result] = field(default_factory=dict)


def look(root: Path, known: Manifest, *, prove: bool) -> Standing:
    """Compare what stands in an output folder with the manifest.

    A file is as it was where kind, mode and size are those it was published with and neither its content nor its inode
    changed after the seal. Whoever changes a byte can set the modification time back, but not that of the inode. Where
    only the times differ (a backup has linked it, a build died before it could seal), the bytes decide.

    Args:
        root: The output folder.
        known: Its manifest.
        prove: Whether to read what was touched after the seal; else it counts as changed.
    """
    found, files, sizes, sealed = Standing(), known.files, known.sizes, known.sealed
    for path, info in walk(root):
        mode = info.st_mode
        if stat.S_ISDIR(mode):
            found.folders[path] = info
        elif path not in files or not stat.S_ISREG(mode):
            if path != MARK:
                found.others[path] = info
        else:
            in_doubt = path not in sizes or info.st_mtime_ns > sealed or info.st_ctime_ns > sealed
            changed = mode != FILE or info.st_size != sizes.get(path, info.st_size)
            if changed or (in_doubt and not (prove and _has(root / path, files[path]))):
                found.touched.add(path)
                continue
            found.files[path] = files[path]
            found.sizes[path] = info.st_size
            if in_doubt:
                found.proven[path] = info.st_mtime_ns
    return found


def _has(path: Path, sha256: str) -> bool:
    """Whether a file has the bytes of a digest."""
    try:
        return digest(read(path)) == sha256
    except OSError:
        return False
