"""What can become of a cache: each damage does its worst to the files in a folder."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

Damage = Callable[[Path], None]
CACHE = ".partnerbase"
OUTSIDE = "outside"
"""The name of a file beside the cache's folder that links lead to."""


def files_in(cache: Path) -> list[Path]:
    """List the files of a cache."""
    return sorted(path for path in cache.rglob("*") if path.is_file())


def size_of(cache: Path) -> int:
    """Give how many bytes a cache holds."""
    return sum(path.stat().st_size for path in files_in(cache))


def each(change: Callable[[Path], object]) -> Damage:
    """Make a damage of what happens to every single file."""

    def damage(cache: Path) -> None:
        for path in files_in(cache):
            change(path)

    return damage


def flipped(seed: int, share: int) -> Damage:
    """Change one byte in so many."""

    def flip(path: Path) -> None:
        random, data = Random(f"{seed}"), bytearray(path.read_bytes())  # noqa: S311 - the same damage each time
        for _ in range(len(data) // share + 1 if data else 0):
            data[random.randrange(len(data))] ^= random.randrange(1, 256)
        path.write_bytes(data)

    return each(flip)


def cut(path: Path) -> None:
    """Cut a file in half."""
    os.truncate(path, path.stat().st_size // 2)


def folder(path: Path) -> None:
    """Put a folder into a file's place."""
    path.unlink()
    (path / "inner").mkdir(parents=True)


def link(path: Path) -> None:
    """Put a link to a file outside into a file's place."""
    path.unlink()
    root = next(folder for folder in path.parents if folder.name == CACHE).parent
    path.symlink_to(root / OUTSIDE)


def pipe(path: Path) -> None:
    """Put a pipe that nobody writes to into a file's place."""
    path.unlink()
    os.mkfifo(path)


def gone(cache: Path) -> None:
    """Put a file into the place of the whole folder."""
    shutil.rmtree(cache)
    cache.write_bytes(b"not a folder")


def elsewhere(cache: Path) -> None:
    """Put a link to where nobody can write into the place of the whole folder."""
    shutil.rmtree(cache)
    cache.symlink_to("/proc/self")


def nowhere(cache: Path) -> None:
    """Put a link to nothing into the place of the whole folder."""
    shutil.rmtree(cache)
    cache.symlink_to("nowhere/at/all")


def beside(path: Path) -> None:
    """Put what a killed process might have left beside a database."""
    for ending in ("-journal", "-wal", "-shm"):
        path.with_name(path.name + ending).write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(range(256)) * 9)


def lines_changed(change: Callable[[list[bytes]], list[bytes]]) -> Damage:
    """Make a damage of what happens to the lines of every file."""
    return each(lambda path: path.write_bytes(b"\n".join(change(path.read_bytes().split(b"\n")))))


def values_exchanged(lines: list[bytes]) -> list[bytes]:
    """Let each key have the value of the next one, and the checksum of the value or that of the key."""
    parts = [line.split(b" ", 2) for line in lines if line.count(b" ") > 1]
    pairs = list(zip(parts, parts[1:] + parts[:1], strict=True))
    with_key = [b" ".join((mine[0], mine[1], other[2])) for mine, other in pairs]
    with_value = [b" ".join((other[0], mine[1], other[2])) for mine, other in pairs]
    return [*with_key, *with_value, b""]


def written_by_half(lines: list[bytes]) -> list[bytes]:
    """Leave the last line without its end, and then let another program go on writing."""
    last = next(line for line in reversed(lines) if line)
    return [*lines[:-2], last[: len(last) // 2] + lines[0], *lines[1:]]


DAMAGES: dict[str, Damage] = {
    "some-bytes": flipped(1, 1 << 30),
    "many-bytes": flipped(2, 1 << 12),
    "most-bytes": flipped(3, 1 << 6),
    "cut": each(cut),
    "empty": each(lambda path: path.write_bytes(b"")),
    "deleted": each(Path.unlink),
    "garbage": each(lambda path: path.write_bytes(b"\x80garbage\n" * 999)),
    "zeros": each(lambda path: path.write_bytes(bytes(path.stat().st_size))),
    "text": each(lambda path: path.write_text('{"version": 1}')),
    "folder": each(folder),
    "link": each(link),
    "pipe": each(pipe),
    "unreadable": each(lambda path: path.chmod(0)),
    "beside": each(beside),
    "removed": shutil.rmtree,
    "file-for-folder": gone,
    "elsewhere": elsewhere,
    "nowhere": nowhere,
    "values-exchanged": lines_changed(values_exchanged),
    "written-by-half": lines_changed(written_by_half),
    "backwards": lines_changed(lambda lines: [*reversed(lines), b""]),
    "one-line": lines_changed(lambda lines: [b"".join(lines)]),
    "twice": lines_changed(lambda lines: lines + lines),
    "other-line-ends": lines_changed(lambda lines: [line + b"\r" for line in lines]),
}
