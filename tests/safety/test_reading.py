"""Nothing outside the content folder is read, nothing outside the output folder is written."""

import os
import shutil
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from partnerbase.build import Options, build
from partnerbase.diagnostics import Report
from partnerbase.files import FLAGS, find, read_bytes
from partnerbase.plan.page import Page
from partnerbase.publish import PublishError
from tests.content_builder import TODAY, city, diagnose, page, write_site
from tests.editions import publish
from tests.safety.injections import TEMPLATES

HIDDEN = "7c0ffee7-secret"
RECORD = f"---\nname: {HIDDEN}\ncountry: DE\nkind: city\nsources: [report]\n---\n{HIDDEN}\n"


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder with a valid record that is none of the site's."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "secret.md").write_text(RECORD)
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site of one city."""
    return write_site(tmp_path / "content", {"cities/trier": city(), "pages/about": page()})


def built(root: Path) -> tuple[str, str]:
    """Build a site; give what is said and all that is written."""
    out = root.parent / "site"
    result = build(Options(root, out, TEMPLATES), today=TODAY)
    written = "".join(file.read_text() for file in out.rglob("*") if file.is_file()) if out.is_dir() else ""
    return "\n".join(f"{d.span.path} {d.code} {d.message} {d.excerpt}" for d in result.report), written


def pipe(path: Path) -> Path:
    """Make a pipe in the place of what may stand there."""
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    return path


def link(path: Path, target: Path | str) -> Path:
    """Make a symbolic link in the place of what may stand there."""
    path.unlink(missing_ok=True)
    path.symlink_to(target)
    return path


LINKS: dict[str, Callable[[Path, Path], object]] = {
    "a file": lambda root, outside: link(root / "cities/x.md", outside / "secret.md"),
    "a relative file": lambda root, _: link(root / "cities/x.md", "../../outside/secret.md"),
    "a folder": lambda root, outside: link(root / "cities/x", outside),
    "a collection": lambda root, outside: link(root / "regions", outside),
    "a translation": lambda root, outside: link(root / "cities/trier.de.md", outside / "secret.md"),
    "a link to a link": lambda root, outside: (
        link(outside / "link.md", "secret.md"),
        link(root / "cities/x.md", outside / "link.md"),
    ),
    "a link within the content": lambda root, _: link(root / "cities/x.yaml", "trier.yaml"),
    "a link to itself": lambda root, _: link(root / "cities/x.md", "x.md"),
    "a link to nothing": lambda root, _: link(root / "cities/x.md", "nothing.md"),
    "a loop of folders": lambda root, _: link(root / "cities/x", ".."),
    "the root of the system": lambda root, _: link(root / "cities/x", "/"),
    "the program's own environment": lambda root, _: link(root / "cities/x.md", "/proc/self/environ"),
    "what the program has open": lambda root, _: link(root / "cities/x.md", "/dev/fd/0"),
    "a pipe": lambda root, _: pipe(root / "cities/x.md"),
    "a pipe without an ending": lambda root, _: pipe(root / "cities/x"),
    "a pipe as settings": lambda root, _: pipe(root / "site.yaml"),
    "settings elsewhere": lambda root, outside: (
        (root / "site.yaml").rename(outside / "site.yaml"),
        link(root / "site.yaml", outside / "site.yaml"),
    ),
}


@pytest.mark.parametrize("name", LINKS)
def test_links_and_special_files_are_told_and_not_followed(root: Path, outside: Path, name: str) -> None:
    LINKS[name](root, outside)
    said, written = built(root)
    assert " not-a-file " in said
    assert HIDDEN not in said
    assert written == ""


def test_a_socket(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "cities")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("x.md")
        said, written = built(root)
    assert "cities/x.md not-a-file" in said
    assert written == ""


def test_the_content_folder_itself(root: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(root)
    (found,) = diagnose(tmp_path / "link")
    assert found.startswith(".:1:1: error[not-a-file]: the content folder is a symbolic link; name the folder that ")
    (tmp_path / "way").symlink_to(tmp_path)
    assert diagnose(tmp_path / "way" / "content") == diagnose(root)


def test_a_hard_link_is_a_file_like_any_other(root: Path, outside: Path) -> None:
    """No version control carries one in, and backups and package stores make them of good files."""
    os.link(outside / "secret.md", root / "cities/x.md")
    assert HIDDEN in built(root)[1]


@pytest.mark.parametrize("at", ["cities/trier.yaml", "site.yaml", "pages/about.yaml"])
def test_what_is_exchanged_between_listing_and_reading(
    root: Path, outside: Path, at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain_open = os.open

    def exchanging(path: Path, flags: int, *rest: int) -> int:
        if str(path).endswith(at):
            (root / at).unlink()
            (root / at).symlink_to(outside / "secret.md")
        return plain_open(path, flags, *rest)

    monkeypatch.setattr(os, "open", exchanging)
    said, written = built(root)
    assert f"{at} not-a-file" in said
    assert HIDDEN not in said + written


def test_files_are_opened_so_that_nothing_is_followed_or_waited_for() -> None:
    assert FLAGS & os.O_NOFOLLOW
    assert FLAGS & os.O_NONBLOCK
    assert not FLAGS & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC)


def test_a_file_that_grows_while_it_is_read_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.md").write_text("x")
    monkeypatch.setattr(os, "read", lambda _descriptor, most: b"x" * most)
    report = Report()
    assert read_bytes(tmp_path, "x.md", report) is None
    assert [problem.code for problem in report] == ["file-too-large"]


def test_deep_folders_end_the_walk(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(300):
        deep /= "a"
        deep.mkdir()
    report = Report()
    assert find(tmp_path, report) == []
    assert [problem.code for problem in report] == ["not-a-file"]


ESCAPES = ["../x", "/x", "en/../../x", "en/..", ".", "", "en//x", "en/./x", "..\\x", "en\\x", "x\0y", "..", "../", "/"]


@pytest.mark.parametrize("path", [*ESCAPES, ".partnerbase.json", ".PARTNERBASE.json", ".partnerbase.json/x"])
def test_no_page_leaves_the_output_folder_or_takes_its_mark(tmp_path: Path, path: str) -> None:
    (tmp_path / "content").mkdir()
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(PublishError):
        publish([Page(path, b"x")], tmp_path / "site", content=tmp_path / "content")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_build_writes_nowhere_else(root: Path, tmp_path: Path) -> None:
    opened: list[str] = []
    active = True

    def watching(event: str, arguments: tuple[object, ...]) -> None:
        if active and event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR):
            opened.append(str(arguments[0]))

    sys.addaudithook(watching)
    try:
        built(root)
    finally:
        active = False
    shutil.rmtree(tmp_path / "site")
    assert opened
    assert [path for path in opened if not path.startswith(f"{tmp_path}/") and not path.endswith(".pyc")] == []
