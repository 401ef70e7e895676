"""Records in lists: as items, in groups of backlinks, and with the facets of a collection."""

from collections import Counter
from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from partnerbase.derive import Card
from partnerbase.link import IN_TEXT, Backlink, Key
from partnerbase.pages import data_path
from partnerbase.present.writer import Writer
from partnerbase.records import COLLECTIONS
from partnerbase.records.figure import Observation
from partnerbase.sorting import name_key, sort_key
from partnerbase.values.dates import EdtfDate
from partnerbase.views import Choice, Facet, Group, Item, ListView, Row

DATED = frozenset({"partnerships", "events", "agreements", "figures", "sources"})
SOURCES = "sources"
MENTIONS = "mentions"
MENTIONING = frozenset({IN_TEXT, "claims", "views", "contacts"})
UNREMARKABLE = frozenset({"held", "active"})
NEWEST_FIRST = frozenset({"year"})


def item(writer: Writer, card: Card, position: int = 0) -> Item:
    """Give a record as an item of a list, from its card."""
    own = writer.plan.entry.key if writer.plan.entry else None
    return Item(
        link=writer.link(card.key),
        date=dates(writer, card),
        kind=writer.choice(f"{card.key[0]}.kind", card.kind) if card.kind else "",
        status=_status(writer, card),
        related=tuple(writer.link(key) for key in card.related if key != own and shows_related(card)),
        summary=writer.text(card.summary),
        amounts=amounts(writer, card),
        facets=card.facets,
        sort_name=position,
        sort_date=card.date.earliest.isoformat() if card.date else "",
    )


def _status(writer: Writer, card: Card) -> str:
    if card.status is None or card.status in UNREMARKABLE:
        return ""
    return writer.choice(f"{card.key[0]}.status", card.status)


def shows_related(card: Card) -> bool:
    """Whether the places beside a record say more than its name does already."""
    return card.key[0] not in {"partnerships", "figures"}


def dates(writer: Writer, card: Card) -> Markup:
    """Write when it was, began or was published; figures have their times beside each amount."""
    if card.key[0] == "figures":
        return Markup()
    if card.until is None:
        return writer.date(card.date)
    return writer.date(EdtfDate(card.date.start if card.date else None, card.until.end, is_interval=True))


def amounts(writer: Writer, card: Card) -> tuple[Row, ...]:
    """Give the newest values of a figure, each with its time and source."""
    rows = []
    for observation in card.latest:
        amount = escape(writer.formats.quantity(observation.quantity))
        source = writer.anchor(("sources", observation.source.source.slug))
        rows.append(Row((amount, writer.date(observation.time), source), differs=disagrees(observation, card.latest)))
    return tuple(rows)


def disagrees(observation: Observation, others: Iterable[Observation]) -> bool:
    """Whether another observation of the same time gives another amount."""
    same = (other for other in others if (other.time, other.nature) == (observation.time, observation.nature))
    return any(other.quantity != observation.quantity for other in same)


def groups(writer: Writer, backlinks: Sequence[Backlink]) -> tuple[Group, ...]:
    """Group what points to a record by the field through which it does; mere mentions come last, and once."""
    is_source = writer.plan.collection == SOURCES
    by_name: dict[str, set[Key]] = {}
    for backlink in sorted(backlinks, key=_order):
        by_name.setdefault(_group(backlink, is_source=is_source), set()).add(backlink.key)
    mentions = by_name.pop(MENTIONS, set())
    if mere := mentions.difference(*by_name.values()):
        by_name[MENTIONS] = mere
    named = writer.interface.named
    return tuple(Group(name, named("backlink", name), _items(writer, keys)) for name, keys in by_name.items())


def _group(backlink: Backlink, *, is_source: bool) -> str:
    """Name the group of a backlink; what cites a source is one group, in whatever field it does so."""
    if is_source and backlink.field != IN_TEXT:
        return f"{backlink.key[0]}.{SOURCES}"
    return MENTIONS if backlink.field in MENTIONING else f"{backlink.key[0]}.{backlink.field}"


def _order(backlink: Backlink) -> tuple[int, int, Key]:
    names = list(COLLECTIONS)
    fields = list(COLLECTIONS[backlink.key[0]].model_fields)
    position = fields.index(backlink.field) if backlink.field in fields else len(fields)
    return names.index(backlink.key[0]), position, backlink.key


def _items(writer: Writer, keys: Iterable[Key]) -> tuple[Item, ...]:
    """Give items by name, dated ones newest first."""
    language, languages = writer.language, writer.plan.settings.tongues
    cards = sorted((writer.plan.cards[key] for key in keys), key=lambda card: sort_key(card, language, languages))
    dated = sorted(
        (card for card in cards if card.key[0] in DATED and card.date),
        key=lambda card: card.date.earliest if card.date else None,  # type: ignore[arg-type,return-value]
        reverse=True,
    )
    known = {card.key for card in dated}
    return tuple(item(writer, card) for card in (*dated, *(card for card in cards if card.key not in known)))


def listing(writer: Writer, collection: str) -> ListView:
    """Give the list of a collection, with its facets."""
    cards = [writer.plan.cards[key] for key in writer.plan.listed]
    return ListView(
        collection,
        writer.interface.named("collection", collection),
        writer.interface.named("about collection", collection),
        tuple(item(writer, card, position) for position, card in enumerate(cards)),
        tuple(_facets(writer, collection, cards)),
        writer.plan.href(data_path(collection)),
    )


def _facets(writer: Writer, collection: str, cards: Sequence[Card]) -> Iterable[Facet]:
    """Give each field that tells records apart, with the number of records for each value."""
    counts: dict[str, Counter[str]] = {}
    for card in cards:
        for name, value in card.facets:
            counts.setdefault(name, Counter())[value] += 1
    for name, counter in counts.items():
        if len(counter) > 1:
            path = f"{collection}.{name}"
            choices = [Choice(value, facet_label(writer, path, value), count) for value, count in counter.items()]
            choices.sort(
                key=lambda choice: name_key(choice.label.striptags(), writer.language), reverse=name in NEWEST_FIRST
            )
            yield Facet(name, writer.label(path), tuple(choices))


def facet_label(writer: Writer, path: str, value: str) -> Markup:
    """Give the word for a value of the facet at a path such as `events.kind`."""
    name = path.rpartition(".")[2]
    if name == "themes":
        return writer.text(writer.plan.cards["themes", value].name)
    return escape(value if name == "year" else writer.choice(path, value))
