"""What is computed from the records: cards, counts, anniversaries, completeness."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from partnerbase.i18n import Interface
from partnerbase.link import Key, Site
from partnerbase.records import COLLECTIONS
from partnerbase.records.agreement import Agreement
from partnerbase.records.base import Record
from partnerbase.records.event import Event
from partnerbase.records.figure import Figure, Observation
from partnerbase.records.partnership import Partnership
from partnerbase.records.source import Source
from partnerbase.validate import Entry
from partnerbase.values.dates import EdtfDate
from partnerbase.values.localtext import LocalText
from partnerbase.values.reference import Ref

ROUND = 5
YEARS_AHEAD = 3
MOST_LATEST = 5
MOST_NAMES = 200
FACETS = ("country", "kind", "status", "standpoint", "language", "accumulation")
THEMES = "themes"
YEAR = "year"
# The fields that name what a record lies in or belongs to.
WIDER = ("region", "parent", "seat", "broader")


@dataclass(frozen=True, slots=True)
class Card:
    """What other pages show of a record; a change that leaves it as it is stops at the record's own page.

    `names` are all that readers may look for: in every language, aliases, pinyin, and those of a partnership's
    members. `facets` are pairs of a field's name and a value; a theme is given by its slug. `latest` holds the
    observations of a figure's newest time, `nav` the position of a page of prose. Both `names` and `latest` end at a
    number that honest records do not reach, as they are shown on the pages of many others.
    """

    key: Key
    name: LocalText
    summary: LocalText | None = None
    date: EdtfDate | None = None
    until: EdtfDate | None = None
    kind: str | None = None
    status: str | None = None
    pinyin: str | None = None
    names: tuple[str, ...] = ()
    nav: int | None = None
    url: str | None = None
    archive_url: str | None = None
    publisher: str | None = None
    language: str | None = None
    standpoint: str | None = None
    anonymous: bool = False
    related: tuple[Key, ...] = ()
    facets: tuple[tuple[str, str], ...] = ()
    latest: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A partnership's round number of years in a calendar year."""

    year: int
    years: int
    since: EdtfDate
    key: Key


@dataclass(frozen=True, slots=True)
class Coverage:
    """How complete a collection is: counts of records, and per language of those with a name, summary and body."""

    records: int
    names: Mapping[str, int]
    summaries: Mapping[str, int]
    bodies: Mapping[str, int]
    reviewed: int


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything computed; `today` is the date of the build."""

    today: date
    cards: Mapping[Key, Card]
    anniversaries: tuple[Anniversary, ...]
    coverage: Mapping[str, Coverage]


def derive(site: Site, today: date) -> Facts:
    """Compute all facts of a site."""
    cards = {entry.key: card(site, entry) for entry in site}
    coverage = {name: _coverage(site, name) for name in COLLECTIONS}
    return Facts(today, cards, tuple(_anniversaries(site, today.year)), coverage)


def name_of(site: Site, ref: Ref | Key) -> LocalText:
    """Give a record's name in every language of the site that it, or what it is made of, has."""
    entry = site.get(ref) if isinstance(ref, Ref) else site.at(ref)
    record = entry.record
    if isinstance(record, Source):
        return LocalText(((record.language, record.title),))
    own = getattr(record, "name", None) or getattr(record, "title", None)
    if isinstance(own, LocalText):
        return own
    languages = site.settings.tongues.tags
    return LocalText(tuple((language, _composed(site, record, language)) for language in languages))


def _composed(site: Site, record: Record, language: str) -> str:
    """Make the name of a partnership of its parties, and that of a figure of what it measures."""

    def name(ref: Ref) -> str:
        return name_of(site, ref).best(site.settings.tongues.by_preference(language))[1]

    interface = Interface(language)
    if isinstance(record, Partnership):
        between, within = interface.named("separator", "sides"), interface.named("separator", "partners")
        return between.join(within.join(name(party) for party in side) for side in record.parties)
    assert isinstance(record, Figure)  # noqa: S101 - every other type has a name or title
    words = {"subject": name(record.subject), "indicator": name(record.indicator)}
    if record.counterpart:
        words["counterpart"] = name(record.counterpart)
        return interface.text("%(subject)s: %(indicator)s (%(counterpart)s)", **words)
    return interface.text("%(subject)s: %(indicator)s", **words)


