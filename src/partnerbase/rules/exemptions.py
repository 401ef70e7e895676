"""Records that are exempt from a warning, with the reason."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from partnerbase.codes import CHANGEABLE, CODES
from partnerbase.diagnostics import Diagnostic, Severity, default_severity, did_you_mean, quoted
from partnerbase.link import Site
from partnerbase.records.base import Record
from partnerbase.validate import Entry


def unexempted(site: Site, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Pass on what no exemption waives, and say which exemptions are wrong.

    An exemption of an unknown code is `unknown-code`, one of an error `exempted-error`, and one that waives nothing
    `unneeded-exemption`.
    """
    exempt = {entry.document.path: entry for entry in site if entry.record.exemptions}
    paths = {body.path: path for path, entry in exempt.items() for body in entry.document.bodies.values()}
    waived: dict[str, set[str]] = defaultdict(set)
    for diagnostic in found:
        path = paths.get(diagnostic.span.path, diagnostic.span.path)
        if path in exempt and _waives(site, exempt[path], diagnostic.code):
            waived[path].add(diagnostic.code)
        else:
            yield diagnostic
    for path, entry in exempt.items():
        yield from _wrong(site, entry, waived[path])


def _waives(site: Site, entry: Entry[Record], code: str) -> bool:
    return not is_error(site, code) and any(exemption.code == code for exemption in entry.record.exemptions)


def is_error(site: Site, code: str) -> bool:
    """Whether a code is an error in this site."""
    return (site.settings.levels.get(code) or default_severity(code)) is Severity.ERROR


def _wrong(site: Site, entry: Entry[Record], waived: set[str]) -> Iterator[Diagnostic]:
    for i, code in enumerate(exemption.code for exemption in entry.record.exemptions):
        if code not in CODES:
            hint = did_you_mean(code, sorted(CHANGEABLE)) or "'partnerbase explain' lists the codes"
            yield entry.document.problem("unknown-code", f"no code {quoted(code)}", hint, at=("exemptions", i, "code"))
        elif is_error(site, code):
            message = f"{quoted(code)} is an error, which no record can be exempt from"
            hint = "mend what it speaks of, and leave the exemption out"
            yield entry.document.problem("exempted-error", message, hint, at=("exemptions", i, "code"))
        elif code not in waived:
            message = f"the record gives no warning {quoted(code)}"
            yield entry.document.problem(
                "unneeded-exemption", message, "leave the exemption out", at=("exemptions", i, "code")
            )
