"""What the other generators are given, and how runs are measured."""

import json
import re
import sys
from pathlib import Path
from time import sleep
from typing import Any

import pytest
import yaml

from bench.compare import Comparison, table
from bench.corpus import SEED
from bench.edits import another, middle
from bench.generators import ALL, CACHE, PEERS, Ours, Peer, shell
from bench.made import LANGUAGES, Record, records
from bench.processes import FailedError, Taken, TooSlowError, run
from bench.tools import REQUIREMENTS, versions

NUMBER = 200
FRONT_MATTER = re.compile(r"---\n(.*?)---\n\n(.*)", re.DOTALL)


@pytest.fixture(scope="module")
def made() -> list[Record]:
    return list(records(NUMBER, SEED, LANGUAGES[:1]))


@pytest.fixture(params=sorted(ALL))
def peer(request: pytest.FixtureRequest, tmp_path: Path, made: list[Record]) -> Peer:
    kind: type[Peer] = ALL[request.param]
    prepared = kind(tmp_path / request.param, tmp_path / "tools")
    prepared.prepare(made)
    return prepared


def test_every_record_is_a_file_with_fields_and_a_text(peer: Peer, made: list[Record]) -> None:
    files = {file.relative_to(peer.content).as_posix() for file in peer.content.glob("*/*.md")}
    assert files == {f"{record.collection}/{record.slug}.md" for record in made}
    for record in made:
        fields, text = parts(peer.content / record.collection / f"{record.slug}.md")
        assert fields["name"] == record.name
        assert set(fields) == {"name", *record.fields}
        assert bool(text) == bool(record.bodies)


def test_every_reference_leads_to_a_file(peer: Peer) -> None:
    keys = {f"{file.parent.name}/{file.stem}" for file in peer.content.glob("*/*.md")}
    for file in peer.content.glob("*/*.md"):
        fields, text = parts(file)
        named = {*re.findall(r"\]\(/([^)]+)\.html\)", text), *fields.get("parties", ()), *fields.get("places", ())}
        named |= {citation["source"] for citation in fields.get("sources", ())}
        named |= {observation["source"]["source"] for observation in fields.get("observations", ())}
        assert named <= keys
        assert "[[" not in text


def test_a_record_is_added_and_removed(peer: Peer, made: list[Record]) -> None:
    new = another(middle(made))
    file = peer.content / new.collection / f"{new.slug}.md"
    peer.change(None, new)
    assert file.exists()
    peer.change(new, None)
    assert not file.exists()


def test_the_template_of_all_pages_is_edited(peer: Peer) -> None:
    before = peer.frame.read_text("utf-8")
    for number in (1, 2):
        peer.reframe(number)
        marked = before.replace("</body>", f"<p hidden>edit {number}</p></body>")
        assert peer.frame.read_text("utf-8") == marked != before


def test_a_cold_build_of_ours_finds_neither_site_nor_cache(tmp_path: Path, made: list[Record]) -> None:
    ours = Ours(tmp_path / "ours", "ours", "partnerbase build", LANGUAGES[:1])
    ours.prepare(made)
    (ours.folder / CACHE).mkdir()
    ours.out.mkdir()
    ours.clean()
    assert {path.name for path in ours.folder.iterdir()} == {"content", "templates"}
    before = ours.frame.read_text("utf-8")
    ours.reframe(1)
    assert ours.frame.read_text("utf-8") == before.replace("</body>", "<p hidden>edit 1</p></body>") != before


def test_the_frame_has_its_places() -> None:
    assert shell()[1::2].count("MAIN") == 1
    assert set(shell()[1::2]) == {"TITLE", "URL", "MAIN"}


def test_versions_are_pinned_and_the_lock_names_no_registry() -> None:
    assert all(re.fullmatch(r"[\w-]+==[\d.]+", line) for line in REQUIREMENTS.read_text("utf-8").splitlines())
    assert all(version[0].isdigit() for version in versions(ALL).values())
    lock = json.loads((PEERS / "package-lock.json").read_text("utf-8"))
    assert not any("resolved" in package for package in lock["packages"].values())


