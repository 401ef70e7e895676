"""The parts that all views are made of: links, marks, badges, rows."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from markupsafe import Markup

Current = Literal["", "page", "true"]
Tone = Literal["", "strong", "open", "caution"]


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """A link within the site or out of it; `current` is what `aria-current` says where the page is, or is below, it."""

    name: Markup
    href: str
    current: Current = ""


@dataclass(frozen=True, slots=True)
class Badge:
    """A word that classes a record, and its weight: plain, strong, open (one side's word, not yet real), caution."""

    text: str
    tone: Tone = ""


class Mark(NamedTuple):
    """A citation's number and the address of its source on the page."""

    number: int
    href: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its place on the page, cells by column, marks, and whether others of its time differ."""

    anchor: str
    cells: tuple[Markup, ...]
    marks: tuple[Mark, ...] = ()
    differs: bool = False
    fields: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What it is called by its first cell, as text."""
        return self.cells[0].striptags()

    def cell(self, name: str) -> Markup:
        """Give the cell of one sub-field, empty where the table has no column for it."""
        return self.cells[self.fields.index(name)] if name in self.fields else Markup()

    def some(self, *names: str) -> tuple[Markup, ...]:
        """Give the cells of some sub-fields, without empty ones."""
        return tuple(cell for name in names if (cell := self.cell(name)))
