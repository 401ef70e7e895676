"""Partnerships: each once, between different places, with a status that can be understood."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from partnerbase.abstract import Key
from partnerbase.diagnostics import Diagnostic, quoted
from partnerbase.link import Site
from partnerbase.load.yaml_subset import Loc
from partnerbase.records.base import Record
from partnerbase.records.organisation import Organisation
from partnerbase.records.partnership import ENDED, PARTIES, Partnership
from partnerbase.rules.plain import target
from partnerbase.settings import Settings
from partnerbase.validate import Entry
from partnerbase.values.reference import PLACES

Fact = dict[str, Any]


def with_dated_status(entry: Entry[Record], _settings: Settings) -> Iterator[Diagnostic]:
    """A status has its date, `undated-status`; an ended partnership its end, `ended-without-until`."""
    record = entry.record
    if not isinstance(record, Partnership) or not record.status or record.until:
        return
    if record.status == ENDED:
        hint = "add 'until:' with the year, as exactly as a source says"
        yield entry.document.problem("ended-without-until", "it has ended, but not when", hint, at=("status",))
    elif not record.status_as_of:
        message = f"the status {quoted(record.status)} has no date"
        hint = "add 'status_as_of:' with the date of the source that says it"
        yield entry.document.problem("undated-status", message, hint, at=("status",))


def explained_before_relations(entry: Entry[Record], settings: Settings) -> Iterator[Diagnostic]:
    """What began before the countries had relations tells how, in a stage with a note: `before-relations`."""
    record, first = entry.record, settings.relations_since
    if not isinstance(record, Partnership) or not record.since or not first:
        return
    year = record.since.latest.year
    if year < first and not any(stage.note and stage.date.earliest.year <= year for stage in record.stages):
        message = f"{record.since} is before {first}, when the countries took up relations"
        hint = "mend the date, or add a stage of that time whose 'note' tells how it came about"
        yield entry.document.problem("before-relations", message, hint, at=("since",))


def facts(entry: Entry[Record]) -> Iterator[tuple[str, Any]]:
    """Give the `seat` of an organisation, and of a partnership its `parties`.

    With the parties: `within` what it lies, the days `from` and `to` which it is certain to last, and the other
    `speakers`, that is the paths of views and contacts whose party is not written as one of the partnership's.
    """
    record = entry.record
    if isinstance(record, Organisation) and record.seat:
        yield "seat", str(record.seat)
    elif isinstance(record, Partnership):
        fact: Fact = {"sides": [list(map(str, side)) for side in record.parties]}
        if record.within:
            fact["within"] = record.within.slug
        if record.since:
            fact["from"] = record.since.latest.isoformat()
        if record.until:
            fact["to"] = record.until.earliest.isoformat()
        if speakers := list(_other_speakers(record)):
            fact["speakers"] = speakers
        yield "parties", fact


def _other_speakers(record: Partnership) -> Iterator[list[Any]]:
    parties = set(record.members)
    for field in ("views", "contacts"):
        for i, speaker in enumerate(getattr(record, field)):
            if speaker.party not in parties:
                yield [field, i, str(speaker.party)]


def once(site: Site, _today: date) -> Iterator[Diagnostic]:
    """The same parties have one partnership at a time: `duplicate-partnership`.

    The order of the parties does not matter. A new one may follow one that has ended, and a smaller one may lie
    within a larger one of the same parties.
    """
    groups: dict[tuple[frozenset[Key], str], list[tuple[Key, Fact]]] = defaultdict(list)
    for key, fact in site.facts("parties").items():
        parties = frozenset(party for _, _, party in _parties(site, fact))
        groups[parties, fact.get("within", "")].append((key, fact))
    for group in (group for group in groups.values() if len(group) > 1):
        for same in _at_one_time(group):
            first, *others = sorted(same, key=lambda key: site.abstracts[key].path)
            for other in others:
                path = site.abstracts[first].path
                hint = f"the other is {path}; merge the two, or give 'until' of the one that has ended"
                message = "a second partnership of the same parties"
                yield site.at(other).document.problem("duplicate-partnership", message, hint, at=("parties",))


def _at_one_time(group: Iterable[tuple[Key, Fact]]) -> Iterator[list[Key]]:
    """Put together those that follow each other without an end in between."""
    (first, fact), *others = sorted(group, key=lambda item: _start(item[1]))
    together, end = [first], _end(fact)
    for key, other in others:
        if _start(other) < end:
            together.append(key)
        else:
            yield together
            together = [key]
        end = max(end, _end(other))
    yield together


def _start(fact: Fact) -> str:
    return str(fact.get("from", date.min.isoformat()))


def _end(fact: Fact) -> str:
    return str(fact.get("to", date.max.isoformat()))


def of_different_places(site: Site, _today: date) -> Iterator[Diagnostic]:
    """Each party stands once, and the sides belong to different places: `same-place`."""
    seats = _seats(site)
    for key, fact in site.facts("parties").items():
        known: set[Key] = set()
        places: dict[Key, int] = {}
        for at, side, party in _parties(site, fact):
            place = seats.get(party, party)
            if party in known:
                message = f"{quoted(party[1])} stands among the parties a second time"
                yield site.at(key).document.problem("same-place", message, "name each party once", at=at)
            elif places.setdefault(place, side) != side:
                message = f"{quoted(party[1])} is of the same place, {quoted(place[1])}, as the other side"
                hint = "name the partner in the other place"
                yield site.at(key).document.problem("same-place", message, hint, at=at)
            known.add(party)


def heard_from_parties(site: Site, _today: date) -> Iterator[Diagnostic]:
    """Views and contacts belong to parties, or to bodies seated with them: `not-a-party`."""
    seats = _seats(site)
    for key, fact in site.facts("parties").items():
        parties = {party for _, _, party in _parties(site, fact)} if "speakers" in fact else set()
        for field, i, ref in fact.get("speakers", ()):
            speaker = target(site, ref, PARTIES)
            if speaker not in parties and seats.get(speaker) not in parties:
                message = f"{quoted(speaker[1])} is no party of this partnership"
                hint = "name one of its parties, or put what others say into 'claims'"
                yield site.at(key).document.problem("not-a-party", message, hint, at=(field, i, "party"))


def _parties(site: Site, fact: Fact) -> Iterator[tuple[Loc, int, Key]]:
    for i, side in enumerate(fact["sides"]):
        for j, ref in enumerate(side):
            yield ("parties", i, j), i, target(site, ref, PARTIES)


def _seats(site: Site) -> dict[Key, Key]:
    """Give the place of each organisation that has a seat."""
    return {key: target(site, ref, PLACES) for key, ref in site.facts("seat").items()}
