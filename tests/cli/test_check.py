"""`partnerbase check`: what it prints in each format, of which files, and how it ends."""

import json
import re
from pathlib import Path

import pytest

from partnerbase.files import ContentChangedError
from tests.cli.conftest import Run

WRONG = "content/cities/japan/aoiwa.yaml"
DOUBTFUL = "content/themes/harbours.yaml"


@pytest.fixture
def wrong(project: Path) -> Path:
    """Give a project with three errors in two files."""
    city = project / WRONG
    city.write_text(city.read_text().replace("kind: town", "knid: town").replace("[kazehama]", "[kazehma]"))
    (project / "content/pages/oops.md").write_text("---\ntitle: A: b\n---\n")
    return project


@pytest.fixture
def doubtful(project: Path) -> Path:
    """Give a project with one warning."""
    (project / DOUBTFUL).write_text("name: {en: Harbours, de: Häfen}\n")
    return project


@pytest.mark.usefixtures("project")
def test_good_content(run: Run) -> None:
    ended = run("check")
    assert (ended.status, ended.out, ended.err) == (0, "Checked 33 records: no problems\n", "")


@pytest.mark.usefixtures("wrong")
def test_each_problem_is_a_line_with_its_source_below(run: Run) -> None:
    ended = run("check")
    assert ended.status == 1
    assert ended.out.splitlines() == [
        "content/cities/japan/aoiwa.yaml:4:1: error[unknown-field]: no field 'knid' here; did you mean 'kind'?",
        "    4 | knid: town",
        "      | ^",
        (
            "content/pages/oops.md:2:9: error[unquoted-colon]: a colon with a space after it inside an unquoted text; "
            'put the whole text in quotes, such as title: "Nanjing: a city of books"'
        ),
        "    2 | title: A: b",
        "      |         ^",
        "Checked 34 records: 2 errors in 2 files",
    ]


@pytest.mark.usefixtures("wrong")
def test_only_the_problems_of_some_files(run: Run) -> None:
    ended = run("check", "content/pages", "content/themes/kites.md")
    assert ended.status == 1
    assert [line for line in ended.lines if line.startswith("content")] == [
        (
            "content/pages/oops.md:2:9: error[unquoted-colon]: a colon with a space after it inside an unquoted text; "
            'put the whole text in quotes, such as title: "Nanjing: a city of books"'
        )
    ]
    assert ended.lines[-2:] == ["Checked 4 records: 1 error in 1 file", "In other files: 1 error in 1 file"]


@pytest.mark.usefixtures("wrong")
def test_problems_elsewhere_do_not_fail_a_good_file(run: Run) -> None:
    ended = run("check", "content/cities/japan/kazehama.de.md")
    assert (ended.status, ended.lines) == (
        0,
        ["Checked 1 record: no problems", "In other files: 2 errors in 2 files"],
    )


def test_problems_of_the_settings_concern_every_file(run: Run, project: Path) -> None:
    (project / "content/site.yaml").write_text("title: Site\n")
    ended = run("check", "content/cities")
    assert ended.status == 1
    assert all("content/site.yaml" in line for line in ended.lines if "error[" in line)


