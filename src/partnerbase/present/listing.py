"""The list of a collection: its order, its headings, its facets."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from partnerbase.derive.cards import Card
from partnerbase.derive.groups import DATED
from partnerbase.extract import THEMES, YEAR
from partnerbase.link import Key
from partnerbase.plan.lists import Listing
from partnerbase.plan.paths import data_path, list_parts, list_path
from partnerbase.present.items import item, newest_first
from partnerbase.present.shared import once
from partnerbase.present.writer import Writer
from partnerbase.sorting import name_key
from partnerbase.values.reference import PLACES
from partnerbase.views import Choice, Facet, Link, Listed, ListView, Option, Section

NEWEST_FIRST = frozenset({YEAR})
# Lists that begin with the newest record, and those that can be sorted by date as well as by name.
BY_DATE = frozenset({"events", "agreements", "sources"})
SORTABLE = BY_DATE | {"partnerships", "figures"}
# Lists whose records say little without the number of records that point to them.
COUNTED = frozenset({"themes", "sources", "indicators", "organisations", "people", "series"})
DEEPEST = 3
COUNTRY = "country"
DIGITS = 5
Groups = Sequence[tuple[str, Sequence[Key]]]
"""The headings of a list with the keys of the records below them."""
FACETS = ("kind", COUNTRY, YEAR, "status")


class Order(NamedTuple):
    """What all pages of a list share: its keys below their headings, places by name, depths, and facets."""

    groups: Groups
    positions: Mapping[Key, int]
    levels: Mapping[Key, int]
    facets: tuple[Facet, ...]


def listing(writer: Writer, matter: Listing) -> dict[str, Any]:
    """Present a page of the list of a collection."""
    assert writer.plan.collection is not None  # noqa: S101 - lists are planned with their collection
    shown = _list(writer, writer.plan.collection, matter)
    return {"list": shown, "title": _title(shown, matter)}


def _title(shown: ListView, matter: Listing) -> Markup:
    """Name a page of a list; the first one bears the name of the whole."""
    if matter.part == 1:
        return escape(shown.label)
    page = next(link.name for link in shown.pages if link.current)
    return escape(f"{shown.label}: {page.striptags()}")


def _list(writer: Writer, collection: str, matter: Listing) -> ListView:
    """Give a page of the list of a collection, with the facets of all of it."""
    plan, named = writer.plan, writer.interface.named
    order = _order(writer, collection, matter.keys)
    return ListView(
        collection,
        named("collection", collection),
        named("about collection", collection),
        tuple(_sections(writer, collection, order, matter)),
        len(matter.keys),
        order.facets,
        tuple(_sorts(writer, collection)),
        plan.href(data_path(collection)),
        tuple(_pages(writer, collection, [key for _, keys in order.groups for key in keys], matter.part)),
    )


@once
def _order(writer: Writer, collection: str, listed: tuple[Key, ...]) -> Order:
    """Sort and count a list once for all its pages."""
    cards = [writer.plan.cards[key] for key in listed]
    levels = _levels(cards) if collection == THEMES else {}
    positions = {key: position for position, key in enumerate(listed)}
    groups = _groups(writer, collection, cards, levels)
    return Order(groups, positions, levels, tuple(_facets(writer, collection, cards)))


def _pages(writer: Writer, collection: str, keys: Sequence[Key], part: int) -> Iterable[Link]:
    """Link the pages of a list that has several, each by its first and its last record."""
    plan, parts = writer.plan, list_parts(len(keys))
    for number, positions in enumerate(parts, 1) if len(parts) > 1 else ():
        name = _span(writer, collection, keys[positions[0]], keys[positions[-1]])
        path = list_path(collection, writer.language, number)
        yield Link(name, plan.href(path), "page" if number == part else "")


def _span(writer: Writer, collection: str, first: Key, last: Key) -> Markup:
    """Tell what a page of a list reaches from and to: years where the list is in their order, else names."""
    cards = [writer.plan.cards[key] for key in (first, last)]
    if collection not in BY_DATE:
        return Markup(" – ").join(writer.text(card.name) for card in cards)
    undated = writer.interface.text("undated")
    years = [f"{card.date.year:04}" if card.date and card.date.year else undated for card in cards]
    return escape("–".join(dict.fromkeys(years)))


def by_country(writer: Writer, cards: Iterable[Card]) -> list[tuple[str, str, list[Card]]]:
    """Give code and name of each country with its places, by name."""
    found: dict[str, list[Card]] = {}
    for card in cards:
        found.setdefault(dict(card.facets).get(COUNTRY, ""), []).append(card)
    named = [(code, writer.choice(COUNTRY, code), places) for code, places in found.items()]
    return sorted(named, key=lambda group: name_key(group[1], writer.language))


def _sections(writer: Writer, collection: str, order: Order, matter: Listing) -> Iterable[Section]:
    """Give those parts of the groups that stand on this page of the list."""
    page, begin = list_parts(len(order.positions))[matter.part - 1], 0
    counts = matter.counts if collection in COUNTED else {}
    for label, keys in order.groups:
        shown = keys[max(page.start - begin, 0) : max(page.stop - begin, 0)]
        begin += len(keys)
        rows = tuple(
            Listed(
                item(writer, card.key),
                f"{order.positions[card.key]:0{DIGITS}}",
                card.date.earliest.isoformat() if card.date else "",
                _values(card),
                order.levels.get(card.key, 0),
                counts.get(card.key),
            )
            for card in (writer.plan.cards[key] for key in shown)
        )
        if rows or not order.positions:
            yield Section(label, rows, len(keys), collection not in DATED)


def _values(card: Card) -> tuple[tuple[str, str], ...]:
    """Join the values of each facet with spaces, as the scripts read them."""
    values: dict[str, list[str]] = {}
    for name, value in card.facets:
        values.setdefault(name, []).append(value)
    return tuple((name, " ".join(found)) for name, found in values.items())


def _groups(writer: Writer, collection: str, cards: Sequence[Card], levels: Iterable[Key]) -> Groups:
    """Put the keys of a list in order, places below the names of their countries."""
    if collection in PLACES:
        return [(label, [card.key for card in part]) for _, label, part in by_country(writer, cards)]
    keys = [*levels] or [card.key for card in cards]
    if collection in BY_DATE:
        keys.sort(key=lambda key: newest_first(writer, key))
    return [(writer.interface.named("collection", collection), keys)]


def _levels(cards: Sequence[Card]) -> dict[Key, int]:
    """Put narrower records below the wider one that they belong to, and give the depth of each."""
    listed = {card.key for card in cards}
    below: dict[Key | None, list[Key]] = {}
    for card in cards:
        wider = next((key for key in card.related if key in listed), None)
        below.setdefault(wider, []).append(card.key)
    found: dict[Key, int] = {}
    waiting = [(key, 0) for key in reversed(below.get(None, []))]
    while waiting:
        key, depth = waiting.pop()
        found[key] = depth
        waiting.extend((narrower, min(depth + 1, DEEPEST)) for narrower in reversed(below.get(key, [])))
    return found


def _sorts(writer: Writer, collection: str) -> list[Option]:
    """Give the ways to sort a list, that of the page first; none where there is but one."""
    text = writer.interface.text
    if collection not in SORTABLE:
        return []
    by_name = Option("name:ascending", text("By name"))
    by_date = [Option("date:descending", text("Newest first")), Option("date:ascending", text("Oldest first"))]
    return [*by_date, by_name] if collection in BY_DATE else [by_name, *by_date]


def _facets(writer: Writer, collection: str, cards: Sequence[Card]) -> Iterable[Facet]:
    """Give each field that tells records apart, with the number of records for each value."""
    counts: dict[str, Counter[str]] = {}
    for card in cards:
        for name, value in card.facets:
            counts.setdefault(name, Counter())[value] += 1
    for name, counter in sorted(counts.items(), key=lambda facet: _rank(facet[0])):
        if len(counter) > 1:
            path = f"{collection}.{name}"
            choices = [Choice(value, facet_label(writer, path, value), count) for value, count in counter.items()]
            choices.sort(
                key=lambda choice: name_key(choice.label.striptags(), writer.language), reverse=name in NEWEST_FIRST
            )
            yield Facet(name, writer.label(path), tuple(choices))


def _rank(facet: str) -> int:
    """Give a facet's place: those that all readers ask for come first."""
    return FACETS.index(facet) if facet in FACETS else len(FACETS)


def facet_label(writer: Writer, path: str, value: str) -> Markup:
    """Give the word for a value of the facet at a path such as `events.kind`."""
    name = path.rpartition(".")[2]
    if name == THEMES:
        return writer.text(writer.plan.cards[THEMES, value].name)
    return escape(value if name == YEAR else writer.choice(path, value))
