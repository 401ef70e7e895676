"""The cache saves time and does nothing else: whatever becomes of it, the site is the same."""

import ctypes
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from partnerbase.build import Options, check
from tests.content_builder import Fields, city, event, figure, page, partnership, theme, write_site
from tests.engine.damage import CACHE, DAMAGES, OUTSIDE, files_in, flipped, size_of
from tests.engine.laws import Outcome, Tree, apart, run, together, tree_of
from tests.engine.small_site import TEMPLATES

DAC_RIGHTS = 0b110
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, with which root passes over the rights of files."""
SITE: dict[str, Fields] = {
    "cities/trier": city(body="On the Mosel, far from [[xiamen]].\n"),
    "partnerships/trier-xiamen": partnership(since="2010"),
    "events/visit": event(places=["trier"], themes=["culture"]),
    "figures/projects-of-xiamen": figure(),
    "themes/culture": theme(),
    "themes/music": theme(name="Music", broader="culture"),
    "pages/about": page(body="What this is.\n"),
}


RENAMED = SITE | {"cities/trier": city(name="Treves", body="On the Mosel.\n")}
"""What the site becomes."""


def written(root: Path, files: dict[str, Fields] | None = None) -> Options:
    """Write a site in one language, and give how to build it."""
    return Options(write_site(root / "content", SITE | (files or {})), root / "out", TEMPLATES, jobs=1)


def clean(options: Options) -> tuple[Outcome, Tree]:
    """Give what a build without cache says, and the files that it makes."""
    out = options.out.with_name("clean")
    shutil.rmtree(out, ignore_errors=True)
    return run(replace(options, out=out, cache=False)), tree_of(out)


def without_privilege() -> None:
    """Let the rights of files hold for root as for anybody else."""
    libc = ctypes.CDLL(None, use_errno=True)
    header, rights = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    assert libc.capget(header, rights) == 0
    rights[0] &= ~DAC_RIGHTS
    assert libc.capset(header, rights) == 0


def build_apart(options: Options) -> Outcome:
    """Build in a process of its own with the rights of anybody."""

    def work() -> Outcome:
        without_privilege()
        return run(options)

    return apart(work)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site with its cache."""
    root = tmp_path_factory.mktemp("built")
    assert run(written(root)).published
    assert files_in(root / CACHE)
    return root


