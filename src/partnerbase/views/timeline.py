"""Time as it is drawn and listed: strips with marks, chapters of a chronology, anniversaries, bars."""

from dataclasses import dataclass

from markupsafe import Markup

from partnerbase.views.lists import Item
from partnerbase.views.values import Badge, Link


@dataclass(frozen=True, slots=True)
class Spot:
    """Something drawn on a strip: where and how large, in per cent and in pixels from above.

    `form` is the class of how exactly it is known; `sign` tells of a doubt, to one side of where the mark begins;
    `title` and `href` are of one record.
    """

    x: str
    width: str
    y: int
    height: int
    form: str
    sign: str = ""
    title: str = ""
    href: str = ""
    side: str = "start"


@dataclass(frozen=True, slots=True)
class Lane:
    """A line of a strip: what it is of and how much of it there is, with the list of it; its marks."""

    label: str
    count: int
    href: str
    height: int
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A marked year of the scale; `anchor` says to which side of its mark it is written."""

    x: str
    year: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Strip:
    """What happened in which years, drawn; `lead` tells from when to when, and what signs it has."""

    lead: tuple[str, ...]
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class DecadeView:
    """A decade or another number: the page or heading of it, how much it has, how long its bar is, and its years."""

    link: Link
    count: int
    width: str
    years: tuple[tuple[Link, int], ...] = ()


@dataclass(frozen=True, slots=True)
class AnniversaryView:
    """A round number of years of a partnership: when it is, how many years, since when."""

    date: Markup
    years: tuple[Badge, ...]
    since: Markup
    item: Item


@dataclass(frozen=True, slots=True)
class AnniversaryYear:
    """The anniversaries of a calendar year: those of which the day or month is known, and the others.

    `count` are those of the whole year, which may have several pages.
    """

    anchor: str
    label: str
    count: int
    dated: tuple[AnniversaryView, ...]
    undated: tuple[AnniversaryView, ...]

    @property
    def shown(self) -> tuple[AnniversaryView, ...]:
        """All of them."""
        return *self.dated, *self.undated


@dataclass(frozen=True, slots=True)
class Celebrations:
    """The anniversaries to come on the page of a record: of a partnership its own, else those of its partnerships."""

    ahead: tuple[AnniversaryView, ...]
    calendar_href: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class PartnersView:
    """A place with its partners, each with the partnership and since when."""

    place: Item
    partners: tuple[tuple[Link, Link, Markup], ...]
