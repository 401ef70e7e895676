"""What templates place: finished texts, links and tables of one page in its language."""

from dataclasses import dataclass, field

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Link:
    """A link within the site or out of it; `language` is the HTML tag where the name is not in the page's language."""

    name: Markup
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation's number and the address of its source on the page."""

    number: int
    href: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A field with its value and the marks of its citations."""

    field: str
    label: str
    value: Markup
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: cells by column, marks, and whether other rows of the same time differ from it."""

    cells: tuple[Markup, ...]
    marks: tuple[Mark, ...] = ()
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A field with several groups of values: stages, observations, roles."""

    field: str
    label: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """What another source says: of a field, with the preferred value beside it, or as a statement."""

    value: Markup
    marks: tuple[Mark, ...]
    label: str = ""
    preferred: Markup = Markup()
    by: tuple[Link, ...] = ()
    note: Markup = Markup()


@dataclass(frozen=True, slots=True)
class Item:
    """A record in a list: its link, when, what sort, where, and a sentence.

    `data` holds sort keys and facet values for the scripts of list pages; `amounts` the newest values of a figure.
    """

    link: Link
    date: Markup = Markup()
    kind: str = ""
    status: str = ""
    related: tuple[Link, ...] = ()
    summary: Markup = Markup()
    amounts: tuple[Row, ...] = ()
    facets: tuple[tuple[str, str], ...] = ()
    sort_name: int = 0
    sort_date: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Records that point here through the same field, or that a list shows under one heading."""

    name: str
    label: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """One place in a source that the record cites."""

    locator: str = ""
    quote: str = ""
    supports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source in the list at the end of a record's page."""

    number: int
    anchor: str
    link: Link
    language: str = ""
    publisher: str = ""
    date: Markup = Markup()
    kind: str = ""
    standpoint: str = ""
    anonymous: bool = False
    url: str = ""
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordView:
    """The page of a record.

    `facts` are single values, `tables` groups of values, both in the order of the record type's fields.
    """

    key: tuple[str, str]
    name: Markup
    noun: str
    kind: str
    summary: Markup
    facts: tuple[Fact, ...]
    tables: tuple[Table, ...]
    body: Markup
    body_language: str
    claims: tuple[ClaimView, ...]
    statements: tuple[ClaimView, ...]
    groups: tuple[Group, ...]
    sources: tuple[SourceView, ...]
    file: str
    edit_href: str
    data_href: str
    outside: tuple[Link, ...] = ()

    def fact(self, name: str) -> Fact | None:
        """Give the fact of one field, None where the record does not have it."""
        return next((fact for fact in self.facts if fact.field == name), None)

    def table(self, name: str) -> Table | None:
        """Give the table of one field, None where the record does not have it."""
        return next((table for table in self.tables if table.field == name), None)

    def group(self, name: str) -> Group | None:
        """Give one group of backlinks by `collection.field`, None where nothing points here through it."""
        return next((group for group in self.groups if group.name == name), None)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet, with the number of records that have it."""

    value: str
    label: Markup
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A field by which a list is filtered."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """The list of a collection."""

    collection: str
    label: str
    description: str
    items: tuple[Item, ...]
    facets: tuple[Facet, ...]
    data_href: str


@dataclass(frozen=True, slots=True)
class PageView:
    """What every page has: its place in the site, and the ways out of it."""

    title: Markup
    plain_title: str
    description: str
    language: str
    html_language: str
    site_title: str
    template: str
    home_href: str
    assets: str
    alternates: tuple[tuple[str, str, Link], ...]
    navigation: tuple[Link, ...]
    collections: tuple[Link, ...]
    breadcrumbs: tuple[Link, ...]
    licence: Link
    canonical: str = ""
    more: tuple[Link, ...] = field(default_factory=tuple)
