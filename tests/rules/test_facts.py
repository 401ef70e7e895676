"""Rules across records work on facts alone, which are plain data: the same after JSON, and with no record at hand."""

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from partnerbase.abstract import Abstract
from partnerbase.build import check
from partnerbase.diagnostics import Diagnostic
from partnerbase.link import Key, Reading, Site
from partnerbase.load import Document
from partnerbase.records.base import Record
from partnerbase.rules import ACROSS, FACTS, facts, run, run_local
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
    checked = [check(folder, today=LATER) for folder in folders]
    return [done.site for done in checked if done.site and done.today]


def findings(site: Site, known: Site | None = None) -> list[Diagnostic]:
    """Give what all rules find in a site; the rules across records see it as `known` has it."""
    local = (found for abstract in site for found in run_local(site.at(abstract.key), site.settings))
    return sorted(run(known or site, LATER, local))


def test_the_sites_show_most_mistakes(sites: Sites) -> None:
    assert len(sites) > 30
    assert len({found.code for site in sites for found in findings(site)}) > 30


def test_facts_survive_json(sites: Sites) -> None:
    for entry in (site.at(abstract.key) for site in sites for abstract in site):
        assert json.loads(json.dumps(facts(entry))) == facts(entry), entry.path


def test_findings_from_abstracts_survive_json(sites: Sites) -> None:
    for site in sites:
        told = {abstract.key: Abstract.of_row(json.loads(json.dumps(abstract.row()))) for abstract in site}
        assert findings(site, replace(site, abstracts=told)) == findings(site)


def test_an_abstract_has_what_the_rules_find_in_its_record_alone(sites: Sites) -> None:
    for site in sites:
        for abstract in site:
            if not abstract.problems:
                assert abstract.findings == tuple(run_local(site.at(abstract.key), site.settings)), abstract.path


def test_no_rule_across_records_reads_one(sites: Sites) -> None:
    for site in sites:

        def unread(key: Key, site: Site = site) -> Reading:
            reading, entry = site.read(key), Unread(site.at(key).document)
            return replace(reading, entry=entry)  # type: ignore[arg-type]

        assert findings(site, replace(site, read=unread)) == findings(site)


def test_rules_across_records_read_only_those_that_they_tell_of(sites: Sites) -> None:
    for site in sites:
        asked: set[str] = set()

        def asking(key: Key, site: Site = site, asked: set[str] = asked) -> Reading:
            asked.add(site.abstracts[key].path)
            return site.read(key)

        asker = replace(site, read=asking)
        assert asked <= {diagnostic.span.path for rule in ACROSS for diagnostic in rule(asker, LATER)}


def test_facts_stand_by_name_and_key(sites: Sites) -> None:
    for site in sites:
        told: dict[tuple[str, Key], Any] = {}
        for abstract in site:
            told |= {(name, abstract.key): fact for name, fact in facts(site.at(abstract.key)).items()}
        names = {name for name, _ in told}
        assert told == {(name, key): fact for name in names for key, fact in site.facts(name).items()}
        assert all(list(site.facts(name)) == sorted(site.facts(name)) for name in names)
        assert site.facts("of no rule") == {}


def test_no_two_modules_give_facts_of_one_name(sites: Sites) -> None:
    for entry in (site.at(abstract.key) for site in sites for abstract in site):
        names = [name for tell in FACTS for name, _ in tell(entry)]
        assert len(names) == len(set(names)), entry.path
