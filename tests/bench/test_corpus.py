"""The made-up site is the same everywhere, and clean."""

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from bench import corpus
from bench.edits import edits
from bench.made import LANGUAGES, Record, records
from bench.plain_yaml import dump
from partnerbase.build import check
from partnerbase.load.yaml_subset import read

NUMBER = 200


def site(folder: Path, languages: tuple[str, ...], made: list[Record] | None = None) -> Path:
    corpus.write_site(folder, made or records(NUMBER, corpus.SEED, languages), languages)
    return folder


def digest(folder: Path) -> str:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    parts = (f"{file.relative_to(folder)}\n{file.read_bytes()!r}\n" for file in files)
    return sha256("".join(parts).encode()).hexdigest()


def test_same_seed_same_bytes(tmp_path: Path) -> None:
    arguments = ("-n", str(NUMBER), "--seed", "7")
    corpus.main((str(tmp_path / "one"), *arguments))
    corpus.main((str(tmp_path / "two"), *arguments))
    corpus.main((str(tmp_path / "other"), "-n", str(NUMBER), "--seed", "8"))
    assert digest(tmp_path / "one") == digest(tmp_path / "two") != digest(tmp_path / "other")


def test_the_bytes_are_those_of_every_machine(tmp_path: Path) -> None:
    """A change of the generator makes figures from before it worthless; whoever means it writes the new digest here."""
    assert digest(site(tmp_path / "content", LANGUAGES)) == (
        "f9efc66a54c768e11af30d29827af605d080c34cd04e0ba75e71b315e0462f9f"
    )


@pytest.mark.parametrize("languages", [LANGUAGES, LANGUAGES[:1], ("zh", "de")])
def test_nothing_to_complain_about(tmp_path: Path, languages: tuple[str, ...]) -> None:
    checked = check(site(tmp_path / "content", languages))
    assert [(problem.span.path, problem.code) for problem in checked.report] == []
    assert len(checked.bundles) == NUMBER


def test_a_few_records_are_named_by_many_others(tmp_path: Path) -> None:
    checked = check(site(tmp_path / "content", LANGUAGES[:1]))
    assert checked.site
    counts = sorted(len({link.key for link in checked.site.backlinks.get(entry.key, ())}) for entry in checked.site)
    assert counts[-1] > 10 * counts[NUMBER // 2]


@pytest.mark.parametrize("languages", [LANGUAGES, LANGUAGES[:1]])
def test_edits_lead_from_one_clean_site_to_the_next_and_back(tmp_path: Path, languages: tuple[str, ...]) -> None:
    made = list(records(NUMBER, corpus.SEED, languages))
    folder = site(tmp_path / "content", languages, made)
    before = digest(folder)
    for edit in edits(made):
        for was, becomes in edit.changes(1):
            for file in corpus.files_of(folder, was) if was and not becomes else ():
                file.unlink(missing_ok=True)
            if becomes:
                corpus.write_record(folder, becomes)
        assert check(folder, today=date(2026, 9, 30)).report.ok, edit.name
    for edit in edits(made)[1:3]:
        [(was, _)] = edit.changes(1)
        assert was
        corpus.write_record(folder, was)
    assert digest(folder) == before


def test_yaml_says_what_was_meant() -> None:
    texts = ("plain", "no", "a: b", "- c", '"d"', "1", "2024-01-01", "", "南京，", "e #f", "'g'", "trailing ")
    assert read(dump({"texts": list(texts)})).data == {"texts": texts}
    nested = {"numbers": [1, {"deep": {"list": ["x"]}}], "truth": True}
    assert read(dump(nested)).data == {"numbers": (1, {"deep": {"list": ("x",)}}), "truth": True}
    assert dump({"day": "2024-01-01"}, 1, quote_dates=True) == '  day: "2024-01-01"\n'
