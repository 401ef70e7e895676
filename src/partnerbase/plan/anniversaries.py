"""The round anniversaries: the pages of the years ahead, and the calendars of all, of each place and partnership."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from partnerbase.abstract import Key
from partnerbase.calendars import Entry, calendar
from partnerbase.derive import Facts
from partnerbase.derive.anniversaries import Anniversary, by_record, within_a_year
from partnerbase.formats import Formats
from partnerbase.i18n import Interface, html_tag
from partnerbase.plan.page import Matter, Planned
from partnerbase.plan.parts import Groups, divided
from partnerbase.plan.paths import address, part_path, record_path
from partnerbase.plan.planner import Planner
from partnerbase.program import digest
from partnerbase.values.dates import EdtfDate, Precision

NAME, TEMPLATE = "anniversaries", "pages/anniversaries.html.j2"
HOST = "partnerbase"
"""Stands for the host of a site without an address."""
YEARS_SHOWN = 3
"""How many calendar years the pages have, this one included."""
MOST_SOON = 8
"""How many of the next twelve months the home page shows, and as many of each year of which no more is known."""


@dataclass(frozen=True, slots=True)
class Anniversaries(Matter):
    """A page of the anniversaries of the years ahead.

    Args:
        this_year: The calendar year of the build.
        years: What stands on this page, by year.
        index: All years, with the number of anniversaries and the page that begins to tell of them.
        part: Which of the pages it is, from 1.
    """

    this_year: int
    years: Groups[Anniversary]
    index: tuple[tuple[str, int, int], ...]
    part: int

    @property
    def shows(self) -> Iterable[Key]:
        """The partnerships that have them."""
        return (item.key for _, found in self.years for item in found)


def calendar_path(key: Key, language: str) -> str:
    """Give the path of the calendar of a record: `en/cities/nanjing.ics`."""
    return f"{record_path(key, language).removesuffix('.html')}.ics"


def soon(facts: Facts) -> tuple[Anniversary, ...]:
    """Give the first of those that may fall in the twelve months from the day of the build, and some of each year."""
    found = within_a_year(facts.anniversaries, facts.today)
    by_year: dict[int, list[Anniversary]] = {}
    for anniversary in found:
        by_year.setdefault(anniversary.year if anniversary.is_of_year else 0, []).append(anniversary)
    return tuple(anniversary for _, shown in sorted(by_year.items()) for anniversary in shown[:MOST_SOON])


def celebrated(planner: Planner, anniversaries: Iterable[Anniversary]) -> str:
    """Give a digest of anniversaries as pages show them."""
    return digest(*(f"{item} {planner.cards.item_digest(item.key)}" for item in anniversaries))


def pages(planner: Planner) -> Iterator[Planned]:
    """Plan the pages and the calendars."""
    facts = planner.facts
    this_year = facts.today.year
    shown: dict[str, list[Anniversary]] = {}
    for anniversary in facts.anniversaries:
        if anniversary.year < this_year + YEARS_SHOWN:
            shown.setdefault(f"{anniversary.year:04}", []).append(anniversary)
    parts = divided(list(shown.items()))
    starts = [(year, part) for part, groups in enumerate(parts, 1) for year, _ in groups]
    index = tuple((year, len(found), dict(reversed(starts))[year]) for year, found in shown.items())
    for part, years in enumerate(parts, 1):
        matter = Anniversaries(this_year, years, index, part)
        inputs = digest(repr(matter), celebrated(planner, (item for _, found in years for item in found)))
        for language in planner.languages:
            path = part_path(NAME, language, part)
            plan = partial(planner.page, path, TEMPLATE, language, matter=matter)
            yield planner.later(path, TEMPLATE, plan, inputs)
    yield from _calendars(planner)


def _calendars(planner: Planner) -> Iterator[Planned]:
    facts, name = planner.facts, planner.cards.naming
    known = {item: f"{item} {planner.cards.digest(item.key)}" for item in facts.anniversaries}
    for language in planner.languages:
        yield _calendar(planner, f"{language}/{NAME}.ics", language, None, facts.anniversaries, *known.values())
        for key, found in by_record(facts.anniversaries, facts.bonds).items():
            path = calendar_path(key, language)
            yield _calendar(planner, path, language, key, found, name(key), *map(known.__getitem__, found))


def _calendar(
    planner: Planner, path: str, language: str, key: Key | None, found: Sequence[Anniversary], *inputs: str
) -> Planned:
    def make() -> bytes:
        interface = Interface(language)
        of = planner.name(key, language) if key else _title_of_site(planner, language)
        name = interface.text("%(label)s: %(value)s", label=interface.text("Round anniversaries"), value=of)
        entries = (_entry(planner, anniversary, language) for anniversary in found)
        return calendar(name, html_tag(language), entries, planner.facts.today)

    return planner.file(path, make, planner.facts.today.isoformat(), *inputs)


def _entry(planner: Planner, found: Anniversary, language: str) -> Entry:
    """Give an anniversary as an event: of which only the month or year is known, that says so and takes all of it."""
    interface, formats, settings = Interface(language), Formats(language), planner.site.settings
    kind = planner.cards[found.key].kind or ""
    since = interface.text("since %(date)s", date=formats.date(found.since))
    return Entry(
        f"{found.key[1]}-{found.years}-years@{urlsplit(settings.base_url or '').hostname or HOST}",
        found.date.earliest,
        found.date.latest,
        _title(interface, formats, found, planner.name(found.key, language)),
        interface.named("separator", "values").join(
            (interface.special("choice", f"partnerships.kind.{kind}", kind), since)
        ),
        address(settings, record_path(found.key, language)),
    )


def _title(interface: Interface, formats: Formats, found: Anniversary, name: str) -> str:
    years = interface.plural("%(num)s year", "%(num)s years", found.years)
    title = interface.text("%(label)s: %(value)s", label=years, value=name)
    start = found.date.start
    if start and start.precision < Precision.DAY:
        date = formats.date(found.date)
        return interface.text("%(title)s (%(date)s; the day is not known)", title=title, date=date)
    if start and start.qualifier:
        return interface.text("%(value)s (%(date)s)", value=title, date=formats.date(EdtfDate.at(start)))
    return title


def _title_of_site(planner: Planner, language: str) -> str:
    settings = planner.site.settings
    return settings.title.best(settings.tongues.by_preference(language))[1]
