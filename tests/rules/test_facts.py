"""Rules across records work on facts alone, which are plain data: the same after JSON, and with no record at hand."""

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from partnerbase.build import check
from partnerbase.diagnostics import Diagnostic
from partnerbase.link import Key, Site
from partnerbase.load import Document
from partnerbase.records.base import Record
from partnerbase.rules import FACTS, facts, run, run_local
from tests.golden_site import ROOT

LATER = date(2096, 2, 29)
"""A day on which everything has grown old."""
Sites = list[Site]


@dataclass(frozen=True)
class Unread:
    """An entry whose file can be named and pointed at, but whose record cannot be read."""

    document: Document

    @property
    def key(self) -> Key:
        """Collection and slug."""
        return self.document.collection, self.document.slug

    @property
    def slug(self) -> str:
        """The name in its collection."""
        return self.document.slug

    @property
    def path(self) -> str:
        """The file below the content folder."""
        return self.document.path

    @property
    def record(self) -> Record:
        """Refuse."""
        raise AssertionError(f"a rule across records reads {self.document.path}")


@pytest.fixture(scope="module")
def sites() -> Sites:
    """Give the site of the repository's own content, and those of the examples of mistakes on which rules run."""
    folders = [ROOT / "content", *sorted((ROOT / "tests" / "invalid").rglob("content"))]
    checked = [check(folder, today=lambda _site: LATER) for folder in folders]
    return [done.site for done in checked if done.site and done.today]


def findings(site: Site, known: Site | None = None) -> list[Diagnostic]:
    """Give what all rules find in a site; the rules across records see it as `known` has it."""
    local = (found for entry in site for found in run_local(entry, site.settings))
    return sorted(run(known or site, LATER, local))


def test_the_sites_show_most_mistakes(sites: Sites) -> None:
    assert len(sites) > 30
    assert len({found.code for site in sites for found in findings(site)}) > 30


def test_facts_survive_json(sites: Sites) -> None:
    for entry in (entry for site in sites for entry in site):
        assert json.loads(json.dumps(facts(entry))) == facts(entry), entry.path


def test_findings_from_facts_survive_json(sites: Sites) -> None:
    for site in sites:
        known = {name: dict(_through_json(list(told.items()))) for name, told in site.known.items()}
        assert findings(site, replace(site, known=known)) == findings(site)


def _through_json(told: list[tuple[Key, Any]]) -> list[tuple[Key, Any]]:
    return [((collection, slug), fact) for (collection, slug), fact in json.loads(json.dumps(told))]


def test_no_rule_across_records_reads_one(sites: Sites) -> None:
    for site in sites:
        unread: Any = {
            name: {slug: Unread(entry.document) for slug, entry in site.entries[name].items()} for name in site.entries
        }
        assert findings(site, replace(site, entries=unread)) == findings(site)


def test_facts_stand_by_name_and_key(sites: Sites) -> None:
    for site in sites:
        told = {(name, key): fact for name in site.known for key, fact in site.facts(name).items()}
        assert told == {(name, entry.key): fact for entry in site for name, fact in facts(entry).items()}
        assert all(list(site.facts(name)) == sorted(site.facts(name)) for name in site.known)


def test_no_two_modules_give_facts_of_one_name(sites: Sites) -> None:
    for entry in (entry for site in sites for entry in site):
        names = [name for tell in FACTS for name, _ in tell(entry)]
        assert len(names) == len(set(names)), entry.path