def test_files_can_be_named_from_anywhere(run: Run, wrong: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(wrong / "content/pages")
    ended = run("check", "--content", "..", "oops.md", "../cities/france")
    assert ended.lines[0].startswith("../pages/oops.md:2:9: error[unquoted-colon]: ")
    assert ended.lines[-2] == "Checked 3 records: 1 error in 1 file"
    assert run("check", "--content", wrong / "content", wrong / WRONG).lines[0].startswith(str(wrong / WRONG))


def test_a_link_is_named_and_not_followed(run: Run, project: Path) -> None:
    (project / "content/pages/link.md").symlink_to("/etc/passwd")
    ended = run("check", "content/pages/link.md")
    assert ended.status == 1
    assert ended.lines[0].startswith("content/pages/link.md:1:1: error[not-a-file]: ")


@pytest.mark.usefixtures("doubtful")
def test_warnings_fail_if_strict(run: Run) -> None:
    line = f"{DOUBTFUL}:1:7: warning[missing-translation]: the text is missing in zh; add 'zh:'"
    for options, status in ((["check"], 0), (["check", "--strict"], 1)):
        ended = run(*options)
        assert (ended.status, ended.lines[0]) == (status, line)
        assert ended.lines[-1] == "Checked 33 records: 1 warning in 1 file"


def test_drafts_are_taken_in_on_demand(run: Run, project: Path) -> None:
    draft = project / "content/partnerships/saint-brac-aoiwa.yaml"
    draft.write_text(draft.read_text().replace("since: 1988?", "since: 1988?\nuntil: 1980"))
    assert run("check").status == 0
    ended = run("check", "--drafts")
    assert (ended.status, "error[end-before-start]" in ended.out) == (1, True)


@pytest.mark.usefixtures("wrong")
def test_every_format_holds_the_same_problems(run: Run) -> None:
    text = run("check").out
    found = re.findall(r"^(\S+):(\d+):(\d+): (error)\[([a-z-]+)\]: (.*)$", text, re.MULTILINE)
    assert len(found) == 2

    as_json = run("check", "--format", "json")
    problems = json.loads(as_json.out)
    assert [
        (p["path"], str(p["line"]), str(p["column"]), p["severity"], p["code"], f"{p['message']}; {p['hint']}")
        for p in problems
    ] == found
    assert all(set(p) == {"code", "severity", "path", "line", "column", "message", "hint"} for p in problems)

    as_github = run("check", "--format", "github")
    assert as_github.lines == [
        *(
            f"::{kind} file={path},line={line},col={column},title={code}::{text}"
            for path, line, column, kind, code, text in found
        ),
        "2 errors in 2 files",
    ]

    as_sarif = run("check", "--format", "sarif")
    (sarif,) = json.loads(as_sarif.out)["runs"]
    assert [
        (
            place["artifactLocation"]["uri"],
            str(place["region"]["startLine"]),
            str(place["region"]["startColumn"]),
            result["level"],
            result["ruleId"],
            result["message"]["text"],
        )
        for result in sarif["results"]
        for place in [result["locations"][0]["physicalLocation"]]
    ] == found
    assert [as_json.status, as_github.status, as_sarif.status] == [1, 1, 1]


@pytest.mark.parametrize(("form", "out"), [("json", "[]\n"), ("github", "no problems\n")])
@pytest.mark.usefixtures("project")
def test_formats_without_problems(run: Run, form: str, out: str) -> None:
    ended = run("check", "--format", form)
    assert (ended.status, ended.out) == (0, out)


@pytest.mark.usefixtures("wrong")
def test_json_is_whole_where_others_are_hidden(run: Run) -> None:
    ended = run("check", "--format", "json", "content/pages")
    assert [problem["path"] for problem in json.loads(ended.out)] == ["content/pages/oops.md"]


def test_hostile_names_command_neither_terminal_nor_runner(run: Run, project: Path) -> None:
    for name in (":error ::x.md", "\x1b[2J.md", "a\n::warning::x.md", "\u202etxt.md"):
        (project / "content/pages" / name).write_text("---\ntitle: x\n---\n")
    for form in ("text", "github", "json"):
        ended = run("check", "--format", form)
        assert ended.status == 1
        assert not re.search(r"[\x00-\x09\x0b-\x1f\u202e]", ended.out)
        assert not re.search(r"^::(?!error file=content)", ended.out, re.MULTILINE)


@pytest.mark.parametrize("command", [("check",), ("stats",), ("show", "aoiwa")])
@pytest.mark.usefixtures("project")
def test_content_that_changes_all_the_time(run: Run, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]) -> None:
    def changed(*_: object, **__: object) -> None:
        raise ContentChangedError

    monkeypatch.setattr("partnerbase.engine.check_content", changed)
    ended = run(*command)
    hint = "try again when nobody writes to them"
    assert (ended.status, ended.out) == (1, "")
    assert ended.err == f"partnerbase: the content or the templates change all the time; {hint}\n"
