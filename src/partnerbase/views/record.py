"""The page of a record: its head, facts, tables, claims, sources."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from partnerbase.views.citing import Citing
from partnerbase.views.gaps import GapView
from partnerbase.views.lists import Group
from partnerbase.views.values import Badge, Link, Mark, Row


@dataclass(frozen=True, slots=True)
class Fact:
    """A field with its value and the marks of its citations; `disputed` is the address of what others say of it."""

    field: str
    anchor: str
    label: str
    value: Markup
    marks: tuple[Mark, ...] = ()
    disputed: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A field with several groups of values: stages, views, roles; `differing` are the columns in which rows differ."""

    field: str
    label: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    differing: tuple[str, ...] = ()

    @property
    def only(self) -> Row | None:
        """The row of a table that has no other: pages tell it without a table."""
        return self.rows[0] if len(self.rows) == 1 else None

    @property
    def terms(self) -> tuple[tuple[str, Markup], ...]:
        """What the first row says, each with its column's name."""
        return tuple((column, cell) for column, cell in zip(self.columns, self.rows[0].cells, strict=True) if cell)


@dataclass(frozen=True, slots=True)
class Reading:
    """One observation of a figure: the amount, who says so, in which source, and what is to be known of it.

    It stands at `anchor` and is called by its time, `name`.
    """

    anchor: str
    name: str
    amount: Markup
    marks: tuple[Mark, ...]
    by: tuple[Link, ...]
    source: Link
    badges: tuple[Badge, ...]
    nature: str = ""
    note: Markup = Markup()
    is_preferred: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """The observations of one time; `label` says whether that is a point or a span, `differs` whether they disagree."""

    label: str
    time: Markup
    readings: tuple[Reading, ...]
    differs: bool = False


@dataclass(frozen=True, slots=True)
class ClaimView:
    """What is said of a field, or as a statement: by whom, in which sources, and what is to be known of these."""

    anchor: str
    value: Markup
    marks: tuple[Mark, ...]
    by: tuple[Link, ...] = ()
    note: Markup = Markup()
    cited: tuple[Link, ...] = ()
    badges: tuple[Badge, ...] = ()


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field on which sources disagree: the preferred value with the sources that have it, and what others say."""

    field: str
    label: str
    anchor: str
    preferred: Markup
    marks: tuple[Mark, ...]
    cited: tuple[Link, ...]
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """One place in a source that the record cites."""

    locator: Markup = Markup()
    quotes: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Imprint:
    """What a source is, for every page that cites it; `citation` leads to its record and to the document."""

    citation: Markup
    language: str = ""
    language_tag: str = ""
    badges: tuple[Badge, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source in the list of a record's page: its number there, what it is, the places in it that are cited."""

    number: int
    anchor: str
    imprint: Imprint
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """What stands beside a record's name: its names in other languages, what classes it, and for a tie its sides.

    `marks` are those of the name, `summary_marks` those of the summary; `span` is the time from when to when.
    """

    is_long: bool = False
    marks: tuple[Mark, ...] = ()
    names: tuple[Markup, ...] = ()
    badges: tuple[Badge, ...] = ()
    sides: tuple[tuple[Markup, ...], ...] = ()
    span: Markup = Markup()
    summary_marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class ActivityView:
    """What was last recorded of a partnership: when, and a link to what it was; none where nothing is recorded."""

    date: Markup = Markup()
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class RecordView:
    """The page of a record.

    `facts` are single values, `tables` groups of values, both in the order of the record type's fields; `moments` are
    a figure's observations. `body_language` is the tag, and `body_language_name` the name, of the language of the body
    where it is not that of the page. `reviewed` is the fact about the record itself.
    """

    key: tuple[str, str]
    name: Markup
    noun: str
    kind: str
    summary: Markup
    head: Head
    facts: tuple[Fact, ...]
    tables: tuple[Table, ...]
    moments: tuple[Moment, ...]
    body: Markup
    body_language: str
    body_language_name: str
    disputes: tuple[Dispute, ...]
    statements: tuple[ClaimView, ...]
    groups: tuple[Group, ...]
    sources: tuple[SourceView, ...]
    file: str
    edit_href: str
    data_href: str
    reviewed: Fact | None = None
    outside: tuple[Link, ...] = ()
    outside_marks: tuple[Mark, ...] = ()
    activity: ActivityView | None = None
    compare_href: str = ""
    citing: Citing | None = None
    gaps: tuple[GapView, ...] = ()
    gaps_href: str = ""
    guide_href: str = ""
    report_href: str = ""
    history_href: str = ""
    dossiers: tuple[Link, ...] = ()

    @property
    def source_count(self) -> int:
        """The number of its sources."""
        return len(self.sources)

    def values_of(self, *names: str) -> tuple[Markup, ...]:
        """Give the values of some fields, without those that the record does not have."""
        return tuple(fact.value for name in names if (fact := self.fact(name)))

    def fact(self, name: str) -> Fact | None:
        """Give the fact of one field, None where the record does not have it."""
        return next((fact for fact in (*self.facts, self.reviewed) if fact and fact.field == name), None)

    def table(self, name: str) -> Table | None:
        """Give the table of one field, None where the record does not have it."""
        return next((table for table in self.tables if table.field == name), None)

    def group(self, name: str) -> Group | None:
        """Give one group of backlinks by `collection.field`, None where nothing points here through it."""
        return next((group for group in self.groups if group.name == name), None)

    def picked(self, names: Sequence[str]) -> tuple[Group, ...]:
        """Give some groups of backlinks in the order of their names; empty ones are left out."""
        return tuple(group for name in names if (group := self.group(name)))

    def others(self, *picked: Sequence[str]) -> tuple[Group, ...]:
        """Give all groups of backlinks but those that are picked elsewhere."""
        return tuple(group for group in self.groups if not any(group.name in names for names in picked))
