"""Makes abstracts: takes out of a record what the rest of the site may know of it."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from partnerbase.abstract import Names, Pointer, pointer
from partnerbase.attendance import attendance
from partnerbase.cache import as_line
from partnerbase.chart import Counted, choices
from partnerbase.link import IN_TEXT, references
from partnerbase.markdown import Body
from partnerbase.program import digest
from partnerbase.records.agreement import Agreement
from partnerbase.records.base import Record
from partnerbase.records.event import Event
from partnerbase.records.figure import Figure, Observation
from partnerbase.records.indicator import Indicator
from partnerbase.records.partnership import NEVER_BEGUN, Partnership
from partnerbase.records.person import Person
from partnerbase.records.source import Source
from partnerbase.validate import Entry
from partnerbase.values.base import Value
from partnerbase.values.dates import EdtfDate
from partnerbase.values.localtext import LocalText
from partnerbase.values.reference import Ref

MOST_LATEST = 5
FACETS = ("country", "kind", "status", "standpoint", "language", "accumulation")
THEMES = "themes"
ACTUAL = "actual"
YEAR = "year"
# The fields that name what a record lies in or belongs to.
WIDER = ("region", "parent", "seat", "broader")
# What readers ask of a record first.
ASKED_FOR = {
    "partnerships": ("since", "status", "kind"),
    "cities": ("population", "coordinates"),
    "regions": ("population", "coordinates"),
    "organisations": ("seat",),
    "sources": ("date", "publisher"),
}
# The plain fields that a card shows as they are.
SHOWN = ("kind", "status", "pinyin", "official_pinyin", "nav", "edition")
SHOWN_TEXTS = ("summary", "official_name")
SHOWN_OF_SOURCES = ("url", "archive_url", "author", "publisher", "language", "standpoint", "anonymous")


def extract(entry: Entry[Record], bodies: Mapping[str, Body]) -> dict[str, Any]:
    """Give the fields of an abstract that tell of the record itself.

    Args:
        entry: The record.
        bodies: Its texts by language.
    """
    record, has = entry.record, vars(entry.record)
    names, aliases = _names(record), tuple(_aliases(record))
    start, until = _dates(record)
    latest = _latest(record) if isinstance(record, Figure) else ()
    return {
        "is_valid": True,
        "is_draft": record.draft,
        "points": tuple(sorted(set(_points(record, bodies)))),
        "names": names,
        "parts": _parts(record),
        "headings": record.heading.texts if isinstance(record, Indicator) and record.heading else (),
        "aliases": aliases,
        "naming": digest(as_line([names, aliases])),
        "country": has.get("country") or "",
        "spot": _spot(record),
        "tile": _tile(record),
        "places": _pointers(_places(record)),
        "related": _pointers(_related(record)),
        "companions": _pointers((*_stating(latest), *(ref for item in attendance(record) for ref in item.refs))),
        "themes": _pointers(has.get(THEMES, ())),
        "starts": start.earliest.isoformat() if start else "",
        "nav": has.get("nav"),
        "stages": _stages(record),
        "measured": _measured(record),
        "course": _course(record),
        "is_charted": isinstance(record, Figure) and bool(choices(map(counted, record.observations))),
        "observed": _observed(record),
        "summaries": tuple(language for language, _ in record.summary.texts) if record.summary else (),
        "bodies": tuple(bodies),
        "reviewed": record.reviewed.latest.isoformat() if record.reviewed else "",
        "lacks": _lacks(record),
        "shown": as_line(_shown(record, start, until, latest)),
        "profile": as_line(_profile(record)),
    }


def _lacks(record: Record) -> tuple[str, ...]:
    """Name the fields that readers ask for and that the record leaves empty; what never began has no beginning."""
    asked, never_began = ASKED_FOR.get(record.collection, ()), vars(record).get("status") in NEVER_BEGUN
    return tuple(name for name in asked if not vars(record)[name] and not (never_began and name == "since"))


def _points(record: Record, bodies: Mapping[str, Body]) -> Iterable[tuple[str, Pointer]]:
    for at, ref in references(record):
        yield str(at[0]), pointer(ref)
    for body in bodies.values():
        for slug, _, _ in body.links:
            yield IN_TEXT, pointer(Ref.parse(slug))


def _names(record: Record) -> Names | None:
    if isinstance(record, Source):
        return ((record.language, record.title),)
    own = vars(record).get("name") or vars(record).get("title")
    return own.texts if isinstance(own, LocalText) else None


def _aliases(record: Record) -> Iterator[str]:
    """Give what else a record is called, its pinyin last."""
    has = vars(record)
    if official := has.get("official_name"):
        yield from (name for _, name in official.texts)
    yield from has.get("aliases", ())
    if pinyin := has.get("pinyin"):
        yield pinyin


def _parts(record: Record) -> tuple[tuple[Pointer, ...], ...]:
    """Point to what names are composed of: a record without a name of its own is a partnership or a figure."""
    if isinstance(record, Partnership):
        return tuple(_pointers(side) for side in record.parties)
    if isinstance(record, Figure):
        return tuple(_pointers((ref,)) for ref in (record.subject, record.indicator, record.counterpart) if ref)
    return ()


def _dates(record: Record) -> tuple[EdtfDate | None, EdtfDate | None]:
    if isinstance(record, Event):
        return record.start, record.end
    if isinstance(record, Partnership):
        return record.since, record.until
    if isinstance(record, Figure):
        return max(observation.time for observation in record.observations), None
    dated = record.signed if isinstance(record, Agreement) else vars(record).get("date")
    return dated, None


def _spot(record: Record) -> tuple[float, float] | None:
    found = vars(record).get("coordinates")
    return (float(found.lon), float(found.lat)) if found else None


def _tile(record: Record) -> tuple[int, int, Names] | None:
    found = vars(record).get("tile")
    return (found.column, found.row, found.label.texts if found.label else ()) if found else None


def _stages(record: Record) -> Names:
    stages = record.stages if isinstance(record, Partnership) else ()
    return tuple((stage.kind, str(stage.date)) for stage in stages)


def _measured(record: Record) -> tuple[str, ...]:
    observations = record.observations if isinstance(record, Figure) else ()
    times = {observation.time for observation in observations if observation.nature == ACTUAL}
    return tuple(map(str, sorted(times)))


def _course(record: Record) -> tuple[tuple[str, str, bool, bool], ...]:
    """Give the amounts of a figure, where it has some of several times."""
    found = tuple(map(counted, record.observations)) if isinstance(record, Figure) else ()
    told = (
        (str(item.time), str(item.quantity), item.is_forecast, item.is_preferred) for item in found if item.quantity
    )
    return tuple(told) if len({item.time for item in found}) > 1 else ()


def _observed(record: Record) -> tuple[int, int]:
    observations = record.observations if isinstance(record, Figure) else ()
    return len(observations), len({observation.time for observation in observations})


def counted(observation: Observation, name: str = "") -> Counted:
    """Give an observation as what a chart may show; `name` tells who says so."""
    is_period, is_forecast = observation.period is not None, observation.nature == "forecast"
    return Counted(observation.time, observation.quantity, is_period, is_forecast, observation.preferred, name)


def _latest(record: Figure) -> tuple[Observation, ...]:
    """Give the observations of the newest time for which anything is counted, else expected."""
    counts = [observation for observation in record.observations if observation.nature == "actual"]
    newest = max(observation.time for observation in counts or record.observations)
    return tuple(item for item in counts or record.observations if item.time == newest)[:MOST_LATEST]


def _stating(latest: Iterable[Observation]) -> Iterable[Ref]:
    """Name the sources and speakers of observations."""
    return (ref for item in latest for ref in (item.source.source, *item.by))


def _places(record: Record) -> tuple[Ref, ...]:
    if isinstance(record, Event):
        return record.places
    return (seat,) if (seat := vars(record).get("seat")) else ()


def _related(record: Record) -> tuple[Ref, ...]:
    """Name what a list shows beside a record: places, or what it belongs to."""
    if isinstance(record, Event):
        return record.places
    if isinstance(record, Partnership):
        return record.members
    if isinstance(record, Figure):
        return (record.indicator, record.subject)
    wider = next(filter(None, map(vars(record).get, WIDER)), None)
    return (wider,) if wider else ()


def _pointers(refs: Iterable[Ref]) -> tuple[Pointer, ...]:
    return tuple(dict.fromkeys(map(pointer, refs)))


def _shown(
    record: Record, start: EdtfDate | None, until: EdtfDate | None, latest: Iterable[Observation]
) -> dict[str, Any]:
    """Give what a card shows beside names and what it points to, without what the record does not have."""
    fields = SHOWN + (SHOWN_OF_SOURCES if isinstance(record, Source) else ())
    found: dict[str, Any] = {name: vars(record).get(name) for name in fields}
    for name in SHOWN_TEXTS:
        found[name] = text.texts if (text := vars(record).get(name)) else None
    found["date"] = str(start) if start else None
    found["until"] = str(until) if until else None
    found["accessed"] = str(read) if (read := vars(record).get("accessed")) else None
    found["facets"] = _facets(record, start)
    found["latest"] = [as_plain(observation) for observation in latest]
    found["attendance"] = [item.plain() for item in attendance(record)]
    return {name: value for name, value in found.items() if value}


def _profile(record: Record) -> dict[str, Any]:
    """Give how many people live in a place, with the sources of that, and the roles of a person, each with its own."""
    population = vars(record).get("population")
    roles = record.roles if isinstance(record, Person) else ()
    found = {
        "population": as_plain(population) if population else None,
        "population_sources": _supporting(record, "population") if population else (),
        "roles": [as_plain(role) for role in roles],
        "role_sources": _supporting(record, "roles") if roles else (),
    }
    return {name: value for name, value in found.items() if value}


def _supporting(record: Record, field: str) -> list[str]:
    """Name the sources that stand behind a field: those that name it, else those of the whole record."""
    named = [citation.source.slug for citation in record.sources if field in citation.supports]
    return named or [citation.source.slug for citation in record.sources if not citation.supports]


def _facets(record: Record, start: EdtfDate | None) -> list[tuple[str, str]]:
    found = [(name, str(value)) for name in FACETS if (value := vars(record).get(name))]
    found += [(THEMES, ref.slug) for ref in vars(record).get(THEMES, ())]
    if start and start.year:
        found.append((YEAR, f"{start.year:04}"))
    return found


def as_plain(value: object) -> Any:  # noqa: ANN401 - mirrors JSON
    """Give a value as plain data that JSON keeps and its type reads back: numbers as texts, references in full."""
    if isinstance(value, Value):
        fields = ((name, getattr(value, name)) for name in type(value).model_fields)
        return {name: as_plain(item) for name, item in fields if item not in (None, ())}
    if isinstance(value, tuple):
        return [as_plain(item) for item in value]
    if isinstance(value, LocalText):
        return value.plain()
    return str(value) if isinstance(value, Ref | EdtfDate | Decimal) else value


def as_tuples(value: Any) -> Any:  # noqa: ANN401 - mirrors JSON
    """Give plain data with tuples in place of the lists that JSON makes of them."""
    if isinstance(value, list):
        return tuple(map(as_tuples, value))
    if isinstance(value, dict):
        return {name: as_tuples(item) for name, item in value.items()}
    return value
