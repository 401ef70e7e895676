"""What earlier runs found out, kept by digest in `.partnerbase/` beside the content folder.

Each file has lines of a checksum, a key (what the value was computed from, as a digest) and the value as JSON, of
fragments two of them with a tab between. A line that was damaged, cut off or made by another program is passed over:
it costs time, and never changes the result.
Whoever can write these files can write the templates as well; they are checked against accidents, not against that.
"""

import fcntl
import json
import os
import stat
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from partnerbase.program import DIGEST_BYTES

FOLDER = ".partnerbase"
FILE_MODE = 0o644
CHECK_BYTES = 8
KEY_LENGTH = 2 * DIGEST_BYTES
KEY_START = 2 * CHECK_BYTES + 1
VALUE_START = KEY_START + KEY_LENGTH + 1
MOST_UNUSED = 2
"""How many times as many lines as the last run used a file may have."""
ALWAYS_KEPT = 256
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


def folder_beside(content: Path) -> Path:
    """Give the folder of the cache of a content folder."""
    return content.resolve().parent / FOLDER


class Cache:
    """Values by key, in one file; safe to read and write by several programs at once.

    What cannot be read or written is passed over in silence: a run without a cache gives the same.
    """

    def __init__(self, file: Path | None) -> None:
        """Index the lines of a file, where there is one; without a name nothing is read and nothing is kept."""
        self._file = file
        self._added: dict[str, bytes] = {}
        self._data = b""
        self._lines: dict[str, tuple[int, int]] = {}
        if file:
            with suppress(OSError, ValueError):
                self._index(_read(file))

    def _index(self, data: bytes) -> None:
        """Take lines at the end of what the file has."""
        start, size = len(self._data), len(self._data) + len(data)
        self._data += data
        while start < size:
            end = self._data.find(b"\n", start)
            end = size if end < 0 else end
            if end - start > VALUE_START:
                key = self._data[start + KEY_START : start + KEY_START + KEY_LENGTH]
                self._lines[key.decode("latin-1")] = start, end
            start = end + 1

    @property
    def is_empty(self) -> bool:
        """Whether it had nothing when it was opened."""
        return not self._lines

    def get(self, key: str) -> Any:  # noqa: ANN401 - what was put in
        """Give the value of a key; None where there is none, or a damaged one."""
        text = self.get_line(key)
        return None if text is None else json.loads(text)

    def get_line(self, key: str) -> str | None:
        """Give the value of a key as `put_line` took it; None where there is none, or a damaged one."""
        start, end = self._lines.get(key, (0, 0))
        if start == end:
            return None
        line = self._data[start:end]
        if line[: KEY_START - 1] != _checksum(line[KEY_START:]):
            return None
        return line[VALUE_START:].decode()

    def __contains__(self, key: str) -> bool:
        """Whether there is a line for a key, without a look at it."""
        return key in self._lines

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all lines that it had when it was opened or saved last."""
        return frozenset(self._lines)

    def put(self, key: str, value: Any) -> None:  # noqa: ANN401 - whatever JSON can hold
        """Keep a value, once `save` is called."""
        self.put_line(key, as_line(value))

    def put_line(self, key: str, text: str) -> None:
        """Keep a value that is written as a line already."""
        if self._file:
            line = f"{key} {text}".encode()
            self._added[key] = b"%b %b\n" % (_checksum(line), line)

    def save(self, wanted: AbstractSet[str], *, anew: bool = False) -> None:
        """Write what was put in, and leave out what is not wanted: where that is most of the file, or `anew`.

        What cannot be written is not kept, in silence.

        Args:
            wanted: The keys of all that a later run may ask for.
            anew: Whether nothing else may be kept.
        """
        added = {key: line for key, line in self._added.items() if key in wanted}
        if not added or not self._file:
            return
        with suppress(OSError), _locked(self._file.parent):
            is_crowded = len(self._lines) + len(added) > MOST_UNUSED * len(wanted) + ALWAYS_KEPT
            if anew or is_crowded or not _is_regular(self._file):
                self._rewrite(self._file, wanted, added)
            else:
                # The first line begins anew, where a run that was killed left half of one.
                lines = b"".join([b"\n", *added.values()])
                _write(self._file, lines, os.O_APPEND)
                self._index(lines)
            self._added.clear()

    def _rewrite(self, file: Path, wanted: AbstractSet[str], added: Mapping[str, bytes]) -> None:
        """Put a file with the wanted lines in the place of the old one."""
        kept = sorted(wanted & self._lines.keys() - added.keys())
        lines = b"".join([*(self._data[slice(*self._lines[key])] + b"\n" for key in kept), *added.values()])
        new = file.with_suffix(".new")
        new.unlink(missing_ok=True)
        _write(new, lines, os.O_EXCL)
        new.replace(file)
        self._data, self._lines = b"", {}
        self._index(lines)


def _read(file: Path) -> bytes:
    """Read a regular file, never through a symbolic link; of anything else nothing."""
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    with open(file, "rb", opener=lambda path, _: os.open(path, flags), buffering=0) as raw:
        return raw.read() if stat.S_ISREG(os.fstat(raw.fileno()).st_mode) else b""


def as_line(value: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    """Write a value as JSON in one line."""
    return ENCODER.encode(value)


def _is_regular(file: Path) -> bool:
    return file.is_file() and not file.is_symlink()


def _checksum(data: bytes) -> bytes:
    return blake2b(data, digest_size=CHECK_BYTES).hexdigest().encode()


def _write(file: Path, lines: bytes, flags: int) -> None:
    """Write lines at once, never through a symbolic link."""
    flags |= os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
    with open(file, "wb", opener=lambda path, _: os.open(path, flags, FILE_MODE), buffering=0) as raw:
        left = memoryview(lines)
        while left:
            left = left[raw.write(left) or 0 :]


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the lock of the cache's folder, which is made where it is missing.

    Raises:
        OSError: The folder cannot be written, or somebody else holds the lock.
    """
    if not folder.is_dir():
        folder.mkdir(parents=True)
        (folder / ".gitignore").write_text("*\n")
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)
