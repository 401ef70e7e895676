"""Whatever happens to the bytes of a valid file: only diagnostics, in that file, at places that exist."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerbase.diagnostics import Diagnostic, Report
from partnerbase.link import problems
from partnerbase.load import load_settings
from partnerbase.settings import FILE
from partnerbase.validate import languages_in, validate_settings
from partnerbase.values.localtext import Languages
from tests.complete_records import COMPLETE, COMPLETE_SETTINGS, complete
from tests.content_builder import Fields, write_site
from tests.content_reader import read_records, read_shelf

BODY = """# Trier und 厦门

A **bold** word, [a link](https://www.trier.de/), [[xiamen]] and [[cities/xiamen|the *other* one]].

> - quoted **重点：**后文
>   [[erika-muster]]

| Year | Place |
|-----:|:-----:|
| 2010 | [[saarland]] |
"""
NAMES = sorted([*COMPLETE, "translation", "settings"])
FRAGMENTS = [
    *(b"\x00", b"\xff", b"\xc3", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"e\xcc\x81", b"\xef\xbc\x9a"),
    *(b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\r", b"\r\n", b"\t", b" ", b"\n", b"\n\n", b"---\n", b"...\n", b": "),
    *(b"- ", b"? ", b"&a ", b"*a", b"!!int ", b"!", b"<<: ", b"%YAML 1.1\n", b"#", b"|\n", b">", b"'", b'"', b"["),
    *(b"]", b"{", b"}", b",", b"~", b"null", b"true", b"9" * 40, b"1e999", b"0x", b"[[", b"]]", b"](", b"![", b"`"),
    *(b"<a>", b"[[" * 40),
]


@pytest.fixture(scope="module")
def root() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        files: dict[str, Fields | str] = {name: complete(name) | {"body": BODY} for name in COMPLETE}
        files |= {"site.yaml": COMPLETE_SETTINGS, "cities/trier.de.md": BODY}
        yield write_site(Path(folder), files)


@st.composite
def mutated(draw: st.DrawFn, data: bytes) -> bytes:
    """The same bytes after one to three accidents."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from([0, 0, 1, 2, 5, 40, 400])))
        part = draw(st.sampled_from(FRAGMENTS) | st.binary(max_size=4) | st.just(data[start:end] * 2) | st.just(b""))
        data = data[:start] + part + data[end:]
    return data


@settings(max_examples=120)
@given(st.data())
def test_mutated_files(root: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(NAMES))
    path = {"translation": "cities/trier.de.md", "settings": FILE}.get(name, f"{name}.md")
    whole = (root / path).read_bytes()
    try:
        (root / path).write_bytes(data.draw(mutated(whole)))
        found = load_validate_link(root)
        content = (root / path).read_bytes()
    finally:
        (root / path).write_bytes(whole)
    for diagnostic in found:
        assert name == "settings" or diagnostic.span.path == path, diagnostic
        if diagnostic.span.path == path:
            assert_place_exists(diagnostic, content)


def test_without_mutation_nothing_is_found(root: Path) -> None:
    assert load_validate_link(root) == []


def load_validate_link(root: Path) -> list[Diagnostic]:
    """Run the phases that read what a file says."""
    report = Report()
    document = load_settings(root, FILE, report)
    known = validate_settings(document, report) if document else None
    if document and known:
        languages = languages_in(document) or Languages()
        shelf = read_shelf(root, languages, report)
        readings = {reading.abstract.key: reading for reading in read_records(root, shelf, languages, None)}
        abstracts = [reading.abstract for reading in readings.values()]
        report.extend(problem for abstract in abstracts for problem in abstract.problems)
        report.extend(problems(abstracts, shelf.misnamed, readings.__getitem__, drafts=True))
    return list(report)


def assert_place_exists(diagnostic: Diagnostic, content: bytes) -> None:
    """Check that line and column lie inside the file, or right behind its end."""
    text = content.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    assert 1 <= diagnostic.span.line <= len(lines), diagnostic
    assert 1 <= diagnostic.span.column <= len(lines[diagnostic.span.line - 1]) + 1, diagnostic
