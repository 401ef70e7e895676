"""Two trees that take turns: what stands is what was published, and who was at one of them is noticed."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from partnerbase.plan.page import Page
from partnerbase.publish import PublishError, Turns, edition, standing
from tests.editions import MARK, publish

Site = dict[str, bytes]


@pytest.fixture
def own(tmp_path: Path, content: Path) -> Iterator[Turns]:
    """A process that has published a site of two folders in two states, so that it has a spare tree."""
    found = Turns()
    for site in (state(0), state(1)):
        put(found, site, tmp_path, content)
    assert found.spare
    yield found
    found.end()
    assert {path.name for path in tmp_path.iterdir()} <= {"build", "content"}


def state(number: int) -> Site:
    """Give a site of which one file is another in each state."""
    return {"index.html": b"home", "en/a.html": str(number).encode(), "en/b.html": b"b", "en/x/c.html": b"c"}


def put(found: Turns, site: Site, root: Path, content: Path) -> None:
    """Publish a site, keeping what stands with the same bytes."""
    with edition(root / "build", content=content, turns=found) as new:
        new.commit([new.put(path, data) for path, data in site.items()])
    assert standing_in(root / "build") == site


def standing_in(out: Path) -> Site:
    files = (path for path in out.rglob("*") if path.is_file() and path.name != MARK)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def test_of_a_site_that_is_known_only_what_differs_is_made(
    own: Turns, tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    links = list[object]()
    real = os.link

    def link(name: str, *names: str, **more: Any) -> None:  # noqa: ANN401 - as the real one takes them
        links.append(name)
        real(name, *names, **more)

    monkeypatch.setattr(os, "link", link)
    monkeypatch.setattr("partnerbase.publish.editions.look", None)
    for number in range(2, 6):
        put(own, state(number), tmp_path, content)
        assert links == []
    put(own, state(5) | {"en/b.html": b"other"}, tmp_path, content)
    assert links == ["a.html"]


def test_the_mark_is_that_of_a_site_that_was_published_at_once(own: Turns, tmp_path: Path, content: Path) -> None:
    put(own, state(7), tmp_path, content)
    publish([Page(*file) for file in state(7).items()], tmp_path / "fresh", content=content)
    assert (tmp_path / "build" / MARK).read_bytes() == (tmp_path / "fresh" / MARK).read_bytes()
    for path in sorted((tmp_path / "fresh").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (tmp_path / "fresh").rmdir()


@pytest.mark.parametrize(
    "site",
    [
        state(2) | {"en/new.html": b"new"},
        state(2) | {"de/new.html": b"new"},
        {path: data for path, data in state(2).items() if path != "en/b.html"},
        {path: data for path, data in state(2).items() if path != "en/x/c.html"},
        {"index.html": b"home"},
    ],
)
def test_pages_come_and_go(own: Turns, tmp_path: Path, content: Path, site: Site) -> None:
    for number, then in enumerate([site, state(3), site, site | {"index.html": b"other"}, state(4), state(5)]):
        put(own, then, tmp_path, content)
        if number % 2:
            own.forget()


def test_what_a_look_has_found_is_known(
    own: Turns, tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.forget()
    put(own, state(1), tmp_path, content)
    monkeypatch.setattr("partnerbase.publish.editions.look", None)
    put(own, state(2), tmp_path, content)


@pytest.mark.parametrize("tree", ["standing", "spare"])
@pytest.mark.parametrize("what", ["removed", "replaced", "added", "mark"])
def test_who_was_in_a_folder_is_noticed(own: Turns, tmp_path: Path, content: Path, what: str, tree: str) -> None:
    assert own.spare
    root = tmp_path / "build" if tree == "standing" else own.spare.place
    match what:
        case "removed":
            (root / "en/b.html").unlink()
        case "replaced":
            (root / "other").write_bytes(b"!")
            (root / "other").replace(root / "en/b.html")
        case "added":
            (root / "en/mine.txt").write_bytes(b"mine")
        case _:
            os.utime(root / MARK)
    stranger = {"en/mine.txt": b"mine"} if what == "added" and tree == "standing" else {}
    for number in (2, 3, 4):
        with edition(tmp_path / "build", content=content, turns=own) as new:
            new.commit([new.put(path, data) for path, data in state(number).items()])
        assert standing_in(tmp_path / "build") == state(number) | stranger


@pytest.mark.parametrize("page", ["en/a.html", "en/b.html"])
def test_other_bytes_in_a_page_are_noticed_at_the_next_look(
    own: Turns, tmp_path: Path, content: Path, page: str
) -> None:
    path = tmp_path / "build" / page
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    path.write_bytes(b"!")
    os.utime(path, ns=times)
    with edition(tmp_path / "build", content=content, turns=own) as new:
        new.commit([new.put(path, data) for path, data in (state(1) | {"index.html": b"other"}).items()])
    own.forget()
    for number in (1, 2, 3):
        put(own, state(number), tmp_path, content)


def test_another_process_publishes_in_between(own: Turns, tmp_path: Path, content: Path) -> None:
    publish([Page("index.html", b"its own")], tmp_path / "build", content=content)
    for number in (1, 2, 3):
        put(own, state(number), tmp_path, content)
    assert own.spare


def test_at_the_end_the_seal_is_where_no_page_must_be_read(
    own: Turns, tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (2, 3):
        put(own, state(number), tmp_path, content)
    own.end()
    monkeypatch.setattr(standing, "read", None)
    with edition(tmp_path / "build", content=content) as new:
        assert new.standing.keys() == state(3).keys()


def test_of_a_process_that_was_killed_the_next_one_reads_what_is_newer_than_the_seal(
    own: Turns, tmp_path: Path, content: Path
) -> None:
    for number in (2, 3):
        put(own, state(number), tmp_path, content)
    page = tmp_path / "build/en/a.html"
    page.write_bytes(b"!")
    with edition(tmp_path / "build", content=content) as new:
        assert "en/a.html" not in new.standing
        assert new.standing.keys() == state(3).keys() - {"en/a.html"}


def test_a_disk_that_fails_leaves_what_stands(
    own: Turns, tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("partnerbase.publish.seal.mark_unsealed", failing)
        with pytest.raises(PublishError, match="no space is left"):
            put(own, state(2), tmp_path, content)
    assert standing_in(tmp_path / "build") == state(1)
    for number in (2, 3, 4):
        put(own, state(number), tmp_path, content)


def failing(*_: object) -> None:
    raise OSError(28, "No space left on device")
