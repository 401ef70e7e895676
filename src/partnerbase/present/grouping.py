"""Below which headings the records of a collection stand in its list."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from partnerbase.abstract import Key
from partnerbase.derive.cards import Card
from partnerbase.derive.facets import COUNTRY, STATE
from partnerbase.plan.lists import Listing
from partnerbase.present.headings import Heading, by_decade, by_year
from partnerbase.present.items import in_order
from partnerbase.present.writer import Writer
from partnerbase.sorting import name_key, sort_key

DEEPEST = 3
COUNTRIES = "countries"


class Grouping(NamedTuple):
    """How a list is divided: what does it, and the name of the order that it makes, for scripts."""

    divide: Callable[[Writer, Sequence[Key]], list[Heading]]
    order: str = "group"


def by_country(writer: Writer, cards: Iterable[Card]) -> list[tuple[str, str, list[Card]]]:
    """Give code and name of each country with its places, by name."""
    found: dict[str, list[Card]] = {}
    for card in cards:
        found.setdefault(dict(card.facets).get(COUNTRY, ""), []).append(card)
    named = [(code, writer.choice(COUNTRY, code), places) for code, places in found.items()]
    return sorted(named, key=lambda group: name_key(group[1], writer.language))


def _in_one(writer: Writer, keys: Sequence[Key]) -> list[Heading]:
    collection = writer.plan.collection or ""
    return [Heading("all", escape(writer.interface.named("collection", collection)), keys)] if keys else []


def _newest_first(writer: Writer, keys: Sequence[Key]) -> list[Heading]:
    return by_year(writer, in_order(writer, keys))


def _by_state(writer: Writer, keys: Sequence[Key]) -> list[Heading]:
    """Put cities below their states and these in the order of their countries; those of no known state come last."""
    found = list[Heading]()
    for code, country, cards in by_country(writer, (writer.plan.cards[key] for key in keys)):
        by_state: dict[str, list[Key]] = {}
        for card in cards:
            by_state.setdefault(_state(writer, card.key, code), []).append(card.key)
        for state in sorted(by_state, key=lambda slug: _place_of_state(writer, slug)):
            label = _name_of_state(writer, state) if state else escape(country)
            within = escape(country) if state else Markup()
            found.append(Heading(f"{code}-{state}".strip("-").lower(), label, by_state[state], within))
    return found


def _state(writer: Writer, key: Key, code: str) -> str:
    matter = writer.plan.matter
    assert isinstance(matter, Listing)  # noqa: S101 - lists alone are grouped so
    return dict(matter.shown.facets[key]).get(f"{STATE}-{code.lower()}", "")


def _place_of_state(writer: Writer, slug: str) -> tuple[bool, object]:
    card = writer.plan.cards["regions", slug] if slug else None
    return card is None, sort_key(card, writer.language, writer.plan.settings.tongues) if card else ()


def _name_of_state(writer: Writer, slug: str) -> Markup:
    return writer.text(writer.plan.cards["regions", slug].name)


def _countries_apart(writer: Writer, keys: Sequence[Key]) -> list[Heading]:
    """Put regions below their countries, and these themselves last: nobody looks for them among their own states."""
    cards = [writer.plan.cards[key] for key in keys]
    states = [card for card in cards if card.kind != COUNTRY]
    countries = [card.key for card in cards if card.kind == COUNTRY]
    found = [
        Heading(code.lower(), escape(name), [card.key for card in below])
        for code, name, below in by_country(writer, states)
    ]
    return [*found, *([Heading(COUNTRIES, escape(writer.interface.text("Countries")), countries)] if countries else [])]


def _by_indicator(writer: Writer, keys: Sequence[Key]) -> list[Heading]:
    """Put figures below what they measure; a figure is related to its indicator first."""
    below: dict[Key, list[Key]] = {}
    for key in keys:
        below.setdefault(writer.plan.cards[key].related[0], []).append(key)
    tongues = writer.plan.settings.tongues
    ordered = sorted(below, key=lambda key: sort_key(writer.plan.cards[key], writer.language, tongues))
    return [Heading(key[1], writer.text(writer.plan.cards[key].name), below[key]) for key in ordered]


def _by_kind(writer: Writer, keys: Sequence[Key]) -> list[Heading]:
    below: dict[str, list[Key]] = {}
    for key in keys:
        below.setdefault(writer.plan.cards[key].kind or "", []).append(key)
    words = {kind: writer.choice(f"{writer.plan.collection}.kind", kind) for kind in below}
    ordered = sorted(below, key=lambda kind: name_key(words[kind], writer.language))
    return [Heading(kind, escape(words[kind]), below[kind]) for kind in ordered]


BY_NAME = Grouping(_in_one, "name:ascending")
BY_DATE = Grouping(_newest_first, "date:descending")
GROUPINGS: Mapping[str, Grouping] = {
    "cities": Grouping(_by_state),
    "regions": Grouping(_countries_apart),
    "partnerships": Grouping(by_decade),
    "events": BY_DATE,
    "agreements": BY_DATE,
    "sources": BY_DATE,
    "figures": Grouping(_by_indicator),
    "organisations": Grouping(_by_kind),
}
"""How the list of each collection is divided; the others stand by name."""


def levels(writer: Writer, keys: Sequence[Key]) -> dict[Key, int]:
    """Put narrower records below the wider one that they belong to, and give the depth of each."""
    listed = set(keys)
    below: dict[Key | None, list[Key]] = {}
    for key in keys:
        wider = next((other for other in writer.plan.cards[key].related if other in listed), None)
        below.setdefault(wider, []).append(key)
    found: dict[Key, int] = {}
    waiting = [(key, 0) for key in reversed(below.get(None, []))]
    while waiting:
        key, depth = waiting.pop()
        found[key] = depth
        waiting.extend((narrower, min(depth + 1, DEEPEST)) for narrower in reversed(below.get(key, [])))
    return found
