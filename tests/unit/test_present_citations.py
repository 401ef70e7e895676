"""The numbers of sources, and the marks that lead from a fact to them."""

from pathlib import Path
from typing import Any

import pytest
from markupsafe import escape

from partnerbase.present.citations import Bibliography
from partnerbase.present.record import present_record
from partnerbase.present.writer import Writer
from partnerbase.views import Badge, RecordView
from tests.content_builder import city, source
from tests.site_builder import TRILINGUAL, make_plans, make_site

SOURCES = {
    "sources/first": source(title="First", url="https://www.a.example/1", publisher="Trier", standpoint="party"),
    "sources/second": source(title="第二", language="zh", date="2025-03", kind="news", anonymous=True),
    "sources/third": source(title="Third", archive_url="https://archive.example/3"),
}


def viewed(root: Path, language: str = "en", **fields: Any) -> RecordView:  # noqa: ANN401 - any YAML value
    site = make_site(root, {**SOURCES, "cities/trier": city(**fields)}, languages=TRILINGUAL)
    return present_record(Writer(make_plans(site)[f"{language}/cities/trier.html"]))


def numbers(view: RecordView, field: str) -> list[int]:
    fact = view.fact(field)
    assert fact
    return [mark.number for mark in fact.marks]


def test_sources_are_numbered_in_the_order_in_which_the_record_names_them(tmp_path: Path) -> None:
    claims = [{"value": "It is old", "sources": ["third", "first"]}]
    view = viewed(tmp_path, sources=["second", "first", "second"], claims=claims)
    assert [(source.number, source.anchor) for source in view.sources] == [
        (1, "source-1"),
        (2, "source-2"),
        (3, "source-3"),
    ]
    slugs = ("second", "first", "third")
    links = [f'<a href="../sources/{slug}.html">' for slug in slugs]
    assert all(link in source.imprint.citation for link, source in zip(links, view.sources, strict=True))


def test_a_field_has_the_marks_of_the_citations_that_name_it(tmp_path: Path) -> None:
    sources = ["first", {"source": "second", "supports": ["country"]}, {"source": "third", "supports": ["country"]}]
    view = viewed(tmp_path, sources=sources)
    assert numbers(view, "country") == [2, 3]
    assert numbers(view, "kind") == [1]


def test_the_review_of_a_record_has_no_source(tmp_path: Path) -> None:
    assert numbers(viewed(tmp_path, sources=["first"], reviewed="2025"), "reviewed") == []


def test_a_source_says_what_it_is_and_where_it_stands(tmp_path: Path) -> None:
    second, first = (source.imprint for source in viewed(tmp_path, "de", sources=["second", "first"]).sources)
    assert (second.language, second.language_tag) == ("Chinesisch", "zh-Hans")
    assert second.badges == (Badge("Pressebericht"), Badge("zitiert ungenannte Personen", "caution"))
    assert first.badges == (Badge("Bericht"), Badge("Beteiligte Seite", "open"))


def test_a_source_stands_as_a_citation_with_links_to_the_document_and_its_archived_copy(tmp_path: Path) -> None:
    second, third = (source.imprint.citation for source in viewed(tmp_path, "de", sources=["second", "third"]).sources)
    assert second.startswith(
        '<a href="../sources/second.html"><span lang="zh-Hans">第二</span></a> [online]. März 2025.'
    )
    copy = "https://archive.example/3"
    assert third.endswith(f'Archivkopie: <a class="source__address" href="{copy}" rel="external">{copy}</a>')


def test_passages_say_where_and_for_what_a_source_is_cited(tmp_path: Path) -> None:
    sources = [
        "first",
        {"source": "first", "locator": "page 3", "quote": "und so weiter", "supports": ["name", "kind"]},
        {"source": "first", "locator": "page 3", "quote": "und so weiter", "supports": ["name", "kind"]},
    ]
    (passage,) = viewed(tmp_path, "de", sources=sources).sources[0].passages
    assert passage.locator == "Seite 3"
    assert (passage.quotes, passage.supports) == (("und so weiter",), ("Name", "Art"))


