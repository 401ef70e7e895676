"""From documents to records: claims in the type of their field, and one problem for one mistake."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from partnerbase.diagnostics import Report
from partnerbase.load.document import Document, Text
from partnerbase.load.yaml_subset import read
from partnerbase.records import COLLECTIONS
from partnerbase.records.base import Record
from partnerbase.validate import Entry, validate
from partnerbase.validate.words import model_at
from partnerbase.values.dates import EdtfDate
from partnerbase.values.localtext import Languages, LocalText
from tests.content_builder import as_line, diagnose, event, write_site

THREE = Languages(("en", "de", "zh"))


def validated(name: str, source: str) -> tuple[list[Entry[Record]], list[str]]:
    """Validate one file: the entry, and what is wrong in one line each."""
    collection, _, slug = name.partition("/")
    report = Report()
    document = Document(collection, slug, Text(f"{name}.yaml", source), read(source).data)
    return validate([document], THREE, report), [as_line(d).partition(".yaml:")[2] for d in report]


def problems(name: str, source: str) -> list[str]:
    """Validate one file that is wrong."""
    entries, found = validated(name, source)
    assert entries == []
    return found


CITY = "name: Trier\ncountry: DE\nkind: city\nsources: [report]\n"
EVENT = "title: Visit\nkind: delegation\nstart: 2024\nsources: [report]\n"


class TestEntries:
    def test_an_entry_knows_its_place(self) -> None:
        ((entry,), found) = validated("cities/trier", CITY)
        assert found == []
        assert (entry.key, entry.slug, entry.collection) == (("cities", "trier"), "trier", "cities")

    def test_unreadable_documents_are_passed_over(self) -> None:
        report = Report()
        assert validate([Document("cities", "x", Text("cities/x.yaml", ""), None)], THREE, report) == []
        assert list(report) == []

    @pytest.mark.parametrize("empty", ["summary:\n", "summary: ~\n", "summary: {en: }\n", "links:\n  website:\n"])
    def test_a_field_with_nothing_behind_it_is_left_out(self, empty: str) -> None:
        ((entry,), found) = validated("cities/trier", CITY + empty)
        assert found == []
        assert entry.record.summary is None
        assert entry.record.links is None


class TestClaims:
    @pytest.mark.parametrize(
        ("name", "source", "field", "written", "value"),
        [
            ("cities/x", CITY, "name", "{zh: 特里尔}", LocalText((("zh", "特里尔"),))),
            ("cities/x", CITY, "aliases", "[Treves]", ("Treves",)),
            ("events/x", EVENT, "start", "2023-05", EdtfDate.parse("2023-05")),
            ("events/x", EVENT, "edition", "3", 3),
            ("events/x", EVENT, "status", "planned", "planned"),
        ],
    )
    def test_the_value_is_read_as_the_fields_type(
        self, name: str, source: str, field: str, written: str, value: object
    ) -> None:
        claim = f"claims:\n  - field: {field}\n    value: {written}\n    sources: [report]\n"
        ((entry,), found) = validated(name, source + claim)
        assert found == []
        assert entry.record.claims[0].value == value

    def test_a_population_of_another_source(self) -> None:
        claim = "claims:\n  - {field: population, value: {value: 112000, as_of: 2024}, sources: [report]}\n"
        ((entry,), _) = validated("cities/x", CITY + claim)
        assert entry.record.claims[0].value.quantity.value == Decimal(112000)

    def test_a_statement_is_a_text(self) -> None:
        ((entry,), found) = validated("cities/x", f"{CITY}claims:\n  - value: Oldest city\n    sources: [report]\n")
        assert found == []
        assert entry.record.claims[0].value == LocalText((("en", "Oldest city"),))

    @pytest.mark.parametrize(
        ("claim", "found"),
        [
            ("{field: nmae, value: x, sources: [report]}", "6:13: error[unknown-field]: no field 'nmae' in a city; "),
            ("{field: country, value: de, sources: [report]}", "6:29: error[invalid-value]: 'de' is no ISO 3166-1 "),
            ("{field: kind, value: village, sources: [report]}", "6:26: error[invalid-choice]: 'village' is none of "),
            (
                "{field: draft, value: 'yes', sources: [report]}",
                "6:27: error[invalid-type]: 'yes' is neither true nor ",
            ),
            (
                "{field: population, value: {valeu: 5}, sources: [report]}",
                "6:33: error[unknown-field]: no field 'valeu'",
            ),
            (
                "{field: population, value: {value: 1,5}, sources: [report]}",
                "6:42: error[unknown-field]: no field '5' ",
            ),
            (
                "{field: population, value: {unit: people}, sources: [report]}",
                "6:25: error[missing-field]: the field 'va",
            ),
            ("{value: 5, sources: [report]}", "6:13: error[invalid-type]: '5' is no text; "),
            ("{field: name, sources: [report]}", "6:5: error[missing-field]: the field 'value' is missing; "),
            ("{field: name, value: x}", "6:5: error[missing-field]: the field 'sources' is missing; "),
            ("{field: name, value: x, sources: []}", "6:38: error[too-few]: the list has too few items; "),
        ],
    )
    def test_told_at_its_place(self, claim: str, found: str) -> None:
        (problem,) = problems("cities/x", f"{CITY}claims:\n  - {claim}\n")
        assert problem.startswith(found), problem

    def test_hints_speak_of_the_fields_of_the_claimed_value(self) -> None:
        claim = "{field: coordinates, value: {lat: 1, lno: 2}, sources: [report]}"
        (problem,) = problems("cities/x", f"{CITY}claims:\n  - {claim}\n")
        assert problem.endswith("no field 'lno' here; did you mean 'lon'?")

    def test_citations_support_fields_that_exist(self) -> None:
        source = CITY.replace("[report]", "\n  - {source: report, supports: [name, popluation]}")
        (problem,) = problems("cities/x", source)
        assert problem == "5:39: error[unknown-field]: no field 'popluation' in a city; did you mean 'population'?"


class TestOneProblemForOneMistake:
    @pytest.mark.parametrize(
        ("wrong", "right", "found"),
        [
            (
                "country: DE",
                "contry: DE",
                ["2:1: error[unknown-field]: no field 'contry' here; did you mean 'country'?"],
            ),
            (
                "kind: city",
                "kind: citty",
                ["3:7: error[invalid-choice]: 'citty' is none of the choices; did you mean 'city'?"],
            ),
            ("name: Trier", "name: {fr: Trèves}", ["1:8: error[unknown-language]: no language 'fr' in this site; "]),
            ("name: Trier", "name: {en: 5}", ["1:12: error[invalid-type]: '5' is no text; put it in quotes"]),
            ("name: Trier", "name: 5", ["1:7: error[invalid-type]: '5' is no text; write a text, or one "]),
            ("[report]", "report", ["4:10: error[invalid-type]: 'report' is no list; put '- ' before it"]),
            ("[report]", "[Report]", ["4:11: error[invalid-reference]: 'Report' is no reference; "]),
            ("[report]", "[cities/report]", ["4:11: error[invalid-reference]: 'cities/report' is in the wrong coll"]),
            (
                "[report]",
                "[{sorce: report}]",
                ["4:12: error[unknown-field]: no field 'sorce' here; did you mean 'source'?"],
            ),
            ("[report]", "[report, {source: report, locator: ''}]", ["4:45: error[empty-value]: the text is empty; "]),
        ],
    )
    def test_of_a_city(self, wrong: str, right: str, found: list[str]) -> None:
        told = problems("cities/trier", CITY.replace(wrong, right))
        assert len(told) == len(found), told
        for one, start in zip(told, found, strict=True):
            assert one.startswith(start), one

    @pytest.mark.parametrize(
        ("line", "found"),
        [
            (
                "population: {value: 1,5}",
                "5:23: error[unknown-field]: no field '5' here; in a number, write a point and no comma",
            ),
            (
                "population: {value: '1,5'}",
                "5:21: error[invalid-number]: '1,5' is no number; write digits with a point",
            ),
            ("population: 1000", "5:13: error[invalid-type]: '1000' has no fields; write its fields, indented"),
            ("coordinates: {lat: 91, lon: 0}", "5:20: error[out-of-range]: '91' is too large; it must be at most 90"),
            ("coordinates: {lat: 1}", "5:1: error[missing-field]: the field 'lon' is missing; add 'lon:' (longitude"),
            ("links: {wikidata: 3138}", "5:19: error[invalid-type]: '3138' is no text; put it in quotes"),
            ("links: {wikidata: q3138}", "5:19: error[invalid-value]: 'q3138' has not the form of this field; a Q and"),
            ("links: {geonames: -1}", "5:19: error[out-of-range]: '-1' is too small; it must be above 0"),
            ("links: {website: 'javascript:x'}", "5:18: error[invalid-url]: 'javascript:x' is no web address; "),
            ("reviewed: 2025-13-40", "5:11: error[invalid-date]: '2025-13-40' is no date: there is no month 13; "),
            ("draft: yes", "5:8: error[invalid-type]: 'yes' is neither true nor false; write true or false"),
            ("aliases: [a, 5]", "5:14: error[invalid-type]: '5' is no text; put it in quotes"),
            ("aliases: Treves", "5:10: error[invalid-type]: 'Treves' is no list; "),
            ("region: [a]", "5:9: error[invalid-reference]: a list is no reference; "),
            ("successors: [a, null]", "5:17: error[invalid-reference]: an empty value is no reference; "),
            (f"pinyin: {'x' * 201}", "5:9: error[too-long]: the text is too long; keep to 200 characters"),
        ],
    )
    def test_of_one_more_line(self, line: str, found: str) -> None:
        (problem,) = problems("cities/trier", f"{CITY}{line}\n")
        assert problem.startswith(found), problem

    def test_all_mistakes_of_a_record_are_told(self) -> None:
        told = problems("events/x", "titel: Visit\nkind: party\nstart: 2024-02-30\nsources: []\nplaces: [X]\n")
        assert [line.partition(":")[0] for line in told] == ["1", "2", "3", "4", "5"]

    def test_a_party_of_a_partnership(self) -> None:
        (problem,) = problems("partnerships/x", "parties: [trier, [xiamen, X]]\nsources: [report]\n")
        assert problem.startswith("1:27: error[invalid-reference]: 'X' is no reference")

    @pytest.mark.parametrize(
        ("times", "message"),
        [("", "an observation has no date"), ("as_of: 2023, period: 2022, ", "an observation has both")],
    )
    def test_the_time_of_an_observation(self, times: str, message: str) -> None:
        source = f"indicator: i\nsubject: s\nsources: [r]\nobservations:\n  - {{{times}value: 5, source: r}}\n"
        (problem,) = problems("figures/x", source)
        assert problem.startswith(f"5:5: error[observation-time]: {message}")


class TestFrontMatter:
    def test_lines_count_as_in_the_file(self, tmp_path: Path) -> None:
        root = write_site(tmp_path, {"events/x": event(kind="party", body="Text\n")})
        (problem,) = [line for line in diagnose(root) if "[invalid-choice]" in line]
        assert problem.startswith("events/x.md:3:7: ")


@pytest.mark.parametrize(
    ("collection", "loc", "model"),
    [
        ("cities", (), "City"),
        ("cities", ("population",), "Population"),
        ("cities", ("population", "value"), None),
        ("events", ("outcomes", 0, "vote"), "Vote"),
        ("partnerships", ("stages", 3), "Stage"),
    ],
)
def test_the_model_at_a_path(collection: str, loc: tuple[Any, ...], model: str | None) -> None:
    found = model_at(COLLECTIONS[collection], loc)
    assert (found.__name__ if found else None) == model
