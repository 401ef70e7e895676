"""`partnerbase build`: what it makes where, what it refuses, and what it leaves alone."""

import json
import shutil
from pathlib import Path

import pytest

from partnerbase.cli.build import summary
from partnerbase.publish import Published
from tests.cli.commands import installed
from tests.cli.conftest import Run
from tests.cli.test_mistakes import CACHE, inventory
from tests.golden_site import TEMPLATES, tree

MARK = ".partnerbase.json"


def test_a_first_build_and_a_second(run: Run, project: Path, golden_build: Path) -> None:
    files = tree(golden_build)
    pages = sum(path.endswith(".html") for path in files)
    ended = run("build")
    line = f"Built {pages} pages in build: {pages} rendered, 0 kept; {len(files) - 1} files written, 0 unchanged"
    assert (ended.status, ended.out, ended.err) == (0, f"{line}, 0 removed.\n", "")
    assert tree(project / "build") == files
    before = inventory(project / "build")
    ended = run("build")
    assert ended.out == f"Nothing has changed: {pages} pages in build.\n"
    assert inventory(project / "build") == before
    assert sorted(path.name for path in project.iterdir() if path.name != CACHE) == ["build", "content"]


@pytest.mark.parametrize(
    ("pages", "rendered", "done", "line"),
    [
        (
            764,
            3,
            (5, 790, 0),
            "Built 764 pages in build: 3 rendered, 761 kept; 5 files written, 790 unchanged, 0 removed.",
        ),
        (1, 1, (1, 0, 1), "Built 1 page in build: 1 rendered, 0 kept; 1 file written, 0 unchanged, 1 removed."),
        (7, 0, (0, 9, 2), "Built 7 pages in build: 0 rendered, 7 kept; 0 files written, 9 unchanged, 2 removed."),
        (1, 0, (0, 9, 0), "Nothing has changed: 1 page in build."),
    ],
)
def test_the_summary(pages: int, rendered: int, done: tuple[int, int, int], line: str) -> None:
    assert summary(Path("build"), pages, rendered, Published(*done)) == line


def test_clean_writes_every_file_anew(run: Run, built: Path) -> None:
    number = len(tree(built / "build")) - 1
    assert f"{number} files written, 0 unchanged, 0 removed." in run("build", "--clean").out


def test_a_record_that_is_gone_takes_its_pages_along(run: Run, built: Path) -> None:
    (built / "content/events/kite-festival/night-of-lanterns-2024.yaml").unlink()
    (built / "content/sources/press/overheard-on-the-pier.yaml").write_text("")
    assert run("build").status == 1
    assert (built / "build/en/events/night-of-lanterns-2024.html").is_file()
    shutil.copy(
        Path(__file__).parents[1] / "golden/site/content/sources/press/overheard-on-the-pier.yaml",
        built / "content/sources/press",
    )
    ended = run("build")
    assert ended.status == 0
    assert " 0 removed." not in ended.out
    assert list((built / "build").rglob("night-of-lanterns-2024*")) == []


def test_what_the_build_did_not_make_stays(run: Run, built: Path) -> None:
    (built / "build/.well-known").mkdir()
    (built / "build/.well-known/security.txt").write_text("mine")
    assert run("build", "--clean").status == 0
    assert (built / "build/.well-known/security.txt").read_text() == "mine"


@pytest.mark.parametrize(
    "out",
    ["content", "content/site", ".", "..", "content/../content", "file", "full", ".partnerbase", ".partnerbase/site"],
)
def test_folders_that_are_refused(run: Run, project: Path, out: str) -> None:
    (project / "file").touch()
    (project / "full").mkdir()
    (project / "full/thesis.txt").write_text("mine")
    before = inventory(project)
    ended = run("build", "--out", out)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith(f"partnerbase: the output folder '{out}' ")
    assert len(ended.err.splitlines()) == 1
    assert "; choose a" in ended.err
    assert inventory(project) == before


def test_an_out_below_a_file_is_no_place(run: Run, project: Path) -> None:
    (project / "file").touch()
    ended = run("build", "--out", "file/site")
    assert (ended.status, ended.out, len(ended.err.splitlines())) == (1, "", 1)
    assert "a part of the path is a file" in ended.err


