"""The words that class a record, and how loud each is."""

from partnerbase.derive.cards import Card
from partnerbase.link import Key
from partnerbase.present.shared import once
from partnerbase.present.writer import Writer
from partnerbase.views import Badge, Tone

UNREMARKABLE = frozenset({"held", "active"})
TONES: dict[str, Tone] = {
    "status.active": "strong",
    "status.planned": "open",
    "status.postponed": "open",
    "status.cancelled": "caution",
    "status.suspended": "caution",
    "status.dropped": "caution",
    "standpoint.official": "strong",
    "standpoint.party": "open",
}


@once
def badges(writer: Writer, key: Key, *fields: str) -> tuple[Badge, ...]:
    """Give a record's badges for some fields of its card, and a warning where it quotes unnamed persons."""
    card = writer.plan.cards[key]
    found = [
        Badge(writer.choice(f"{key[0]}.{field}", value), TONES.get(f"{field}.{value}", ""))
        for field in fields
        if (value := getattr(card, field))
    ]
    if card.anonymous:
        found.append(Badge(writer.interface.text("quotes unnamed persons"), "caution"))
    return tuple(found)


def remarkable(writer: Writer, card: Card) -> tuple[Badge, ...]:
    """Give the badges that a list shows: the status where it is not the usual one, and who speaks in a source."""
    return badges(writer, card.key, *(() if card.status in UNREMARKABLE else ("status",)), "standpoint")
