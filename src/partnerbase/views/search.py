"""The search page, and what the index takes from other pages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """The index of the pages of a language: its tag in the site and in HTML, its name, its folder."""

    language: str
    tag: str
    name: str
    folder: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page: whether there is a search, the index of its language, and those of the others."""

    is_there: bool
    index: SearchIndex
    others: tuple[SearchIndex, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What the index takes from the page of a record beside its text.

    `filters` names the attributes, numbered from 0, that hold the `values`; by `sort` records are ordered by date.
    `names` are those of a record that comes before others with such names, `names_as` what the index has them as;
    `words` are those for its kind.
    """

    filters: str
    values: tuple[str, ...]
    name: str
    kind: str
    date: str
    names: str
    names_as: str
    sort: str
    words: str
