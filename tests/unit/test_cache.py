"""What is kept comes back as it was or not at all, whatever befalls the file."""

import fcntl
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerbase.cache import ALWAYS_KEPT, MOST_UNUSED, Cache
from partnerbase.program import digest

VALUES: dict[str, Any] = {
    digest(str(number)): value
    for number, value in enumerate(
        ["", "南京\n\u2028\x00", [1, None, {"a": [True, 2.5]}], {"key": "\ud7ff" * 40}, 10**30, "x" * 5000]
    )
}


def written(file: Path, values: dict[str, Any] = VALUES) -> Path:
    """Keep values in a file."""
    cache = Cache(file)
    for key, value in values.items():
        cache.put(key, value)
    cache.save(cache.keys | values.keys())
    return file


def kept(file: Path, values: dict[str, Any] = VALUES) -> dict[str, Any]:
    """Give what a file still has of some values."""
    cache = Cache(file)
    return {key: value for key in values if (value := cache.get(key)) is not None}


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "new" / "values.jsonl"
    assert Cache(file).is_empty
    assert kept(written(file)) == VALUES
    assert not Cache(file).is_empty
    assert Cache(file).get(digest("another")) is None


def test_a_value_is_there_once_it_is_saved(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "values.jsonl")
    cache.put(digest("a"), 1)
    assert cache.get(digest("a")) is None
    assert not list(tmp_path.iterdir())
    cache.save({digest("a")})
    assert cache.get(digest("a")) == 1
    assert kept(tmp_path / "values.jsonl", {digest("a"): 1}) == {digest("a"): 1}


def test_what_is_not_wanted_is_not_saved(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "values.jsonl")
    for name in ("a", "b"):
        cache.put(digest(name), name)
    cache.save({digest("b")})
    assert kept(tmp_path / "values.jsonl", {digest("a"): None, digest("b"): None}) == {digest("b"): "b"}


def test_the_last_value_of_a_key_counts(tmp_path: Path) -> None:
    key = digest("a")
    file = written(tmp_path / "values.jsonl", {key: 1})
    assert kept(written(file, {key: 2}), {key: None}) == {key: 2}


