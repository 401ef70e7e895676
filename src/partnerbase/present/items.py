"""Records as items of lists, and what points to a record in groups of them."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from partnerbase.derive import Card
from partnerbase.link import IN_TEXT, Backlink, Key
from partnerbase.present.badges import remarkable
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
DIGITS = 5


def item(writer: Writer, card: Card, position: int = 0, level: int = 0, uses: int | None = None) -> Item:
    """Give a record as an item of a list, from its card."""
    own = writer.plan.entry.key if writer.plan.entry else None
    collection = card.key[0]
    return Item(
        link=writer.link(card.key),
        date=dates(writer, card),
        kind=writer.choice(f"{collection}.kind", card.kind) if card.kind else "",
        also=_also(writer, card),
        related=tuple(writer.link(key) for key in card.related if key != own and collection not in TELLING),
        summary=writer.text(card.summary),
        badges=remarkable(writer, card),
        amounts=amounts(writer, card),
        details=_details(writer, card),
        facets=_facets(card),
        names=", ".join(card.names),
        sort_name=f"{position:0{DIGITS}}",
        sort_date=card.date.earliest.isoformat() if card.date else "",
        level=level,
        uses=uses,
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


def _facets(card: Card) -> tuple[tuple[str, str], ...]:
    """Join the values of each facet with spaces, as the scripts read them."""
    values: dict[str, list[str]] = {}
    for name, value in card.facets:
        values.setdefault(name, []).append(value)
    return tuple((name, " ".join(found)) for name, found in values.items())


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
                tuple(writer.link(writer.plan.find(ref).key) for ref in observation.by),
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
    return tuple(item(writer, card) for card in newest_first(cards))


def newest_first(cards: Sequence[Card]) -> list[Card]:
    """Put the cards of dated collections newest first, and those without a date behind them as they are."""
    dated = [card for card in cards if card.key[0] in DATED and card.date]
    dated.sort(key=lambda card: card.date.earliest, reverse=True)  # type: ignore[union-attr]
    known = {card.key for card in dated}
    return [*dated, *(card for card in cards if card.key not in known)]
