"""Laws of publishing: what stands there afterwards, and what failures and kills at any moment leave."""

import errno
import fcntl
import os
import stat
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerbase.plan.page import Page
from partnerbase.publish import PublishError, Written, edition, exchange
from tests.editions import publish

MARK = ".partnerbase.json"

paths = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=3).map("/".join)
texts = st.sampled_from([b"", b"1", b"2", b"longer"])
site = st.tuples(st.just("publish"), st.dictionaries(paths, texts, max_size=5), st.booleans())
stranger = st.tuples(st.just("stranger"), paths, st.sampled_from(["file", "link", "folder"]))
tampering = st.tuples(st.just("tamper"), paths, st.tuples(texts, st.booleans()))
touching = st.tuples(st.just("touch"), paths, st.sampled_from(["link", "mode", "time"]))
lifting = st.tuples(st.just("lift"), paths, st.none())


def standing(out: Path) -> dict[str, tuple[object, ...]]:
    """Give all that stands in a folder but the mark: kind, mode, content, and the inode."""
    found: dict[str, tuple[object, ...]] = {}
    for path in sorted(out.rglob("*")):
        info = path.lstat()
        name = path.relative_to(out).as_posix()
        if stat.S_ISLNK(info.st_mode):
            found[name] = ("link", str(path.readlink()), info.st_ino)
        elif stat.S_ISDIR(info.st_mode):
            found[name] = ("folder", info.st_mode)
        elif name != MARK:
            found[name] = ("file", info.st_mode, path.read_bytes(), info.st_ino)
    return found


def leaves(found: Mapping[str, tuple[object, ...]]) -> dict[str, tuple[object, ...]]:
    """Leave the folders out, and of files all but their bytes."""
    return {path: what[2:3] if what[0] == "file" else what[:2] for path, what in found.items() if what[0] != "folder"}


class Model:
    """What should stand in the output, beside the output itself."""

    def __init__(self, root: Path) -> None:
        self.content, self.out = root / "content", root / "build"
        self.content.mkdir()
        self.pages: dict[str, bytes] = {}
        self.strangers: dict[str, tuple[object, ...]] = {}
        self.publish({}, clean=False)

    def publish(self, pages: dict[str, bytes], *, clean: bool) -> None:
        before = standing(self.out)
        try:
            self.put_or_keep(pages, clean=clean)
        except PublishError:
            assert self.conflict(pages)
            assert standing(self.out) == before
        else:  # a folder that pages came to stand in goes with them
            self.pages = pages
            now = standing(self.out)
            files = {path: (data,) for path, data in pages.items()}
            strangers = {path: what for path, what in self.strangers.items() if what[0] != "folder"}
            assert leaves(now) == files | leaves(strangers)
            assert {path: now.get(path) for path in self.strangers} == self.strangers
            shared = {str(folder) for page in pages for folder in Path(page).parents}
            self.strangers = {path: what for path, what in self.strangers.items() if path not in shared}
        assert sorted(path.name for path in self.out.parent.iterdir()) == ["build", "content"]

    def put_or_keep(self, pages: dict[str, bytes], *, clean: bool) -> None:
        """Publish pages, those that stand there by their digest alone."""
        with edition(self.out, content=self.content, clean=clean) as new:
            intact = {path: data for path, data in self.pages.items() if self.stands(path, data)}
            assert new.standing == ({} if clean else {path: sha256(data).hexdigest() for path, data in intact.items()})
            files = []
            for path, data in pages.items():
                kept = new.keep(path) if intact.get(path) == data else None
                file = kept or new.put(path, data)
                assert file == Written(path, sha256(data).hexdigest(), len(data), clean or intact.get(path) != data)
                files.append(file)
            new.commit(files)

    def stands(self, name: str, data: bytes) -> bool:
        """Whether a page is there as it was published."""
        path = self.out / name
        return path.is_file() and path.read_bytes() == data and stat.S_IMODE(path.stat().st_mode) == 0o644

    def conflict(self, pages: dict[str, bytes]) -> bool:
        every = [*pages, *self.strangers]
        below = any(page in Path(other).parents for page in map(Path, pages) for other in every)
        above = any(
            Path(path) in Path(page).parents and what[0] != "folder"
            for path, what in self.strangers.items()
            for page in pages
        )
        return below or above or bool(pages.keys() & self.strangers.keys())

    def stranger(self, name: str, kind: str) -> None:
        path = self.out / name
        if os.path.lexists(path) or any(not folder.is_dir() or folder.is_symlink() for folder in self.above(path)):
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        match kind:
            case "file":
                path.write_bytes(b"mine")
            case "link":
                path.symlink_to("b")
            case _:
                path.mkdir()
        self.strangers[name] = standing(self.out)[name]

    def above(self, path: Path) -> Iterator[Path]:
        """Give the folders above a path that are there."""
        return (folder for folder in path.parents if folder.is_relative_to(self.out) and os.path.lexists(folder))

    def tamper(self, name: str, how: tuple[bytes, bool]) -> None:
        """Write other bytes into a page, and set its time back or forth."""
        path, (data, back) = self.out / name, how
        if name in self.pages and path.is_file():
            before = path.stat().st_mtime_ns
            path.write_bytes(data)
            moment = before if back else 2**62
            os.utime(path, ns=(moment, moment))

    def touch(self, name: str, what: str) -> None:
        """Change all of a page but its bytes."""
        path = self.out / name
        if name not in self.pages or not path.is_file():
            return
        if what == "mode":
            path.chmod(0o640)
        elif what == "time":
            path.touch()
        else:
            (self.out.parent / "backup").hardlink_to(path)
            (self.out.parent / "backup").unlink()

    def lift(self, name: str, _: None) -> None:
        path = self.out / name
        if self.strangers.get(name, ("",))[0] in {"file", "link"}:
            path.unlink()
            del self.strangers[name]


