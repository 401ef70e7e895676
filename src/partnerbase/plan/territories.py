"""The partnerships by state and province: a page in each language, and tables to download."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from partnerbase.abstract import Key
from partnerbase.derive.territories import Territories
from partnerbase.plan.page import Matter, Planned
from partnerbase.plan.paths import named_path
from partnerbase.plan.planner import Planner
from partnerbase.program import digest
from partnerbase.tabular import Cell, table

NAME = "territories"
TEMPLATE = "pages/territories.html.j2"
ALL, WITHOUT, PAIRS = (f"data/{name}.csv" for name in (NAME, f"{NAME}-without-partner", f"{NAME}-pairs"))


@dataclass(frozen=True, slots=True)
class ByTerritory(Matter):
    """The partnerships by state and province."""

    territories: Territories

    @property
    def shows(self) -> Iterable[Key]:
        """The states and provinces, and their partnerships."""
        for states in self.territories.states.values():
            for state in states:
                yield state
                yield from self.territories.of(state).keys


def pages(planner: Planner) -> Iterator[Planned]:
    """Plan the page in each language and the tables, where the site has states or provinces with tiles."""
    if NAME not in planner.optional:
        return
    found = planner.facts.territories
    matter = ByTerritory(found)
    inputs = digest(
        repr(found.tiles), repr(found.states), repr(found.in_order), planner.shown(dict.fromkeys(matter.shows))
    )
    for language in planner.languages:
        path = named_path(NAME, language)
        yield planner.planned(planner.page(path, TEMPLATE, language, matter=matter), inputs)
    yield planner.file(ALL, lambda: _all(planner, is_without=False), inputs)
    yield planner.file(WITHOUT, lambda: _all(planner, is_without=True), inputs)
    yield planner.file(PAIRS, lambda: _between(planner), inputs)


def _names(planner: Planner, key: Key) -> list[str | None]:
    return [planner.cards[key].name.get(language) for language in planner.languages]


def _all(planner: Planner, *, is_without: bool) -> bytes:
    """Give the table of all states and provinces, or of those without a partnership."""
    found, languages = planner.facts.territories, planner.languages
    names = (f"name_{language}" for language in languages)
    header = ("country", "territory", *names, "own", "of_places", "total", "partner_territories")
    rows: list[list[Cell]] = []
    for country, states in found.states.items():
        others = [code for code in found.states if code != country]
        for state in states:
            count = found.of(state)
            partners = [key[1] for code in others for key in found.partners(state, code)]
            if not (is_without and count):
                numbers: list[Cell] = [len(count.own), len(count.local), count.total, partners]
                rows.append([country, state[1], *_names(planner, state), *numbers])
    return table(header, rows)


def _between(planner: Planner) -> bytes:
    """Give the table of each two states or provinces of different countries."""
    found, languages = planner.facts.territories, planner.languages
    sides = [f"{name}_{number}" for number in (1, 2) for name in ("territory", *(f"name_{tag}" for tag in languages))]
    rows: list[list[Cell]] = []
    for (one, other), count in found.in_order.items():
        named: list[Cell] = [one[1], *_names(planner, one), other[1], *_names(planner, other)]
        rows.append([*named, len(count.own), len(count.local), count.total, [key[1] for key in count.keys]])
    return table((*sides, "own", "of_places", "total", "partnerships"), rows)
