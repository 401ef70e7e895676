"""A new edition of a site: put, kept, committed or left; and who changed a file of the old one."""

import errno
import json
import os
import resource
import shutil
import signal
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from partnerbase.plan.page import Page
from partnerbase.publish import Edition, Published, PublishError, Written, edition, exchange, lock, manifest, seal
from tests.editions import MARK, publish

OLD = {"index.html": b"home", "en/a.html": b"1", "en/b.html": b"2"}


@pytest.fixture
def out(tmp_path: Path, content: Path) -> Path:
    """A folder with the old site."""
    publish([Page(*file) for file in OLD.items()], tmp_path / "build", content=content)
    return tmp_path / "build"


def files(folder: Path) -> dict[str, bytes]:
    """Read all files below a folder but the mark."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != MARK)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def all_of(folder: Path) -> dict[str, tuple[int, ...]]:
    """Give inode, mode and times of everything in a folder."""
    stats = {path.relative_to(folder).as_posix(): path.lstat() for path in (folder, *folder.rglob("*"))}
    return {name: (i.st_ino, i.st_mode, i.st_nlink, i.st_mtime_ns, i.st_ctime_ns) for name, i in stats.items()}


def written(path: str, data: bytes, *, is_new: bool) -> Written:
    return Written(path, sha256(data).hexdigest(), len(data), is_new)


def keep_all(new: Edition) -> list[Written]:
    return [file for path in OLD if (file := new.keep(path))]


def in_child(action: Callable[[], object]) -> int:
    """Run something in a forked process; give its exit status."""
    child = os.fork()
    if not child:
        status = 1
        try:
            action()
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


class TestPut:
    def test_what_stands_there_is_not_written(self, out: Path, content: Path) -> None:
        with edition(out, content=content) as new:
            assert new.standing == {path: sha256(data).hexdigest() for path, data in OLD.items()}
            assert new.put("en/a.html", b"1") == written("en/a.html", b"1", is_new=False)
            assert new.keep("en/b.html") == written("en/b.html", b"2", is_new=False)
            assert new.keep("en/c.html") is None
            assert not new.stage.exists()
            assert new.put("en/a.html", b"other") == written("en/a.html", b"other", is_new=True)
            assert files(new.stage) == {"en/a.html": b"other"}

    def test_clean_keeps_none(self, out: Path, content: Path) -> None:
        with edition(out, content=content, clean=True) as new:
            assert new.standing == {}
            assert new.keep("en/a.html") is None
            assert new.put("en/a.html", b"1").is_new

    def test_from_several_processes(self, out: Path, content: Path) -> None:
        pages = [{f"{part}/{number}.html": bytes([part, number]) for number in range(50)} for part in range(4)]
        with edition(out, content=content) as new:
            for part in pages:
                assert in_child(lambda part=part: [new.put(*page) for page in part.items()]) == 0  # type: ignore[misc]
            made = [written(path, data, is_new=True) for part in pages for path, data in part.items()]
            assert new.commit([*made, *keep_all(new)]) == Published(written=200, kept=3, removed=0)
        assert files(out) == {path: data for part in (*pages, OLD) for path, data in part.items()}

    def test_a_child_that_leaves_the_block_removes_nothing(self, out: Path, content: Path) -> None:
        def leave() -> None:
            with edition(out, content=content) as new:
                made = [new.put("x.html", b"x")]
                child = os.fork()
                if not child:
                    return
                os.waitpid(child, 0)
                assert (out.parent / ".build.lock").exists()
                new.commit([*made, *keep_all(new)])

        assert in_child(leave) == 0
        assert files(out) == OLD | {"x.html": b"x"}

    def test_while_a_child_lives_the_stage_of_a_killed_build_is_not_removed(self, out: Path, content: Path) -> None:
        reading, writing = os.pipe()

        def be_killed() -> None:
            with edition(out, content=content) as new:
                new.put("x.html", b"x")
                if not os.fork():
                    os.close(writing)
                    os.read(reading, 1)
                    os._exit(0)
                os.kill(os.getpid(), signal.SIGKILL)

        assert in_child(be_killed) == -signal.SIGKILL
        with pytest.raises(PublishError, match="another build is writing"), lock.hold(out, patience=0.1):
            pass
        (stage,) = out.parent.glob(".build.stage-*")
        assert files(stage) == {"x.html": b"x"}
        os.close(writing)
        os.close(reading)
        publish([Page(*file) for file in OLD.items()], out, content=content)
        assert sorted(path.name for path in out.parent.iterdir()) == ["build", "content"]

    def test_whoever_waits_for_another_build_is_told_once(self, out: Path, content: Path) -> None:
        told: list[str] = []
        with (
            edition(out, content=content),
            pytest.raises(PublishError, match="another build is writing"),
            lock.hold(out, patience=0.2, waiting=lambda: told.append("waiting")),
        ):
            pass
        assert told == ["waiting"]

    @pytest.mark.parametrize("path", ["../x", "/x", "a//b", MARK, ""])
    def test_nothing_is_written_elsewhere(self, out: Path, content: Path, path: str) -> None:
        with edition(out, content=content) as new:
            with pytest.raises(PublishError, match="no file of the site can be named"):
                new.put(path, b"x")
            assert not new.stage.exists()

    def test_the_same_path_twice(self, out: Path, content: Path) -> None:
        with edition(out, content=content) as new:
            new.put("x.html", b"1")
            with pytest.raises(PublishError, match="two pages would be written to one place"):
                new.put("x.html", b"2")
            with pytest.raises(PublishError, match="two pages would be written to one place"):
                new.put("x.html/y.html", b"2")
            with pytest.raises(PublishError, match="two pages would be written to one place"):
                new.commit([*keep_all(new), *keep_all(new)])

    def test_a_file_that_is_larger_than_allowed(self, out: Path, content: Path) -> None:
        before = all_of(out)

        def limited() -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
            with edition(out, content=content) as new:
                new.put("small.html", b"x")
                with pytest.raises(PublishError, match="a file is larger than allowed here"):
                    new.put("large.html", b"x" * 2000)

        assert in_child(limited) == 0
        assert all_of(out) == before
        assert sorted(path.name for path in out.parent.iterdir()) == ["build", "content"]


class TestLeaving:
    @pytest.mark.parametrize("error", [ZeroDivisionError, KeyboardInterrupt, OSError])
    def test_an_error_comes_through_and_nothing_changes(
        self, out: Path, content: Path, error: type[BaseException]
    ) -> None:
        def begin() -> None:
            with edition(out, content=content) as new:
                new.put("en/a.html", b"other")
                new.put("zh/a.html", b"other")
                raise error

        before = all_of(out)
        with pytest.raises(error):
            begin()
        assert all_of(out) == before
        assert sorted(path.name for path in out.parent.iterdir()) == ["build", "content"]

    def test_folders_above_a_site_that_is_not_published_go(self, tmp_path: Path, content: Path) -> None:
        with edition(tmp_path / "a" / "b" / "site", content=content) as new:
            new.put("x.html", b"x")
        assert not (tmp_path / "a").exists()

    def test_nothing_changed_touches_nothing(self, out: Path, content: Path) -> None:
        before, above = all_of(out), {path.name for path in out.parent.iterdir()}
        with edition(out, content=content) as new:
            assert new.commit(keep_all(new)) == Published(written=0, kept=3, removed=0)
            assert not new.stage.exists()
        assert all_of(out) == before
        assert {path.name for path in out.parent.iterdir()} == above


class TestMark:
    def test_of_an_earlier_version(self, out: Path, content: Path) -> None:
        mark = json.loads((out / MARK).read_text())
        (out / MARK).write_text(json.dumps({"program": mark["program"], "files": mark["files"]}, indent=1))
        inode = (out / "en/a.html").stat().st_ino
        (out / "en/b.html").write_bytes(b"x")
        with edition(out, content=content) as new:
            assert new.standing.keys() == {"index.html", "en/a.html"}
            new.commit([*keep_all(new), new.put("en/b.html", b"2")])
        assert json.loads((out / MARK).read_text()) == mark
        assert (out / "en/a.html").stat().st_ino == inode

    def test_of_an_earlier_version_is_renewed_though_no_page_changed(self, out: Path, content: Path) -> None:
        mark = json.loads((out / MARK).read_text())
        (out / MARK).write_text(json.dumps({"program": mark["program"], "files": mark["files"]}, indent=1))
        with edition(out, content=content) as new:
            assert new.commit(keep_all(new)) == Published(written=0, kept=3, removed=0)
        assert json.loads((out / MARK).read_text()) == mark

    @pytest.mark.parametrize("sizes", ["{}", '[1, "2", 3]', "[1.5]", "[true]", "1", "null"])
    def test_with_odd_sizes(self, out: Path, content: Path, sizes: str) -> None:
        (out / MARK).write_text(f'{{"program": "partnerbase", "files": {{"index.html": ""}}, "sizes": {sizes}}}')
        if sizes == "{}":
            publish([Page("index.html", b"home")], out, content=content)
            assert manifest.read(out) is not None
        else:
            with pytest.raises(PublishError, match="is damaged"), edition(out, content=content):
                pass


class TestTouched:
    """What somebody did to a page between two builds, or while one was at work."""

    @pytest.fixture
    def rebuilt(self, out: Path, content: Path) -> Path:
        """A site whose pages have come as hard links from an older one."""
        publish([Page(*file) for file in (OLD | {"new.html": b"new"}).items()], out, content=content)
        publish([Page(*file) for file in OLD.items()], out, content=content)
        return out

    def test_nothing_was_touched(self, rebuilt: Path, content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("partnerbase.publish.standing.read", None)  # no byte is needed to see it
        with edition(rebuilt, content=content) as new:
            assert new.standing.keys() == OLD.keys()

    def test_a_byte_whose_time_was_set_back(self, rebuilt: Path, content: Path) -> None:
        page = rebuilt / "en/a.html"
        times = (page.stat().st_atime_ns, page.stat().st_mtime_ns)
        page.write_bytes(b"X")
        os.utime(page, ns=times)
        with edition(rebuilt, content=content) as new:
            assert new.keep("en/a.html") is None
            new.commit([*keep_all(new), new.put("en/a.html", b"1")])
        assert files(rebuilt) == OLD

    def test_other_bytes_in_its_place(self, rebuilt: Path, content: Path) -> None:
        shutil.copy2(rebuilt / "en/b.html", rebuilt / "other")
        (rebuilt / "other").replace(rebuilt / "en/a.html")
        with edition(rebuilt, content=content) as new:
            assert new.standing.keys() == {"index.html", "en/b.html"}

    def test_bytes_that_were_lost_when_power_failed(self, rebuilt: Path, content: Path) -> None:
        """The times are those of the build, but less of the file has come to the disk."""
        os.truncate(rebuilt / "en/a.html", 0)
        later = (rebuilt / "en/a.html").stat().st_mtime_ns + 10**9
        os.utime(rebuilt / MARK, ns=(later, later))
        with edition(rebuilt, content=content) as new:
            assert new.standing.keys() == {"index.html", "en/b.html"}

    def test_a_clean_build_reads_none(self, rebuilt: Path, content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (rebuilt / "en/a.html").touch()
        monkeypatch.setattr("partnerbase.publish.standing.read", None)
        with edition(rebuilt, content=content, clean=True) as new:
            assert new.put("en/a.html", b"1").is_new

    def test_a_backup_by_hard_links_changes_no_byte(self, rebuilt: Path, content: Path) -> None:
        shutil.copytree(rebuilt, rebuilt.parent / "backup", copy_function=os.link)
        before = all_of(rebuilt)
        with edition(rebuilt, content=content) as new:
            assert new.commit(keep_all(new)) == Published(written=0, kept=3, removed=0)
        assert all_of(rebuilt) == before

    def test_a_build_died_before_the_seal(self, rebuilt: Path, content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(seal, "renew", lambda *_: os._exit(9))
            changed = OLD | {"index.html": b"changed"}
            dying = lambda: publish([Page(*file) for file in changed.items()], rebuilt, content=content)  # noqa: E731
            assert in_child(dying) == 9
        assert files(rebuilt) == changed
        with edition(rebuilt, content=content) as new:
            assert new.commit(keep_all(new)) == Published(written=0, kept=3, removed=0)
        assert sorted(path.name for path in rebuilt.parent.iterdir()) == ["build", "content"]

    @pytest.mark.parametrize("moment", ["look", "exchange", "removal"])
    def test_a_byte_while_a_build_is_at_work(
        self, rebuilt: Path, content: Path, monkeypatch: pytest.MonkeyPatch, moment: str
    ) -> None:
        todo = [lambda: (rebuilt / "en/a.html").write_bytes(b"X")]

        def at(name: str, module: object) -> None:
            real = getattr(module, name)
            monkeypatch.setattr(module, name, lambda *given: (todo and todo.pop()(), real(*given))[1])

        if moment == "exchange":
            at("_swap", exchange)
        elif moment == "removal":
            at("renew", seal)
        with edition(rebuilt, content=content) as new:
            if moment == "look":
                todo.pop()()
            new.commit([*keep_all(new), new.put("new.html", b"new")])
        assert todo == []
        with edition(rebuilt, content=content) as new:
            assert new.keep("en/a.html") is None
            new.commit([*keep_all(new), new.put("en/a.html", b"1")])
        assert files(rebuilt) == OLD

    @pytest.mark.parametrize("links", [True, False])
    def test_a_kept_file_that_goes_or_changes(
        self, out: Path, content: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
    ) -> None:
        if not links:
            monkeypatch.setattr(os, "link", failing(errno.EPERM))
        with edition(out, content=content) as new:
            made = [*keep_all(new), new.put("x.html", b"x")]
            if links:
                (out / "en/a.html").unlink()
            else:
                (out / "en/a.html").write_bytes(b"X")
            with pytest.raises(PublishError, match="during the build") as caught:
                new.commit(made)
        assert caught.value.hint == "build again"
        assert not (out / "x.html").exists()

    @pytest.mark.parametrize("late", [True, False])
    @pytest.mark.parametrize("what", ["file", "folder", "nothing"])
    def test_the_output_folder_is_replaced(
        self, out: Path, content: Path, monkeypatch: pytest.MonkeyPatch, what: str, *, late: bool
    ) -> None:
        real, todo = exchange._swap, ["replace"]  # noqa: SLF001 -- the last moment has no other handle

        def replace() -> None:
            out.rename(out.parent / "moved")
            if what == "file":
                out.write_bytes(b"mine")
            elif what == "folder":
                out.mkdir()
                (out / "thesis.txt").write_bytes(b"mine")

        def swap(new: Path, old: Path) -> bool:
            if todo:
                todo.pop()
                replace()
            return real(new, old)

        if late:
            monkeypatch.setattr(exchange, "_swap", swap)
        with edition(out, content=content) as new:
            made = new.put("x.html", b"x")
            if not late:
                replace()
            with pytest.raises(PublishError, match="during the build"):
                new.commit([made])
        assert files(out.parent / "moved") == OLD
        expected = {"file": {}, "folder": {"thesis.txt": b"mine"}, "nothing": {}}[what]
        assert files(out) == expected
        assert (out.read_bytes() == b"mine") if what == "file" else (out.exists() == (what == "folder"))
        assert [path.name for path in out.parent.iterdir() if path.name.startswith(".")] == []

    @pytest.mark.parametrize("what", ["file", "folder"])
    def test_the_output_folder_appears(self, tmp_path: Path, content: Path, what: str) -> None:
        out = tmp_path / "build"
        with edition(out, content=content) as new:
            made = new.put("x.html", b"x")
            if what == "file":
                out.write_bytes(b"mine")
            else:
                out.mkdir()
                (out / "thesis.txt").write_bytes(b"mine")
            with pytest.raises(PublishError, match="cannot write the site"):
                new.commit([made])
        mine = out if what == "file" else out / "thesis.txt"
        assert mine.read_bytes() == b"mine"
        assert not (out / "x.html").exists()


def failing(code: int) -> Callable[..., None]:
    """Make a function of the operating system that always fails."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail
