"""How a page says that it is cited: the document that it is about first, the page by its own address."""

from pathlib import Path

import pytest
from markupsafe import escape

from partnerbase.present.page import present
from partnerbase.present.record import present_record
from partnerbase.present.writer import Writer
from partnerbase.views import Citing
from tests.content_builder import city, page, source
from tests.site_builder import TRILINGUAL, make_plans, make_site

RECORDS = {
    "sources/report": source(
        title="Bericht", language="de", publisher="Trier", date="2025-03", url="https://a.example/1"
    ),
    "cities/trier": city(name={"en": "Trier", "zh": "特里尔"}, reviewed="2025-11-07"),
    "pages/about": page(),
}


def test_a_page_about_no_record_is_cited_by_its_name(tmp_path: Path) -> None:
    found = present(make_plans(make_site(tmp_path, {}, languages=TRILINGUAL))["en/design.html"])["citing"]
    assert found.page.startswith("Design. In: Site [online]")
    assert found.key not in found.address
    assert all(found.key in entry.text for entry in found.entries[::2])


def citing(root: Path, path: str, **settings: str) -> Citing | None:
    return present_record(Writer(make_plans(make_site(root, RECORDS, languages=TRILINGUAL, **settings))[path])).citing


def test_a_page_is_cited_by_its_address(tmp_path: Path) -> None:
    found = citing(tmp_path, "de/cities/trier.html")
    assert found
    assert found.address == "de/cities/trier.html"
    assert found.page == (
        '<span lang="en">Trier</span>. In: Site [online]. 7. November 2025 '
        '[Zugriff am: <span data-day="de">…</span>]. '
        "Verfügbar unter: <span data-address>de/cities/trier.html</span>"
    )
    assert not found.original


def test_where_the_site_has_an_address_it_stands_before_the_path(tmp_path: Path) -> None:
    found = citing(tmp_path, "de/cities/trier.html", base_url="https://base.example/below/")
    assert found
    assert found.address == "https://base.example/below/de/cities/trier.html"
    assert all(found.address in text for text in (found.page, *(entry.text for entry in found.entries)))


def test_in_chinese_the_day_of_reading_is_written_in_digits(tmp_path: Path) -> None:
    found = citing(tmp_path, "zh/cities/trier.html")
    assert found
    assert '特里尔[EB/OL]. (2025-11-07)[<span data-day="sv">…</span>].' in found.page


def test_the_day_of_reading_is_left_to_scripts_and_out_of_sight_without_them(tmp_path: Path) -> None:
    found = citing(tmp_path, "en/cities/trier.html")
    assert found
    lines = ["  urldate = {%s},\n", "Y2  - %s/\n", str(escape('  "accessed": {"raw": "%s"},\n'))]
    days = [f'<span data-day="{locale}">…</span>' for locale in ("sv", "ja", "sv")]
    hidden = [f"<span hidden>{line % day}</span>" for line, day in zip(lines, days, strict=True)]
    assert [line in entry.text for line, entry in zip(hidden, found.entries, strict=True)] == [True, True, True]


@pytest.mark.parametrize(
    ("language", "name"), [("en", "ISO 690"), ("de", "DIN ISO 690:2013-10"), ("zh", "GB/T 7714—2015")]
)
def test_the_standard_is_called_as_readers_know_it(tmp_path: Path, language: str, name: str) -> None:
    found = citing(tmp_path, f"{language}/cities/trier.html")
    assert found
    assert found.standard == name


def test_of_a_source_the_document_is_cited(tmp_path: Path) -> None:
    found = citing(tmp_path, "en/sources/report.html")
    assert found
    assert found.original.startswith('<span lang="de">Bericht</span> [online]. Trier, March 2025. Available from: <a ')
    assert [(entry.form, entry.file) for entry in found.entries] == [
        ("BibTeX", "report.bib"),
        ("RIS", "report.ris"),
        ("CSL-JSON", "report.json"),
    ]
    assert all("https://a.example/1" in entry.text for entry in found.entries)


def test_prose_is_not_cited(tmp_path: Path) -> None:
    assert citing(tmp_path, "en/pages/about.html") is None