def test_a_place_in_a_source_stands_once_with_all_that_rests_on_it(tmp_path: Path) -> None:
    sources = [
        {"source": "first", "locator": "page 3", "quote": "one", "supports": ["name"]},
        {"source": "first", "locator": "page 4"},
        {"source": "first", "locator": "page 3", "quote": "two", "supports": ["kind", "name"]},
        {"source": "first", "locator": "page 9"},
    ]
    three, others = viewed(tmp_path, sources=sources).sources[0].passages
    assert (three.locator, three.quotes, three.supports) == ("page 3", ("one", "two"), ("Name", "Kind"))
    assert (others.locator, others.quotes, others.supports) == ("page 4, page 9", (), ())


@pytest.mark.parametrize(
    ("written", "german", "chinese"),
    [
        ("paragraph 4", "Absatz 4", "第4段"),
        ("paragraphs 4 and 6", "Absätze 4 und 6", "第4、6段"),
        ("rows 3 to 12", "Zeilen 3 bis 12", "第3至12行"),
        ("table 9-2", "Tabelle 9-2", "表9-2"),
        ("no. 2927048", "Nr. 2927048", "编号2927048"),
        ("section “Data”", "Abschnitt „Data“", "“Data”一节"),
        ("table “2020年”, row 3", "Tabelle „2020年“, Zeile 3", "“2020年”表，第3行"),
        ("page 1 and section “A”", "Seite 1 und Abschnitt „A“", "第1页、“A”一节"),
        ("paragraphs 5, 6 and 12 to 19", "Absätze 5, 6 und 12 bis 19", "第5、6、12至19段"),
        ("paragraphs 1 to 3, 5 and 6, row 7", "Absätze 1 bis 3, 5 und 6, Zeile 7", "第1至3、5、6段，第7行"),
        ("table 3-6, column 2018", "Tabelle 3-6, Spalte 2018", "表3-6，“2018”一列"),
        ("columns 2018 and 2019", "Spalten 2018 und 2019", "“2018、2019”各列"),
        ("column “Tag, page 2 and row 3”", "Spalte „Tag, page 2 and row 3“", "“Tag, page 2 and row 3”一列"),
        ("table of 2023, row 10", "Tabelle für 2023, Zeile 10", "2023年数据表，第10行"),
        ("fact table, census of 2020", "Infokasten, Volkszählung 2020", "信息框，2020年人口普查"),
        ("paragraph 1 and source line", "Absatz 1 und Quellenzeile", "第1段、来源行"),
        ("seat of the administration, no. 17", "Verwaltungssitz, Nr. 17", "行政驻地，编号17"),
        ("introduction", "Einleitung", "引言"),
    ],
)
def test_parts_with_numbers_or_titles_are_told_in_the_language_of_the_page(
    tmp_path: Path, written: str, german: str, chinese: str
) -> None:
    sources = [{"source": "first", "locator": written}]
    for language, told in {"en": written, "de": german, "zh": chinese}.items():
        (passage,) = viewed(tmp_path / language, language, sources=sources).sources[0].passages
        assert passage.locator == told


@pytest.mark.parametrize("written", ["the table <below>", "introduction of 3", "paragraph 2, below", "paragraph 2 to"])
def test_other_places_stand_as_they_are_written_marked_with_their_language(tmp_path: Path, written: str) -> None:
    sources = [{"source": "first", "locator": written}]
    (passage,) = viewed(tmp_path, "zh", sources=sources).sources[0].passages
    assert passage.locator == f'<span lang="en">{escape(written)}</span>'


def test_marks_are_sorted_and_without_repeats(tmp_path: Path) -> None:
    site = make_site(tmp_path, {**SOURCES, "cities/trier": city(sources=["first", "second"])})
    plan = make_plans(site)["en/cities/trier.html"]
    assert plan.entry
    record = plan.entry.record
    bibliography = Bibliography(record, Writer(plan))
    marks = bibliography.marks([*reversed(record.sources), *record.sources])
    assert [(mark.number, mark.href) for mark in marks] == [(1, "#source-1"), (2, "#source-2")]
