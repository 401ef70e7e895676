"""What stands on the disk after a site was published, and after it was not."""

import ctypes
import errno
import fcntl
import json
import os
import shutil
import socket
import stat
import threading
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from partnerbase.plan.page import Page
from partnerbase.publish import Published, PublishError, edition, exchange, lock
from tests.editions import MARK, publish


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "build"


def pages(**texts: str) -> list[Page]:
    """Make pages: `en__index` stands for `en/index.html`."""
    return [Page(name.replace("__", "/") + ".html", text.encode()) for name, text in texts.items()]


def files(folder: Path) -> dict[str, bytes]:
    """Read all regular files below a folder but the mark."""
    found = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink() and path.name != MARK)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def beside(out: Path) -> list[str]:
    """List what a build left beside its output."""
    return sorted(path.name for path in out.parent.iterdir() if path.name.startswith("."))


def refuse(out: Path, content: Path) -> None:
    """Begin an edition, which checks where it goes before any work is done."""
    with edition(out, content=content):
        pass


def refused(out: Path, content: Path) -> PublishError:
    """Give the error of a folder that must not be published to."""
    with pytest.raises(PublishError) as caught:
        refuse(out, content)
    assert caught.value.wrong_use
    assert caught.value.hint
    assert "\n" not in caught.value.message
    return caught.value


