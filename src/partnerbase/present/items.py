"""Records as items of lists, and what points to a record in groups of them."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from operator import itemgetter

from markupsafe import Markup, escape

from partnerbase.derive.cards import Card
from partnerbase.link import IN_TEXT, Backlink, Key
from partnerbase.present.badges import remarkable
from partnerbase.present.shared import once
from partnerbase.present.writer import Writer
from partnerbase.records import COLLECTIONS
from partnerbase.records.figure import Observation
from partnerbase.sorting import sort_key
from partnerbase.values.dates import EdtfDate
from partnerbase.views import Amount, Group, Item

DATED = frozenset({"partnerships", "events", "agreements", "figures", "sources"})
SOURCES = "sources"
MENTIONS = "mentions"
MENTIONING = frozenset({IN_TEXT, "claims", "views", "contacts"})
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


def _details(writer: Writer, card: Card) -> tuple[str, ...]:
    language = writer.choice("sources.language", card.language) if card.language else None
    return tuple(filter(None, (card.publisher, language)))


def dates(writer: Writer, card: Card) -> Markup:
    """Write when it was or was published, from when to when it lasts; figures have their times elsewhere."""
    start = card.date.start if card.date else None
    if card.key[0] == "figures":
        return Markup()
    if card.until:
        return writer.date(EdtfDate(start, card.until.end, is_interval=True))
    if card.key[0] == "partnerships" and start:
        return escape(writer.interface.text("since %(date)s", date=writer.formats.date(EdtfDate(start, start))))
    if card.key[0] == SOURCES and card.date is None:
        return escape(writer.interface.text("undated"))
    return writer.date(card.date)


def amounts(writer: Writer, card: Card) -> tuple[Amount, ...]:
    """Give the newest values of a figure, each with its time and source."""
    found = []
    differing = disputed(card.latest)
    for observation in card.latest:
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


def groups(writer: Writer, backlinks: Iterable[Backlink]) -> tuple[Group, ...]:
    """Group what points to a record by the field through which it does; mere mentions come last, and once."""
    is_source = writer.plan.collection == SOURCES
    by_name: dict[str, set[Key]] = {}
    for backlink in backlinks:
        by_name.setdefault(_group(backlink.key[0], backlink.field, is_source), set()).add(backlink.key)
    mentions = by_name.pop(MENTIONS, set())
    found = {name: by_name[name] for name in sorted(by_name, key=_rank)}
    if mere := mentions.difference(*found.values()):
        found[MENTIONS] = mere
    return tuple(_grouped(writer, name, keys) for name, keys in found.items())


@cache
def _group(collection: str, field: str, is_source: bool) -> str:  # noqa: FBT001 - for the cache
    """Name the group of a backlink; what cites a source is one group, in whatever field it does so."""
    if is_source and field != IN_TEXT:
        return f"{collection}.{SOURCES}"
    return MENTIONS if field in MENTIONING else f"{collection}.{field}"


@cache
def _rank(group: str) -> tuple[int, int]:
    """Give the place of a group: that of its collection, then that of its field."""
    collection, _, field = group.partition(".")
    return list(COLLECTIONS).index(collection), list(COLLECTIONS[collection].model_fields).index(field)


def _grouped(writer: Writer, name: str, keys: Iterable[Key]) -> Group:
    """Give a group of a record's page, by name, dated records newest first."""
    placed = sorted([_placed(writer, key) for key in keys], key=itemgetter(0))
    own = writer.plan.entry.key if writer.plan.entry else None
    items = tuple(_without(writer, found, own) if own in found.related_keys else found for _, found in placed)
    return Group(name, writer.interface.named("backlink", name), items)


@once
def _placed(writer: Writer, key: Key) -> tuple[tuple[bool, int, object], Item]:
    return newest_first(writer, key), item(writer, key)


def _without(writer: Writer, found: Item, own: Key | None) -> Item:
    """Give an item for the page of another record, which needs no link to itself."""
    others = (key for key in found.related_keys if key != own)
    return replace(found, related=tuple(writer.link(key) for key in others))


@once
def newest_first(writer: Writer, key: Key) -> tuple[bool, int, object]:
    """Give the key by which dated records come first, newest before older ones, and those without a date by name."""
    card = writer.plan.cards[key]
    name = sort_key(card, writer.language, writer.plan.settings.tongues)
    is_dated = key[0] in DATED and card.date is not None
    return not is_dated, -card.date.earliest.toordinal() if is_dated and card.date else 0, name
