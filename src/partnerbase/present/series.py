"""The page of a series: its editions, and how many took part in them over the years."""

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup, escape

from partnerbase.abstract import pointed
from partnerbase.attendance import FIELD, Attendance
from partnerbase.chart import choices
from partnerbase.derive.cards import Card
from partnerbase.derive.editions import counted
from partnerbase.link import Key
from partnerbase.present.anchors import of_dispute
from partnerbase.present.badges import badges
from partnerbase.present.charts import chart
from partnerbase.present.figure import title
from partnerbase.present.head import USUAL
from partnerbase.present.items import dates
from partnerbase.present.writer import Writer
from partnerbase.views import ChartView, EditionView, Link, Told


def series(writer: Writer, keys: Iterable[Key]) -> dict[str, Any]:
    """Present what the page of a series has beside the parts of every record."""
    cards = [writer.plan.cards[key] for key in keys]
    is_told = any(card.attendance for card in cards)
    editions = tuple(_edition(writer, card) for card in cards) if is_told else ()
    disagreements = tuple(_disagreement(writer, card) for card in cards if len(card.attendance) > 1)
    return {"chart": series_chart(writer, cards), "editions": editions, "disagreements": disagreements}


def series_chart(writer: Writer, cards: Iterable[Card]) -> ChartView | None:
    """Give the chart of the participants of some editions."""
    of_series = writer.interface.text("%(series)s: participants", series=title(writer))
    return chart(writer, choices(counted(cards), over_time_alone=True), of_series)


def _disagreement(writer: Writer, card: Card) -> tuple[Markup, ...]:
    """Say which amounts the record of an edition prefers where others disagree; the notes of these say why."""
    own, *others = card.attendance
    edition = f"{writer.link(card.key).href}#{of_dispute(FIELD)}"
    sentence = writer.phrase(
        "%(date)s: sources disagree; the record prefers %(amount)s.",
        date=Markup('<a href="%s">%s</a>') % (edition, dates(writer, card)),
        amount=escape(writer.interface.named("separator", "values")).join(map(writer.amount, own.amounts)),
    )
    return sentence, *(writer.text(other.note) for other in others if other.note)


def _edition(writer: Writer, card: Card) -> EditionView:
    links = writer.told_apart(writer.key(pointed(source)) for told in card.attendance for source in told.sources)
    number = writer.interface.text("No. %(number)s", number=card.edition) if card.edition else ""
    status = badges(writer, card.key, "status") if card.status != USUAL else ()
    return EditionView(
        writer.link(card.key),
        number,
        dates(writer, card),
        tuple(map(writer.link, card.related)),
        tuple(_told(writer, item, links) for item in card.attendance),
        status,
    )


def _told(writer: Writer, item: Attendance, links: Mapping[Key, Link]) -> Told:
    by, sources = ([writer.key(pointed(found)) for found in names] for names in (item.by, item.sources))
    return Told(
        tuple(map(writer.amount, item.amounts)), tuple(map(writer.link, by)), tuple(map(links.__getitem__, sources))
    )