@settings(max_examples=300)
@given(data=st.data())
def test_damage_of_any_byte_gives_no_other_value(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    file = written(tmp_path_factory.mktemp("cache") / "values.jsonl")
    whole = file.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(
        st.sampled_from([b"\n", b" ", b"0", b"\xff", b"", whole[at : at + 1] * 2]) | st.binary(max_size=3)
    )
    file.write_bytes(whole[:at] + other + whole[at + 1 :])
    left = kept(file)
    assert left == {key: VALUES[key] for key in left}
    assert len(left) >= len(VALUES) - 2


@pytest.mark.parametrize("end", range(2, 400, 13))
def test_half_a_line_is_passed_over_and_the_next_ones_are_not(tmp_path: Path, end: int) -> None:
    last, more = digest("last"), digest("more")
    file = written(written(tmp_path / "values.jsonl"), {last: "x" * 400})
    os.truncate(file, file.stat().st_size - end)
    assert kept(file, VALUES | {last: None}) == VALUES
    assert kept(written(file, {more: 1}), VALUES | {last: None, more: None}) == VALUES | {more: 1}


def test_lines_of_other_things_are_passed_over(tmp_path: Path) -> None:
    file = written(tmp_path / "values.jsonl")
    file.write_bytes(b"\n\nx\n" + b"\0" * 500 + b"\n" + os.urandom(500) + b"\n" + file.read_bytes())
    assert kept(file) == VALUES


def test_a_line_is_moved_to_no_other_key(tmp_path: Path) -> None:
    file = written(tmp_path / "values.jsonl", {digest("a"): 1})
    file.write_bytes(file.read_bytes().replace(digest("a").encode(), digest("b").encode()))
    assert kept(file, {digest("a"): None, digest("b"): None}) == {}


def test_a_symbolic_link_is_neither_read_nor_written_through(tmp_path: Path) -> None:
    real = written(tmp_path / "elsewhere" / "real.jsonl")
    before = real.read_bytes()
    link = tmp_path / "cache" / "values.jsonl"
    link.parent.mkdir()
    link.symlink_to(real)
    assert kept(link) == {}
    assert kept(written(link, {digest("new"): 1}), {digest("new"): 1}) == {digest("new"): 1}
    assert not link.is_symlink()
    assert real.read_bytes() == before


def test_a_folder_that_is_a_symbolic_link_is_not_written_to(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "cache").symlink_to(tmp_path / "elsewhere")
    written(tmp_path / "cache" / "values.jsonl")
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
def test_what_is_no_file_is_not_read(tmp_path: Path, make: Callable[[Path], None]) -> None:
    file = tmp_path / "values.jsonl"
    make(file)
    assert Cache(file).is_empty
    assert kept(file) == {}


def test_a_file_that_is_used_in_part_stays_bounded(tmp_path: Path) -> None:
    file, steady = tmp_path / "values.jsonl", digest("steady")
    written(file, {steady: "always"})
    for number in range(1200):
        cache = Cache(file)
        assert cache.get(steady) == "always"
        cache.put(digest(f"once {number}"), number)
        cache.save({steady, digest(f"once {number}")})
    assert len(file.read_bytes().splitlines()) <= 2 * (2 * MOST_UNUSED + ALWAYS_KEPT)
    assert kept(file, {steady: None, digest("once 1199"): None}) == {steady: "always", digest("once 1199"): 1199}
    assert [path.name for path in tmp_path.iterdir()] == ["values.jsonl"]


def test_a_cache_that_is_saved_again_and_again_stays_bounded_and_has_what_its_file_has(tmp_path: Path) -> None:
    file, steady = tmp_path / "values.jsonl", digest("steady")
    cache = Cache(written(file, {steady: "always"}))
    for number in range(1200):
        last = digest(f"once {number}")
        cache.put(last, number)
        cache.save({steady, last})
        assert (cache.get(steady), cache.get(last)) == ("always", number)
    assert len(file.read_bytes().splitlines()) <= 2 * (2 * MOST_UNUSED + ALWAYS_KEPT)
    assert len(cache.keys) <= 2 * MOST_UNUSED + ALWAYS_KEPT
    assert cache.keys == Cache(file).keys


def test_a_file_that_is_written_anew_has_what_is_wanted(tmp_path: Path) -> None:
    first = next(iter(VALUES))
    cache = Cache(written(tmp_path / "values.jsonl"))
    cache.put(digest("new"), 1)
    cache.save({first, digest("new")}, anew=True)
    assert kept(tmp_path / "values.jsonl", VALUES | {digest("new"): None}) == {first: VALUES[first], digest("new"): 1}


def test_nothing_is_written_while_another_process_does(tmp_path: Path) -> None:
    file = written(tmp_path / "values.jsonl")
    before = file.read_bytes()
    ready, tell = os.pipe()
    other = os.fork()
    if not other:
        try:
            fcntl.flock(os.open(tmp_path, os.O_RDONLY), fcntl.LOCK_EX)
            os.write(tell, b"x")
            signal.pause()
        finally:
            os._exit(0)
    try:
        os.read(ready, 1)
        written(file, {digest("new"): 1})
        assert file.read_bytes() == before
        assert kept(file) == VALUES
    finally:
        os.kill(other, signal.SIGKILL)
        os.waitpid(other, 0)
        os.close(ready)
        os.close(tell)
    assert kept(written(file, {digest("new"): 1}), {digest("new"): None}) == {digest("new"): 1}


def test_without_a_file_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    cache = Cache(None)
    cache.put(digest("a"), 1)
    cache.save({digest("a")})
    cache.save({digest("a")}, anew=True)
    assert (cache.is_empty, cache.get(digest("a"))) == (True, None)
    assert list(tmp_path.iterdir()) == []
