"""Which program reads and renders: what was kept by another one is not used."""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path

DEPENDENCIES = frozenset(
    {
        "babel",
        "cbor2",
        "global_land_mask",
        "icalendar",
        "jinja2",
        "markdown_it_py",
        "markupsafe",
        "pagefind_bin_extended",
        "pillow",
        "pydantic",
        "pydantic_core",
        "pypinyin",
        "pyyaml",
        "rcssmin",
        "rjsmin",
    }
)
"""The packages whose versions may change a record's abstract or a page's bytes."""
INSTALLED = ".dist-info"
DIGEST_BYTES = 16


def digest(*parts: str) -> str:
    """Give one short name (32 hexadecimal digits, BLAKE2b) for some texts without NUL; others have another one."""
    return digest_of_bytes("\0".join((*parts, "")).encode(errors="surrogatepass"))  # as names of files may be no text


def digest_of_bytes(data: bytes) -> str:
    """Give one short name for the bytes of a file."""
    return blake2b(data, digest_size=DIGEST_BYTES).hexdigest()


def program_digest() -> str:
    """Give the digest of this package's own files, of the packages that it rests on, and of the interpreter."""
    return digest(sys.version, *_installed(), *folder_parts(Path(__file__).parent))


@cache
def running_program() -> str:
    """Give the digest of the program as it was when this process began: what it loaded stays when files change."""
    return program_digest()


def folder_parts(folder: Path) -> Iterator[str]:
    """Give the names and digests of all files in a folder, without what the interpreter keeps there.

    Symbolic links are followed, as the readers of templates do, but never up.
    """
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and "__pycache__" not in path.parts:
            yield name
            yield digest_of_bytes(path.read_bytes())
        elif path.is_symlink() and not folder.resolve().is_relative_to(os.path.realpath(path)):
            yield name
            yield from folder_parts(path)


def _installed() -> Iterator[str]:
    """Give the folders in which the dependencies' names and versions stand; asking the packages takes a while."""
    for folder in filter(None, sys.path):
        with suppress(OSError):  # it may be a file, missing, or closed to us
            names = sorted(file.name for file in Path(folder).iterdir() if file.name.endswith(INSTALLED))
            yield from (name for name in names if name.partition("-")[0].lower().replace(".", "_") in DEPENDENCIES)