def test_our_commands_fill_in_their_folders(tmp_path: Path) -> None:
    ours = Ours(tmp_path, "ours", "partnerbase build --content {content} --out {out}", LANGUAGES)
    program, *arguments = map(str, ours.command())
    assert Path(program).name == "partnerbase"
    assert arguments == ["build", "--content", str(tmp_path / "content"), "--out", str(tmp_path / "out")]


PATIENCE = 1000
"""How often to look whether a process that was killed is gone."""
HELD = 64
"""MiB that a process and its forks share."""


def test_a_run_says_what_it_took_and_why_it_failed(tmp_path: Path) -> None:
    env = {"PATH": "/usr/bin:/bin"}
    taken = run(["sh", "-c", "exit 0"], cwd=tmp_path, env=env, watch=True)
    assert taken.wall > 0
    assert taken.tree is not None
    with pytest.raises(FailedError, match=r"exit status 3\nso it is"):
        run(["sh", "-c", "echo so it is; exit 3"], cwd=tmp_path, env=env)


def test_a_run_ends_at_its_limit_with_all_that_it_started(tmp_path: Path) -> None:
    script = "sleep 600 & echo $! >child; wait"
    with pytest.raises(TooSlowError, match="over 0 s"):
        run(["sh", "-c", script], cwd=tmp_path, env={"PATH": "/usr/bin:/bin"}, limit=0.3)
    child = Path("/proc", (tmp_path / "child").read_text().strip(), "stat")
    for _ in range(PATIENCE):
        if not child.exists() or child.read_text().split()[2] == "Z":
            return
        sleep(0.01)
    pytest.fail("what the program started goes on")


def test_memory_that_processes_share_counts_once(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import os, time\n"
        f"held = os.urandom({HELD} * 2**20)\n"
        "children = [os.fork() for _ in range(2)]\n"
        "time.sleep(0.5)\n"
        "if all(children):\n"
        "    [os.waitpid(child, 0) for child in children]\n"
    )
    taken = run([sys.executable, program], cwd=tmp_path, env={"PATH": "/usr/bin:/bin"}, watch=True)
    assert taken.tree is not None
    assert HELD < taken.tree < 2 * HELD


def test_a_program_that_is_late_is_left_out_with_a_word_on_it(tmp_path: Path) -> None:
    quick = Ours(tmp_path / "quick", "quick", "sleep 0.4", LANGUAGES[:1])
    late = Ours(tmp_path / "late", "late", "sleep 600", LANGUAGES[:1])
    comparison = Comparison(dict.fromkeys((quick, late), LANGUAGES[:1]), NUMBER, 0.2)
    runs = comparison.cold(2)
    assert comparison.late == {"late"}
    assert {name: len(taken) for name, taken in runs["cold"].items()} == {"quick": 2}
    assert "\n| cold | late | over 0.2 | | | | | |" in table(runs, {"quick": 0}, "heading", {"late": "over 0.2"})


def test_ratios_are_those_within_a_round() -> None:
    runs = {
        "cold": {
            "first": [Taken(1, 2, 10), Taken(2, 2, 10), Taken(10, 2, 10)],
            "second": [Taken(2, 1, 20), Taken(4, 1, 20), Taken(5, 1, 20)],
        }
    }
    assert "| cold | second | 4.00 | 1.00 | 20 | 2.000 | 0.500 | 7 |" in table(
        runs, {"first": 7, "second": 7}, "heading", {}
    )


def parts(file: Path) -> tuple[dict[str, Any], str]:
    found = FRONT_MATTER.fullmatch(file.read_text("utf-8"))
    assert found
    return yaml.safe_load(found[1])["fields"], found[2]
