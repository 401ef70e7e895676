"""The files below the content folder, and never anything else.

Symbolic links, devices and pipes are refused, names are checked, sizes bounded.
"""

import errno
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from partnerbase import limits
from partnerbase.diagnostics import Diagnostic, Report, Span

FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
Signature = tuple[int, int, int, int]
"""Size, times of the last change of content and of the file's entry in nanoseconds, number of the inode.

Files with the same signature at the same path have the same bytes: nobody can set the second time.
"""


class ContentChangedError(Exception):
    """A file, of the content or of the templates, has other bytes than when it was first read in this run."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file below the content folder, not read yet: its path with slashes, and its signature when it was found."""

    path: str
    signature: Signature

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders that it lies in, outermost first."""
        return tuple(self.path.split("/")[:-1])

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.path.rpartition("/")[2]


def problem(path: str, code: str, message: str, hint: str) -> Diagnostic:
    """Make a diagnostic for a file as a whole."""
    return Diagnostic(Span(path), code, message, hint)


def find(root: Path, report: Report) -> list[Found]:
    """List the regular files below the content folder by name; hidden ones are passed over.

    Reports `not-a-file` for links, devices and the like, `too-many-files` and `unreadable-file`.
    """
    found: list[Found] = []
    for item in _walk(root, "", report, 0):
        if len(found) >= limits.FILES:
            hint = f"the program is made for {limits.FILES} files at most"
            report.add(problem(item.path, "too-many-files", f"more than {limits.FILES} files", hint))
            break
        found.append(item)
    return found


def find_again(root: Path, known: Mapping[str, Found], changed: Iterable[str]) -> dict[str, Found] | None:
    """Look at some of the files alone.

    Args:
        root: The content folder.
        known: All its files by path, as `find` gave them without a problem.
        changed: The paths of those to look at; what is hidden does not count.

    Returns:
        All files as they are now; None where more has changed than what regular files hold.
    """
    found = dict(known)
    for path in changed:
        try:
            info = os.lstat(f"{root}/{path}")
        except (FileNotFoundError, NotADirectoryError):
            if path in known or any(other.startswith(f"{path}/") for other in known):
                return None
        except OSError:
            return None
        else:
            if path not in known or not stat.S_ISREG(info.st_mode):
                return None
            found[path] = Found(path, _signature(info))
    return found


def _signature(info: os.stat_result) -> Signature:
    return info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino


def _walk(root: Path, folder: str, report: Report, depth: int) -> Iterator[Found]:
    try:
        with os.scandir(root / folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        report.add(_unreadable(folder or ".", error))
        return
    for entry in listed:
        if entry.name.startswith("."):
            continue
        path = f"{folder}/{entry.name}" if folder else entry.name
        if entry.is_dir(follow_symlinks=False) and depth < limits.FOLDER_DEPTH:
            yield from _walk(root, path, report, depth + 1)
        elif entry.is_file(follow_symlinks=False):
            yield Found(path, _signature(entry.stat(follow_symlinks=False)))
        else:
            report.add(_not_a_file(entry, path))


def _not_a_file(entry: os.DirEntry[str], path: str) -> Diagnostic:
    if entry.is_symlink():
        return _symbolic_link(path)
    if entry.is_dir(follow_symlinks=False):
        message = f"more than {limits.FOLDER_DEPTH} folders deep"
        return problem(path, "not-a-file", message, "move its files further up")
    return _special_file(path)


def _symbolic_link(path: str) -> Diagnostic:
    hint = "put the file itself here; a link may lead out of the content folder"
    return problem(path, "not-a-file", "a symbolic link", hint)


def _special_file(path: str) -> Diagnostic:
    return problem(path, "not-a-file", "no regular file", "remove it from the content folder")


def _unreadable(path: str, error: OSError) -> Diagnostic:
    return problem(path, "unreadable-file", f"cannot be read: {error.strerror}", "check its rights")


def read_bytes(root: Path, path: str, report: Report) -> bytes | None:
    """Read one file, None where that fails.

    Reports `unreadable-file`, `not-a-file`, `file-too-large`.
    """
    try:
        data = _read_regular(f"{root}/{path}")
    except OSError as error:
        report.add(_symbolic_link(path) if error.errno == errno.ELOOP else _unreadable(path, error))
        return None
    if data is None:
        report.add(_special_file(path))
    elif len(data) > limits.FILE_BYTES:
        hint = "a record holds facts, not documents: shorten it, or split it"
        report.add(problem(path, "file-too-large", f"larger than {limits.FILE_BYTES // 1024} KiB", hint))
        return None
    return data


def _read_regular(path: str) -> bytes | None:
    """Read one byte more than a file may have; None for a folder, a device and the like, which is never waited for."""
    descriptor = os.open(path, FLAGS)
    try:
        info = os.fstat(descriptor)
        return _read_up_to(descriptor, info.st_size, limits.FILE_BYTES + 1) if stat.S_ISREG(info.st_mode) else None
    finally:
        os.close(descriptor)


def _read_up_to(descriptor: int, size: int, most: int) -> bytes:
    """Read a file that is said to have some size, at once where that is so."""
    data = os.read(descriptor, min(size + 1, most))
    if len(data) == size:
        return data
    while len(data) < most and (chunk := os.read(descriptor, most - len(data))):
        data += chunk
    return data
