"""Records as items of lists, and what points to a record in groups of them."""

from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup, escape

from partnerbase.derive.cards import Card
from partnerbase.derive.groups import DATED, SOURCES, Grouped
from partnerbase.link import Key
from partnerbase.plan.groups import most_shown
from partnerbase.plan.paths import group_path
from partnerbase.present.badges import remarkable
from partnerbase.present.shared import once
from partnerbase.present.writer import Writer
from partnerbase.records.figure import Observation
from partnerbase.sorting import sort_key
from partnerbase.values.dates import EdtfDate
from partnerbase.views import Amount, Group, Item

# Collections whose names say already what their records are related to.
TELLING = frozenset({"partnerships", "figures"})
# Collections in which readers know records by their names in several languages.
KNOWN_BY_NAME = frozenset({"cities", "regions", "people"})


@once
def item(writer: Writer, key: Key) -> Item:
    """Give a record as an item of a list, from its card."""
    card, collection = writer.plan.cards[key], key[0]
    related = () if collection in TELLING else card.related
    return Item(
        link=writer.link(key),
        date=dates(writer, card),
        kind=writer.choice(f"{collection}.kind", card.kind) if card.kind else "",
        also=_also(writer, card),
        related=tuple(writer.link(other) for other in related),
        related_keys=related,
        summary=writer.text(card.summary),
        badges=remarkable(writer, card),
        amounts=amounts(writer, card),
        details=_details(writer, card),
        names=", ".join(card.names),
        is_dated=collection in DATED,
    )


def _also(writer: Writer, card: Card) -> Markup:
    """Give the name in the last of the site's other languages, where it is another name."""
    shown = card.name.best(writer.preference)[1]
    others = [(language, text) for language, text in card.name.texts if language != writer.language]
    if card.key[0] not in KNOWN_BY_NAME or not others or others[-1][1] == shown:
        return Markup()
    language, text = others[-1]
    return writer.foreign(text, language)


def _details(writer: Writer, card: Card) -> tuple[Markup, ...]:
    language = escape(writer.choice("sources.language", card.language)) if card.language else Markup()
    return tuple(filter(None, (writer.publisher(card), language)))


def dates(writer: Writer, card: Card) -> Markup:
    """Write when it was or was published, from when to when it lasts; figures have their times elsewhere."""
    if card.key[0] == "figures":
        return Markup()
    if card.until:
        return writer.date(EdtfDate.between(card.date, card.until))
    if card.key[0] == "partnerships" and card.date and card.date.start:
        start = writer.formats.date(EdtfDate.at(card.date.start))
        return escape(writer.interface.text("since %(date)s", date=start))
    if card.key[0] == SOURCES and card.date is None:
        return escape(writer.interface.text("undated"))
    return writer.date(card.date)


def amounts(writer: Writer, card: Card) -> tuple[Amount, ...]:
    """Give the newest values of a figure, each with its time and source; the preferred one where they differ."""
    found = []
    differing = disputed(card.latest)
    for observation in [item for item in card.latest if item.preferred] or card.latest:
        source = writer.plan.cards[SOURCES, observation.source.source.slug]
        found.append(
            Amount(
                writer.amount(observation.quantity),
                writer.date(observation.time),
                tuple(writer.link(writer.key(ref)) for ref in observation.by),
                writer.brief(source.key),
                remarkable(writer, source),
                (observation.time, observation.nature) in differing,
            )
        )
    return tuple(found)


def disputed(observations: Iterable[Observation]) -> frozenset[tuple[EdtfDate, str]]:
    """Give the times for which observations have several amounts, counted and expected ones apart."""
    amounts: dict[tuple[EdtfDate, str], set[object]] = {}
    for observation in observations:
        amounts.setdefault((observation.time, observation.nature), set()).add(observation.quantity)
    return frozenset(time for time, found in amounts.items() if len(found) > 1)


def groups(writer: Writer, key: Key, found: Iterable[Grouped]) -> tuple[Group, ...]:
    """Give what points to a record in groups; of a long one the beginning, with the address of the whole."""
    return tuple(_grouped(writer, key, group) for group in found)


def _grouped(writer: Writer, own: Key, group: Grouped) -> Group:
    most = most_shown(group)
    keys = group.keys[:most] if group.is_dated else group.keys
    items = tuple(item_for(writer, key, own) for key in in_order(writer, keys)[:most])
    more = writer.plan.href(group_path(own, group.name, writer.language)) if len(group.keys) > most else ""
    return Group(group.name, writer.interface.named("backlink", group.name), items, more, len(group.keys))


def in_order(writer: Writer, keys: Iterable[Key]) -> list[Key]:
    """Put records in the order of their names, dated ones newest first."""
    return sorted(keys, key=lambda key: newest_first(writer, key))


def item_for(writer: Writer, key: Key, own: Key) -> Item:
    """Give a record as an item for the page of another one, which needs no link to itself."""
    found = item(writer, key)
    if own not in found.related_keys:
        return found
    return replace(found, related=tuple(writer.link(other) for other in found.related_keys if other != own))


@once
def newest_first(writer: Writer, key: Key) -> tuple[bool, int, object]:
    """Give the key by which dated records come first, newest before older ones, and those without a date by name."""
    card = writer.plan.cards[key]
    name = sort_key(card, writer.language, writer.plan.settings.tongues)
    is_dated = key[0] in DATED and card.date is not None
    return not is_dated, -card.date.earliest.toordinal() if is_dated and card.date else 0, name