def card(site: Site, entry: Entry[Record]) -> Card:
    """Make a record's card."""
    record = entry.record
    start, until = _dates(record)
    source = record if isinstance(record, Source) else None
    return Card(
        entry.key,
        name_of(site, entry.key),
        record.summary,
        start,
        until,
        getattr(record, "kind", None),
        getattr(record, "status", None),
        getattr(record, "pinyin", None),
        _names(site, entry),
        getattr(record, "nav", None),
        source.url if source else None,
        source.archive_url if source else None,
        source.publisher if source else None,
        source.language if source else None,
        source.standpoint if source else None,
        source.anonymous if source else False,
        _related(site, record),
        tuple(_facets(site, record, start)),
        _latest(record) if isinstance(record, Figure) else (),
    )


def _names(site: Site, entry: Entry[Record]) -> tuple[str, ...]:
    """Give every name of a record once, its own first."""
    record = entry.record
    found = [text for _, text in name_of(site, entry.key).texts]
    found += [*getattr(record, "aliases", ()), *filter(None, [getattr(record, "pinyin", None)])]
    for member in record.members if isinstance(record, Partnership) else ():
        found += _names(site, site.get(member))
    return tuple(dict.fromkeys(found))[:MOST_NAMES]


def _dates(record: Record) -> tuple[EdtfDate | None, EdtfDate | None]:
    if isinstance(record, Event):
        return record.start, record.end
    if isinstance(record, Partnership):
        return record.since, record.until
    if isinstance(record, Figure):
        return max(observation.time for observation in record.observations), None
    dated = record.signed if isinstance(record, Agreement) else getattr(record, "date", None)
    return dated, None


def _latest(record: Figure) -> tuple[Observation, ...]:
    newest = max(observation.time for observation in record.observations)
    return tuple(observation for observation in record.observations if observation.time == newest)[:MOST_LATEST]


def _related(site: Site, record: Record) -> tuple[Key, ...]:
    """Name what a list shows beside a record: places, or what it belongs to."""
    refs: tuple[Ref, ...] = ()
    if isinstance(record, Event):
        refs = record.places
    elif isinstance(record, Partnership):
        refs = record.members
    elif isinstance(record, Figure):
        refs = (record.indicator, record.subject)
    elif wider := next(filter(None, (getattr(record, name, None) for name in WIDER)), None):
        refs = (wider,)
    return tuple(dict.fromkeys(site.get(ref).key for ref in refs))


def _facets(site: Site, record: Record, start: EdtfDate | None) -> list[tuple[str, str]]:
    found = [(name, str(value)) for name in FACETS if (value := getattr(record, name, None))]
    found += [(THEMES, ref.slug) for ref in getattr(record, THEMES, ())]
    if start and start.year:
        found.append((YEAR, f"{start.year:04}"))
    countries = {getattr(site.get(ref).record, "country", None) for ref in _place_refs(record)}
    return found + [("country", code) for code in sorted(code for code in countries if code)]


def _place_refs(record: Record) -> tuple[Ref, ...]:
    if isinstance(record, Event):
        return record.places
    return (seat,) if (seat := getattr(record, "seat", None)) else ()


def _anniversaries(site: Site, year: int) -> list[Anniversary]:
    """List the round anniversaries of this year and the years ahead, by year and first day."""
    found = []
    for entry in site.all(Partnership):
        since = entry.record.since
        if since is None or since.year is None or entry.record.until:
            continue
        for candidate in range(year, year + YEARS_AHEAD):
            years = candidate - since.year
            if years > 0 and years % ROUND == 0:
                found.append(Anniversary(candidate, years, since, entry.key))
    return sorted(found, key=lambda item: (item.year, item.since.earliest.replace(year=2000), item.key))


def _coverage(site: Site, collection: str) -> Coverage:
    entries = list(site.entries[collection].values())
    languages = site.settings.tongues.tags
    names, summaries, bodies = Counter[str](), Counter[str](), Counter[str]()
    for entry in entries:
        names.update(language for language, _ in name_of(site, entry.key).texts)
        summaries.update(language for language, _ in (entry.record.summary.texts if entry.record.summary else ()))
        bodies.update(list(entry.document.bodies))
    return Coverage(
        len(entries),
        {language: names[language] for language in languages},
        {language: summaries[language] for language in languages},
        {language: bodies[language] for language in languages},
        sum(entry.record.reviewed is not None for entry in entries),
    )
