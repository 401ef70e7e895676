"""The data files say what the records say, exactly."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from partnerbase.export import assets
from partnerbase.records import COLLECTIONS
from tests.content_builder import Files, agreement, city, event, figure, observation, partnership, source, theme
from tests.site_builder import TRILINGUAL, export, make_site


def exported(root: Path, files: Files, collection: str, **settings: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any YAML value
    """Export a site, and give the records of one collection."""
    pages = {page.path: page.data for page in export(make_site(root, files, **settings))}
    data = json.loads(pages[f"data/{collection}.json"], parse_float=Decimal)
    assert data["collection"] == collection
    records: list[dict[str, Any]] = data["records"]
    return records


def test_every_collection_has_a_file_though_it_be_empty(tmp_path: Path) -> None:
    pages = {page.path: json.loads(page.data) for page in export(make_site(tmp_path, {}))}
    assert pages == {f"data/{name}.json": {"collection": name, "records": []} for name in COLLECTIONS}


def test_a_record_has_its_slug_its_page_and_its_fields(tmp_path: Path) -> None:
    (trier,) = exported(tmp_path, {"cities/trier": city(summary="Old", reviewed="2025-11-07")}, "cities")
    assert {name: value for name, value in trier.items() if value} == {
        "id": "trier",
        "url": "en/cities/trier.html",
        "name": {"en": "Trier"},
        "country": "DE",
        "kind": "city",
        "summary": {"en": "Old"},
        "sources": [{"source": "report", "supports": []}],
        "reviewed": "2025-11-07",
    }


def test_a_record_has_every_field_of_its_type(tmp_path: Path) -> None:
    (trier,) = exported(tmp_path, {"cities/trier": city()}, "cities")
    assert (trier["population"], trier["aliases"], trier["text"]) == (None, [], {})
    (visit,) = exported(tmp_path, {"events/visit": event(participants=["150 people"])}, "events")
    assert (visit["status"], visit["participants"][0]["qualifier"]) == ("held", "exact")


def test_the_address_of_a_source_stands_beside_that_of_its_page(tmp_path: Path) -> None:
    (report,) = exported(tmp_path, {"sources/report": source(url="https://a.example/report")}, "sources")
    assert (report["url"], report["source_url"]) == ("en/sources/report.html", "https://a.example/report")


def test_references_are_slugs(tmp_path: Path) -> None:
    files = {
        "partnerships/trier-xiamen": partnership(parties=["cities/trier", ["xiamen", "porta-nigra"]]),
        "events/visit": event(places=["trier"], people=[{"person": "erika-muster"}]),
    }
    assert exported(tmp_path, files, "partnerships")[0]["parties"] == ["trier", ["xiamen", "porta-nigra"]]
    (visit,) = exported(tmp_path, files, "events")
    assert (visit["places"], visit["people"]) == (["trier"], [{"person": "erika-muster"}])


@pytest.mark.parametrize("number", ["2220000000", "66.6", "0.1", "123456789012.345", "0.000000000000001", "-7.25"])
def test_numbers_mean_exactly_what_the_source_says(tmp_path: Path, number: str) -> None:
    files = {"figures/some": figure(observations=[observation(value=number, unit="percent")])}
    (some,) = exported(tmp_path, files, "figures")
    assert Decimal(some["observations"][0]["value"]) == Decimal(number)


def test_amounts_keep_qualifier_and_unit(tmp_path: Path) -> None:
    (memorandum,) = exported(tmp_path, {"agreements/m": agreement(value="more-than 730000000 USD")}, "agreements")
    assert memorandum["value"] == {"value": 730000000, "qualifier": "more-than", "unit": "USD"}


def test_dates_stay_as_precise_as_written(tmp_path: Path) -> None:
    (visit,) = exported(tmp_path, {"events/visit": event(start="2024-05~", end="2024-06")}, "events")
    assert (visit["start"], visit["end"]) == ("2024-05~", "2024-06")


def test_texts_of_the_body_stand_by_language(tmp_path: Path) -> None:
    files: Files = {"cities/trier": city(body="Old *town*.\n"), "cities/trier.de.md": "Alte Stadt.\n"}
    (trier,) = exported(tmp_path, files, "cities", languages=TRILINGUAL)
    assert trier["text"] == {"de": "Alte Stadt.", "en": "Old *town*."}


def test_what_is_for_editors_alone_stays_out(tmp_path: Path) -> None:
    exemptions = [{"code": "unused-source", "reason": "It is cited soon"}]
    (report,) = exported(tmp_path, {"sources/report": source(exemptions=exemptions)}, "sources")
    assert not {"draft", "exemptions"} & set(report)


def test_text_is_written_as_it_is(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"themes/a": theme(name="南京 “Köln”"), "themes/b": theme(name="x")})
    (text,) = (page.data.decode() for page in export(site) if page.path == "data/themes.json")
    head, first, second, tail = text.splitlines()
    assert (head, tail) == ('{"collection": "themes", "records": [', "]}")
    assert '"name": {"en": "南京 “Köln”"}' in first
    assert [json.loads(line.removesuffix(","))["id"] for line in (first, second)] == ["a", "b"]


def test_pages_get_one_stylesheet_of_layers_then_components_and_what_only_some_need_apart(tmp_path: Path) -> None:
    files = {
        "assets/tokens.css": "a { top: 1 } /* a note */",
        "assets/base.css": "b { top: 2 }",
        "assets/layout.css": "c { top: 3 }",
        "components/b/style.css": "e { top: 5 }",
        "components/a/style.css": "d { top: 4 }",
        "sheets/map.css": "f { top: 6 }",
        "sheets/time.css": "h { top: 8 }",
        "sheets/shared/bars.css": "g { top: 7 }",
        "assets/site/one.js": "one(); // first",
        "assets/site/two.js": "two();",
        "assets/lists.js": "list( )",
        "assets/mark.svg": "<svg />",
        "assets/fonts/readme.txt": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"{text}\n")
    assert {page.path: page.data.decode().strip() for page in assets(tmp_path)} == {
        "assets/site.css": "a{top:1}b{top:2}c{top:3}d{top:4}e{top:5}",
        "assets/map.css": "f{top:6}",
        "assets/time.css": "g{top:7}h{top:8}",
        "assets/site.js": "one();two();",
        "assets/lists.js": "list()",
        "assets/mark.svg": "<svg />",
    }


def test_a_smaller_stylesheet_selects_the_same(tmp_path: Path) -> None:
    for name in ("assets/tokens.css", "assets/base.css", "assets/layout.css"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    (tmp_path / "sheets").mkdir()
    (tmp_path / "sheets/map.css").write_text(".a :is(th, td) > :first-child:not(.b) :hover { top: 1 }\n")
    made = {page.path: page.data.decode() for page in assets(tmp_path)}["assets/map.css"]
    assert made == ".a *:is(th,td)>:first-child:not(.b) :hover{top:1}"


@pytest.mark.parametrize(
    ("second", "made"),
    [
        ("@layer components { b { top: 2 } }", "@layer components{a{top:1}b{top:2}}"),
        ("@layer base { b { top: 2 } }", "@layer components{a{top:1}}@layer base{b{top:2}}"),
    ],
)
def test_components_of_one_layer_share_a_block(tmp_path: Path, second: str, made: str) -> None:
    for name, text in {
        "assets/tokens.css": "",
        "assets/base.css": "",
        "assets/layout.css": "",
        "components/a/style.css": "@layer components { a { top: 1 } }",
        "components/b/style.css": second,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert {page.path: page.data.decode() for page in assets(tmp_path)}["assets/site.css"] == made
