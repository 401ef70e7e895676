"""What must hold across records: one subject a module, one function a rule.

A rule runs on a site without errors so far, so that every reference leads somewhere.
"""

from collections.abc import Callable, Iterator
from datetime import date

from partnerbase.diagnostics import Diagnostic
from partnerbase.link import Site
from partnerbase.rules import (
    amounts,
    anniversaries,
    chronology,
    documentation,
    editions,
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
from partnerbase.rules.exemptions import is_error, unexempted

Rule = Callable[[Site, date], Iterator[Diagnostic]]

RULES: tuple[Rule, ...] = (
    partnerships.once,
    partnerships.of_different_places,
    partnerships.heard_from_parties,
    partnerships.with_dated_status,
    chronology.ends_after_start,
    precedence.follows_its_partnership,
    anniversaries.counted_from_since,
    editions.numbered_once,
    editions.numbered_in_order,
    roles.within_their_years,
    geography.in_known_country,
    geography.on_its_ground,
    geography.in_region_of_its_country,
    names.of_one_record,
    names.in_one_script,
    hierarchies.without_circles,
    amounts.counted_whole,
    figures.in_units_of_indicator,
    figures.observed_once,
    figures.growing_where_cumulative,
    staleness.observed_lately,
    staleness.reviewed_lately,
    translations.in_all_languages,
    documentation.sourced,
    documentation.cited,
    documentation.findable,
    documentation.claimed_otherwise,
    reachability.linked,
)


def run(site: Site, today: date) -> Iterator[Diagnostic]:
    """Give what the rules find, without what records are exempt from.

    The warnings of a file with errors wait until those are mended: most follow from the same mistake.
    """
    found = [diagnostic for rule in RULES for diagnostic in rule(site, today)]
    wrong = {diagnostic.span.path for diagnostic in found if is_error(site, diagnostic.code)}
    told = (item for item in found if is_error(site, item.code) or item.span.path not in wrong)
    return unexempted(site, told)
