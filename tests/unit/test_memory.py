"""What a run remembers: digests of files that cannot have changed unseen, and how the last run ended."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from partnerbase import memory
from partnerbase.diagnostics import Diagnostic, Report, Severity, Span
from partnerbase.files import Found, find
from partnerbase.memory import MOST_STATES, SETTLED, Memory, Outcome, State, site_digest
from partnerbase.program import digest, digest_of_bytes
from partnerbase.publish import Written

LATER = SETTLED + 1


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Give a folder of two files."""
    folder = tmp_path / "content"
    folder.mkdir()
    for name in "ab":
        (folder / name).write_text(name)
    return folder


def remembered(content: Path, files: list[Found], *, name: str = "check", wait: int = LATER) -> Memory:
    """Let one run know files, `wait` nanoseconds after the last was written, and give what the next one knows."""
    first = Memory(content, name, enabled=True)
    first._started = max(max(file.signature[1:3]) for file in files) + wait  # noqa: SLF001 - a clock that can be set
    known = {file.path: (file.signature, digest(file.path)) for file in files if first.is_settled(file)}
    first.remember(State(known, {}, {"index.html": ["inputs", "bytes"]}, "whole", ["outcome"]))
    first.save()
    return Memory(content, name, enabled=True)


def files_of(content: Path) -> list[Found]:
    """List a folder without problems."""
    report = Report()
    found = find(content, report)
    assert not list(report)
    return found


def test_a_settled_file_is_not_read_again(content: Path) -> None:
    files = files_of(content)
    after = remembered(content, files)
    (content / "a").unlink()
    assert after.digests(content, files) == {"a": digest("a"), "b": digest("b")}


def test_a_file_that_was_written_just_before_is_not_remembered(content: Path) -> None:
    files = files_of(content)
    after = remembered(content, files, wait=SETTLED)
    newest = max(files, key=lambda file: max(file.signature[1:3]))
    (content / newest.path).unlink()
    assert newest.path not in after.digests(content, files)


def test_a_file_that_has_settled_since_is_read_once_more(content: Path) -> None:
    files = files_of(content)
    after = remembered(content, files, wait=0)
    after._started += 2 * LATER  # noqa: SLF001 - a clock that can be set
    after.settle({file.path: file for file in files}, after.digests(content, files))
    after.save()
    (content / "a").unlink()
    later = Memory(content, "check", enabled=True)
    assert later.digests(content, files) == {"a": digest_of_bytes(b"a"), "b": digest_of_bytes(b"b")}
    assert later.before.outcome == ["outcome"]


def test_a_file_whose_time_was_set_back_is_not_settled(content: Path) -> None:
    os.utime(content / "a", (0, 0))
    (found, _) = files_of(content)
    assert found.signature[1] == 0
    assert not Memory(content, "check", enabled=True).is_settled(found)


@pytest.mark.parametrize("change", ["longer", "another file of the same size", "the same text again", "the same times"])
def test_a_file_with_another_signature_is_read(content: Path, change: str) -> None:
    files = files_of(content)
    after = remembered(content, files)
    info = (content / "a").stat()
    if change == "longer":
        (content / "a").write_text("aa")
    elif change == "another file of the same size":
        (content / "new").write_text("x")
        (content / "new").rename(content / "a")
    elif change == "the same text again":
        (content / "a").write_text("a")
    else:
        (content / "a").write_text("y")
        os.utime(content / "a", ns=(info.st_atime_ns, info.st_mtime_ns))
    found = files_of(content)
    told = after.digests(content, found)
    assert told == {"a": digest_of_bytes((content / "a").read_bytes()), "b": digest("b")}


def test_files_that_cannot_be_read_have_no_digests(content: Path) -> None:
    files = files_of(content)
    (content / "b").unlink()
    told = Memory(content, "check", enabled=True).digests(content, files)
    assert told == {"a": digest_of_bytes(b"a")}


def test_each_command_has_a_state_of_its_own(content: Path) -> None:
    files = files_of(content)
    assert remembered(content, files, name="build a").before.whole == "whole"
    assert Memory(content, "build b", enabled=True).before == State()
    assert Memory(content, "build a", enabled=True).before.pages == {"index.html": ["inputs", "bytes"]}


def test_another_folder_has_a_memory_of_its_own(content: Path, tmp_path: Path) -> None:
    remembered(content, files_of(content))
    shutil.copytree(content, tmp_path / "other" / "content")
    assert Memory(tmp_path / "other" / "content", "check", enabled=True).before == State()


def test_nothing_is_written_where_nothing_changed(content: Path) -> None:
    after = remembered(content, files_of(content))
    folder = content.parent / ".partnerbase"
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    after.remember(replace(after.before))
    after.save()
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_states_of_places_that_are_no_longer_built_to_go(content: Path) -> None:
    files = files_of(content)
    for number in range(MOST_STATES + 3):
        remembered(content, files, name=f"build {number}")
    names = {path.name for path in (content.parent / ".partnerbase").glob("state-*")}
    assert len(names) == MOST_STATES
    assert Memory(content, f"build {MOST_STATES + 2}", enabled=True).before.whole == "whole"


def test_a_memory_that_is_not_wanted_knows_and_writes_nothing(content: Path) -> None:
    remembered(content, files_of(content))
    shutil.rmtree(content.parent / ".partnerbase")
    off = Memory(content, "check", enabled=False)
    off.abstracts.put(digest("a"), 1)
    off.fragments.put(digest("a"), 1)
    off.remember(State(whole="whole"))
    off.save()
    assert Memory(content, "check", enabled=False).before == State()
    assert [path.name for path in content.parent.iterdir()] == ["content"]


@pytest.mark.parametrize("value", [None, 1, "abcd", [], [1, 2, 3, 4], [{}, {}], [{}, [], "", []], {"a": 1}])
def test_a_state_of_another_shape_is_none(content: Path, value: object) -> None:
    kept = Memory(content, "check", enabled=True)
    kept._state.put(memory.KNOWN_STATE, value)  # noqa: SLF001 - what another version could have left
    kept._state.save({memory.KNOWN_STATE})  # noqa: SLF001
    assert Memory(content, "check", enabled=True).before == State()


def test_an_outcome_is_told_again_as_it_was() -> None:
    problem = Diagnostic(Span("cities/南京.md", 3, 7), "stale-review", "old", "look again", excerpt="x: y\n")
    outcome = Outcome((problem,), {"stale-review": "error"}, 7, "site")
    again = Outcome.of_row(outcome.row())
    assert again == outcome
    assert (list(outcome.report()), outcome.report().errors) == ([problem], 1)
    assert outcome.report().levels == {"stale-review": Severity.ERROR}
    assert Outcome.of_row([]) is None
    assert Outcome.of_row([1, {}, 2, "x"]) is None


def test_a_site_has_another_digest_where_a_file_is_another_or_elsewhere() -> None:
    files = [Written("a", "1" * 64, 1, is_new=True), Written("b", "2" * 64, 1, is_new=True)]
    same = [Written("b", "2" * 64, 1, is_new=False), Written("a", "1" * 64, 1, is_new=False)]
    others = [files[:1], [], [Written("b", "1" * 64, 1, is_new=True), Written("a", "2" * 64, 1, is_new=True)]]
    assert site_digest(same) == site_digest(files)
    assert len({site_digest(files), *map(site_digest, others)}) == len(others) + 1
