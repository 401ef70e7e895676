"""Records that are exempt from a warning, with the reason."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from partnerbase.abstract import Key
from partnerbase.codes import CHANGEABLE, CODES
from partnerbase.diagnostics import Diagnostic, Severity, default_severity, did_you_mean, quoted
from partnerbase.link import Site
from partnerbase.records.base import Record
from partnerbase.validate import Entry


def facts(entry: Entry[Record]) -> Iterator[tuple[str, Any]]:
    """Give the `exemptions` of a record: the codes in their order, and the other files that they hold for."""
    if entry.record.exemptions:
        others = [body.path for body in entry.document.bodies.values() if body.path != entry.path]
        yield "exemptions", {"codes": [exemption.code for exemption in entry.record.exemptions], "bodies": others}


def unexempted(site: Site, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Pass on what no exemption waives, and say which exemptions are wrong.

    An exemption of an unknown code is `unknown-code`, one of an error `exempted-error`, and one that waives nothing
    `unneeded-exemption`.
    """
    exempt = site.facts("exemptions")
    owners = {path: key for key, fact in exempt.items() for path in (site.abstracts[key].path, *fact["bodies"])}
    waived: dict[Key, set[str]] = defaultdict(set)
    for diagnostic in found:
        key = owners.get(diagnostic.span.path)
        if key and diagnostic.code in exempt[key]["codes"] and not is_error(site, diagnostic.code):
            waived[key].add(diagnostic.code)
        else:
            yield diagnostic
    for key, fact in exempt.items():
        yield from _wrong(site, key, fact["codes"], waived[key])


def is_error(site: Site, code: str) -> bool:
    """Whether a code is an error in this site."""
    return (site.settings.levels.get(code) or default_severity(code)) is Severity.ERROR


def _wrong(site: Site, key: Key, codes: Sequence[str], waived: set[str]) -> Iterator[Diagnostic]:
    for i, code in enumerate(codes):
        if problem := _problem(site, code, waived):
            yield site.at(key).document.problem(*problem, at=("exemptions", i, "code"))


def _problem(site: Site, code: str, waived: set[str]) -> tuple[str, str, str] | None:
    """Give code, message and hint for an exemption that should not be there."""
    if code not in CODES:
        hint = did_you_mean(code, sorted(CHANGEABLE)) or "'partnerbase explain' lists the codes"
        return "unknown-code", f"no code {quoted(code)}", hint
    if is_error(site, code):
        message = f"{quoted(code)} is an error, which no record can be exempt from"
        return "exempted-error", message, "mend what it speaks of, and leave the exemption out"
    if code not in waived:
        return "unneeded-exemption", f"the record gives no warning {quoted(code)}", "leave the exemption out"
    return None
