"""An anniversary is as many years after the beginning of its partnership as it says."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from partnerbase.diagnostics import Diagnostic
from partnerbase.link import Site
from partnerbase.records.base import Record
from partnerbase.records.event import Event
from partnerbase.records.partnership import Partnership
from partnerbase.records.source import Source
from partnerbase.validate import Entry
from partnerbase.values.dates import EdtfDate
from partnerbase.values.localtext import LocalText

DIGIT = re.compile("[0-9]")
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
TIES, SOURCES = Partnership.collection, Source.collection


def facts(entry: Entry[Record]) -> Iterator[tuple[str, Any]]:
    """Give the years of the `beginnings` of a partnership and in which a source was `published`; and `anniversaries`.

    Those are the texts of a partnership or an event that speak of one: path, each number with the first language that
    has it, and the sources of the text; of an event with the partnerships that it belongs to and its years.
    """
    record = entry.record
    if isinstance(record, Source) and (published := _years([record.date])):
        yield "published", published
    elif isinstance(record, Partnership):
        if beginnings := _beginnings(record):
            yield "beginnings", beginnings
        if texts := list(_statements(record)):
            yield "anniversaries", {"texts": texts}
    elif isinstance(record, Event) and record.partnerships:
        title = _numbers(record.title, is_one=record.kind == "anniversary")
        texts = [*([[["title"], title, []]] if title else []), *_statements(record)]
        if texts:
            of, years = [ref.slug for ref in record.partnerships], _years((record.start, record.end))
            yield "anniversaries", {"of": of, "years": years, "texts": texts}


def _statements(record: Record) -> Iterator[list[Any]]:
    for i, claim in enumerate(record.claims):
        if claim.field is None and (numbers := _numbers(claim.value, is_one=False)):
            yield [["claims", i, "value"], numbers, [citation.source.slug for citation in claim.sources]]


def _numbers(text: LocalText, *, is_one: bool) -> list[list[Any]]:
    """Give the numbers of the anniversaries in a text, each once, with the first language that has it."""
    found: dict[int, str] = {}
    for language, words in text.texts:
        for number in _anniversaries(words, is_one=is_one):
            found.setdefault(number, language)
    return [[number, language] for number, language in found.items()]


def _anniversaries(text: str, *, is_one: bool) -> Iterator[int]:
    if not DIGIT.search(text) or OF_SOMETHING_ELSE.search(text) or not (is_one or OF_A_PARTNERSHIP.search(text)):
        return
    for match in ANNIVERSARIES.finditer(text):
        yield int(match[1] or match[2])


def _beginnings(record: Partnership) -> list[int]:
    """Give the years from which a partnership can be counted; none where `since` is unknown."""
    if not record.since:
        return []
    claimed = (claim.value for claim in record.claims if claim.field == "since")
    return _years((record.since, *claimed, *(view.since for view in record.views), *(s.date for s in record.stages)))


def _years(dates: Iterable[EdtfDate | None]) -> list[int]:
    """Give the years of the ends of dates, sorted, without open ones."""
    points = (point for day in dates if day for point in (day.start, day.end))
    return sorted({point.year for point in points if point})


def counted_from_since(site: Site, _today: date) -> Iterator[Diagnostic]:
    """An anniversary in a title or a statement fits the years of its partnership: `anniversary-mismatch`.

    It is compared with `since`, with what claims and views say of it, and with all stages. Left out are texts that
    speak of another anniversary, and those for which no year is known.
    """
    beginnings, published = site.facts("beginnings"), site.facts("published")
    for key, fact in site.facts("anniversaries").items():
        starts = {year for slug in fact.get("of", [key[1]]) for year in beginnings.get((TIES, slug), ())}
        for at, numbers, sources in fact["texts"]:
            said = {year for slug in sources for year in published.get((SOURCES, slug), ())}
            years = said.union(fact.get("years", ()))
            for number, language in numbers if starts and years else ():
                if not any(year - number in starts for year in years):
                    message, hint = _mismatch(number, starts, years)
                    yield site.at(key).document.problem("anniversary-mismatch", message, hint, at=(*at, language))


def _mismatch(number: int, starts: set[int], years: set[int]) -> tuple[str, str]:
    since = ", ".join(map(str, sorted(starts)))
    hint = f"in {max(years)} it would be {max(years) - min(starts)}; mend the number, or the partnership"
    return f"anniversary {number} does not fit: the partnership counts from {since}", hint
