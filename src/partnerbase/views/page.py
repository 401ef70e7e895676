"""What every page has, and the views of pages that are about no record."""

from dataclasses import dataclass

from markupsafe import Markup

from partnerbase.views.values import Link


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in a language: its tag in the site and in HTML, its full address if the site has one, its link."""

    language: str
    tag: str
    address: str
    link: Link


@dataclass(frozen=True, slots=True)
class Edition:
    """The site in one language: its home page, what it says of itself, and that a page is missing."""

    language: str
    tag: str
    home: Link
    summary: str
    missing: str


@dataclass(frozen=True, slots=True)
class PageView:
    """What every page has of its own: its names, its addresses in all languages, the way to it."""

    title: Markup
    plain_title: str
    description: str
    alternates: tuple[Alternate, ...]
    breadcrumbs: tuple[Link, ...]
    canonical: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """What stands around many pages: the name of the site and the ways through it.

    `assets` and `names` are the folders of styles and scripts, and of the index of names; `places` is the list in which
    names are looked for without scripts. `menu` is for the head of the
    page, `collections` and `navigation` are for its foot: all lists, all other pages. `search` leads to the search of
    all texts, where there is one.
    """

    language: str
    html_language: str
    site_title: str
    site_summary: Markup
    home_href: str
    assets: str
    names: str
    places: Link
    editions: tuple[Edition, ...]
    menu: tuple[Link, ...]
    navigation: tuple[Link, ...]
    collections: tuple[Link, ...]
    licence: Link
    search: Link | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Records that are worth comparing, and the address at which they are."""

    label: str
    links: tuple[Link, ...]
    href: str


@dataclass(frozen=True, slots=True)
class Role:
    """What a colour or a size is for, by the end of the name of its custom property: `text-muted`, `6`."""

    name: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Count:
    """A number of records of a collection, and whether it is as many as can be expected."""

    number: str
    is_enough: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How much there is of something, and of which kinds."""

    label: str
    number: str
    kinds: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CoverageView:
    """A collection: its list, its data file, and how many of its records have what in which language."""

    collection: str
    link: Link
    about: str
    records: str
    data: Link
    table: Link
    names: tuple[Count, ...]
    summaries: tuple[Count, ...]
    bodies: tuple[Count, ...]
    reviewed: Count
