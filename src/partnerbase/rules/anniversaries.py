"""An anniversary is as many years after the beginning of its partnership as it says."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from partnerbase.diagnostics import Diagnostic
from partnerbase.link import Site
from partnerbase.load.yaml_subset import Loc
from partnerbase.records.base import Record
from partnerbase.records.event import Event
from partnerbase.records.partnership import Partnership
from partnerbase.records.source import Source
from partnerbase.validate import Entry
from partnerbase.values.dates import EdtfDate
from partnerbase.values.localtext import LocalText

ROUGHLY = r"(?<!than )(?<!over )(?<!nearly )(?<!almost )(?<!about )(?<!über )(?<!als )(?<!rund )(?<!fast )(?<!gut )"
ANNIVERSARIES = re.compile(
    rf"{ROUGHLY}\b([0-9]{{1,3}})(?:"
    r"(?:st|nd|rd|th)\s(?:[\w-]+\s){0,2}anniversary"
    r"|[ -]years?\s(?:of\s(?:[\w-]+\s){0,2}(?:partnership|friendship|twinning)|anniversary)"
    r"|\.\s(?:[\w-]+\s)?(?:\w+)?(?:jahrestag|jubiläum)"
    r"|-?jährige[mnrs]?\s(?:[\w-]+\s)?(?:\w+)?(?:jubiläum|bestehen|partnerschaft|freundschaft)"
    r"|\sjahren?\s(?:[\w-]+\s)?(?:\w+)?(?:partnerschaft|freundschaft)"
    r")|(?<![0-9逾近])([0-9]{1,3})\s?周年",
    re.IGNORECASE,
)
OF_A_PARTNERSHIP = re.compile(r"partner|twin|sister|friend|freund|友城|友好|结好|缔结|伙伴|姐妹", re.IGNORECASE)
OF_SOMETHING_ELSE = re.compile(
    r"diplomati|\bwars?\b|founding|foundation|universit|compan|birth|death"
    r"|krieg|gründung|todestag|geburt|hochschule|unternehmen|建交|外交|战|成立|创立|建校|大学|诞辰|逝世|公司",
    re.IGNORECASE,
)
Years = frozenset[int]


def counted_from_since(site: Site, _today: date) -> Iterator[Diagnostic]:
    """An anniversary in a title or a statement fits the years of its partnership: `anniversary-mismatch`.

    It is compared with `since`, with what claims and views say of it, and with all stages. Left out are texts that
    speak of another anniversary, and those for which no year is known.
    """
    beginnings = {entry.slug: _beginnings(entry.record) for entry in site.all(Partnership)}
    published = {entry.slug: entry.record.date for entry in site.all(Source)}
    for partnership in site.all(Partnership):
        yield from _in_statements(partnership, beginnings[partnership.slug], frozenset(), published)
    for event in site.all(Event):
        record = event.record
        starts: Years = frozenset().union(*(beginnings[ref.slug] for ref in record.partnerships))
        years = _years((record.start, record.end))
        is_one = record.kind == "anniversary"
        yield from _mismatches(event, record.title, ("title",), (starts, years), is_one=is_one)
        yield from _in_statements(event, starts, years, published)


def _in_statements(
    entry: Entry[Record], starts: Years, years: Years, published: dict[str, EdtfDate | None]
) -> Iterator[Diagnostic]:
    for i, claim in enumerate(entry.record.claims):
        if claim.field is None:
            said = _years(published[citation.source.slug] for citation in claim.sources)
            yield from _mismatches(entry, claim.value, ("claims", i, "value"), (starts, years | said), is_one=False)


def _mismatches(
    entry: Entry[Record], text: LocalText, at: Loc, spans: tuple[Years, Years], *, is_one: bool
) -> Iterator[Diagnostic]:
    """Find the anniversaries of a text that fit no pair of beginning and year; each number once."""
    starts, years = spans
    told: set[int] = set()
    for language, words in text.texts if starts and years else ():
        for number in _anniversaries(words, is_one=is_one):
            if number not in told and not any(year - number in starts for year in years):
                told.add(number)
                since = ", ".join(map(str, sorted(starts)))
                message = f"anniversary {number} does not fit: the partnership counts from {since}"
                hint = f"in {max(years)} it would be {max(years) - min(starts)}; mend the number, or the partnership"
                yield entry.document.problem("anniversary-mismatch", message, hint, at=(*at, language))


def _anniversaries(text: str, *, is_one: bool) -> Iterator[int]:
    if OF_SOMETHING_ELSE.search(text) or not (is_one or OF_A_PARTNERSHIP.search(text)):
        return
    for match in ANNIVERSARIES.finditer(text):
        yield int(match[1] or match[2])


def _beginnings(record: Partnership) -> Years:
    """Give the years from which a partnership can be counted; none where `since` is unknown."""
    if not record.since:
        return frozenset()
    claimed = (claim.value for claim in record.claims if claim.field == "since")
    return _years((record.since, *claimed, *(view.since for view in record.views), *(s.date for s in record.stages)))


def _years(dates: Iterable[EdtfDate | None]) -> Years:
    """Give the years of the ends of dates, without open ones."""
    points = (point for day in dates if day for point in (day.start, day.end))
    return frozenset(point.year for point in points if point)
