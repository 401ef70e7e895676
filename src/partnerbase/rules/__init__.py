"""What must hold across records: one subject a module, one function a rule.

A rule runs on a site without errors so far, so that every reference leads somewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from partnerbase.diagnostics import Diagnostic
from partnerbase.link import Site

Rule = Callable[[Site, date], Iterator[Diagnostic]]
RULES: tuple[Rule, ...] = ()


def run(site: Site, today: date) -> Iterator[Diagnostic]:
    """Give what the rules find; an exempt record is passed over for the codes that it names."""
    for rule in RULES:
        yield from rule(site, today)
