"""The list of all that is missing: what is lacking as headings, the records that lack it below, and its filters."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import escape

from partnerbase.abstract import Key
from partnerbase.derive.facets import COUNTRY
from partnerbase.derive.gaps import Gap
from partnerbase.plan.gaps import COLLECTION, GAP, NAME, GapList, filtered_by
from partnerbase.plan.paths import list_parts, list_path
from partnerbase.present import headings
from partnerbase.present.facets import numbered, numbers
from partnerbase.present.forge import guide_href
from partnerbase.present.gaps import contribution, wording
from partnerbase.present.headings import Heading
from partnerbase.present.writer import Writer
from partnerbase.views import Choice, Facet, Item, Link, Listed, ListView, Section


def gap_list(writer: Writer, matter: GapList) -> dict[str, Any]:
    """Present a page of the list of all that is missing."""
    parts = list_parts(matter.count)
    pages = tuple(_page(writer, part, positions, matter.part) for part, positions in enumerate(parts, 1))
    found = _list(writer, matter, parts[matter.part - 1], pages if len(pages) > 1 else ())
    title, here = escape(found.label), pages[matter.part - 1].name
    return {
        "title": title if matter.part == 1 else writer.labelled(title, here),
        "way": (writer.page(NAME),),
        "guide_href": guide_href(writer),
        "list": found,
    }


def _page(writer: Writer, part: int, positions: range, shown: int) -> Link:
    """Link a page of the list by the positions of its rows."""
    name = escape(f"{positions.start + 1}–{positions.stop}")
    return Link(name, writer.plan.href(list_path(NAME, writer.language, part)), "page" if part == shown else "")


def _list(writer: Writer, matter: GapList, positions: range, pages: tuple[Link, ...]) -> ListView:
    text, facets = writer.interface.text, _facets(writer, matter)
    columns = [text("Name"), text("All names"), text("What it is"), text("Page")]
    return ListView(
        NAME,
        text("All that is missing"),
        text("You can help: each contribution with a source is welcome."),
        tuple(_sections(writer, matter, positions, dict(numbers(facets)))),
        matter.count,
        facets,
        sorts=(),
        data_href="",
        table_href="",
        table_columns=json.dumps(columns, ensure_ascii=False),
        pages=pages,
        following=headings.following(pages),
    )


def _facets(writer: Writer, matter: GapList) -> tuple[Facet, ...]:
    """Give the filters that tell rows apart: gaps by what is missed most, all else by number."""
    counts, text, named = matter.counts, writer.interface.text, writer.interface.named
    words = {
        GAP: (text("What is missing"), {gap.name: wording(writer, gap) for gap in matter.lacking}),
        COLLECTION: (text("Collection"), {name: named("collection", name) for name in _most(counts, COLLECTION)}),
        COUNTRY: (named("field", COUNTRY), {code: writer.choice(COUNTRY, code) for code in _most(counts, COUNTRY)}),
    }
    found = (Facet(name, label, _choices(counts, name, values)) for name, (label, values) in words.items())
    return numbered(facet for facet in found if len(facet.choices) > 1)


def _most(counts: Mapping[tuple[str, str], int], facet: str) -> list[str]:
    return sorted((value for name, value in counts if name == facet), key=lambda value: (-counts[facet, value], value))


def _choices(counts: Mapping[tuple[str, str], int], facet: str, words: Mapping[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(value, escape(word), counts[facet, value]) for value, word in words.items())


def _sections(
    writer: Writer, matter: GapList, positions: range, choices: Mapping[tuple[str, str], int]
) -> Iterator[Section]:
    """Give what stands on a page of the list, below what is lacking."""
    gaps = {gap.name: gap for gap in matter.lacking}
    below = [Heading(gap.name, escape(wording(writer, gap)), keys) for gap, keys in matter.lacking.items()]
    for heading, keys in headings.on_page(below, positions):
        rows = tuple(_row(writer, matter, gaps[heading.id], key, choices) for key in keys)
        yield Section(heading.id, heading.label, heading.within, rows, len(heading.keys), is_register=False)


def _row(writer: Writer, matter: GapList, gap: Gap, key: Key, choices: Mapping[tuple[str, str], int]) -> Listed:
    """Give a record as what lacks something: what it is, and where that is contributed."""
    href = contribution(writer, matter.files[key], gap)
    item = Item(
        writer.link(key),
        date=escape(writer.interface.named("noun", key[0])),
        related=(Link(escape(writer.interface.text("Contribute")), href),) if href else (),
        names=", ".join(writer.plan.cards[key].names),
    )
    chosen = (choices[pair] for pair in filtered_by(gap, key, matter.countries) if pair in choices)
    return Listed(item, choices=" ".join(map(str, chosen)))
