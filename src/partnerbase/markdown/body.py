"""A body as plain data: HTML that is ready, and slots for what other records say."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from partnerbase.diagnostics import Diagnostic

LINK, BREAK = "link", "break"
WIDE = frozenset("WF")
MOST_PER_TEXT = 200
"""How many problems of one text, or of one record's fields, are told: more are noise."""

Piece = str | Sequence[str]
"""HTML, or a slot of three texts: `link`, a reference, the HTML of its words or nothing where the record's name stands;
`break`, the references of links whose names stand before and after a line break, or nothing where it is Chinese."""
Href = Callable[[str], tuple[str, Markup]]
"""Gives the address and the name of the record that a reference, such as `nanjing` or `cities/nanjing`, means."""


class WikiLink(NamedTuple):
    """A link to a record, with its line and column in the body, both from 1."""

    ref: str
    line: int
    column: int


class Body(NamedTuple):
    """What was read of a body: its HTML but for what other records say, its links to records in order, its problems.

    `pieces` and `links` are as good when lists stand for their tuples, as JSON gives them back.
    """

    pieces: Sequence[Piece]
    links: Sequence[WikiLink]
    problems: Sequence[Diagnostic]


def fill(pieces: Iterable[Piece], href: Href) -> Markup:
    """Give the HTML of a body without problems."""
    return Markup("".join([piece if isinstance(piece, str) else _filled(piece, href) for piece in pieces]))  # noqa: S704 - escaped when it was read


def _filled(slot: Sequence[str], href: Href) -> str:
    kind, first, second = slot
    if kind == LINK:
        address, name = href(first)
        return f'<a href="{escape(address)}">{second or escape(name)}</a>'
    is_joined = (not first or joins(href(first)[1][-1:])) and (not second or joins(href(second)[1][:1]))
    return "" if is_joined else "\n"


def joins(character: str) -> bool:
    """Whether a line break beside a character is no space: beside all wide ones but Korean letters."""
    return is_wide(character) and not unicodedata.name(character, "").startswith("HANGUL")


def is_wide(character: str) -> bool:
    """Whether a character is Chinese, Japanese or Korean, or punctuation of their width; no character is not."""
    return bool(character) and unicodedata.east_asian_width(character) in WIDE
