"""The concluded partnerships counted: by the decade in which they began, and cities that have several; as CSV too."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from partnerbase import tabular
from partnerbase.abstract import Key
from partnerbase.derive.bonds import Bond, age, partners, uncounted
from partnerbase.derive.chronology import DECADE
from partnerbase.i18n import Interface
from partnerbase.plan.page import Matter, Planned
from partnerbase.plan.parts import Groups, Item, divided
from partnerbase.plan.paths import address, part_path, record_path
from partnerbase.plan.planner import Planner
from partnerbase.program import digest
from partnerbase.records.city import City

DECADES, SEVERAL = "decades", "several"
UNDATED = ""
"""The heading of partnerships of which nobody says when they began."""
LEAST = 2
Partners = tuple[Key, tuple[tuple[Key, Bond], ...]]
"""A place with its partners, and the partnership with each."""
Index = tuple[tuple[str, int, int], ...]
"""Headings, with how much stands below each, and the page on which that begins."""
HEADS = {
    DECADES: ("decade", "since", "over", "kind", "name", "partners", "id", "page"),
    SEVERAL: ("city", "country", "partners", "partner", "partner_country", "since", "kind", "id", "page"),
}


@dataclass(frozen=True, slots=True)
class Decades(Matter):
    """A page of the partnerships by decade.

    Args:
        groups: What stands on this page, by the first year of the decade.
        index: All decades.
        part: Which of the pages it is, from 1.
        uncounted: How many partnerships are not counted.
        over: How many of the counted ones are over.
    """

    groups: Groups[Bond]
    index: Index
    part: int
    uncounted: int
    over: int

    @property
    def shows(self) -> Iterable[Key]:
        """The partnerships."""
        return (tie.key for _, ties in self.groups for tie in ties)


@dataclass(frozen=True, slots=True)
class Several(Matter):
    """A page of the cities with several partners.

    Args:
        groups: What stands on this page, by the number of partners.
        index: All numbers, from the highest.
        part: Which of the pages it is, from 1.
    """

    groups: Groups[Partners]
    index: Index
    part: int

    @property
    def shows(self) -> Iterable[Key]:
        """The cities, their partners, and the partnerships between them."""
        return _concerned(self.groups)


def pages(planner: Planner) -> Iterator[Planned]:
    """Plan both pages, and their data."""
    yield from _decades(planner)
    yield from _several(planner)


def _decades(planner: Planner) -> Iterator[Planned]:
    found = planner.facts.bonds
    groups = _by_decade(found)
    parts, index = _indexed(groups)
    apart, over = uncounted(planner.site, found), sum(tie.is_over for tie in found)
    for part, shown in enumerate(parts, 1):
        yield from _in_languages(planner, DECADES, Decades(shown, index, part, apart, over), part)
    yield from _data(planner, DECADES, partial(_decade_rows, planner, groups), [tie.key for tie in found])


def _by_decade(found: Iterable[Bond]) -> list[tuple[str, list[Bond]]]:
    """Group partnerships by the decade in which they began, with those between for which there are none."""
    by_decade: dict[int | None, list[Bond]] = {}
    for tie in sorted(found, key=age):
        year = tie.since.year if tie.since else None
        by_decade.setdefault(None if year is None else year - year % DECADE, []).append(tie)
    known = [decade for decade in by_decade if decade is not None]
    all_decades = range(min(known), max(known) + 1, DECADE) if known else ()
    groups = [(f"{decade:04}", by_decade.get(decade, [])) for decade in all_decades]
    return [*groups, *([(UNDATED, by_decade[None])] if None in by_decade else [])]


def _several(planner: Planner) -> Iterator[Planned]:
    groups = _by_number(planner)
    parts, index = _indexed(groups)
    for part, shown in enumerate(parts, 1):
        yield from _in_languages(planner, SEVERAL, Several(shown, index, part), part)
    yield from _data(planner, SEVERAL, partial(_partner_rows, planner, groups), _concerned(groups))


def _by_number(planner: Planner) -> list[tuple[str, list[Partners]]]:
    by_number: dict[int, list[Partners]] = {}
    for place, found in sorted(partners(planner.facts.bonds).items()):
        number = len({partner for partner, _ in found})
        if place[0] == City.collection and number >= LEAST:
            by_number.setdefault(number, []).append((place, found))
    return [(str(number), by_number[number]) for number in sorted(by_number, reverse=True)]


def _concerned(groups: Iterable[tuple[str, Sequence[Partners]]]) -> list[Key]:
    """Name the places, their partners, and the partnerships between them."""
    found = [
        key
        for _, places in groups
        for place, pairs in places
        for key in (place, *(key for partner, tie in pairs for key in (partner, tie.key)))
    ]
    return list(dict.fromkeys(found))


def _indexed(groups: Sequence[tuple[str, Sequence[Item]]]) -> tuple[list[Groups[Item]], Index]:
    parts = divided(groups)
    starts = {heading: part for part, shown in reversed([*enumerate(parts, 1)]) for heading, _ in shown}
    return parts, tuple((heading, len(found), starts.get(heading, 1)) for heading, found in groups)


def _in_languages(planner: Planner, name: str, matter: Matter, part: int) -> Iterator[Planned]:
    template = f"pages/{name}.html.j2"
    inputs = digest(repr(matter), planner.shown(matter.shows))
    for language in planner.languages:
        path = part_path(name, language, part)
        yield planner.later(path, template, partial(planner.page, path, template, language, matter=matter), inputs)


Rows = Callable[[str], Iterator[Sequence[tabular.Cell]]]


def _data(planner: Planner, name: str, rows: Rows, keys: Sequence[Key]) -> Iterator[Planned]:
    """Plan the table of a page as a file, in each language."""
    inputs = digest(planner.shown(keys))
    for language in planner.languages:

        def make(language: str = language) -> bytes:
            return tabular.table(HEADS[name], rows(language))

        yield planner.file(f"{language}/{name}.csv", make, inputs)


def _decade_rows(
    planner: Planner, groups: Sequence[tuple[str, Sequence[Bond]]], language: str
) -> Iterator[Sequence[tabular.Cell]]:
    for decade, found in groups:
        for tie in found:
            members = [planner.name(member, language) for member in tie.members]
            name, kind = planner.name(tie.key, language), _kind(tie, language)
            yield (
                decade,
                str(tie.since or ""),
                tie.is_over,
                kind,
                name,
                members,
                tie.key[1],
                _page(planner, tie, language),
            )


def _partner_rows(
    planner: Planner, groups: Sequence[tuple[str, Sequence[Partners]]], language: str
) -> Iterator[Sequence[tabular.Cell]]:
    countries = {key: abstract.country for key, abstract in planner.site.abstracts.items()}
    for number, places in groups:
        for place, pairs in places:
            for partner, tie in pairs:
                yield (
                    *(planner.name(place, language), countries[place], int(number)),
                    *(planner.name(partner, language), countries[partner]),
                    *(str(tie.since or ""), _kind(tie, language), tie.key[1], _page(planner, tie, language)),
                )


def _kind(tie: Bond, language: str) -> str:
    return Interface(language).special("choice", f"partnerships.kind.{tie.kind}", tie.kind)


def _page(planner: Planner, tie: Bond, language: str) -> str:
    """Give the address of a partnership's page: in full where the site has an address."""
    path = record_path(tie.key, language)
    return address(planner.site.settings, path) or path
