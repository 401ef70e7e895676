"""What dossiers show of other records besides their cards: who lives in a place, who holds which office."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from partnerbase.abstract import Key
from partnerbase.extract import as_tuples
from partnerbase.link import Site
from partnerbase.records.base import Population
from partnerbase.records.person import Person, Role

RECENT = 5
"""For how many years after the last date at which a source shows somebody in an office the office counts as held."""
ROLES = "roles"


@dataclass(frozen=True, slots=True)
class Profile:
    """What a place or a person is known for: `population` of the one, `roles` of the other, each with its sources."""

    population: Population | None = None
    population_sources: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    role_sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Holding:
    """An office of a place or organisation, who holds it, and the slugs of the sources that say so."""

    person: Key
    of: Key
    role: Role
    sources: tuple[str, ...]


class Profiles(dict[Key, Profile]):
    """The profiles of records, made when somebody asks for them."""

    def __init__(self, site: Site) -> None:
        """Make none yet."""
        super().__init__()
        self._site = site

    def __missing__(self, key: Key) -> Profile:
        """Make a profile."""
        told: dict[str, Any] = as_tuples(json.loads(self._site.abstracts[key].profile))
        context = {"languages": self._site.settings.tongues}
        if "population" in told:
            told["population"] = Population.model_validate(told["population"], context=context)
        if ROLES in told:
            told[ROLES] = tuple(Role.model_validate(role, context=context) for role in told[ROLES])
        made = self[key] = Profile(**told)
        return made

    def text(self, key: Key) -> str:
        """Give a text that is another one where a profile is."""
        return self._site.abstracts[key].profile

    def cited(self, key: Key) -> set[str]:
        """Give the slugs of all sources that stand behind a profile."""
        profile = self[key]
        own = {citation.source.slug for role in profile.roles for citation in role.sources}
        return {*profile.population_sources, *profile.role_sources, *own}

    def holders(self, body: Key) -> tuple[Key, ...]:
        """Name the people who hold or held an office of a place or organisation."""
        return tuple(holder for holder in self._site.pointing(body, ROLES) if holder[0] == Person.collection)

    def in_office(self, body: Key, year: int) -> tuple[Holding, ...]:
        """Give who is in office there by what sources tell, those last who were so longest ago."""
        found = [holding for person in self.holders(body) for holding in self._holdings(person, body, year)]
        return tuple(sorted(found, key=lambda holding: (-_known(holding.role).toordinal(), holding.person)))

    def _holdings(self, person: Key, body: Key, year: int) -> Iterator[Holding]:
        profile = self[person]
        for role in profile.roles:
            if self._site.key(role.of) == body and is_held(role, year):
                own = tuple(citation.source.slug for citation in role.sources)
                yield Holding(person, body, role, own or profile.role_sources)


def is_held(role: Role, year: int) -> bool:
    """Whether somebody is in an office in a year, by what is known: not ended before, and held not long ago."""
    if role.until:
        return role.until.latest.year >= year
    known = _known(role)
    return known != date.min and known.year + RECENT >= year


def _known(role: Role) -> date:
    """Give the last day at which a source shows somebody in an office; the first of all days where none says when."""
    return max((told.latest for told in (role.since, role.as_of) if told), default=date.min)
