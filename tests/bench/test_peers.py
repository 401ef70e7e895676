"""What the other generators are given, and how runs are measured."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bench.compare import table
from bench.corpus import SEED
from bench.edits import another, middle
from bench.generators import ALL, PEERS, Ours, Peer, shell
from bench.made import LANGUAGES, Record, records
from bench.processes import FailedError, Taken, run
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
        named = {*re.findall(r"\[\[([^|\]]+)\|", text), *fields.get("parties", ()), *fields.get("places", ())}
        named |= {citation["source"] for citation in fields.get("sources", ())}
        named |= {observation["source"]["source"] for observation in fields.get("observations", ())}
        assert named <= keys
        assert "[[" not in re.sub(r"\[\[[^|\]]+\|[^\]]+\]\]", "", text)


def test_a_record_is_added_and_removed(peer: Peer, made: list[Record]) -> None:
    new = another(middle(made))
    file = peer.content / new.collection / f"{new.slug}.md"
    peer.change(None, new)
    assert file.exists()
    peer.change(new, None)
    assert not file.exists()


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


def test_a_run_says_what_it_took_and_why_it_failed(tmp_path: Path) -> None:
    env = {"PATH": "/usr/bin:/bin"}
    taken = run(["sh", "-c", "exit 0"], cwd=tmp_path, env=env, watch=True)
    assert taken.wall > 0
    assert taken.tree is not None
    with pytest.raises(FailedError, match=r"exit status 3\nso it is"):
        run(["sh", "-c", "echo so it is; exit 3"], cwd=tmp_path, env=env)


def test_ratios_are_those_within_a_round() -> None:
    runs = {
        "cold": {
            "first": [Taken(1, 2, 10), Taken(2, 2, 10), Taken(10, 2, 10)],
            "second": [Taken(2, 1, 20), Taken(4, 1, 20), Taken(5, 1, 20)],
        }
    }
    assert "| cold | second | 4.00 | 1.00 | 20 | 2.000 | 0.500 | 7 |" in table(
        runs, {"first": 7, "second": 7}, "heading"
    )


def parts(file: Path) -> tuple[dict[str, Any], str]:
    found = FRONT_MATTER.fullmatch(file.read_text("utf-8"))
    assert found
    return yaml.safe_load(found[1])["fields"], found[2]
