"""Reports in each of their forms, also of content that means harm."""

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerbase import codes
from partnerbase.diagnostics import Diagnostic, Report, Severity, Span
from partnerbase.reporters import as_json, github, human, sarif, summary

CONTENT = Path("content")
DANGLING = Diagnostic(
    Span("events/x.md", 12, 9),
    "dangling-reference",
    "no place 'nanjng'",
    "did you mean 'nanjing'?",
    excerpt="places: nanjng",
)
STALE = Diagnostic(Span("cities/a.md", 1, 1), "stale-review", "reviewed in 2019")


def report(*problems: Diagnostic) -> Report:
    """Collect problems; a stale review is a warning, all else an error."""
    found = Report({"stale-review": Severity.WARNING})
    found.extend(problems)
    return found


def caret(line: str, column: int) -> tuple[str, int]:
    """Give the source line that a person is shown, and the cells before the caret."""
    _, source, below, _ = human(
        report(Diagnostic(Span("a.md", 3, column), "x", "m", excerpt=line)), CONTENT, colour=False
    ).split("\n", 3)
    assert source.startswith("    3 | ")
    assert below.startswith("      | ")
    return source[8:], below[8:].index("^")


@pytest.fixture
def explanations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Explain the codes that are used here."""
    (tmp_path / "dangling-reference.md").write_text("# A reference to nothing\n\nEvery *reference* names a record.\n")
    (tmp_path / "stale-review.md").write_text("# An old review\n\nRead it again.\n")
    monkeypatch.setattr(codes, "EXPLANATIONS", tmp_path)


class TestHuman:
    def test_place_message_hint_source_and_summary(self) -> None:
        assert human(report(DANGLING, STALE), CONTENT, colour=False) == dedent("""\
            content/cities/a.md:1:1: warning[stale-review]: reviewed in 2019
            content/events/x.md:12:9: error[dangling-reference]: no place 'nanjng'; did you mean 'nanjing'?
               12 | places: nanjng
                  |         ^
            1 error and 1 warning in 2 files
            """)

    def test_colours_are_added_and_nothing_else(self) -> None:
        coloured = human(report(DANGLING), CONTENT, colour=True)
        assert "\x1b[1;31merror[dangling-reference]:\x1b[0m" in coloured
        for style in ("0", "1", "2", "1;31"):
            coloured = coloured.replace(f"\x1b[{style}m", "")
        assert coloured == human(report(DANGLING), CONTENT, colour=False)

    @pytest.mark.parametrize(
        ("content", "path"),
        [(".", "a.md"), ("/srv/x", "/srv/x/a.md"), ("../c", "../c/a.md"), ("a\x1b[2Jb", "a\\x1b[2Jb/a.md")],
    )
    def test_the_content_folder_is_named_as_given(self, content: str, path: str) -> None:
        problem = Diagnostic(Span("a.md"), "x", "m")
        assert human(report(problem), Path(content), colour=False).startswith(f"{path}:1:1: ")

    def test_what_is_left_out_is_counted(self) -> None:
        many = report(*(Diagnostic(Span("a.md", line), "x", "m") for line in range(1, 61)))
        assert human(many, CONTENT, colour=False).splitlines()[-2:] == ["… and 10 more", "60 errors in 1 file"]

    def test_summaries(self) -> None:
        assert summary(report()) == "no problems"
        assert summary(report(STALE)) == "1 warning in 1 file"
        assert human(report(), CONTENT, colour=False) == "no problems\n"

    def test_a_caret_stands_below_wide_signs_and_tabs(self) -> None:
        assert caret("name: 南京, x", 9) == ("name: 南京, x", 10)
        assert caret("\tname: x", 8) == ("    name: x", 10)
        assert caret("e\u0301 x", 4) == ("e\u0301 x", 2)
        assert caret("a\x07b", 3) == ("a\\x07b", 5)

    def test_a_caret_behind_the_end(self) -> None:
        assert caret("name: x", 8) == ("name: x", 7)
        assert caret("name: x", 99) == ("name: x", 7)

    def test_a_long_line_is_cut_around_the_column(self) -> None:
        assert caret("a" * 300 + "b" + "c" * 300, 301) == (f"…{'a' * 60}b{'c' * 39}…", 61)

    def test_no_source_line_where_there_is_nothing_to_see(self) -> None:
        blank = Diagnostic(Span("a.md"), "x", "m", excerpt="  \t")
        assert len(human(report(blank), CONTENT, colour=False).splitlines()) == 2


class TestJson:
    def test_flat_objects(self) -> None:
        assert json.loads(as_json(report(DANGLING), CONTENT)) == [
            {
                "code": "dangling-reference",
                "severity": "error",
                "path": "content/events/x.md",
                "line": 12,
                "column": 9,
                "message": "no place 'nanjng'",
                "hint": "did you mean 'nanjing'?",
            }
        ]

    def test_nothing_is_left_out(self) -> None:
        many = report(*(Diagnostic(Span("a.md", line), "x", "m") for line in range(1, 61)))
        assert len(json.loads(as_json(many, CONTENT))) == 60
        assert json.loads(as_json(report(), CONTENT)) == []


class TestGithub:
    def test_a_command_each(self) -> None:
        assert github(report(DANGLING, STALE), CONTENT).splitlines() == [
            "::warning file=content/cities/a.md,line=1,col=1,title=stale-review::reviewed in 2019",
            (
                "::error file=content/events/x.md,line=12,col=9,title=dangling-reference"
                "::no place 'nanjng'; did you mean 'nanjing'?"
            ),
            "1 error and 1 warning in 2 files",
        ]

    def test_escapes(self) -> None:
        harmful = Diagnostic(Span("a,b:c%.md"), "x", "100 %\n::set-env name=A::b\r##[add-mask]x")
        assert github(report(harmful), CONTENT).splitlines()[0] == (
            "::error file=content/a%2Cb%3Ac%25.md,line=1,col=1,title=x"
            "::100 %25\\n::set-env name=A::b\\r#\\x23[add-mask]x"
        )

    def test_what_is_left_out_is_counted(self) -> None:
        many = report(*(Diagnostic(Span("a.md", line), "x", "m") for line in range(1, 61)))
        assert github(many, CONTENT).splitlines()[-2:] == ["… and 10 more", "60 errors in 1 file"]


@pytest.mark.usefixtures("explanations")
class TestSarif:
    @staticmethod
    def run(*problems: Diagnostic, content: Path = CONTENT) -> dict[str, Any]:
        """Give the one run of a log."""
        log = json.loads(sarif(report(*problems), content))
        assert log["version"] == "2.1.0"
        (run,) = log["runs"]
        return dict(run)

    def test_results_point_to_rules_and_places(self) -> None:
        run = self.run(DANGLING, STALE)
        rules = run["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules] == ["dangling-reference", "stale-review"]
        assert rules[0]["shortDescription"] == {"text": "A reference to nothing"}
        assert "Every *reference* names a record." in rules[0]["help"]["markdown"]
        assert run["columnKind"] == "unicodeCodePoints"
        assert [(result["ruleId"], result["ruleIndex"], result["level"]) for result in run["results"]] == [
            ("stale-review", 1, "warning"),
            ("dangling-reference", 0, "error"),
        ]
        assert run["results"][1]["locations"] == [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "content/events/x.md"},
                    "region": {"startLine": 12, "startColumn": 9},
                }
            }
        ]

    def test_no_problems(self) -> None:
        assert self.run()["results"] == []

    def test_names_become_valid_addresses(self) -> None:
        odd = Diagnostic(Span("cities/münchen 1.md"), "stale-review", "m")
        (result,) = self.run(odd)["results"]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri == "content/cities/m%C3%BCnchen%201.md"


Reporter = Callable[[Report, Path], str]


@pytest.mark.parametrize("reporter", [lambda *found: human(*found, colour=False), as_json, github])
@given(text=st.text(), path=st.text(min_size=1), column=st.integers(1, 50))
def test_nothing_from_the_content_commands_anyone(reporter: Reporter, text: str, path: str, column: int) -> None:
    for harm in (
        text,
        f"\n::set-output::{text}",
        f"##[error]{text}",
        f" ::x::{text}",
        f"\u2028::x::{text}",
        f"\x1b]0;{text}\x07\u202e",
    ):
        problem = Diagnostic(Span(f"{harm}{path}", 1, column), "x", harm, harm, excerpt=harm)
        for line in reporter(report(problem), Path()).splitlines():
            assert not line.lstrip().startswith("::") or line.startswith("::error file=")
            assert "##[" not in line
            assert not any(unicodedata.category(sign).startswith("C") for sign in line)
