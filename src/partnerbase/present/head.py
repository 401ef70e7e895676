"""The head of a record's page."""

from markupsafe import Markup

from partnerbase.derive.cards import Card
from partnerbase.present.badges import badges
from partnerbase.present.citations import Bibliography
from partnerbase.present.items import dates
from partnerbase.present.writer import Writer
from partnerbase.records.base import Record
from partnerbase.records.partnership import Partnership
from partnerbase.views import Badge, Head

LONG_NAME = 32
PAIR = 2
USUAL = "held"
# Collections whose records are known by names of their own, in each language another.
NAMED = frozenset({"cities", "regions", "partnerships", "events", "series", "agreements", "organisations", "people"})


def head(writer: Writer, card: Card, record: Record, sources: Bibliography) -> Head:
    """Make the head of a record's page from its card, for a partnership with both sides."""
    is_named = record.collection in NAMED
    partnership = record if isinstance(record, Partnership) and len(record.parties) == PAIR else None
    return Head(
        is_long=len(card.name.best(writer.preference)[1]) > LONG_NAME,
        marks=sources.marks_of_field("name", "title", "parties") if is_named else (),
        names=_names(writer, card) if is_named else (),
        badges=_badges(writer, card),
        sides=_sides(writer, partnership) if partnership and not partnership.name else (),
        span=dates(writer, card),
        summary_marks=sources.marks_of_field("summary"),
    )


def _badges(writer: Writer, card: Card) -> tuple[Badge, ...]:
    """Class a record by its status, a source by who speaks in it."""
    return badges(writer, card.key, *(("status",) if card.status != USUAL else ()), "standpoint")


def _names(writer: Writer, card: Card) -> tuple[Markup, ...]:
    """Give the names in other languages, each once, and the one in pinyin."""
    shown = {card.name.best(writer.preference)[1]}
    found = []
    for language, text in card.name.texts:
        if text not in shown:
            shown.add(text)
            found.append(writer.foreign(text, language))
    if card.pinyin:
        found.append(Markup('<span lang="zh-Latn-pinyin">{}</span>').format(card.pinyin))
    return tuple(found)


def _sides(writer: Writer, partnership: Partnership) -> tuple[tuple[Markup, ...], ...]:
    return tuple(tuple(writer.link(writer.key(party)).name for party in side) for side in partnership.parties)
