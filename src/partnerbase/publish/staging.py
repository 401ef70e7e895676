"""Writing the new tree beside the old one."""

import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from partnerbase.publish.errors import changed_meanwhile
from partnerbase.publish.manifest import digest
from partnerbase.publish.tree import READ_FOLDER, parents, read, remove

FILE_MODE = 0o644
FOLDER_MODE = 0o755
NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


def remove_dead(out: Path, spare: Path | None = None) -> None:
    """Remove the stages of builds that died; the lock tells that none of them lives, but for a spare tree."""
    alive = spare.name if spare else ""
    with os.scandir(out.parent) as entries:
        dead = [entry.name for entry in entries if entry.name.startswith(_prefix(out)) and entry.name != alive]
    for name in dead:
        remove(out.parent / name)


def stage_beside(out: Path) -> Path:
    """Name the folder in which the new tree grows: nobody else guesses it, and it is made with the first file."""
    return out.parent / f"{_prefix(out)}{secrets.token_hex(8)}"


def _prefix(out: Path) -> str:
    """Give how the names of all stages of an output folder begin."""
    return f".{out.name}.stage-"


def write(stage: Path, path: str, data: bytes, *, sync: bool = False) -> None:
    """Write a new file, and the folders above it where they are not there yet; `sync` forces it onto the disk.

    Several processes may do so at once.
    """
    name = f"{stage}/{path}"
    try:
        descriptor = os.open(name, NEW_FILE, FILE_MODE)
    except FileNotFoundError:
        make_folders(stage, parents(path))
        descriptor = os.open(name, NEW_FILE, FILE_MODE)
    try:
        os.fchmod(descriptor, FILE_MODE)  # the mode does not depend on the user's mask
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        if sync:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folders(stage: Path, folders: Iterable[str]) -> None:
    """Make the stage and folders in it, those above others first, as far as they are not there yet."""
    for folder in ("", *folders):
        name = f"{stage}/{folder}"
        try:
            os.mkdir(name, FOLDER_MODE)  # noqa: PTH102 -- a `Path` for each would cost as much as the call
        except FileExistsError:
            continue
        os.chmod(name, FOLDER_MODE)  # noqa: PTH101 -- as above


def link(paths: Iterable[tuple[str, str]], old: Path, stage: Path) -> None:
    """Give files of the old tree second names in the stage, whose folders are there.

    Where the file system has no hard links they are copied.

    Args:
        paths: The files, and the SHA-256 of each.
        old: The old tree.
        stage: The new one.

    Raises:
        PublishError: A file has other bytes by now.
    """
    folders: dict[str, list[tuple[str, str]]] = {}
    for path, sha256 in paths:
        folder, _, name = path.rpartition("/")
        folders.setdefault(folder, []).append((name, sha256))
    for folder, names in folders.items():
        _link_all(names, old / folder, stage / folder)


def _link_all(names: Iterable[tuple[str, str]], old: Path, new: Path) -> None:
    """Give the files of one folder second names in another."""
    source = os.open(old, READ_FOLDER)
    target = os.open(new, READ_FOLDER)
    try:
        for name, sha256 in names:
            try:
                os.link(name, name, src_dir_fd=source, dst_dir_fd=target, follow_symlinks=False)
            except FileNotFoundError:
                raise
            except OSError:
                _copy(old / name, new, sha256)
    finally:
        os.close(source)
        os.close(target)


def _copy(file: Path, folder: Path, sha256: str) -> None:
    """Copy a file into a folder, sure of its bytes."""
    data = read(file)
    if digest(data) != sha256:
        raise changed_meanwhile(file)
    write(folder, file.name, data)
