"""Entries of a bibliography in RIS, which reference managers read: a line for each field, CR and LF at its end."""

from collections.abc import Iterator

from partnerbase.cite.work import BLANK_DAY, Work
from partnerbase.i18n import html_tag
from partnerbase.values.dates import EdtfDate, Point

TYPES = {
    "news": "NEWS",
    "article": "MGZN",
    "press-release": "ELEC",
    "web-page": "ELEC",
    "data-set": "DATA",
    "statistics": "DATA",
    "report": "RPRT",
    "study": "RPRT",
    "law": "STAT",
}
QUALIFIERS = {"": "", "~": "circa", "?": "uncertain"}


def ris(work: Work) -> str:
    """Write a document as one entry, from `TY` to `ER`."""
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in _lines(work) if value) + "ER  - \r\n"


def _lines(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", TYPES.get(work.kind, "GEN")
    yield "ID", work.id
    yield "AU", work.author
    yield "TI", work.title
    yield "T2", work.medium
    yield "PB", work.house
    yield "M3", work.kind.replace("-", " ")
    yield "PY", f"{work.date.year:04}" if work.date and work.date.year else ""
    yield "DA", _date(work.date)
    yield "Y2", f"{BLANK_DAY.replace('-', '/')}/" if work.is_read_now else _date(work.accessed)
    yield "LA", html_tag(work.language)
    yield "UR", work.url
    yield "UR", work.archive_url


def _date(date: EdtfDate | None) -> str:
    """Write a date as year, month, day and what else is to be known of it, parted by slashes."""
    if not date:
        return ""
    further = str(date).replace("/", " - ") if date.is_interval else QUALIFIERS[date.first.qualifier]
    return f"{_digits(date.first)}/{further}"


def _digits(point: Point) -> str:
    month, day = ("" if part is None else f"{part:02}" for part in (point.month, point.day))
    return f"{point.year:04}/{month}/{day}"
