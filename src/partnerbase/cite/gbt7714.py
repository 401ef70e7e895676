"""Citations in words by GB/T 7714-2015: "Author. Title[N/OL]. Medium, 2019-06-01[2026-11-22]. https://…"."""

from partnerbase.cite.work import BLANK, Piece, Sentence, Work, written
from partnerbase.values.dates import EdtfDate, Point

MARKS = {
    "news": "N",
    "article": "J",
    "press-release": "EB",
    "web-page": "EB",
    "data-set": "DS",
    "statistics": "DS",
    "report": "R",
    "study": "R",
}
OTHER, ONLINE = "Z", "OL"
"""The marks of other documents, and of what is read on the net."""


def gbt7714(work: Work) -> tuple[Piece, ...]:
    """Cite a document by GB/T 7714-2015; what is unknown is left out."""
    responsible = work.author or work.container or work.house
    mark = MARKS.get(work.kind, OTHER)
    sentences: list[Sentence] = [
        [Piece(responsible)] if responsible else [],
        [Piece(work.title, "title"), Piece(f"[{mark}/{ONLINE}]" if work.is_online else f"[{mark}]")],
        _imprint(work, responsible),
        *([Piece(address, "url")] for address in (work.url, work.archive_url) if address),
    ]
    return (*written(sentences), Piece("."))


def _imprint(work: Work, responsible: str) -> Sentence:
    """Say who published it, when, and when it was read; a date with nobody before it stands in brackets."""
    publisher = ", ".join(name for name in (work.medium, work.house) if name and name != responsible)
    date = _date(work.date) if work.date else ""
    if work.date and _is_exact(work.date) and work.house not in ("", responsible):
        date = f"{work.date.year:04}({date})"
    elif date and not publisher:
        date = f"({date})"
    found = [Piece(", ".join(filter(None, (publisher, date))))]
    if work.is_online and (work.accessed or work.is_read_now):
        day = _date(work.accessed) if work.accessed else BLANK
        found += [Piece("["), Piece(day, "digits"), Piece("]")]
    return [piece for piece in found if piece.text]


def _is_exact(date: EdtfDate) -> bool:
    """Whether more than the year is known of a single date."""
    return not date.is_interval and date.start is not None and date.start.month is not None


def _date(date: EdtfDate) -> str:
    """Write a date in digits; one that is estimated stands in square brackets."""
    if date.start and date.end and date.start == date.end:
        return _point(date.start)
    return "-".join(_point(point) if point else "" for point in (date.start, date.end)).replace("--", "-")


def _point(point: Point) -> str:
    text = str(point).rstrip("~?")
    return f"[{text}]" if point.qualifier else text
