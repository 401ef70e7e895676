"""Records in lists: items, groups of them, and what a list is filtered by."""

from dataclasses import dataclass

from markupsafe import Markup

from partnerbase.views.values import Badge, Link


@dataclass(frozen=True, slots=True)
class Amount:
    """A value of a figure's newest time: who says it, in which source; others of that time may differ."""

    value: Markup
    time: Markup
    by: tuple[Link, ...]
    source: Link
    badges: tuple[Badge, ...] = ()
    differs: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A record in a list: its link, when, what sort, where, and a sentence.

    `also` is its name in another language, `names` all that it can be found by; `details` are who published it, and in
    which language; `amounts` the newest values of a figure; `related_keys` tell to which records `related` lead;
    `is_dated` tells records of a kind that has dates.
    """

    link: Link
    date: Markup = Markup()
    kind: str = ""
    also: Markup = Markup()
    related: tuple[Link, ...] = ()
    related_keys: tuple[tuple[str, str], ...] = ()
    summary: Markup = Markup()
    badges: tuple[Badge, ...] = ()
    amounts: tuple[Amount, ...] = ()
    details: tuple[Markup, ...] = ()
    names: str = ""
    is_dated: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A record in the list of its collection, with what the scripts filter and sort by, as text.

    `sorts` are the keys by which it is sorted, `choices` the numbers of the choices of filters that it has; `level` is
    its depth in a hierarchy, `uses` says how many records point to it, `last` when something was last recorded of it.
    """

    item: Item
    sorts: tuple[tuple[str, str], ...] = ()
    choices: str = ""
    level: int = 0
    uses: int | None = None
    last: Markup = Markup()


@dataclass(frozen=True, slots=True)
class Group:
    """Records that point here through the same field, or that stand under one heading.

    `more` leads to all of them, of which `total` is the number where only some are shown; `filtered` to a list in which
    filters leave them, and which can be sorted.
    """

    name: str
    label: str
    items: tuple[Item, ...]
    more: str = ""
    total: int = 0
    filtered: Link | None = None

    @property
    def count(self) -> int:
        """The number of records."""
        return self.total or len(self.items)

    @property
    def is_register(self) -> bool:
        """Whether it is of things that have names but no dates, such as places: then the names stand as in an index."""
        return not any(item.is_dated for item in self.items)


@dataclass(frozen=True, slots=True)
class GroupView:
    """A page of a long group of what points to a record: `groups` are its parts by year or letter."""

    label: str
    record: Link
    count: int
    groups: tuple[Group, ...]
    pages: tuple[Link, ...] = ()
    following: Link | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a collection's list under a heading; `count` are its records on all pages of the list.

    `id` names it in addresses, `within` is what it is a part of.
    """

    id: str
    label: Markup
    within: Markup
    rows: tuple[Listed, ...]
    count: int
    is_register: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet, with the number of records that have it.

    `facet` is its name in addresses where it is not that of the facet; `number` tells it from all choices of a list;
    `within` are parts of it that can be chosen alone.
    """

    value: str
    label: Markup
    count: int
    facet: str = ""
    number: int = 0
    within: "tuple[Choice, ...]" = ()


@dataclass(frozen=True, slots=True)
class Facet:
    """A field by which a list is filtered; `is_cut` tells that it has but the most frequent values."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """A way to sort a list: what the script understands, and its name."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class ListView:
    """A page of the list of a collection, in one or several sections.

    `table_columns` are the titles of the columns of its rows in a table, as JSON; `sorts` begins with the order of the
    page; `pages` are all pages of a list that has several.
    """

    collection: str
    label: str
    description: str
    sections: tuple[Section, ...]
    count: int
    facets: tuple[Facet, ...]
    sorts: tuple[Option, ...]
    data_href: str
    table_href: str
    table_columns: str
    pages: tuple[Link, ...] = ()
    following: Link | None = None

    @property
    def rows(self) -> tuple[Listed, ...]:
        """The records of this page."""
        return tuple(row for section in self.sections for row in section.rows)
