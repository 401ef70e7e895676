"""Entries of a bibliography as CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html)."""

import json
from collections.abc import Iterable
from typing import Any

from partnerbase.cite.work import BLANK_DAY, Work
from partnerbase.i18n import html_tag
from partnerbase.values.dates import EdtfDate, Point

TYPES = {
    "news": "article-newspaper",
    "article": "article-magazine",
    "press-release": "webpage",
    "web-page": "webpage",
    "data-set": "dataset",
    "statistics": "dataset",
    "report": "report",
    "study": "report",
    "law": "legislation",
}
GENRES = frozenset({"press-release", "report", "study", "statistics"})
"""Kinds that tell more than the type does."""


def csl(work: Work) -> dict[str, Any]:
    """Give a document as an item of CSL-JSON, without what is unknown."""
    found = {
        "id": work.id,
        "type": TYPES.get(work.kind, "document"),
        "title": work.title,
        "author": [{"literal": work.author}] if work.author else None,
        "container-title": work.medium,
        "publisher": work.house,
        "genre": work.kind.replace("-", " ") if work.kind in GENRES else None,
        "issued": _date(work.date),
        "accessed": {"raw": BLANK_DAY} if work.is_read_now else _date(work.accessed),
        "language": html_tag(work.language),
        "URL": work.url or work.archive_url,
        "note": f"Archived copy: {work.archive_url}" if work.url and work.archive_url else None,
    }
    return {name: value for name, value in found.items() if value}


def csl_json(works: Iterable[Work]) -> str:
    """Write documents as a list of CSL-JSON, a line for each field."""
    return f"[{', '.join(map(_item, works))}]\n"


def _item(work: Work) -> str:
    fields = (f"  {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in csl(work).items())
    return "{\n" + ",\n".join(fields) + "\n}"


def _date(date: EdtfDate | None) -> dict[str, Any] | None:
    """Give a date as numbers, with a mark where it is approximate or uncertain; an open interval as its text."""
    if date is None:
        return None
    if date.start is None or date.end is None:
        return {"literal": str(date)}
    points = [date.start, date.end] if date.is_interval else [date.start]
    parts = {"date-parts": [_parts(point) for point in points]}
    return parts | ({"circa": True} if any(point.qualifier for point in points) else {})


def _parts(point: Point) -> list[int]:
    return [part for part in (point.year, point.month, point.day) if part is not None]
