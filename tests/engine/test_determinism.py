"""The same content makes the same bytes, whoever builds it, where, when and in whatever order."""

import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from partnerbase.build import Options, build
from tests.cli.commands import installed
from tests.golden_site import CONTENT, EPOCH, ROOT, TEMPLATES, TODAY, build_golden, tree

YEAR = 31_536_000


@pytest.fixture(scope="session")
def files(golden_build: Path) -> dict[str, bytes]:
    """Give the files of the golden site, to compare other builds with."""
    return tree(golden_build)


@contextmanager
def umask(mask: int) -> Iterator[None]:
    """Let new files have fewer rights, as some users' shells do."""
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def changed(made: Path, files: dict[str, bytes]) -> list[str]:
    """Name the files that differ."""
    other = tree(made)
    return [path for path in sorted(files.keys() | other.keys()) if files.get(path) != other.get(path)]


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati", "LC_ALL": "de_DE.UTF-8", "LANGUAGE": "zh:de"},
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Pago_Pago", "LC_ALL": "C", "PYTHONUTF8": "0", "COLUMNS": "20"},
        {"PYTHONHASHSEED": "random", "TZ": None, "LC_ALL": None, "HOME": None, "PYTHONOPTIMIZE": "2"},
    ],
    ids=["east", "west", "bare"],
)
def test_under_any_environment(tmp_path: Path, files: dict[str, bytes], env: dict[str, str | None]) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    assert installed("build", cwd=tmp_path, env=env, via='umask 077; "$@"').status == 0
    assert changed(tmp_path / "build", files) == []


def test_wherever_it_lies_and_however_old_it_is(tmp_path: Path, files: dict[str, bytes]) -> None:
    content = tmp_path / "ein anderer Ort/内容/content"
    for file in sorted(CONTENT.rglob("*"), reverse=True):
        if file.is_file():
            copy = content / file.relative_to(CONTENT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, copy)
            os.utime(copy, (YEAR, YEAR * len(copy.name)))
    assert build_golden(tmp_path / "build", content).published
    assert changed(tmp_path / "build", files) == []