class TestPages:
    def test_first_site(self, out: Path, content: Path) -> None:
        published = publish(pages(index="home", de__cities__trier="Trier"), out, content=content)
        assert published == Published(written=2, kept=0, removed=0)
        assert files(out) == {"index.html": b"home", "de/cities/trier.html": b"Trier"}
        assert beside(out) == []

    def test_parents_of_the_output_are_made(self, tmp_path: Path, content: Path) -> None:
        publish(pages(index="home"), tmp_path / "a" / "b" / "site", content=content)
        assert files(tmp_path / "a" / "b" / "site") == {"index.html": b"home"}

    def test_manifest(self, out: Path, content: Path) -> None:
        publish(pages(b="22", a="1"), out, content=content)
        mark = json.loads((out / MARK).read_text())
        assert mark == {
            "program": "partnerbase",
            "files": {"a.html": sha256(b"1").hexdigest(), "b.html": sha256(b"22").hexdigest()},
            "sizes": [1, 2],
        }
        assert list(mark["files"]) == ["a.html", "b.html"]

    def test_same_pages_in_any_order_have_the_same_mark(self, out: Path, content: Path, tmp_path: Path) -> None:
        publish(pages(b="2", a="1"), out, content=content)
        publish(pages(a="1", b="2"), tmp_path / "other", content=content)
        assert (out / MARK).read_bytes() == (tmp_path / "other" / MARK).read_bytes()

    def test_unchanged_pages_are_the_same_files(self, out: Path, content: Path) -> None:
        publish(pages(a="1", b="2", c="3"), out, content=content)
        before = (out / "a.html").stat().st_ino
        assert publish(pages(a="1", b="two"), out, content=content) == Published(written=1, kept=1, removed=1)
        assert files(out) == {"a.html": b"1", "b.html": b"two"}
        assert (out / "a.html").stat().st_ino == before

    def test_nothing_is_touched_when_nothing_changed(self, out: Path, content: Path) -> None:
        publish(pages(a="1"), out, content=content)
        before = [(path.stat().st_ino, path.stat().st_mtime_ns) for path in (out, out / "a.html")]
        assert publish(pages(a="1"), out, content=content) == Published(written=0, kept=1, removed=0)
        assert [(path.stat().st_ino, path.stat().st_mtime_ns) for path in (out, out / "a.html")] == before

    def test_clean_writes_every_file(self, out: Path, content: Path) -> None:
        publish(pages(a="1"), out, content=content)
        before = (out / "a.html").stat().st_ino
        assert publish(pages(a="1"), out, content=content, clean=True) == Published(written=1, kept=0, removed=0)
        assert (out / "a.html").stat().st_ino != before

    @pytest.mark.parametrize("harm", ["size", "time", "mode", "gone"])
    def test_a_page_that_someone_changed_is_written_again(self, out: Path, content: Path, harm: str) -> None:
        publish(pages(a="good", b="2"), out, content=content)
        page = out / "a.html"
        match harm:
            case "size":
                page.write_bytes(b"")
                os.utime(page, (0, 0))
            case "time":
                page.write_bytes(b"evil")
                later = (out / MARK).stat().st_mtime_ns + 10**9
                os.utime(page, ns=(later, later))
            case "mode":
                page.chmod(0o600)
            case _:
                page.unlink()
        publish(pages(a="good", b="2"), out, content=content)
        assert files(out) == {"a.html": b"good", "b.html": b"2"}
        assert stat.S_IMODE(page.stat().st_mode) == 0o644

    def test_modes_do_not_depend_on_the_mask(self, out: Path, content: Path) -> None:
        mask = os.umask(0o077)
        try:
            publish(pages(en__index="home"), out, content=content)
        finally:
            os.umask(mask)
        modes = {path: stat.S_IMODE((out / path).stat().st_mode) for path in ("", "en", "en/index.html", MARK)}
        assert modes == {"": 0o755, "en": 0o755, "en/index.html": 0o644, MARK: 0o644}

    def test_without_hard_links_everything_is_written(
        self, out: Path, content: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        publish(pages(a="1", b="2"), out, content=content)
        (out / "note.txt").write_text("mine")
        (out / "link").symlink_to("note.txt")
        monkeypatch.setattr(os, "link", failing(errno.EPERM))
        publish(pages(a="1", b="two"), out, content=content)
        assert files(out) == {"a.html": b"1", "b.html": b"two", "note.txt": b"mine"}
        assert (out / "link").readlink() == Path("note.txt")

    @pytest.mark.parametrize(
        "paths",
        [
            ("a.html", "a.html"),
            ("a.html", "A.html"),
            ("stra\u00dfe.html", "strasse.html"),
            ("\u00e9.html", "e\u0301.html"),
            ("a", "a/b.html"),
            ("a/b.html", "a"),
            ("a/b.html", "A/c.html"),
            ("a/B", "a/b/c.html"),
        ],
    )
    def test_two_pages_at_one_place_are_refused(self, out: Path, content: Path, paths: tuple[str, str]) -> None:
        with pytest.raises(PublishError, match="two pages would be written to one place"):
            publish([Page(path, b"") for path in paths], out, content=content)
        assert not out.exists()

    @pytest.mark.parametrize(
        "path", ["", "/a", "a//b", "../a", "a/../../b", "./a", "a/", "a\\b", "a\0b", MARK, MARK + "/a", MARK.upper()]
    )
    def test_a_page_cannot_leave_the_folder_or_take_the_mark(self, out: Path, content: Path, path: str) -> None:
        with pytest.raises(PublishError, match="no file of the site can be named"):
            publish([Page(path, b"")], out, content=content)

    def test_pages_are_made_before_the_disk_is_touched(self, out: Path, content: Path) -> None:
        def failing_pages() -> Iterator[Page]:
            yield Page("a.html", b"1")
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            publish(failing_pages(), out, content=content)
        assert [path.name for path in out.parent.iterdir()] == ["content"]


class TestForeignFiles:
    def test_they_stay_the_same_files(self, out: Path, content: Path) -> None:
        publish(pages(en__index="1", old__page="2"), out, content=content)
        (out / "CNAME").write_text("example.org")
        (out / "en" / "note.txt").write_text("mine")
        (out / "old" / "note.txt").write_text("mine")
        (out / "empty").mkdir(mode=0o700)
        (out / "deep" / "er").mkdir(parents=True)
        (out / "deep" / "er" / "x").write_bytes(b"\0")
        os.mkfifo(out / "pipe")
        foreign = ["CNAME", "en/note.txt", "old/note.txt", "deep/er/x", "pipe"]
        before = {path: (out / path).stat() for path in foreign}
        publish(pages(en__index="changed"), out, content=content)
        assert {path: (out / path).stat().st_ino for path in foreign} == {
            path: info.st_ino for path, info in before.items()
        }
        assert stat.S_IMODE((out / "empty").stat().st_mode) == 0o700
        assert not (out / "old" / "page.html").exists()

    def test_links_are_kept_and_never_followed(self, out: Path, content: Path, tmp_path: Path) -> None:
        publish(pages(index="1"), out, content=content)
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "elsewhere" / "x.txt").write_text("not ours")
        (out / "to-folder").symlink_to(tmp_path / "elsewhere")
        (out / "to-nothing").symlink_to("nowhere")
        publish(pages(index="2"), out, content=content)
        publish(pages(index="3"), out, content=content, clean=True)
        assert (out / "to-folder").readlink() == tmp_path / "elsewhere"
        assert (out / "to-nothing").readlink() == Path("nowhere")
        assert files(tmp_path / "elsewhere") == {"x.txt": b"not ours"}

    def test_a_socket_stays(self, out: Path, content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        publish(pages(index="1"), out, content=content)
        monkeypatch.chdir(out)
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("s")
            publish(pages(index="2"), out, content=content)
            assert stat.S_ISSOCK((out / "s").stat().st_mode)

    def test_what_cannot_be_copied_is_an_error_where_links_fail(
        self, out: Path, content: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        publish(pages(index="1"), out, content=content)
        os.mkfifo(out / "pipe")
        monkeypatch.setattr(os, "link", failing(errno.EPERM))
        with pytest.raises(PublishError, match="permission is missing"):
            publish(pages(index="2"), out, content=content)
        assert (out / "index.html").read_text() == "1"

    def test_files_of_a_mounted_file_system_are_not_moved_out_of_it(
        self, out: Path, content: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        publish(pages(index="1"), out, content=content)
        (out / "mounted.txt").write_text("theirs")
        monkeypatch.setattr(os, "link", failing(errno.EXDEV))
        with pytest.raises(PublishError, match="another file system is mounted in it"):
            publish(pages(index="2"), out, content=content)
        assert files(out) == {"index.html": b"1", "mounted.txt": b"theirs"}

    @pytest.mark.parametrize(
        ("foreign", "page"),
        [("a.html", "a.html"), ("a", "a/b.html"), ("a/b/c", "a/b"), ("a/b/c", "a")],
    )
    def test_a_page_never_takes_their_place(self, out: Path, content: Path, foreign: str, page: str) -> None:
        publish(pages(index="1"), out, content=content)
        (out / foreign).parent.mkdir(parents=True, exist_ok=True)
        (out / foreign).write_text("mine")
        with pytest.raises(PublishError, match="the build did not make") as caught:
            publish([Page(page, b"ours")], out, content=content)
        assert caught.value.hint == "move it away and build again"
        assert files(out) == {"index.html": b"1", foreign: b"mine"}
        assert beside(out) == []

    def test_a_page_never_takes_the_place_of_their_folder(self, out: Path, content: Path) -> None:
        publish(pages(en__index="1"), out, content=content)
        (out / "en" / "note.txt").write_text("mine")
        with pytest.raises(PublishError, match="the build did not make 'en'"):
            publish([Page("en", b"ours")], out, content=content)
        assert files(out) == {"en/index.html": b"1", "en/note.txt": b"mine"}

    def test_a_link_in_the_place_of_a_page_is_foreign(self, out: Path, content: Path, tmp_path: Path) -> None:
        publish(pages(en__a="1"), out, content=content)
        (tmp_path / "secret").mkdir()
        (tmp_path / "secret" / "a.html").write_text("1")
        (out / "en" / "a.html").unlink()
        (out / "en").rmdir()
        (out / "en").symlink_to(tmp_path / "secret")
        with pytest.raises(PublishError, match="the build did not make 'en'"):
            publish(pages(en__a="2"), out, content=content)
        publish(pages(index="1"), out, content=content)
        assert (out / "en").is_symlink()
        assert files(tmp_path / "secret") == {"a.html": b"1"}

    def test_a_folder_closed_to_writing_leaves_no_stage_behind(
        self, out: Path, content: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = shutil.rmtree

        def rmtree(folder: Path, *, ignore_errors: bool) -> None:
            """Heed modes, which the real one does not when root calls it."""
            if all(path.stat().st_mode & stat.S_IWUSR for path in folder.rglob("*") if path.is_dir()):
                real(folder, ignore_errors=ignore_errors)

        monkeypatch.setattr(shutil, "rmtree", rmtree)
        publish(pages(index="1"), out, content=content)
        (out / "link").symlink_to(content)
        mode = content.stat().st_mode
        (out / "closed").mkdir()
        (out / "closed" / "x").write_text("mine")
        (out / "closed").chmod(0o555)
        publish(pages(index="2"), out, content=content)
        assert beside(out) == []
        assert files(out) == {"index.html": b"2", "closed/x": b"mine"}
        assert content.stat().st_mode == mode
        assert stat.S_IMODE((out / "closed").stat().st_mode) == 0o555

    def test_what_others_do_meanwhile_is_repeated(
        self, out: Path, content: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        publish(pages(index="1"), out, content=content)
        (out / "git").mkdir()
        for name in ("kept", "replaced", "gone"):
            (out / "git" / name).write_text(name)
        (out / "dropped").mkdir()

        def meanwhile() -> None:
            (out / "git" / "gone").unlink()
            (out / "git" / "new").write_text("replaced, newly")
            (out / "git" / "new").replace(out / "git" / "replaced")
            (out / "git" / "more").mkdir()
            (out / "git" / "more" / "x").write_text("x")
            (out / "dropped").rmdir()
            (out / "late.txt").write_text("late")

        before_exchange(monkeypatch, meanwhile)
        publish(pages(index="2"), out, content=content)
        assert files(out) == {
            "index.html": b"2",
            "git/kept": b"kept",
            "git/replaced": b"replaced, newly",
            "git/more/x": b"x",
            "late.txt": b"late",
        }
        assert not (out / "dropped").exists()

    def test_a_folder_that_vanishes_within_one_tick_of_the_clock_is_noticed(
        self, out: Path, content: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        publish(pages(index="1"), out, content=content)
        (out / "dropped").mkdir()
        before = out.stat().st_mtime_ns

        def meanwhile() -> None:
            (out / "dropped").rmdir()
            os.utime(out, ns=(before, before))

        before_exchange(monkeypatch, meanwhile)
        publish(pages(index="2"), out, content=content)
        assert not (out / "dropped").exists()

    def test_a_late_file_in_the_place_of_a_new_page_brings_the_old_site_back(
        self, out: Path, content: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        publish(pages(index="1"), out, content=content)
        before_exchange(monkeypatch, lambda: (out / "new.html").write_text("mine"))
        with pytest.raises(PublishError, match="a file that the build did not make is in the way"):
            publish(pages(index="2", new="2"), out, content=content)
        assert files(out) == {"index.html": b"1", "new.html": b"mine"}
        assert beside(out) == []


class TestRefusal:
    def test_missing_empty_and_marked_folders_pass(self, out: Path, content: Path) -> None:
        refuse(out, content)
        out.mkdir()
        refuse(out, content)
        publish(pages(index="1"), out, content=content)
        refuse(out, content)

    def test_at_in_or_above_the_content(self, tmp_path: Path, content: Path) -> None:
        assert "is the content folder" in refused(content, content).message
        assert "lies in the content folder" in refused(content / "a" / "b", content).message
        assert "holds the content folder" in refused(tmp_path, content).message
        assert "holds the content folder" in refused(Path("/"), content).message

    def test_by_a_link_into_the_content(self, tmp_path: Path, content: Path) -> None:
        (tmp_path / "way").symlink_to(content)
        assert "lies in the content folder" in refused(tmp_path / "way" / "site", content).message
        assert "lies in the content folder" in refused(content / "site", tmp_path / "way").message

    def test_a_file(self, out: Path, content: Path) -> None:
        out.write_text("mine")
        assert "is a file" in refused(out, content).message
        with pytest.raises(PublishError, match="a part of the path is a file"):
            refuse(out / "below", content)

    def test_a_folder_that_is_not_ours(self, out: Path, content: Path) -> None:
        out.mkdir()
        (out / "thesis.txt").write_text("mine")
        assert "has files that partnerbase did not make" in refused(out, content).message
        (out / MARK).symlink_to(out / "thesis.txt")
        assert "has files that partnerbase did not make" in refused(out, content).message
        (out / MARK).unlink()
        (out / MARK).mkdir()
        assert "has files that partnerbase did not make" in refused(out, content).message

    @pytest.mark.parametrize("mark", [b"", b"{", b"[]", b"\xff", b'{"program": "x"}', b'{"program":"partnerbase"}'])
    def test_a_damaged_mark(self, out: Path, content: Path, mark: bytes) -> None:
        out.mkdir()
        (out / MARK).write_bytes(mark)
        assert "is damaged" in refused(out, content).message

    def test_an_unreadable_mark(self, out: Path, content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        publish(pages(index="1"), out, content=content)
        monkeypatch.setattr(Path, "read_bytes", failing(errno.EACCES))
        with pytest.raises(PublishError, match="permission is missing"):
            refuse(out, content)

    def test_from_a_working_directory_that_is_gone(
        self, tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "gone").mkdir()
        monkeypatch.chdir(tmp_path / "gone")
        (tmp_path / "gone").rmdir()
        with pytest.raises(PublishError, match="the folder that you are in is gone") as caught:
            refuse(Path("build"), content)
        assert caught.value.wrong_use

    def test_a_link_in_a_circle(self, out: Path, content: Path) -> None:
        out.symlink_to(out)
        with pytest.raises(PublishError, match=r"symbolic link"):
            refuse(out, content)

    def test_publish_refuses_too(self, content: Path) -> None:
        with pytest.raises(PublishError, match="lies in the content folder"):
            publish([], content / "site", content=content)
        assert list(content.iterdir()) == []

    def test_a_link_to_the_output_is_followed_once_and_stays(self, tmp_path: Path, content: Path) -> None:
        (tmp_path / "www").mkdir()
        (tmp_path / "build").symlink_to("www/site")
        publish(pages(index="1"), tmp_path / "build", content=content)
        publish(pages(index="2"), tmp_path / "build", content=content)
        assert (tmp_path / "build").is_symlink()
        assert files(tmp_path / "www" / "site") == {"index.html": b"2"}


class TestFailure:
    @pytest.mark.parametrize(
        ("code", "words"),
        [
            (errno.ENOSPC, "no space is left"),
            (errno.EROFS, "the file system is read-only"),
            (errno.EACCES, "permission is missing"),
            (errno.EMFILE, "too many files are open"),
            (errno.ENAMETOOLONG, "a name is too long for this file system"),
            (errno.EIO, "Input/output error"),
        ],
    )
    def test_one_clear_line(
        self, out: Path, content: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
    ) -> None:
        publish(pages(index="1"), out, content=content)
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", failing(code))
            with pytest.raises(PublishError) as caught:
                publish(pages(index="2"), out, content=content)
        assert caught.value.message == f"cannot write the site to '{out}': {words}"
        assert not caught.value.wrong_use
        assert files(out) == {"index.html": b"1"}
        assert beside(out) == []

    def test_a_name_that_is_too_long(self, out: Path, content: Path) -> None:
        with pytest.raises(PublishError, match=r"a name is too long for this file system \(en/x+\.html\)"):
            publish([Page(f"en/{'x' * 300}.html", b"")], out, content=content)
        assert not out.exists()
        assert beside(out) == []

    def test_an_interruption_leaves_the_old_site(
        self, out: Path, content: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        publish(pages(index="1"), out, content=content)

        def interrupt() -> None:
            raise KeyboardInterrupt

        before_exchange(monkeypatch, interrupt)
        with pytest.raises(KeyboardInterrupt):
            publish(pages(index="2"), out, content=content)
        assert files(out) == {"index.html": b"1"}
        assert beside(out) == []

    def test_stages_of_dead_builds_are_removed(self, out: Path, content: Path, tmp_path: Path) -> None:
        (tmp_path / ".build.stage-dead" / "en").mkdir(parents=True)
        (tmp_path / ".build.stage-dead" / "en" / "x").write_text("x")
        (tmp_path / ".build.stage-link").symlink_to(content)
        (tmp_path / ".build2.stage-live").mkdir()
        (tmp_path / ".build.lock").write_text("")
        publish(pages(index="1"), out, content=content)
        assert beside(out) == [".build.stage-link", ".build2.stage-live"]
        assert content.is_dir()


class TestWithoutExchange:
    """Systems without a call that exchanges two folders."""

    @pytest.fixture(autouse=True)
    def old_kernel(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(exchange, "_swap", lambda *_: False)

    def test_two_renames(self, out: Path, content: Path) -> None:
        publish(pages(index="1"), out, content=content)
        publish(pages(index="2"), out, content=content)
        assert files(out) == {"index.html": b"2"}
        assert beside(out) == []

    def test_the_old_tree_comes_back_when_the_second_rename_fails(
        self, out: Path, content: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        publish(pages(index="1"), out, content=content)
        real = Path.rename

        def rename(self: Path, target: Path) -> Path:
            if target == out and not self.name.endswith("-old"):
                raise OSError(errno.EIO, "Input/output error")
            return real(self, target)

        monkeypatch.setattr(Path, "rename", rename)
        with pytest.raises(PublishError, match="Input/output error"):
            publish(pages(index="2"), out, content=content)
        assert files(out) == {"index.html": b"1"}
        assert beside(out) == []

    def test_the_next_build_mends_what_died_between_the_renames(self, out: Path, content: Path) -> None:
        publish(pages(index="1"), out, content=content)
        (out / "CNAME").write_text("example.org")
        out.rename(out.parent / ".build.stage-old")
        publish(pages(index="2"), out, content=content)
        assert files(out) == {"index.html": b"2", "CNAME": b"example.org"}
        assert beside(out) == []

    def test_the_next_build_removes_what_died_after_the_renames(self, out: Path, content: Path) -> None:
        publish(pages(index="1"), out, content=content)
        (out.parent / ".build.stage-old").mkdir()
        publish(pages(index="1"), out, content=content)
        assert beside(out) == []


class TestSwap:
    """The system call itself."""

    def test_both_have_changed_places(self, tmp_path: Path) -> None:
        for name in ("one", "two"):
            (tmp_path / name).mkdir()
            (tmp_path / name / "x").write_text(name)
        exchange.put_in_place(tmp_path / "one", tmp_path / "two", (tmp_path / "two").lstat())
        assert [(tmp_path / name / "x").read_text() for name in ("one", "two")] == ["two", "one"]

    def test_a_failure_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "out").mkdir()
        with pytest.raises(FileNotFoundError):
            exchange.put_in_place(tmp_path / "missing", tmp_path / "out", (tmp_path / "out").lstat())

    @pytest.mark.parametrize("code", [errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, None])
    def test_it_may_not_be_there(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int | None) -> None:
        for name in ("one", "two"):
            (tmp_path / name).mkdir()
            (tmp_path / name / "x").write_text(name)

        class Library:
            """A C library whose call does not work."""

            if code is not None:

                def renameat2(self, *_: object) -> int:
                    return -1

        monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Library())
        monkeypatch.setattr(ctypes, "get_errno", lambda: code)
        exchange.put_in_place(tmp_path / "one", tmp_path / "two", (tmp_path / "two").lstat())
        assert [(tmp_path / name / "x").read_text() for name in ("one", "two")] == ["two", "one"]


class TestLock:
    def test_the_second_waits_for_the_first(self, out: Path, content: Path) -> None:
        with lock.hold(out):
            second = threading.Thread(target=publish, args=(pages(index="1"), out), kwargs={"content": content})
            second.start()
            second.join(0.2)
            assert not out.exists()
        second.join(10)
        assert files(out) == {"index.html": b"1"}
        assert beside(out) == []

    def test_the_second_gives_up_with_a_clear_line(self, out: Path) -> None:
        with (
            lock.hold(out),
            pytest.raises(PublishError, match="another build is writing to") as caught,
            lock.hold(out, patience=0.1),
        ):
            pass
        assert not caught.value.wrong_use
        assert beside(out) == []

    def test_a_file_left_by_a_dead_build_holds_nobody_up(self, out: Path) -> None:
        (out.parent / ".build.lock").write_text("")
        with lock.hold(out, patience=0):
            assert beside(out) == [".build.lock"]
        assert beside(out) == []

    def test_a_file_that_the_holder_removed_is_no_lock(self, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        real, path = fcntl.flock, out.parent / ".build.lock"
        others = ["removes it", "makes another"]

        def flock(descriptor: int, operation: int) -> None:
            if others:
                path.unlink()
                if others.pop() == "makes another":
                    path.touch()
            real(descriptor, operation)

        monkeypatch.setattr(fcntl, "flock", flock)
        with lock.hold(out):
            assert others == []
        assert beside(out) == []

    def test_a_file_system_without_locks_is_told(
        self, out: Path, content: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(fcntl, "flock", failing(errno.ENOLCK))
        with pytest.raises(PublishError, match="No locks available"):
            publish(pages(index="1"), out, content=content)

    def test_a_link_in_its_place_is_not_followed(self, out: Path, content: Path, tmp_path: Path) -> None:
        (tmp_path / ".build.lock").symlink_to(tmp_path / "target")
        with pytest.raises(PublishError, match="a symbolic link"):
            publish(pages(index="1"), out, content=content)
        assert not (tmp_path / "target").exists()

    def test_builds_at_once_leave_one_whole_site(self, out: Path, content: Path) -> None:
        sites = [{f"p{number}": str(version) for number in range(20)} for version in range(6)]
        threads = [
            threading.Thread(target=publish, args=(pages(**site), out), kwargs={"content": content}) for site in sites
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        assert len(set(files(out).values())) == 1
        assert beside(out) == []


def failing(code: int) -> Callable[..., None]:
    """Make a function of the operating system that always fails."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


def before_exchange(monkeypatch: pytest.MonkeyPatch, action: Callable[[], object]) -> None:
    """Have something happen once, when the new tree is complete."""
    real, todo = exchange._swap, [action]  # noqa: SLF001 -- the last moment before the switch has no other handle

    def swap(new: Path, old: Path) -> bool:
        while todo:
            todo.pop()()
        return real(new, old)

    monkeypatch.setattr(exchange, "_swap", swap)
