"""What lies in the content folder: only regular files of clean text are read, everything else is told."""

import errno
import os
import socket
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from partnerbase import limits
from partnerbase.diagnostics import Diagnostic, Report
from partnerbase.files import find
from partnerbase.load.characters import first_decomposed, first_forbidden
from tests.content_reader import read_text

NAME = "x.md"


def read(root: Path, data: bytes | None = None) -> tuple[str | None, list[Diagnostic]]:
    """Read one file, written before where bytes are given."""
    if data is not None:
        (root / NAME).write_bytes(data)
    report = Report()
    text = read_text(root, NAME, report)
    return text.text if text else None, list(report)


def refusal(root: Path, data: bytes | None = None) -> tuple[str, int, int, str]:
    """Read one file that must be refused with one diagnostic."""
    text, (found,) = read(root, data)
    assert text is None
    assert found.span.path == NAME
    assert found.hint
    return found.code, found.span.line, found.span.column, found.message


class TestText:
    @pytest.mark.parametrize(
        ("data", "text"),
        [
            (b"a\nb\n", "a\nb\n"),
            (b"a\r\nb\r\n", "a\nb\n"),
            (b"a\rb\r", "a\nb\n"),
            (b"\xef\xbb\xbfa\n", "a\n"),
            (b"", ""),
            ("München 南京 ñ\tx".encode(), "München 南京 ñ\tx"),
            ("👩\u200d👩\u200d👧 🏳\ufe0f\u200d🌈 ❤\ufe0f 1\ufe0f\u20e3 ☎\ufe0f".encode(), None),
        ],
    )
    def test_clean(self, tmp_path: Path, data: bytes, text: str | None) -> None:
        assert read(tmp_path, data) == (data.decode() if text is None else text, [])

    @pytest.mark.parametrize(
        ("data", "line", "column", "byte"),
        [
            (b"\xff", 1, 1, "FF"),
            ("südlich\n".encode("latin-1"), 1, 2, "FC"),
            ("ab\n南".encode() + b"\xc3(", 2, 2, "C3"),
            ("大学".encode("gb18030"), 1, 1, "B4"),
            (b"\xed\xa0\x80", 1, 1, "ED"),
            (b"\xc0\xaf", 1, 1, "C0"),
            (b"\xf4\x90\x80\x80", 1, 1, "F4"),
            (b"a\r\nb\r\n\x89", 3, 1, "89"),
            (b"\xef\xbb\xbfa\xff", 1, 2, "FF"),
            ("x".encode("utf-16"), 1, 1, "FF"),
        ],
    )
    def test_other_encodings(self, tmp_path: Path, data: bytes, line: int, column: int, byte: str) -> None:
        assert refusal(tmp_path, data) == ("invalid-utf8", line, column, f"the byte 0x{byte} is no UTF-8")

    def test_letters_that_come_apart(self, tmp_path: Path) -> None:
        data = unicodedata.normalize("NFD", "a\nMünchen").encode()
        assert refusal(tmp_path, data)[:3] == ("not-normalized", 2, 2)

    def test_decomposed_text_is_found_from_its_first_letter(self) -> None:
        assert first_decomposed("München") is None
        assert first_decomposed("ab\ncde\u0301") == 5
        assert first_decomposed("\u212b") == 0
        assert first_decomposed("a\nb\u0958") == 3

    def test_size(self, tmp_path: Path) -> None:
        assert read(tmp_path, b"x" * limits.FILE_BYTES)[1] == []
        assert refusal(tmp_path, b"x" * (limits.FILE_BYTES + 1)) == ("file-too-large", 1, 1, "larger than 256 KiB")

    def test_no_more_of_a_large_file_is_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        read_bytes = [0]
        plain_read = os.read

        def counting(descriptor: int, most: int) -> bytes:
            data = plain_read(descriptor, most)
            read_bytes[0] += len(data)
            return data

        with (tmp_path / NAME).open("wb") as file:
            file.truncate(40 * 1024 * 1024)
        monkeypatch.setattr(os, "read", counting)
        assert refusal(tmp_path)[0] == "file-too-large"
        assert read_bytes == [limits.FILE_BYTES + 1]


FORBIDDEN = {
    "null": "\x00",
    "C0 control": "\x07",
    "escape": "\x1b",
    "vertical tab": "\x0b",
    "form feed": "\x0c",
    "delete": "\x7f",
    "C1 control": "\x9b",
    "next line": "\x85",
    "soft hyphen": "\u00ad",
    "combining grapheme joiner": "\u034f",
    "Arabic letter mark": "\u061c",
    "Hangul filler": "\u3164",
    "half-width Hangul filler": "\uffa0",
    "Hangul choseong filler": "\u115f",
    "Khmer inherent vowel": "\u17b4",
    "Mongolian vowel separator": "\u180e",
    "zero-width space": "\u200b",
    "zero-width non-joiner": "\u200c",
    "zero-width joiner": "\u200d",
    "left-to-right mark": "\u200e",
    "right-to-left mark": "\u200f",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
    "left-to-right embedding": "\u202a",
    "pop directional formatting": "\u202c",
    "right-to-left override": "\u202e",
    "word joiner": "\u2060",
    "invisible times": "\u2062",
    "left-to-right isolate": "\u2066",
    "pop directional isolate": "\u2069",
    "inhibit symmetric swapping": "\u206a",
    "blank Braille pattern": "\u2800",
    "private use": "\ue000",
    "private plane 15": "\U000f0000",
    "private plane 16": "\U00100000",
    "noncharacter in plane 0": "\ufdd0",
    "noncharacter at a plane's end": "\U0001fffe",
    "variation selector 1": "\ufe00",
    "text presentation": "\ufe0e",
    "emoji presentation of a letter": "\ufe0f",
    "variation selector 17": "\U000e0100",
    "byte order mark inside": "\ufeff",
    "interlinear annotation": "\ufff9",
    "object replacement": "\ufffc",
    "replacement character": "\ufffd",
    "shorthand format control": "\U0001bca0",
    "musical format control": "\U0001d173",
    "Egyptian format control": "\U00013430",
    "language tag": "\U000e0001",
    "tag letter": "\U000e0041",
}


class TestCharacters:
    @pytest.mark.parametrize("name", FORBIDDEN)
    def test_what_cannot_be_seen_is_refused(self, tmp_path: Path, name: str) -> None:
        code, line, column, message = refusal(tmp_path, f"a\nbc{FORBIDDEN[name]}d".encode())
        assert (code, line, column) == ("forbidden-character", 2, 3)
        assert f"U+{ord(FORBIDDEN[name]):04X}" in message
        assert message.isprintable()

    @pytest.mark.parametrize("text", ["👩\u200d", "\u200d👩", "👩\u200da", "a\u200d👩", "南\ufe0f", "é\ufe0f"])
    def test_joiners_and_selectors_stand_with_emoji_alone(self, text: str) -> None:
        assert first_forbidden(text) is not None

    def test_every_control_format_and_private_character(self) -> None:
        harmless = {*"\t\n\r", *map(chr, (*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD))}
        unseen = (
            c for c in map(chr, range(0x110000)) if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
        )
        assert [f"U+{ord(c):04X}" for c in unseen if c not in harmless and first_forbidden(f"a{c}b") is None] == []

    def test_letters_of_all_languages_are_welcome(self) -> None:
        assert (
            first_forbidden("Tèlǐ'ěr Ökumene Łódź Ελλάδα Кипр العربية 日本語 한국어 ไทย 〇々・「」（）——…·×😀") is None
        )


