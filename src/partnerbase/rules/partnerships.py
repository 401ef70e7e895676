"""Partnerships: each once, between different places, with a status that can be understood."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from partnerbase.diagnostics import Diagnostic, quoted
from partnerbase.link import Key, Site
from partnerbase.load.yaml_subset import Loc
from partnerbase.records.organisation import Organisation
from partnerbase.records.partnership import Partnership
from partnerbase.validate import Entry
from partnerbase.values.reference import Ref


def once(site: Site, _today: date) -> Iterator[Diagnostic]:
    """The same parties have one partnership at a time: `duplicate-partnership`.

    The order of the parties does not matter. A new one may follow one that has ended, and a smaller one may lie
    within a larger one of the same parties.
    """
    groups: dict[tuple[frozenset[Key], str], list[Entry[Partnership]]] = defaultdict(list)
    for entry in site.all(Partnership):
        within = entry.record.within.slug if entry.record.within else ""
        groups[frozenset(_keys(site, entry.record.members)), within].append(entry)
    for group in groups.values():
        for same in _at_one_time(group):
            first, *others = sorted(same, key=lambda entry: entry.document.path)
            for other in others:
                hint = f"the other is {first.document.path}; merge the two, or give 'until' of the one that has ended"
                yield other.document.problem(
                    "duplicate-partnership", "a second partnership of the same parties", hint, at=("parties",)
                )


def _at_one_time(group: Iterable[Entry[Partnership]]) -> Iterator[list[Entry[Partnership]]]:
    """Put together those that follow each other without an end in between."""
    first, *others = sorted(group, key=_start)
    together, end = [first], _end(first)
    for entry in others:
        if _start(entry) < end:
            together.append(entry)
        else:
            yield together
            together = [entry]
        end = max(end, _end(entry))
    yield together


def _start(entry: Entry[Partnership]) -> date:
    return entry.record.since.latest if entry.record.since else date.min


def _end(entry: Entry[Partnership]) -> date:
    return entry.record.until.earliest if entry.record.until else date.max


def of_different_places(site: Site, _today: date) -> Iterator[Diagnostic]:
    """Each party stands once, and the sides belong to different places: `same-place`."""
    seats = _seats(site)
    for entry in site.all(Partnership):
        known: set[Key] = set()
        places: dict[Key, int] = {}
        for at, side, key in _parties(site, entry.record):
            place = seats.get(key, key)
            if key in known:
                message = f"{quoted(key[1])} stands among the parties a second time"
                yield entry.document.problem("same-place", message, "name each party once", at=at)
            elif places.setdefault(place, side) != side:
                message = f"{quoted(key[1])} is of the same place, {quoted(place[1])}, as the other side"
                hint = "name the partner in the other place"
                yield entry.document.problem("same-place", message, hint, at=at)
            known.add(key)


def heard_from_parties(site: Site, _today: date) -> Iterator[Diagnostic]:
    """Views and contacts belong to parties, or to bodies seated with them: `not-a-party`."""
    seats = _seats(site)
    for entry in site.all(Partnership):
        parties = set(_keys(site, entry.record.members))
        speakers: list[tuple[Loc, Ref]] = [(("views", i, "party"), v.party) for i, v in enumerate(entry.record.views)]
        speakers += [(("contacts", i, "party"), c.party) for i, c in enumerate(entry.record.contacts)]
        for at, ref in speakers:
            key = site.get(ref).key
            if key not in parties and seats.get(key) not in parties:
                message = f"{quoted(ref.slug)} is no party of this partnership"
                hint = "name one of its parties, or put what others say into 'claims'"
                yield entry.document.problem("not-a-party", message, hint, at=at)


def with_dated_status(site: Site, _today: date) -> Iterator[Diagnostic]:
    """A status has its date, `undated-status`; an ended partnership its end, `ended-without-until`."""
    for entry in site.all(Partnership):
        record = entry.record
        if record.status == "ended" and not record.until:
            hint = "add 'until:' with the year, as exactly as a source says"
            yield entry.document.problem("ended-without-until", "it has ended, but not when", hint, at=("status",))
        elif record.status and not (record.status_as_of or record.until):
            message = f"the status {quoted(record.status)} has no date"
            hint = "add 'status_as_of:' with the date of the source that says it"
            yield entry.document.problem("undated-status", message, hint, at=("status",))


def _keys(site: Site, refs: Iterable[Ref]) -> Iterator[Key]:
    return (site.get(ref).key for ref in refs)


def _parties(site: Site, record: Partnership) -> Iterator[tuple[Loc, int, Key]]:
    for i, side in enumerate(record.parties):
        for j, ref in enumerate(side):
            yield ("parties", i, j), i, site.get(ref).key


def _seats(site: Site) -> dict[Key, Key]:
    """Give the place of each organisation that has a seat."""
    return {entry.key: site.get(entry.record.seat).key for entry in site.all(Organisation) if entry.record.seat}
