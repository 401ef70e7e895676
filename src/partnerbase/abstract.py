"""What the rest of the site may know of a record without reading it.

An abstract depends on the record's own files and the settings alone, so that it is kept by their digest, and handed
from one process to another. All of it is plain data that fits into JSON; what it points to is written as pointers
(`cities|regions/nanjing`), which `link` resolves.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, Self

from partnerbase.diagnostics import Diagnostic
from partnerbase.values.reference import Ref

Key = tuple[str, str]
"""Collection and slug of a record."""
Pointer = str
"""A reference as one text: the collections that it may lead to, a slash, the slug."""
Names = tuple[tuple[str, str], ...]


def pointer(ref: Ref) -> Pointer:
    """Write a reference as a pointer."""
    collections = ref.collections
    return f"{collections[0] if len(collections) == 1 else '|'.join(collections)}/{ref.slug}"


def pointed(text: Pointer) -> Ref:
    """Read a pointer."""
    collections, _, slug = text.partition("/")
    return Ref(slug, tuple(collections.split("|")) if collections else ())


@dataclass(frozen=True, slots=True)
class Abstract:
    """What the rest of the site may know of a record.

    Args:
        key: Collection and slug.
        path: Its own file below the content folder.
        digest: The digest of its files, of the settings and of the program that read them; empty where a file cannot
            be read.
        files: The digest of its files alone.
        shared: The digest of all the rest: while it is the same, nothing can change but the record's own pages, its
            data, and the places of problems in it.
        is_valid: Whether its fields make a record; all but the problems is empty where they do not.
        is_draft: Whether it is left out of the published site.
        problems: What is wrong with its files, fields and texts.
        findings: What the rules found that need no other record.
        facts: What the rules need that do need others, by rule.
        points: What it points to, by field; `text` stands for its bodies. Sorted, each once.
        names: Its own name or title by language; None where it is composed of the names of others.
        parts: What its name is composed of: the sides of a partnership; subject, indicator and counterpart of a figure.
        headings: How the figures of an indicator are titled, by language.
        aliases: What else it is called: its official names, aliases, then pinyin.
        naming: A digest of its names and aliases.
        country: The country that it lies in.
        spot: Its longitude and latitude.
        tile: Its column and row among the tiles of its country, and a short name for there by language.
        places: What tells the countries of a record that lies in none itself.
        related: What a list shows beside it.
        companions: What its item in a list shows besides: the sources and speakers of newest values.
        themes: The themes by which lists are filtered.
        starts: The first day of its date in ISO form, or nothing.
        nav: The position of a page of prose in the navigation.
        stages: The stages of a partnership, each with its date.
        measured: The times of a figure's observations that are no forecasts.
        course: The amounts of a figure of several times: time, amount, whether it is expected, whether preferred.
        is_charted: Whether a figure's observations are worth a chart.
        observed: How many observations a figure has, and of how many times.
        summaries: The languages of its summary.
        bodies: The languages of its bodies.
        reviewed: The last day on which somebody can have compared it with its sources, in ISO form, or nothing.
        lacks: The fields that readers ask for and that it does not have.
        shown: The rest of what its card shows, as JSON.
        profile: What dossiers of others show besides, as JSON: the inhabitants of a place, the roles of a person.
    """

    key: Key
    path: str
    digest: str
    files: str
    shared: str = ""
    is_valid: bool = False
    is_draft: bool = False
    problems: tuple[Diagnostic, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    facts: Mapping[str, Any] | None = None
    points: tuple[tuple[str, Pointer], ...] = ()
    names: Names | None = None
    parts: tuple[tuple[Pointer, ...], ...] = ()
    headings: Names = ()
    aliases: tuple[str, ...] = ()
    naming: str = ""
    country: str = ""
    spot: tuple[float, float] | None = None
    tile: tuple[int, int, Names] | None = None
    places: tuple[Pointer, ...] = ()
    related: tuple[Pointer, ...] = ()
    companions: tuple[Pointer, ...] = ()
    themes: tuple[Pointer, ...] = ()
    starts: str = ""
    nav: int | None = None
    stages: Names = ()
    measured: tuple[str, ...] = ()
    course: tuple[tuple[str, str, bool, bool], ...] = ()
    is_charted: bool = False
    observed: tuple[int, int] = (0, 0)
    summaries: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    reviewed: str = ""
    lacks: tuple[str, ...] = ()
    shown: str = "{}"
    profile: str = "{}"

    @property
    def collection(self) -> str:
        """The collection's name."""
        return self.key[0]

    @property
    def slug(self) -> str:
        """The name in its collection."""
        return self.key[1]

    def row(self) -> list[Any]:
        """Give the abstract as plain data."""
        row = list(IN_ORDER(self))
        row[PROBLEMS] = [problem.row() for problem in self.problems]
        row[FINDINGS] = [finding.row() for finding in self.findings]
        return row

    @classmethod
    def of_row(cls, row: list[Any]) -> Self:
        """Make an abstract of what `row` gave, also after JSON made lists of its tuples."""
        row[0] = tuple(row[0])
        row[PROBLEMS] = tuple(map(Diagnostic.of_row, row[PROBLEMS]))
        row[FINDINGS] = tuple(map(Diagnostic.of_row, row[FINDINGS]))
        return cls(*row)

    def own(self) -> dict[str, Any]:
        """Give the rest of what its card shows."""
        shown: dict[str, Any] = json.loads(self.shown)
        return shown


FIELDS = tuple(field.name for field in fields(Abstract))
IN_ORDER = attrgetter(*FIELDS)
PROBLEMS, FINDINGS = FIELDS.index("problems"), FIELDS.index("findings")