@pytest.mark.usefixtures("project")
def test_a_file_system_that_nobody_can_write_to(run: Run) -> None:
    ended = run("build", "--out", "/sys/site")
    assert (ended.status, ended.out, len(ended.err.splitlines())) == (1, "", 1)
    assert ended.err.startswith("partnerbase: cannot write the site to '/sys/site': ")


def test_a_disk_that_is_full_leaves_the_old_site(built: Path) -> None:
    (built / "content/pages/about.md").write_text(
        "---\ntitle: About\nnav: 1\n---\n\n" + "More [[sources-of-error]].\n" * 300
    )
    before = inventory(built / "build")
    env = {"PYTHONDONTWRITEBYTECODE": "1"}  # or half-written ones would stay
    ended = installed("build", cwd=built, env=env, via='ulimit -f 1; "$@"')
    assert (ended.status, len(ended.err.splitlines())) == (1, 1)
    assert "; raise the limit with `ulimit -f unlimited` and build again" in ended.err
    assert inventory(built / "build") == before
    assert sorted(path.name for path in built.iterdir() if path.name != CACHE) == ["build", "content"]


def test_strict_builds_nothing_where_there_are_warnings(run: Run, built: Path) -> None:
    (built / "content/themes/harbours.yaml").write_text("name: {en: Harbours, de: Häfen}\n")
    before = inventory(built)
    ended = run("build", "--strict")
    assert ended.status == 1
    assert ended.lines[-1] == "Nothing was built, as --strict lets warnings fail: build is as it was."
    assert inventory(built) == before
    ended = run("build")
    assert ended.status == 0
    assert "warning[missing-translation]" in ended.out
    assert ended.lines[-1].startswith("Built ")


def test_drafts_are_published_on_demand(run: Run, built: Path) -> None:
    page = built / "build/en/partnerships/saint-brac-aoiwa.html"
    assert not page.exists()
    assert run("build", "--drafts").status == 0
    assert page.is_file()
    assert run("build").status == 0
    assert not page.exists()


def test_the_address_goes_before_that_of_the_settings(run: Run, project: Path) -> None:
    assert run("build", "--base-url", "https://elsewhere.example/x", "--out", "other").status == 0
    page = (project / "other/en/cities/kazehama.html").read_text()
    assert 'href="https://elsewhere.example/x/en/cities/kazehama.html"' in page
    assert "coasts.example" not in page
    assert 'href="/x/' in (project / "other/404.html").read_text()


def test_content_and_out_can_be_anywhere(
    run: Run, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("build", "--content", project / "content", "--out", tmp_path / "a/b/site").status == 0
    assert json.loads((tmp_path / f"a/b/site/{MARK}").read_text())["program"] == "partnerbase"


@pytest.mark.parametrize(
    ("template", "text", "line"),
    [
        ("base.html.j2", "<p>\n{% if %}", "base.html.j2:2: "),
        ("base.html.j2", "<p>\n\n{{ nothing.there }}", "base.html.j2:3: 'nothing' is undefined; "),
        (
            "base.html.j2",
            "<p>{% include 'none.html.j2' %}",
            "base.html.j2:1: 'none.html.j2' not found in search path",
        ),
    ],
    ids=["syntax", "undefined", "missing"],
)
def test_a_mistake_in_a_template_is_one_line(run: Run, built: Path, template: str, text: str, line: str) -> None:
    shutil.copytree(TEMPLATES, built / "templates")
    (built / "templates" / template).write_text(text)
    before = inventory(built / "build")
    ended = run("build", "--templates", "templates")
    assert (ended.status, ended.out, len(ended.err.splitlines())) == (1, "", 1)
    assert ended.err.startswith(f"partnerbase: templates/{line}"), ended.err
    assert inventory(built / "build") == before


def test_templates_that_lack_a_file(run: Run, project: Path) -> None:
    (project / "templates").mkdir()
    ended = run("build", "--templates", "templates")
    assert (ended.status, ended.out) == (1, "")
    assert len(ended.err.splitlines()) == 1
    assert "pages/choose.html.j2" in ended.err
