"""The pages with the whole of a long group of what points to a record: the record's own page has but its beginning."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from partnerbase.abstract import Key
from partnerbase.derive.groups import Grouped
from partnerbase.plan.page import Matter, PagePlan, Planned
from partnerbase.plan.paths import group_path, list_parts
from partnerbase.plan.planner import Planner
from partnerbase.program import digest

TEMPLATE = "group.html.j2"
MOST_NEWEST, MOST_NAMES = 20, 60
"""How many of a group the page of a record shows: dated records, and such as stand by name."""


@dataclass(frozen=True, slots=True)
class GroupPage(Matter):
    """A page of a group of what points to a record.

    Args:
        key: The record.
        group: All that the group holds.
        part: Which of the group's pages it is, from 1.
    """

    key: Key
    group: Grouped
    part: int

    @property
    def shows(self) -> Iterable[Key]:
        """All records of the group."""
        return self.group.keys


def most_shown(group: Grouped) -> int:
    """Give how many of a group the page of the record shows."""
    return MOST_NEWEST if group.is_dated else MOST_NAMES


def pages(planner: Planner) -> Iterator[Planned]:
    """Plan the pages of all long groups in each language."""
    for key in planner.site.abstracts:
        for group in planner.facts.groups.of(key):
            if len(group.keys) > most_shown(group):
                yield from _whole(planner, key, group)


def _whole(planner: Planner, key: Key, group: Grouped) -> Iterator[Planned]:
    inputs = digest(planner.frame, planner.cards.digest(key), planner.shown(group.keys))
    for language in planner.languages:
        for part, _ in enumerate(list_parts(len(group.keys)), 1):
            path = group_path(key, group.name, language, part)
            make = partial(_make, planner, path, language, GroupPage(key, group, part))
            yield Planned(path, TEMPLATE, digest(path, inputs), make)


def _make(planner: Planner, path: str, language: str, matter: GroupPage) -> PagePlan:
    return planner.page(path, TEMPLATE, language, collection=matter.key[0], matter=matter)