@pytest.fixture
def options(tmp_path: Path, built: Path) -> Options:
    """Give a copy of the site with its cache."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return Options(tmp_path / "content", tmp_path / "out", TEMPLATES, jobs=1)


def builds_right(options: Options) -> None:
    """See that a build over the site that stands there and one beside it give what they should."""
    expected = clean(options)
    assert expected[0].published
    for out in (options.out, options.out.with_name("fresh")):
        outcome = build_apart(replace(options, out=out))
        assert (outcome.published, outcome.diagnostics) == (expected[0].published, expected[0].diagnostics)
        assert tree_of(out) == expected[1]


@pytest.mark.parametrize("name", DAMAGES)
def test_damage(tmp_path: Path, options: Options, name: str, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / OUTSIDE).write_bytes(b"mine")
    DAMAGES[name](tmp_path / CACHE)
    write_site(options.content, RENAMED)
    builds_right(options)
    assert (tmp_path / OUTSIDE).read_bytes() == b"mine"
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("seed", range(6))
def test_a_few_bytes_anywhere(tmp_path: Path, options: Options, seed: int) -> None:
    flipped(seed, 1 << 15)(tmp_path / CACHE)
    builds_right(options)


@pytest.mark.parametrize("name", ["some-bytes", "garbage", "pipe", "deleted", "values-exchanged"])
def test_what_was_damaged_is_mended(tmp_path: Path, options: Options, name: str) -> None:
    DAMAGES[name](tmp_path / CACHE)
    assert build_apart(options).published
    assert build_apart(options).rendered == ()


def test_no_cache_leaves_it_alone(tmp_path: Path, options: Options) -> None:
    DAMAGES["some-bytes"](tmp_path / CACHE)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files_in(tmp_path / CACHE)}
    assert run(replace(options, cache=False)).published
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files_in(tmp_path / CACHE)} == before
    shutil.rmtree(tmp_path / CACHE)
    assert run(replace(options, cache=False)).published
    assert not (tmp_path / CACHE).exists()


@contextmanager
def read_only(*folders: Path) -> Iterator[None]:
    """Let nobody write to some folders for a while."""
    with ExitStack() as stack:
        for folder in folders:
            stack.callback(folder.chmod, folder.stat().st_mode)
            folder.chmod(0o555)
        yield


def test_where_nothing_can_be_written(tmp_path: Path, options: Options, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "site").mkdir()
    elsewhere = replace(options, out=tmp_path / "site/out")
    with read_only(tmp_path / CACHE, tmp_path):
        outcome = build_apart(elsewhere)
    shutil.rmtree(tmp_path / CACHE)
    with read_only(tmp_path):
        again = build_apart(elsewhere)
    assert (outcome.published, again.published) == (True, True)
    assert tree_of(elsewhere.out) == clean(options)[1]
    assert capfd.readouterr() == ("", "")


def test_a_moved_project_renders_nothing(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    options = written(tmp_path / "here")
    assert build_apart(options).published
    shutil.move(tmp_path / "here", tmp_path / "there")
    moved = replace(options, content=tmp_path / "there/content", out=tmp_path / "there/out")
    assert build_apart(moved).rendered == ()
    assert tree_of(moved.out) == clean(moved)[1]


@pytest.mark.usefixtures("options")
def test_the_cache_of_another_project(tmp_path: Path) -> None:
    other = written(tmp_path / "other", {"themes/culture": theme(name="Art")})
    shutil.copytree(tmp_path / CACHE, tmp_path / "other" / CACHE)
    builds_right(other)


def test_it_does_not_grow_without_end(tmp_path: Path) -> None:
    sizes = []
    for number in range(30):
        themes = {f"themes/theme-{at}": theme(name=f"Theme {at}", summary=f"Version {number}") for at in range(40)}
        assert run(written(tmp_path, themes)).published
        sizes.append(size_of(tmp_path / CACHE))
    assert max(sizes[15:]) <= 1.2 * max(sizes[:15]), sizes


def test_builds_at_the_same_time_share_it(tmp_path: Path, options: Options) -> None:
    write_site(options.content, RENAMED)
    kinds = [options, replace(options, base_url="https://other.example/"), replace(options, drafts=True)]
    kinds = [replace(kind, out=tmp_path / f"out-{number}") for number, kind in enumerate(kinds * 2)]
    assert all(together([lambda kind=kind: run(kind).published for kind in kinds]))  # type: ignore[misc]
    for kind in kinds:
        assert tree_of(kind.out) == clean(kind)[1]


def keys_in(file: Path) -> set[str]:
    """Give the keys of the lines of a cache."""
    return {line.split()[1] for line in file.read_text().splitlines() if line}


def test_a_record_whose_abstract_is_kept_has_its_fragment_kept(
    tmp_path: Path, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("partnerbase.cache.ALWAYS_KEPT", 0)
    monkeypatch.setattr("partnerbase.cache.MOST_UNUSED", 1)
    write_site(options.content, RENAMED)
    assert run(options).published
    fragments, abstracts = (keys_in(tmp_path / CACHE / f"{name}.jsonl") for name in ("fragments", "abstracts"))
    assert fragments == abstracts


def test_a_build_keeps_what_the_check_before_it_did_not_need(tmp_path: Path) -> None:
    options = written(tmp_path)
    assert check(options.content, cache=True).report.ok
    assert not (tmp_path / CACHE / "fragments.jsonl").exists()
    assert run(options).published
    assert keys_in(tmp_path / CACHE / "fragments.jsonl") == keys_in(tmp_path / CACHE / "abstracts.jsonl")


@pytest.mark.parametrize("line", ["# A comment", "# One\n# Two"])
def test_what_is_told_of_a_record_stands_where_it_stands_now(tmp_path: Path, line: str) -> None:
    options = written(tmp_path, {"themes/lonely": theme(name="Lonely")})
    file = options.content / "themes/lonely.yaml"
    before = run(options).diagnostics
    assert {problem.code for problem in before if problem.span.path == "themes/lonely.yaml"} == {"unreachable-page"}
    file.write_text(f"{line}\n{file.read_text()}")
    after = run(options).diagnostics
    assert after == clean(options)[0].diagnostics
    assert after != before
