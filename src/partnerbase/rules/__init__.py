"""What must hold of records: one subject a module, one function a rule, three kinds of functions.

- A **local** rule, `rule(entry, settings)`, sees what one record shows alone. It neither follows references nor asks
  for the day, so that what it finds stays the same until the record's files or the settings change: it runs when a
  record is read.
- **Facts**, `facts(entry)`, are what the other rules of the module need to know of one record: names with plain data
  that is the same after JSON. They are held for all records, so they are small, and absent where there is nothing to
  say. What a single record tells, such as the numbers in its title, is found here and not again for each site.
- A rule **across** records, `rule(site, today)`, works on facts, backlinks and settings of the whole site. It reads a
  record again, by `site.at(key).document`, only to report a problem of it.

A new rule is written as a local one where one record is enough, else as facts and a rule across; it is added to the
tuple of its kind below. All run on records without errors of reading and linking; the rules across also on a site
without any, so that every reference leads somewhere.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from partnerbase.diagnostics import Diagnostic
from partnerbase.link import Site
from partnerbase.records.base import Record
from partnerbase.rules import (
    amounts,
    anniversaries,
    chronology,
    documentation,
    editions,
    exemptions,
    figures,
    geography,
    hierarchies,
    names,
    partnerships,
    precedence,
    reachability,
    roles,
    staleness,
    translations,
)
from partnerbase.settings import Settings
from partnerbase.validate import Entry

Local = Callable[[Entry[Record], Settings], Iterator[Diagnostic]]
Facts = Callable[[Entry[Record]], Iterator[tuple[str, Any]]]
Across = Callable[[Site, date], Iterator[Diagnostic]]

LOCAL: tuple[Local, ...] = (
    partnerships.with_dated_status,
    partnerships.explained_before_relations,
    chronology.ends_after_start,
    roles.seen_within_their_years,
    geography.in_known_country,
    geography.on_its_ground,
    names.in_one_script,
    names.read_as_written,
    hierarchies.without_own_succession,
    amounts.counted_whole,
    amounts.populated_at_a_time,
    figures.observed_once,
    figures.in_one_currency,
    translations.in_all_languages,
    documentation.sourced,
    documentation.findable,
    documentation.claimed_otherwise,
)
FACTS: tuple[Facts, ...] = (
    anniversaries.facts,
    documentation.facts,
    editions.facts,
    exemptions.facts,
    figures.facts,
    geography.facts,
    hierarchies.facts,
    names.facts,
    partnerships.facts,
    precedence.facts,
    reachability.facts,
    roles.facts,
    staleness.facts,
)
ACROSS: tuple[Across, ...] = (
    partnerships.once,
    partnerships.of_different_places,
    partnerships.heard_from_parties,
    precedence.follows_its_partnership,
    anniversaries.counted_from_since,
    editions.numbered_once,
    editions.numbered_in_order,
    roles.within_their_years,
    geography.in_region_of_its_country,
    geography.on_tile_of_its_own,
    names.of_one_record,
    names.of_one_place,
    hierarchies.without_circles,
    figures.in_units_of_indicator,
    figures.growing_where_cumulative,
    staleness.observed_lately,
    staleness.reviewed_lately,
    documentation.cited,
    documentation.told_at_home,
    documentation.recorded_once,
    reachability.linked,
)


def run_local(entry: Entry[Record], settings: Settings) -> Iterator[Diagnostic]:
    """Give what the rules find in one record alone."""
    for rule in LOCAL:
        yield from rule(entry, settings)


def facts(entry: Entry[Record]) -> dict[str, Any]:
    """Give what the rules across records need to know of one."""
    return {name: fact for tell in FACTS for name, fact in tell(entry)}


def run(site: Site, today: date, local: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Give what all rules find, without what records are exempt from.

    The warnings of a file with errors wait until those are mended: most follow from the same mistake.

    Args:
        site: The linked records, with their facts.
        today: The day for which the site is built.
        local: What `run_local` found in the records of the site.
    """
    found = [*local, *(diagnostic for rule in ACROSS for diagnostic in rule(site, today))]
    wrong = {diagnostic.span.path for diagnostic in found if exemptions.is_error(site, diagnostic.code)}
    told = (item for item in found if exemptions.is_error(site, item.code) or item.span.path not in wrong)
    return exemptions.unexempted(site, told)
