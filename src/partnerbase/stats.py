"""How many records there are, how much of the field they cover, how complete they are, and how old."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from partnerbase.derive import Facts
from partnerbase.diagnostics import Report

STALE = frozenset({"stale-figure", "stale-review"})


def statistics(facts: Facts, report: Report) -> dict[str, Any]:
    """Count records, texts per language, reviews, and warnings by code.

    Returns:
        `today`; `collections`, with `records`, `reviewed` and the number of names, summaries and bodies per language;
        `extent`, the fields of `partnerbase.derive.extent.Extent` and its `share`; `warnings` by code; `stale`, the
        number of figures and reviews that are too old.
    """
    warnings: dict[str, int] = {}
    for diagnostic in report:
        warnings[diagnostic.code] = warnings.get(diagnostic.code, 0) + 1
    return {
        "today": facts.today.isoformat(),
        "collections": {
            name: {
                "records": coverage.records,
                "reviewed": coverage.reviewed,
                "names": dict(coverage.names),
                "summaries": dict(coverage.summaries),
                "bodies": dict(coverage.bodies),
            }
            for name, coverage in facts.coverage.items()
        },
        "extent": {**asdict(facts.extent), "share": float(facts.extent.share)},
        "warnings": dict(sorted(warnings.items())),
        "stale": sum(count for code, count in warnings.items() if code in STALE),
    }


def as_text(numbers: dict[str, Any]) -> str:
    """Write the statistics as a table; the counts of texts stand in the order of the languages above them."""
    languages = "/".join(next(iter(numbers["collections"].values()))["names"])
    header = ("collection", "records", *(f"{name} {languages}" for name in ("names", "summaries", "texts")), "reviewed")
    rows = [header]
    for name, counts in numbers["collections"].items():
        texts = ("/".join(str(n) for n in counts[field].values()) for field in ("names", "summaries", "bodies"))
        rows.append((name, str(counts["records"]), *texts, str(counts["reviewed"])))
    widths = [max(len(row[i]) for row in rows) for i in range(len(header))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines += ["", *_extent(numbers["extent"]), ""]
    lines += [f"as of {numbers['today']}", f"stale figures and reviews: {numbers['stale']}"]
    lines += [f"{code}: {count}" for code, count in numbers["warnings"].items()]
    return "\n".join(lines)


def _extent(numbers: dict[str, Any]) -> Iterator[str]:
    partnerships = numbers["partnerships"]
    yield f"partnerships of places: {sum(partnerships.values())}" + (
        f" ({_kinds(partnerships)})" if partnerships else ""
    )
    yield f"of these with a sourced start: {numbers['started']}" + (f" ({numbers['share']}%)" if partnerships else "")
    for country, kinds in numbers["places"].items():
        yield f"places in {country}: {sum(kinds.values())} ({_kinds(kinds)})"
    yield f"events: {numbers['events']}"
    yield f"observations: {numbers['observations']}, in {numbers['series']} series of three times or more"


def _kinds(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{kind or 'unknown'} {number}" for kind, number in counts.items())
