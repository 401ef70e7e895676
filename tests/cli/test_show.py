"""`partnerbase show`, `stats` and `explain`: what they print."""

import json
from pathlib import Path

import pytest

from partnerbase.codes import CODES
from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("project")


def test_a_record_with_its_links_both_ways(run: Run) -> None:
    ended = run("show", "night-of-lanterns-2024")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "events/night-of-lanterns-2024 (Night of Lanterns)",
        "  file: events/kite-festival/night-of-lanterns-2024.yaml",
        "  url: en/events/night-of-lanterns-2024.html",
        "  title:",
        "    en: Night of Lanterns",
        "    de: Nacht der Laternen",
        "    zh: 灯笼之夜",
        "  kind: other",
        "  start: 2024-05-21",
        "  status: cancelled",
        "  places:",
        "    - saint-brac",
        "  part_of:",
        "    - kite-festival-2024",
        "  sources:",
        "    - overheard-on-the-pier",
        "points to:",
        "  sources: sources/overheard-on-the-pier (Overheard on the Pier)",
        "  places: cities/saint-brac (Saint-Brac)",
        "  part_of: events/kite-festival-2024 (Second Kite Festival)",
        "is pointed to by:",
        "  nothing",
    ]


def test_groups_of_fields_are_written_as_in_the_file(run: Run) -> None:
    lines = run("show", "port-brise-kazehama").out.splitlines()
    at = lines.index("  stages:")
    assert lines[at + 1 : at + 4] == ["    - kind: contact", "      date: 1990", "      note:"]
    assert lines[lines.index("  term:") + 1 :][:2] == ["    years: 10", "    self_renewing: true"]
    assert "    - claims" not in lines


def test_texts_count_as_links(run: Run) -> None:
    lines = run("show", "cities/aoiwa").out.splitlines()
    assert "  cities/kazehama (Kazehama) through text" in lines
    assert "  text: cities/aoiwa (Aoiwa)" in run("show", "kazehama").out.splitlines()


def test_what_is_not_published_is_shown_too(run: Run) -> None:
    assert "  draft: true" in run("show", "saint-brac-aoiwa").out.splitlines()
    assert "    - code: source-without-url" in run("show", "town-chronicle").out.splitlines()


@pytest.mark.parametrize("slug", ["port-brise", "kite-festival-visitors", "town-chronicle", "gazetteer", "about"])
def test_every_line_is_printable_and_short_of_spaces(run: Run, slug: str) -> None:
    ended = run("show", slug)
    assert ended.status == 0
    assert all(line == line.rstrip() and line.isprintable() for line in ended.out.splitlines())


@pytest.mark.parametrize("arguments", [["show", "kazehama"], ["stats"]])
def test_content_with_errors_is_told_instead(run: Run, project: Path, arguments: list[str]) -> None:
    (project / "content/cities/japan/aoiwa.yaml").write_text("")
    ended = run(*arguments)
    assert ended.status == 1
    assert ended.out.startswith("content/cities/japan/aoiwa.yaml:1:1: error[empty-file]: ")
    assert ended.out.endswith("1 error in 1 file\n")


def test_stats_as_a_table(run: Run) -> None:
    lines = run("stats").out.splitlines()
    assert lines[0] == "collection     records  names en/de/zh  summaries en/de/zh  texts en/de/zh  reviewed"
    assert lines[1] == "cities         4        4/4/4           3/3/3               2/2/1           1"
    assert "partnerships of places: 2 (contact 1, sister-city 1)" in lines
    assert lines[-2:] == ["as of 2026-01-01", "stale figures and reviews: 0"]


def test_stats_as_json(run: Run, project: Path) -> None:
    (project / "content/themes/harbours.yaml").write_text("name: {en: Harbours, de: Häfen}\n")
    numbers = json.loads(run("stats", "--json").out)
    assert (numbers["today"], numbers["stale"], numbers["warnings"]) == ("2026-01-01", 0, {"missing-translation": 1})
    assert numbers["extent"]["places"].keys() == {"FR", "JP"}
    assert numbers["collections"]["themes"] == {
        "records": 3,
        "reviewed": 0,
        "names": {"en": 3, "de": 3, "zh": 2},
        "summaries": {"en": 0, "de": 0, "zh": 0},
        "bodies": {"en": 1, "de": 0, "zh": 0},
    }


def test_explain_lists_every_code(run: Run) -> None:
    ended = run("explain")
    assert ended.status == 0
    assert [line.partition(": ")[0] for line in ended.out.splitlines()] == sorted(CODES)
    assert all(line.partition(": ")[2] for line in ended.out.splitlines())


@pytest.mark.parametrize("code", sorted(CODES))
def test_explain_tells_of_a_code_with_examples(run: Run, code: str) -> None:
    ended = run("explain", code)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("# ")
    assert "## Wrong" in ended.out
    assert "## Right" in ended.out