class TestKinds:
    def test_hidden_files_and_folders_are_passed_over(self, tmp_path: Path) -> None:
        (tmp_path / ".git").mkdir()
        for path in (".hidden", ".git/x.md", ".x.md.swp"):
            (tmp_path / path).write_text("")
        assert listed(tmp_path) == ([], [])

    def test_files_come_by_name(self, tmp_path: Path) -> None:
        (tmp_path / "b").mkdir()
        for path in ("c.md", "b/z.md", "b/a.md", "a.md"):
            (tmp_path / path).write_text("")
        assert listed(tmp_path) == (["a.md", "b/a.md", "b/z.md", "c.md"], [])

    def test_links_are_refused(self, tmp_path: Path) -> None:
        (tmp_path / "real.md").write_text("x")
        (tmp_path / "folder").mkdir()
        (tmp_path / "a.md").symlink_to(tmp_path / "real.md")
        (tmp_path / "b.md").symlink_to("/nonexistent")
        (tmp_path / "c").symlink_to(tmp_path / "folder", target_is_directory=True)
        (tmp_path / "d.md").symlink_to("d.md")
        assert listed(tmp_path) == (
            ["real.md"],
            [(name, "not-a-file", "a symbolic link") for name in ("a.md", "b.md", "c", "d.md")],
        )

    def test_pipes_and_sockets_are_refused_without_waiting(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        os.mkfifo(tmp_path / "pipe.md")
        monkeypatch.chdir(tmp_path)
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("s.md")
            assert listed(tmp_path) == (
                [],
                [("pipe.md", "not-a-file", "no regular file"), ("s.md", "not-a-file", "no regular file")],
            )

    def test_too_deep_folders(self, tmp_path: Path) -> None:
        deep = "/".join("abcdefghij")
        (tmp_path / deep).mkdir(parents=True)
        (tmp_path / deep / NAME).write_text("")
        assert listed(tmp_path) == ([], [("a/b/c/d/e/f/g/h/i", "not-a-file", "more than 8 folders deep")])

    def test_too_many_files(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "FILES", 2)
        for name in "abcd":
            (tmp_path / name).write_text("")
        assert listed(tmp_path) == (["a", "b"], [("c", "too-many-files", "more than 2 files")])

    def test_a_name_that_is_no_text(self, tmp_path: Path) -> None:
        (tmp_path / os.fsdecode(b"\xff.md")).write_text("")
        paths, problems = listed(tmp_path)
        assert paths == ["\udcff.md"]
        assert problems == []

    def test_no_folder_at_all(self, tmp_path: Path) -> None:
        assert listed(tmp_path / "missing") == (
            [],
            [(".", "unreadable-file", "cannot be read: No such file or directory")],
        )

    def test_a_folder_that_may_not_be_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "a").mkdir()
        (tmp_path / "b.md").write_text("")
        scandir = os.scandir

        def refusing(path: Path) -> Iterator[os.DirEntry[str]]:
            if Path(path).name == "a":
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            return scandir(path)

        monkeypatch.setattr(os, "scandir", refusing)
        assert listed(tmp_path) == (["b.md"], [("a", "unreadable-file", "cannot be read: Permission denied")])


class TestSwappedMeanwhile:
    """A file may become another thing between being listed and being opened."""

    def test_a_link(self, tmp_path: Path) -> None:
        (tmp_path / NAME).symlink_to("/etc/passwd")
        assert refusal(tmp_path) == ("not-a-file", 1, 1, "a symbolic link")

    def test_a_pipe(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / NAME)
        assert refusal(tmp_path) == ("not-a-file", 1, 1, "no regular file")

    def test_a_folder(self, tmp_path: Path) -> None:
        (tmp_path / NAME).mkdir()
        assert refusal(tmp_path) == ("not-a-file", 1, 1, "no regular file")

    def test_a_device(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        plain_open = os.open
        monkeypatch.setattr(os, "open", lambda _path, flags: plain_open("/dev/zero", flags))
        assert refusal(tmp_path) == ("not-a-file", 1, 1, "no regular file")

    def test_nothing(self, tmp_path: Path) -> None:
        assert refusal(tmp_path) == ("unreadable-file", 1, 1, "cannot be read: No such file or directory")

    @pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EMFILE, errno.ENXIO])
    def test_what_may_not_be_opened(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
        def refusing(_path: Path, _flags: int) -> int:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(os, "open", refusing)
        assert refusal(tmp_path) == ("unreadable-file", 1, 1, f"cannot be read: {os.strerror(number)}")

    def test_a_disk_that_fails(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def failing(_descriptor: int, _most: int) -> bytes:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

        (tmp_path / NAME).write_text("x")
        monkeypatch.setattr(os, "read", failing)
        closed: list[int] = []
        plain_close = os.close

        def closing(descriptor: int) -> None:
            closed.append(descriptor)
            plain_close(descriptor)

        monkeypatch.setattr(os, "close", closing)
        assert refusal(tmp_path)[0] == "unreadable-file"
        assert len(closed) == 1


def listed(root: Path) -> tuple[list[str], list[tuple[str, str, str]]]:
    """List a folder: the files, and what is refused."""
    report = Report()
    found = [file.path for file in find(root, report)]
    return found, [(d.span.path, d.code, d.message) for d in report]