def test_from_another_working_directory(
    tmp_path: Path, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    monkeypatch.chdir(tmp_path / "content/cities")
    assert build_golden(Path("../../build"), Path("..")).published
    assert changed(tmp_path / "build", files) == []


def test_with_templates_elsewhere(tmp_path: Path, files: dict[str, bytes]) -> None:
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    options = Options(CONTENT, tmp_path / "build", tmp_path / "templates", cache=False, search=True)
    assert build(options, today=TODAY).published
    assert changed(tmp_path / "build", files) == []


def test_over_another_site(tmp_path: Path, files: dict[str, bytes]) -> None:
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    (content / "themes/wind.yaml").write_text("name: {en: Wind, de: Wind, zh: 风}\n")
    assert build_golden(tmp_path / "build", content).published
    gone = tree(tmp_path / "build").keys() - files.keys()
    assert {"en/themes/wind.html", "de/themes/wind.html", "zh/themes/wind.html"} <= gone
    (content / "themes/wind.yaml").unlink()
    published = build_golden(tmp_path / "build", content).published
    assert published
    assert (published.removed, published.kept > 0) == (len(gone), True)
    assert changed(tmp_path / "build", files) == []


def test_a_second_build_writes_nothing(tmp_path: Path, files: dict[str, bytes]) -> None:
    assert build_golden(tmp_path / "build").published
    before = {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in (tmp_path / "build").rglob("*")}
    published = build_golden(tmp_path / "build").published
    assert published
    assert (published.written, published.kept, published.removed) == (0, len(files) - 1, 0)
    assert {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in (tmp_path / "build").rglob("*")} == before


def test_wherever_it_is_named_from(tmp_path: Path, files: dict[str, bytes]) -> None:
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    (tmp_path / "linked").symlink_to(tmp_path)
    names = [content, tmp_path / "linked/content", Path("../content"), content / "cities/.."]
    for number, name in enumerate(names):
        cwd = tmp_path / f"from-{number}"
        cwd.mkdir()
        assert installed("build", "--content", name, cwd=cwd, via='umask 000; "$@"').status == 0
        assert changed(cwd / "build", files) == []


def test_with_any_number_of_processes_cold_and_warm(tmp_path: Path, files: dict[str, bytes]) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    ways = ("--jobs 1 --no-cache", "--jobs 1", "--jobs 2", "--jobs 5", "--jobs 5 --no-cache")
    for number, way in enumerate(ways):
        seed = {"PYTHONHASHSEED": str(number)}
        assert installed("build", *way.split(), "--out", f"out-{number}", cwd=tmp_path, env=seed).status == 0
        assert changed(tmp_path / f"out-{number}", files) == []
    shutil.rmtree(tmp_path / ".partnerbase")
    assert installed("build", "--jobs", "5", "--out", "cold", cwd=tmp_path).status == 0
    assert changed(tmp_path / "cold", files) == []


@pytest.mark.parametrize("mask", [0o000, 0o077])
def test_everybody_may_read_what_is_published(tmp_path: Path, mask: int) -> None:
    with umask(mask):
        assert build_golden(tmp_path / "build").published
    for path in (tmp_path / "build", *(tmp_path / "build").rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o755 if path.is_dir() else 0o644), path


def test_no_file_tells_where_it_was_built(tmp_path: Path, files: dict[str, bytes], golden_build: Path) -> None:
    places = {os.fsencode(place) for place in (ROOT, golden_build.parent, tmp_path.parent, Path.home(), "/tmp")}  # noqa: S108
    assert [(path, place) for path, data in files.items() for place in places if place in data] == []


def test_the_epoch_changes_what_depends_on_the_day_alone(tmp_path: Path, files: dict[str, bytes]) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    for seconds, out in ((int(EPOCH) + 86_399, "same"), (int(EPOCH) + 3 * YEAR, "later")):
        assert installed("build", "--out", out, cwd=tmp_path, env={"SOURCE_DATE_EPOCH": str(seconds)}).status == 0
    assert changed(tmp_path / "same", files) == []
    later = [path for path in changed(tmp_path / "later", files) if path.startswith("en/")]
    assert [path for path in later if not path.endswith(".ics")] == [
        "en/anniversaries.html",
        "en/cities/port-brise.html",  # was looked through more than two years ago
        "en/gaps.html",
        "en/gaps/index.2.html",
        "en/gaps/index.html",
        "en/index.html",
        "en/partnerships/index.html",  # for how long nothing was recorded
        "en/partnerships/port-brise-kazehama.html",  # the next anniversary
    ]


def test_without_the_epoch_the_newest_commit_counts(tmp_path: Path, files: dict[str, bytes]) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    moment = f"{EPOCH} +0000"
    env = {"PATH": os.environ["PATH"], "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "HOME": str(tmp_path)}
    who = ("-c", "user.name=x", "-c", "user.email=x@x")
    for command in (("init", "--quiet"), (*who, "commit", "--quiet", "--allow-empty", "--message", "x")):
        subprocess.run(["git", *command], cwd=tmp_path, env=env, check=True)  # noqa: S607 - as the user installed it
    assert installed("build", cwd=tmp_path, env={"SOURCE_DATE_EPOCH": None}).status == 0
    assert changed(tmp_path / "build", files) == []


def test_without_history_the_newest_source_counts(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    options = Options(CONTENT, tmp_path / "expected", TEMPLATES, cache=False, search=True)
    assert build(options, today=date(2024, 5, 22)).published
    assert installed("build", cwd=tmp_path, env={"SOURCE_DATE_EPOCH": None}).status == 0
    assert changed(tmp_path / "build", tree(tmp_path / "expected")) == []