@settings(deadline=None, max_examples=150)
@given(st.lists(st.one_of(site, site, stranger, tampering, touching, lifting), max_size=12))
def test_out_holds_exactly_the_pages_and_what_others_put_there(steps: list[tuple[Any, ...]]) -> None:
    with tempfile.TemporaryDirectory() as root:
        model = Model(Path(root))
        for action, *arguments in steps:
            if action == "publish":
                model.publish(arguments[0], clean=arguments[1])
            else:
                getattr(model, action)(*arguments)


CALLS: list[tuple[ModuleType, str]] = [
    *(
        (os, name)
        for name in ("open", "write", "fsync", "read", "fstat", "link", "mkdir", "chmod", "fchmod", "rename", "replace")
    ),
    *((os, name) for name in ("unlink", "rmdir", "scandir", "stat", "lstat", "utime", "symlink", "readlink")),
    (fcntl, "flock"),
    (exchange, "_swap"),
]

OLD = [Page("index.html", b"1"), Page("en/a.html", b"same"), Page("en/b.html", b"1"), Page("de/a.html", b"1")]
NEW = [Page("index.html", b"2"), Page("en/a.html", b"same"), Page("zh/a.html", b"2")]


@contextmanager
def trouble_at(number: int, trouble: Callable[[], None]) -> Iterator[list[str]]:
    """Let something happen instead of the system call of that number; gives the names of all calls until then."""
    calls: list[str] = []

    def counted(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 -- stands in for any function of the system
            calls.append(name)
            if len(calls) == number:
                trouble()
            return real(*args, **kwargs)

        return call

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "supports_follow_symlinks", supported := set(os.supports_follow_symlinks))
        for module, name in CALLS:
            real = getattr(module, name)
            patch.setattr(module, name, counted(name, real))
            if real in supported:
                supported.add(getattr(module, name))
        yield calls


@pytest.fixture
def published(tmp_path: Path) -> Callable[[], tuple[Path, Path]]:
    """Give a maker of an output with an old site and foreign files, and of the content beside it."""

    def make() -> tuple[Path, Path]:
        root = Path(tempfile.mkdtemp(dir=tmp_path))
        out, content = root / "build", root / "content"
        content.mkdir()
        publish(OLD, out, content=content)
        (out / "CNAME").write_text("example.org")
        (out / "own").mkdir()
        (out / "own" / "link").symlink_to("nowhere")
        return out, content

    return make


def is_old(out: Path) -> bool:
    """Whether all of the old site stands there and nothing else."""
    return leaves(standing(out)) == {page.path: (page.data,) for page in OLD} | FOREIGN


def is_new(out: Path) -> bool:
    """Whether all of the new site stands there and nothing else."""
    return leaves(standing(out)) == {page.path: (page.data,) for page in NEW} | FOREIGN


FOREIGN: dict[str, tuple[object, ...]] = {"CNAME": (b"example.org",), "own/link": ("link", "nowhere")}


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EMFILE, errno.EACCES])
def test_a_failure_of_any_call_leaves_the_old_site(published: Callable[[], tuple[Path, Path]], code: int) -> None:
    def fail() -> None:
        raise OSError(code, os.strerror(code))

    number, reached = 0, True
    while reached:
        number += 1
        out, content = published()
        before, mark = standing(out), (out / MARK).read_bytes()
        with trouble_at(number, fail) as calls:
            failure = None
            try:
                publish(NEW, out, content=content)
            except PublishError as error:
                failure = error
        reached = len(calls) >= number
        if failure:
            assert "\n" not in failure.message
            assert standing(out) == before
            assert (out / MARK).read_bytes() == mark
        else:
            assert is_new(out), calls[number - 1 :]
        assert [path.name for path in out.parent.iterdir() if ".stage-" in path.name] == []
    assert number > len(CALLS)


@pytest.mark.parametrize("swaps", [True, False])
def test_a_kill_at_any_call_leaves_a_whole_site(
    published: Callable[[], tuple[Path, Path]], monkeypatch: pytest.MonkeyPatch, *, swaps: bool
) -> None:
    if not swaps:
        monkeypatch.setattr(exchange, "_swap", lambda *_: False)
    number, status, gaps = 0, 1, 0
    while status:
        number += 1
        out, content = published()
        child = os.fork()
        if not child:
            with trouble_at(number, lambda: os._exit(1)):
                publish(NEW, out, content=content)
            os._exit(0)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        gaps += not out.exists()
        assert is_old(out) or is_new(out) or not (swaps or out.exists()), number
        publish(NEW, out, content=content)
        assert is_new(out)
        assert sorted(path.name for path in out.parent.iterdir()) == ["build", "content"]
    assert number > len(CALLS)
    assert gaps == (0 if swaps else 1)
