"""The files of the index of names: what they tell of records, and when they are made anew."""

import json
from pathlib import Path
from typing import Any

import pytest

from partnerbase.derive import derive
from partnerbase.plan import plan
from partnerbase.plan.names import contents_of, file_name
from partnerbase.plan.page import Page
from partnerbase.shelves import MOST_STARTS, Shelf
from tests.content_builder import TODAY, Fields, Files, city, event, partnership, region, source
from tests.site_builder import TRILINGUAL, make_inputs, make_site

LEIPZIG = city(name={"en": "Leipzig", "zh": "莱比锡"}, region="saxony")
NANJING = city(name={"en": "Nanjing", "zh": "南京"}, aliases=["Nanking"], pinyin="Nánjīng")
FILES: Files = {
    "cities/leipzig": LEIPZIG,
    "cities/nanjing": NANJING,
    "regions/saxony": region(name="Saxony", kind="state", parent="germany"),
    "regions/germany": region(name="Germany", kind="country"),
    "partnerships/leipzig-nanjing": partnership(parties=["leipzig", "nanjing"], since="1988", kind="sister-city"),
}


def told(root: Path, language: str, files: Files = FILES) -> dict[str, Any]:
    """Give what the files of a language tell, by their names."""
    site = make_site(root, files, languages=TRILINGUAL)
    found = {}
    for planned in plan(site, derive(site, TODAY)):
        if planned.path.startswith(f"{language}/names/"):
            page = planned.make()
            assert isinstance(page, Page)
            call, _, values = page.data.decode().partition("(")
            assert call == "partnerbaseNames.take"
            name, value = json.loads(f"[{values.removesuffix(')' + chr(10))}]")
            assert planned.path == f"{language}/names/{file_name(name)}.js"
            found[name] = value
    return found


def test_the_index_tells_the_files_and_these_the_records(tmp_path: Path) -> None:
    found = told(tmp_path, "en")
    assert found["index"] == {"windows": [], "shelves": [""]}
    rows = {path: row for path, *row in found["shelf-"]}
    name, about, tag, *others = rows["cities/leipzig"]
    assert (name, tag, others) == ("Leipzig", "", ["莱比锡|laibixi|laipixi"])
    assert about == "City · Saxony, Germany · with Nanjing"
    assert rows["cities/nanjing"][3:] == ["Nánjīng", "Nanking", "南京"]
    assert rows["partnerships/leipzig-nanjing"][:2] == ["Leipzig – Nanjing", "Sister cities · since 1988"]


def test_a_name_that_the_language_lacks_is_marked(tmp_path: Path) -> None:
    rows = {path: row for path, *row in told(tmp_path, "zh", {**FILES, "cities/jena": city(name="Jena")})["shelf-"]}
    assert rows["cities/leipzig"][0] == "莱比锡"
    assert rows["cities/jena"][:3:2] == ["Jena", "en"]


def test_places_come_before_partnerships_and_these_before_the_rest(tmp_path: Path) -> None:
    files = {**FILES, "events/leipzig-day": event(title="Leipzig day", places=["leipzig"])}
    paths = [row[0].partition("/")[0] for row in told(tmp_path, "en", files)["shelf-"]]
    assert set(paths[:-2]) == {"cities", "regions"}
    assert paths[-2:] == ["partnerships", "events"]


def test_titles_of_sources_are_left_to_the_search_of_texts(tmp_path: Path) -> None:
    rows = told(tmp_path, "en", {**FILES, "sources/leipzig-report": source(title="Leipzig report")})["shelf-"]
    assert not [row for row in rows if row[0].startswith("sources/")]


@pytest.mark.parametrize(
    ("name", "fields", "is_new"),
    [
        ("cities/nanjing", {**NANJING, "aliases": ["Nankin"]}, True),
        ("cities/nanjing", {**NANJING, "summary": "On the Yangtze"}, True),
        ("partnerships/leipzig-nanjing", None, True),
        ("cities/nanjing", {**NANJING, "body": "A text."}, False),
    ],
)
def test_a_file_is_made_anew_where_what_it_tells_may_be_another(
    tmp_path: Path,
    name: str,
    fields: Fields | None,
    is_new: bool,  # noqa: FBT001 - the table above
) -> None:
    after = {key: value for key, value in {**FILES, name: fields}.items() if value is not None}
    old = make_inputs(make_site(tmp_path / "old", FILES, languages=TRILINGUAL))
    new = make_inputs(make_site(tmp_path / "new", after, languages=TRILINGUAL))
    path = "de/names/shelf-.js"
    assert (old[path] != new[path]) == is_new


def test_names_of_files_are_plain() -> None:
    assert file_name("window-南") == "window-_5357"
    assert file_name("shelf-𠮷a") == "shelf-_d842_dfb7a"
    assert file_name("shelf-") == "shelf-"


def test_a_large_index_has_a_table_of_contents_for_each_part() -> None:
    shelves = [Shelf(f"{letter}{number:04}", ()) for letter in "abc" for number in range(MOST_STARTS)]
    tables = dict(contents_of(shelves))
    assert tables.pop("index") == {"chapters": ["a", "b", "c"]}
    assert [start for table in tables.values() for start in table["shelves"]] == [shelf.start for shelf in shelves]
    assert list(tables) == ["index-a", "index-b", "index-c"]
