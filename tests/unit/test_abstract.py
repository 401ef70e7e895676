"""Abstracts survive JSON, and the digest of a card tells whether the card is another."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from partnerbase.abstract import Abstract, pointed, pointer
from partnerbase.build import check
from partnerbase.cache import as_line
from partnerbase.derive.cards import Cards
from partnerbase.diagnostics import Report
from partnerbase.extract import as_tuples
from partnerbase.link import Site, link
from partnerbase.reading import Reader
from partnerbase.values.localtext import Languages
from partnerbase.values.reference import Ref
from tests.complete_records import COMPLETE, complete
from tests.content_builder import Fields, write_site
from tests.content_reader import read_shelf
from tests.golden_site import CONTENT, ROOT
from tests.site_builder import TRILINGUAL, make_inputs, make_site

LANGUAGES = Languages(tuple(TRILINGUAL))
TODAY = date(2026, 1, 1)
BODY = "See [[trier]].\n"


def all_files() -> dict[str, Fields]:
    return {name: complete(name) | {"body": BODY} for name in COMPLETE}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> list[Site]:
    """Give the site of complete records, the golden one and the real one, all with drafts."""
    checked = [check(content, today=TODAY, drafts=True).site for content in (CONTENT, ROOT / "content")]
    made = make_site(tmp_path_factory.mktemp("content"), all_files(), languages=TRILINGUAL)
    return [made, *(site for site in checked if site)]


def through_json(abstract: Abstract) -> Abstract:
    """Give an abstract as another process or a later run has it."""
    return Abstract.of_row(json.loads(as_line(abstract.row())))


def test_every_abstract_survives_json(sites: list[Site]) -> None:
    for site in sites:
        for abstract in site:
            again = through_json(abstract)
            assert as_tuples(again.row()) == as_tuples(abstract.row()), abstract.path
            assert (again.key, again.problems, again.findings) == (abstract.key, abstract.problems, abstract.findings)
            assert as_line(through_json(again).row()) == as_line(abstract.row())


def test_a_site_of_abstracts_that_were_kept_is_the_same(sites: list[Site]) -> None:
    for site in sites:
        again = link(map(through_json, site), site.settings, site.read, drafts=True)
        assert (again.backlinks, again.collections) == (site.backlinks, site.collections)
        assert all(again.targets(key) == site.targets(key) for key in site.abstracts)
        ours, others = Cards(site), Cards(again)
        assert {key: others[key] for key in again.abstracts} == {key: ours[key] for key in site.abstracts}
        assert make_inputs(again, TODAY) == make_inputs(site, TODAY)


def test_what_is_wrong_with_a_record_survives_json(tmp_path: Path) -> None:
    root = write_site(
        tmp_path, {"cities/a": "nmae: x\n", "cities/b": b"\xff", "cities/c.md": "---\nname: 南\n---\n[[\n"}
    )
    reader = Reader(root, LANGUAGES, None, "basis")
    read = [reader.read(bundle)[0].abstract for bundle in read_shelf(root, LANGUAGES, Report()).bundles]
    assert all(abstract.problems for abstract in read)
    for abstract in read:
        assert through_json(abstract).problems == abstract.problems
        assert not abstract.is_valid


@pytest.mark.parametrize("collections", [(), ("cities",), ("regions", "cities")])
def test_a_pointer_reads_back(collections: tuple[str, ...]) -> None:
    ref = Ref("trier", collections)
    assert pointed(pointer(ref)) == ref


def changes(name: str) -> Iterator[Fields]:
    """Give a record with each of its fields left out or said otherwise, and with other bodies."""
    whole = all_files()[name]
    for field, value in whole.items():
        yield {key: kept for key, kept in whole.items() if key != field}
        yield from ({**whole, field: other} for other in said_otherwise(value))
    yield {**whole, "reviewed": "2020-02-02", "exemptions": []}


def said_otherwise(value: Any) -> Iterator[Any]:  # noqa: ANN401 - any YAML value
    if isinstance(value, str):
        yield from (f"{value}x", f"x{value}")
    elif isinstance(value, dict):
        yield from ({**value, key: other} for key, item in value.items() for other in said_otherwise(item))
    elif isinstance(value, list):
        yield value[::-1]
        yield value[:-1]
        yield from ([*value[:i], other, *value[i + 1 :]] for i, it in enumerate(value) for other in said_otherwise(it))
    elif isinstance(value, int):
        yield value + 1


@pytest.mark.parametrize("name", COMPLETE)
def test_the_digest_of_a_card_is_another_exactly_where_the_card_is(
    sites: list[Site], tmp_path: Path, name: str
) -> None:
    site = sites[0]
    reader = Reader(tmp_path, LANGUAGES, site.settings, "basis")
    collection, _, slug = name.partition("/")
    key = collection, slug
    before, kinds = Cards(site), set[bool]()
    for fields in changes(name):
        for ending in ("md", "yaml"):
            (tmp_path / f"{name}.{ending}").unlink(missing_ok=True)
        write_site(tmp_path, {name: fields}, languages=TRILINGUAL)
        bundles = {bundle.key: bundle for bundle in read_shelf(tmp_path, LANGUAGES, Report()).bundles}
        changed = reader.read(bundles[key])[0].abstract
        if changed.is_valid and all(is_known(site, pointer) for _, pointer in changed.points):
            after = Cards(replace(site, abstracts={**site.abstracts, key: changed}))
            for other in site.abstracts:
                is_same = after[other] == before[other]
                assert (after.digest(other) == before.digest(other)) is is_same, (other, fields)
                kinds.add(is_same)
    assert kinds == {True, False}


def is_known(site: Site, pointer: str) -> bool:
    """Whether a pointer leads to a record."""
    try:
        return bool(site.follow(pointer))
    except LookupError:
        return False
