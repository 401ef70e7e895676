"""The list of a collection: its order, its headings, its rows."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from partnerbase.abstract import Key
from partnerbase.derive.groups import DATED
from partnerbase.extract import THEMES
from partnerbase.plan.lists import Listing
from partnerbase.plan.paths import data_path, list_parts, list_path, table_path
from partnerbase.present import headings
from partnerbase.present.facets import Filters, filters
from partnerbase.present.grouping import BY_NAME, GROUPINGS, levels
from partnerbase.present.headings import Heading
from partnerbase.present.items import item
from partnerbase.present.writer import Writer
from partnerbase.records.partnership import Partnership
from partnerbase.views import Listed, ListView, Option, Section

# Lists whose records say little without the number of records that point to them.
COUNTED = frozenset({"themes", "sources", "indicators", "organisations", "people", "series"})
DIGITS = 5


class Order(NamedTuple):
    """What all pages of a list share: its headings, the places of its records by name, their depths, and filters."""

    headings: Sequence[Heading]
    positions: Mapping[Key, int]
    levels: Mapping[Key, int]
    filters: Filters


def listing(writer: Writer, matter: Listing) -> dict[str, Any]:
    """Present a page of the list of a collection."""
    assert writer.plan.collection is not None  # noqa: S101 - lists are planned with their collection
    shown = _list(writer, writer.plan.collection, matter)
    return {"list": shown, "title": _title(writer, shown, matter)}


def _title(writer: Writer, shown: ListView, matter: Listing) -> Markup:
    """Name a page of a list; the first one bears the name of the whole."""
    if matter.part == 1:
        return escape(shown.label)
    page = next(link.name for link in shown.pages if link.current)
    return writer.interface.html("%(label)s: %(value)s", label=shown.label, value=page.striptags())


def _list(writer: Writer, collection: str, matter: Listing) -> ListView:
    """Give a page of the list of a collection, with the filters of all of it."""
    plan, named = writer.plan, writer.interface.named
    order = _order(writer, collection, matter.keys, matter)
    pages = tuple(
        headings.pages(writer, order.headings, lambda part: list_path(collection, writer.language, part), matter.part)
    )
    return ListView(
        collection,
        named("collection", collection),
        named("about collection", collection),
        tuple(_sections(writer, collection, order, matter)),
        len(matter.keys),
        order.filters.facets,
        tuple(_sorts(writer, collection)),
        plan.href(data_path(collection)),
        plan.href(table_path(collection)),
        json.dumps(_columns(writer), ensure_ascii=False),
        pages,
        headings.following(pages),
    )


def _columns(writer: Writer) -> list[str]:
    """Name what stands in front of a row's values in a table that a reader saves."""
    text = writer.interface.text
    return [text("Name"), text("All names"), writer.interface.named("field", "date"), text("Page")]


def _order(writer: Writer, collection: str, keys: tuple[Key, ...], matter: Listing) -> Order:
    """Sort and count a list once for all its pages."""
    made: Order | None = writer.shared.get((_order, collection, keys))
    if made is None:
        depths = levels(writer, keys) if collection == THEMES else {}
        positions = {key: position for position, key in enumerate(keys)}
        divide = GROUPINGS.get(collection, BY_NAME).divide
        made = Order(
            divide(writer, [*depths] or keys), positions, depths, filters(writer, collection, matter.shown.facets)
        )
        writer.shared[_order, collection, keys] = made
    return made


def _sections(writer: Writer, collection: str, order: Order, matter: Listing) -> Iterable[Section]:
    """Give those parts of the list that stand on this page of it; an empty list has one without records."""
    page = list_parts(len(order.positions))[matter.part - 1]
    for heading, keys in headings.on_page(order.headings, page):
        rows = tuple(_row(writer, collection, key, order, matter) for key in keys)
        yield Section(heading.id, heading.label, heading.within, rows, len(heading.keys), collection not in DATED)


def _row(writer: Writer, collection: str, key: Key, order: Order, matter: Listing) -> Listed:
    return Listed(
        item(writer, key),
        tuple(_keys(writer, key, order, matter)),
        order.filters.numbers[key],
        order.levels.get(key, 0),
        matter.shown.counts[key] if collection in COUNTED else None,
        _last(writer, key, matter),
    )


def _keys(writer: Writer, key: Key, order: Order, matter: Listing) -> Iterable[tuple[str, str]]:
    """Give the keys that order as text, by which scripts sort."""
    card = writer.plan.cards[key]
    yield "name", f"{order.positions[key]:0{DIGITS}}"
    if key[0] in DATED:
        yield "date", card.date.earliest.isoformat() if card.date else ""
    if key[0] == Partnership.collection:
        activity = matter.shown.activity.get(key)
        yield "activity", activity.day.isoformat() if activity else ""


def _last(writer: Writer, key: Key, matter: Listing) -> Markup:
    """Say when something was last recorded of a partnership."""
    if key[0] != Partnership.collection:
        return Markup()
    activity = matter.shown.activity.get(key)
    if activity is None:
        return escape(writer.interface.text("nothing recorded"))
    return writer.phrase("last recorded: %(date)s", date=writer.date(activity.when))


def _sorts(writer: Writer, collection: str) -> list[Option]:
    """Give the ways to sort a list, that of the page first; none where there is but one."""
    text, order = writer.interface.text, GROUPINGS.get(collection, BY_NAME).order
    grouped = {
        "cities": text("By region"),
        "regions": text("By country"),
        "partnerships": text("By decade"),
        "figures": text("By indicator"),
        "organisations": text("By kind"),
    }
    sorts = [Option("group", grouped[collection])] if collection in grouped else []
    sorts.append(Option("name:ascending", text("By name")))
    if collection in DATED:
        sorts += [Option("date:descending", text("Newest first")), Option("date:ascending", text("Oldest first"))]
    if collection == Partnership.collection:
        sorts.append(Option("activity:descending", text("Last recorded activity, newest first")))
        sorts.append(Option("activity:ascending", text("Last recorded activity, oldest first")))
    sorts.sort(key=lambda option: option.value != order)
    return sorts if len(sorts) > 1 else []
