"""The files of the index of names: each small enough, and one of them answers whatever is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerbase.abstract import Key
from partnerbase.shelves import MOST_BYTES, MOST_IN_WINDOW, MOST_STARTS, Entry, Shelf, chapters, order, shelve, weight

SIZE = 120
LARGE = 2_000
"""The size of records of which a few fill a file."""


def shelves_of(names: list[str], size: int = SIZE) -> list[Shelf]:
    """Divide records, each with one name that is typed as it is written; the first weigh most."""
    entries = [Entry(name, key(number), name) for number, name in enumerate(names)]
    ranks = {entry.key: number for number, entry in enumerate(entries)}
    return list(shelve(entries, ranks, dict.fromkeys(ranks, size)))


def key(number: int) -> Key:
    return "cities", f"c{number}"


def answering(shelves: list[Shelf], typed: str) -> Shelf:
    """Give the file that a browser looks into."""
    windows = [shelf for shelf in shelves if shelf.is_window and shelf.start.startswith(typed)]
    if windows:
        return windows[0]
    lying = [shelf for shelf in shelves if not shelf.is_window]
    return [lying[0], *(shelf for shelf in lying if order(shelf.start) <= order(typed))][-1]


def many(count: int) -> list[str]:
    """Give names that are unevenly spread, as names are."""
    syllables = ("san", "bad", "neu", "xi", "ha", "o", "burg", "zhou", "南", "京", "𠮷")
    return [
        "".join(syllables[(number // 11**place) % 11] for place in range(1 + number % 5)) + str(number % 7)
        for number in range(count)
    ]


@pytest.mark.parametrize("count", [1, 100, 5_000])
def test_no_file_is_larger_than_a_browser_should_take(count: int) -> None:
    for shelf in shelves_of(many(count)):
        taken = sum(SIZE + sum(map(weight, row.names)) for row in shelf.rows)
        assert taken <= (MOST_IN_WINDOW if shelf.is_window else MOST_BYTES)


def test_a_few_names_are_one_file() -> None:
    assert [(shelf.start, len(shelf.rows)) for shelf in shelves_of(many(20))] == [("", 20)]


def test_whole_names_are_in_the_file_that_answers_them() -> None:
    names = many(3_000)
    shelves = shelves_of(names)
    found = [{row.key for row in answering(shelves, name).rows} for name in names]
    assert [name for number, name in enumerate(names) if key(number) not in found[number]] == []


def test_a_short_beginning_shows_the_weightiest_of_its_records() -> None:
    shelves = shelves_of(many(3_000))
    window = answering(shelves, "san")
    first = next(number for number, name in enumerate(many(3_000)) if name.startswith("san"))
    assert window.is_window
    assert window.rows[0].key == key(first)


def test_the_record_of_the_very_name_comes_before_weightier_ones() -> None:
    names = [f"san{number:04}" for number in range(500)]
    window = answering(shelves_of([*names, "san"]), "san")
    assert window.rows[0].key == key(len(names))


def test_more_records_of_one_name_than_fit_leave_the_weightiest() -> None:
    (shelf,) = shelves_of(["springfield"] * 1_000)
    assert [row.key for row in shelf.rows] == [key(number) for number in range(len(shelf.rows))]
    assert 0 < len(shelf.rows) < 1_000


def test_a_record_more_changes_only_the_files_that_it_stands_in() -> None:
    names = many(3_000)
    before, after = (
        {(shelf.start, shelf.is_window): shelf for shelf in shelves_of(found)} for found in (names, [*names, "zzz"])
    )
    changed = [at for at, shelf in after.items() if before.get(at) != shelf]
    assert 0 < len(changed) <= len("zzz") + 1 < len(after) / 10


def test_a_table_of_contents_is_divided_where_the_first_character_changes() -> None:
    letters = "abcdefghijklmnop"
    shelves = [Shelf(f"{letter}{number:03}", ()) for letter in letters for number in range(MOST_STARTS // 4)]
    found = list(chapters(shelves))
    assert [shelf for _, part in found for shelf in part] == shelves
    assert [start for start, _ in found] == ["a", "e", "i", "m"]
    assert all(len(part) <= MOST_STARTS for _, part in found)
    assert list(chapters([])) == [("", [])]


@given(
    st.lists(st.text("abc南", min_size=1, max_size=6), min_size=1, max_size=400),
    st.text("abc南", min_size=1, max_size=7),
)
def test_what_is_typed_is_answered_by_one_file_that_has_its_weightiest_record(names: list[str], typed: str) -> None:
    numbers = [number for number, name in enumerate(names) if name.startswith(typed)]
    exact = [number for number, name in enumerate(names) if name == typed]
    rows = [row.key for row in answering(shelves_of(names, LARGE), typed).rows]
    for best in (exact or numbers)[:1]:
        assert key(best) in rows
