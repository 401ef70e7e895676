"""Records as rows of a table: every field has a column, and a record one line."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerbase.export import record_data_and_row, tabled
from partnerbase.flat import cell
from partnerbase.reading import TAB
from partnerbase.records import COLLECTIONS
from tests.complete_records import COMPLETE, complete
from tests.content_builder import Files, city, figure, observation, partnership
from tests.site_builder import TRILINGUAL, make_site

ONE_LINE = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


def table_of(root: Path, collection: str, files: Files) -> list[dict[str, str]]:
    site = make_site(root, files, languages=TRILINGUAL)
    rows = [record_data_and_row(site.at(key), site.settings).partition(TAB)[2] for key in site.collections[collection]]
    data = tabled(collection, rows, site.settings).data.decode("utf-8-sig")
    assert data.count("\r\n") == len(rows) + 1 == len(data.splitlines())
    return list(csv.DictReader(io.StringIO(data, newline=""), strict=True))


def test_nested_fields_have_columns_of_their_own(tmp_path: Path) -> None:
    files = {
        "cities/trier": city(
            name={"en": "Trier", "zh": "特里尔"},
            aliases=["Treves", "Augusta | Treverorum"],
            population={"value": 110000, "as_of": "2023"},
            coordinates={"lat": "49.75", "lon": "-6.64"},
            body="One.\n\n- Two\n",
        )
    }
    (row,) = table_of(tmp_path, "cities", files)
    assert list(row)[:4] == ["id", "url", "name_en", "name_de"]
    expected = {
        "id": "trier",
        "url": "en/cities/trier.html",
        "name_zh": "特里尔",
        "aliases": "Treves|Augusta ¦ Treverorum",
        "population_value": "110000",
        "population_as_of": "2023",
        "coordinates_lon": "-6.64",
        "sources": "report",
        "text_en": "One. - Two",
        "name_de": "",
    }
    assert {name: row[name] for name in expected} == expected


def test_the_columns_of_a_list_belong_together(tmp_path: Path) -> None:
    stages = [{"kind": "contact", "date": "1985"}, {"kind": "signature", "date": "1986", "place": "trier"}]
    (row,) = table_of(
        tmp_path,
        "partnerships",
        {"partnerships/p": partnership(parties=[["trier", "porta-nigra"], "xiamen"], stages=stages)},
    )
    assert row["parties"] == "trier;porta-nigra|xiamen"
    assert (row["stages_kind"], row["stages_date"]) == ("contact|signature", "1985|1986")
    assert (row["stages_place"], row["stages_sources"]) == ("|trier", "")


def test_observations_are_told_by_their_columns(tmp_path: Path) -> None:
    observations = [observation(value="1.5", unit="percent"), observation(as_of="2025", value=-3, unit="percent")]
    (row,) = table_of(tmp_path, "figures", {"figures/f": figure(observations=observations)})
    assert (row["observations_as_of"], row["observations_value"]) == ("2024|2025", "1.5|-3")
    assert (row["observations_source"], row["observations_unit"]) == ("report|report", "percent|percent")


@pytest.mark.parametrize("name", COMPLETE)
def test_every_value_of_a_record_is_in_its_row(tmp_path: Path, name: str) -> None:
    collection, _, slug = name.partition("/")
    files = {other: complete(other) for other in COMPLETE}
    row = next(row for row in table_of(tmp_path, collection, files) if row["id"] == slug)
    fields = COLLECTIONS[collection].model_fields.keys() - {"draft", "exemptions"}
    shown = {
        "source_url" if field == "url" else field
        for field in fields & {field for field, value in complete(name).items() if value}
    }
    empty = {field for field in shown if not any(row[column] for column in row if _is_of(column, field))}
    assert empty == set()


def _is_of(column: str, field: str) -> bool:
    return column == field or column.startswith(f"{field}_")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a; =1+1", "a; '=1+1"),
        ("a;\uff1dcmd", "a;'\uff1dcmd"),
        ("one\r\ntwo\u2028three", "one two three"),
        ("a - b", "a - b"),
    ],
)
def test_a_text_is_one_line_and_hides_no_formula(text: str, expected: str) -> None:
    assert cell({"a": text}, ("a",)) == expected


@given(ONE_LINE)
def test_no_text_makes_a_second_line(text: str) -> None:
    written: Any = cell({"a": [text, text]}, ("a",))
    assert len(str(written).splitlines()) <= 1
    assert str(written).count("|") <= 1
