"""Content that git, an editor or a formatter would not keep as it is: some examples are made when needed."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from partnerbase import limits
from tests.content_builder import Fields, Files, city, source, theme, write_site

Patch = pytest.MonkeyPatch


@dataclass(frozen=True)
class Made:
    """Content with one mistake, and the line that tells of it."""

    files: Files
    expected: str
    arrange: Callable[[Path, Patch], None] = lambda _root, _patch: None


def _link_out(root: Path, _patch: Patch) -> None:
    (root / "themes" / "culture.yaml").symlink_to("/etc/hostname")


def _pipe(root: Path, _patch: Patch) -> None:
    os.mkfifo(root / "themes" / "culture.yaml")


def _few_files(_root: Path, patch: Patch) -> None:
    patch.setattr(limits, "FILES", 2)


def _locked(root: Path, patch: Patch) -> None:
    """Refuse one file: as root, no rights would."""
    path, opened = root / "themes" / "culture.yaml", os.open

    def open_or_refuse(name: Path | str, flags: int, *args: int) -> int:
        if Path(name) == path:
            raise PermissionError(13, "Permission denied")
        return opened(name, flags, *args)

    patch.setattr(os, "open", open_or_refuse)


def _many_values() -> str:
    return "name: Culture\nsummary: [" + "x, " * limits.YAML_NODES + "]\n"


TRADE: Fields = theme(name="Trade")
MADE: dict[str, Made] = {
    "file-too-large": Made(
        {"themes/culture": "name: Culture\n#" + "x" * limits.FILE_BYTES},
        "themes/culture.yaml:1:1: error[file-too-large]: larger than 256 KiB",
    ),
    "forbidden-character": Made(
        {"themes/culture": "name: Cul\u202eture\n"},
        "themes/culture.yaml:1:10: error[forbidden-character]: the character U+202E RIGHT-TO-LEFT OVERRIDE",
    ),
    "forbidden-character/escape": Made(
        {"themes/culture": 'name: "Cul\\u202eture"\n'},
        "themes/culture.yaml:1:7: error[forbidden-character]: an escape for U+202E RIGHT-TO-LEFT OVERRIDE",
    ),
    "invalid-utf8": Made(
        {"themes/culture": "name: Kultur\nsummary: Städte\n".encode("latin-1")},
        "themes/culture.yaml:2:12: error[invalid-utf8]: the byte 0xE4 is no UTF-8",
    ),
    "invalid-utf8/body": Made(
        {"cities/trier.md": "---\nname: Trier\n---\nÖl\n".encode("latin-1")},
        "cities/trier.md:4:1: error[invalid-utf8]: the byte 0xD6 is no UTF-8",
    ),
    "not-a-file": Made(
        {"themes/trade": TRADE}, "themes/culture.yaml:1:1: error[not-a-file]: a symbolic link", _link_out
    ),
    "not-a-file/pipe": Made(
        {"themes/trade": TRADE}, "themes/culture.yaml:1:1: error[not-a-file]: no regular file", _pipe
    ),
    "not-a-file/deep": Made(
        {"cities/a/b/c/d/e/f/g/h/trier": city(), "sources/report": source()},
        "cities/a/b/c/d/e/f/g/h:1:1: error[not-a-file]: more than 8 folders deep",
    ),
    "not-normalized": Made(
        {"themes/culture": "name: Sta\u0308dte\n"},
        "themes/culture.yaml:1:9: error[not-normalized]: 'a\u0308' is not in Unicode normalization form C",
    ),
    "tab-indentation": Made(
        {"themes/culture": "name:\n\ten: Culture\n"},
        "themes/culture.yaml:2:1: error[tab-indentation]: a tab in the indentation",
    ),
    "tab-indentation/mixed": Made(
        {"themes/culture": "name:\n  en: Culture\n \tde: Kultur\n"},
        "themes/culture.yaml:3:2: error[tab-indentation]: a tab in the indentation",
    ),
    "too-many-files": Made(
        {"themes/culture": TRADE, "themes/trade": TRADE},
        "themes/trade.yaml:1:1: error[too-many-files]: more than 2 files",
        _few_files,
    ),
    "too-many-values": Made(
        {"themes/culture": _many_values()},
        "themes/culture.yaml:2:59996: error[too-many-values]: more than 20000 values",
    ),
    "unreadable-file": Made(
        {"themes/culture": TRADE},
        "themes/culture.yaml:1:1: error[unreadable-file]: cannot be read: Permission denied",
        _locked,
    ),
}
"""The content by its code, with the name of the case where a code has several."""


def make(name: str, root: Path, patch: Patch) -> Path:
    """Write the content of a case."""
    write_site(root, MADE[name].files)
    MADE[name].arrange(root, patch)
    return root
