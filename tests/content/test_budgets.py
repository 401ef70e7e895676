"""What a reader on a slow line waits for: sizes and requests of every page of a built site."""

import gzip
from functools import cache
from pathlib import Path

import pytest

from partnerbase.link import PROSE
from partnerbase.plan.paths import record_path
from tests.content.conftest import BuiltSite
from tests.content.pages import target

KIB = 1024
LARGEST_PAGE = 150 * KIB
LARGEST_RECORD = 25 * KIB
MOST_STYLES = 8 * KIB
MOST_SCRIPTS = 8 * KIB
MOST_REQUESTS = 4
"""The page, its styles, its scripts and its icon."""


@cache
def compressed(file: Path) -> int:
    """Give the size of a file as servers send it."""
    return len(gzip.compress(file.read_bytes(), mtime=0))


def loaded(site: BuiltSite, path: str) -> list[str]:
    """Name the files that a page loads by itself."""
    found = (target(path, address, site.base) for address in site.pages[path].resources)
    return list(dict.fromkeys(file for file, _ in filter(None, found)))


def weight(site: BuiltSite, path: str, suffix: str) -> int:
    """Give the compressed size of what a page loads of a kind."""
    return sum(compressed(site.folder / file) for file in loaded(site, path) if file.endswith(suffix))


@pytest.fixture
def records(site: BuiltSite) -> list[str]:
    """Give the path of the page of every record but prose."""
    keys = [entry.key for entry in site.records if entry.key[0] != PROSE]
    return [record_path(key, language) for key in keys for language in site.records.settings.languages]


def test_no_page_is_too_long(site: BuiltSite) -> None:
    sizes = {path: (site.folder / path).stat().st_size for path in site.pages}
    assert {path: size for path, size in sizes.items() if size > LARGEST_PAGE} == {}


def test_a_record_comes_in_few_requests(site: BuiltSite, records: list[str]) -> None:
    assert {path: loaded(site, path) for path in records if len(loaded(site, path)) + 1 > MOST_REQUESTS} == {}


def test_a_record_is_light(site: BuiltSite, records: list[str]) -> None:
    sizes = {
        path: compressed(site.folder / path) + weight(site, path, ".css") + weight(site, path, ".js")
        for path in records
    }
    assert {path: size for path, size in sizes.items() if size > LARGEST_RECORD} == {}


def test_styles_and_scripts_of_every_page_are_light(site: BuiltSite) -> None:
    kinds = {".css": MOST_STYLES, ".js": MOST_SCRIPTS}
    sizes = {(path, suffix): weight(site, path, suffix) for path in site.pages for suffix in kinds}
    assert {page: size for page, size in sizes.items() if size > kinds[page[1]]} == {}
