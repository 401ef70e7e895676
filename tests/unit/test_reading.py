"""Records are read one by one or several at a time, and what is kept of them says the same as they do."""

import json
from pathlib import Path

import pytest

from partnerbase import limits
from partnerbase.diagnostics import Report
from partnerbase.export import record_data
from partnerbase.files import read_bytes
from partnerbase.link import Site
from partnerbase.reading import Reader, data_in, texts_in
from partnerbase.values.localtext import Languages
from tests.complete_records import COMPLETE, complete
from tests.content_builder import Fields, city, write_site
from tests.content_reader import read_shelf
from tests.site_builder import TRILINGUAL, make_site

LANGUAGES = Languages(tuple(TRILINGUAL))
BODY = "# On the\tMosel\n\nSee [[xiamen]] and\n[[trier|the\tcity]].\n\n```\n\tcode\n```\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    records = {name: complete(name) | {"body": BODY} for name in COMPLETE}
    return make_site(tmp_path_factory.mktemp("content"), records, languages=TRILINGUAL)


def test_several_at_a_time_are_read_as_one_by_one(tmp_path: Path, site: Site) -> None:
    wrong: dict[str, Fields | str | bytes] = {
        "cities/a": "nmae: x\n",
        "cities/b": b"\xff",
        "cities/c.md": "---\nname: 南\n---\n[[\n",
    }
    root = write_site(tmp_path, {**wrong, "cities/d": city(body=BODY), "cities/e": city(body="")})
    bundles = [bundle for bundle in read_shelf(root, LANGUAGES, Report()).bundles if bundle.key[0] == "cities"]
    (root / "cities" / "e.md").unlink()
    reader = Reader(root, LANGUAGES, site.settings, "basis")
    together = reader.read_all(bundles)
    assert together == [reader.read(bundle) for bundle in bundles]
    assert [bool(reading.abstract.problems) for reading, _ in together] == [True, True, True, False, True]
    assert [len(digests) for _, digests in together] == [1, 1, 1, 1, 0]
    assert reader.read_all([]) == []


def test_a_fragment_holds_the_data_and_the_texts_of_its_record(site: Site) -> None:
    settings = site.settings
    reader = Reader(Path(), LANGUAGES, settings, "basis", lambda entry: record_data(entry, settings))
    for key in site.abstracts:
        reading = site.read(key)
        assert reading.entry
        fragment = reader.fragment(reading)
        assert data_in(fragment) == record_data(reading.entry, settings)
        assert json.loads(data_in(fragment))["text"] == {"en": BODY.strip()}
        for language, text in texts_in(fragment).items():
            known = reading.bodies[language]
            assert json.dumps([text.pieces, text.links]) == json.dumps([known.pieces, known.links])
        assert texts_in(fragment).keys() == reading.bodies.keys()


def test_a_record_gives_up_the_plain_data_that_it_was_made_of(site: Site) -> None:
    for key in site.abstracts:
        reading = site.read(key)
        assert reading.entry
        assert reading.document is reading.entry.document
        assert reading.document.data is None
        assert reading.document.problem("x", "x", at=("sources", 0)).span.line > 1


@pytest.mark.parametrize("size", [0, 1, limits.FILE_BYTES, limits.FILE_BYTES + 1])
def test_a_file_is_read_in_full_or_not_at_all(tmp_path: Path, size: int) -> None:
    (tmp_path / "x").write_bytes(b"x" * size)
    report = Report()
    is_short = size <= limits.FILE_BYTES
    assert read_bytes(tmp_path, "x", report) == (b"x" * size if is_short else None)
    assert report.ok is is_short


def test_a_file_without_a_true_size_is_read_in_full() -> None:
    """The kernel says of its own files that they are empty."""
    assert read_bytes(Path("/proc"), "version", Report()) == Path("/proc/version").read_bytes()
