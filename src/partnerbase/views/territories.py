"""Partnerships by state and province: tiles, tables, and who has a partner where."""

from dataclasses import dataclass

from markupsafe import Markup

from partnerbase.views.values import Link


@dataclass(frozen=True, slots=True)
class TileView:
    """A state or province as a tile: how strong its colour is, from 0, what it says, and its name in full."""

    level: int
    link: Link
    short: Markup
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class TerritoryRow:
    """The partnerships of a state or province in numbers; `reached` tells in how many others it has partners.

    `short` is what its tile says, if that is not its name.
    """

    link: Link
    short: Markup
    own: int
    local: int
    total: int
    reached: int


@dataclass(frozen=True, slots=True)
class TilesView:
    """The states and provinces of a country as rows of tiles, with gaps, and as a table.

    `reachable` is in how many others they could have partners; `without` are those that have none.
    """

    code: str
    name: str
    tiles: tuple[tuple[TileView | None, ...], ...]
    rows: tuple[TerritoryRow, ...]
    reachable: int
    without: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A number in the matrix: what it leads to and says to whoever cannot see row and column; `is_own` marks it."""

    number: int
    href: str = ""
    text: str = ""
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class MatrixView:
    """The partnerships between the states and provinces of two countries, in numbers."""

    id: str
    title: str
    heads: tuple[Link, ...]
    rows: tuple[tuple[Link, tuple[MatrixCell, ...]], ...]


@dataclass(frozen=True, slots=True)
class PartnerView:
    """A state or province in which another one has partners, and whether the two have a partnership of their own.

    Their partnerships stand with the one of them, at `anchor`; the other one leads there.
    """

    link: Link
    number: int
    is_own: bool
    anchor: str = ""
    ties: tuple[Link, ...] = ()
    href: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class TerritoryView:
    """Which states and provinces of a country one has partners in, and in which it has none."""

    id: str
    name: Markup
    page: Link
    partners: tuple[PartnerView, ...]
    without_label: str
    without: str


@dataclass(frozen=True, slots=True)
class AnswersView:
    """The states and provinces of a country, seen from there: who of those of another one is their partner."""

    id: str
    title: str
    territories: tuple[TerritoryView, ...]


@dataclass(frozen=True, slots=True)
class TerritoriesView:
    """The page of the partnerships by state and province; `levels` is the legend of the tiles' colours."""

    countries: tuple[TilesView, ...]
    levels: tuple[tuple[int, str], ...]
    matrices: tuple[MatrixView, ...]
    answers: tuple[AnswersView, ...]
    files: tuple[Link, ...]
