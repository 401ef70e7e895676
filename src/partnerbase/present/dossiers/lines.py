"""Records as lines of a dossier, from their cards: events, partnerships, figures; made once for all dossiers."""

from collections.abc import Iterator

from markupsafe import Markup, escape

from partnerbase.derive.cards import Card
from partnerbase.link import Key
from partnerbase.present.badges import UNREMARKABLE
from partnerbase.present.citations import SOURCES
from partnerbase.present.dossiers.voice import Voice
from partnerbase.present.items import dates, disputed
from partnerbase.present.shared import once
from partnerbase.records.figure import Observation
from partnerbase.views import CitedLine, Line

SITUATED = "events"
UNTOLD = (None, "other")
"""Kinds that tell a reader nothing."""


@once
def happening(voice: Voice, key: Key) -> Line:
    """Write an event or an agreement: when, what, of which kind and where, and a sentence."""
    card = voice.plan.cards[key]
    places = card.related if key[0] == SITUATED else ()
    named = [escape(voice.choice(f"{key[0]}.kind", card.kind))] if card.kind not in UNTOLD else []
    if card.status and card.status not in UNREMARKABLE:
        named.append(escape(voice.choice(f"{key[0]}.status", card.status)))
    named += [voice.link(place).name for place in places]
    when = dates(voice, card) or voice.interface.html("undated")
    return Line(when, voice.link(key).name, tuple(named), voice.text(card.summary))


@once
def beginning(voice: Voice, key: Key) -> Line:
    """Write the beginning of a partnership as something that happened."""
    card = voice.plan.cards[key]
    kind = (escape(voice.choice("partnerships.kind", card.kind)),) if card.kind else ()
    return Line(voice.date(card.date), voice.link(key).name, (voice.interface.html("Beginning"), *kind))


@once
def tie(voice: Voice, key: Key) -> Line:
    """Write a partnership: since when, with whom, of which kind, and a sentence."""
    card = voice.plan.cards[key]
    fields = ((name, getattr(card, name)) for name in ("kind", "status"))
    named = tuple(escape(voice.choice(f"partnerships.{name}", value)) for name, value in fields if value)
    return Line(dates(voice, card), voice.link(key).name, named, voice.text(card.summary))


def figure(voice: Voice, key: Key) -> Iterator[CitedLine]:
    """Write the newest values of a figure, each with its time, who says so, and its source; the title stands once."""
    card = voice.plan.cards[key]
    for number, (line, observation) in enumerate(zip(_values(voice, key), card.latest, strict=True)):
        found = line if number == 0 else Line(line.term, details=line.details)
        tag = voice.interface.text("preferred") if observation.preferred else ""
        yield voice.cited(found, [observation.source.source.slug], tag)


@once
def _values(voice: Voice, key: Key) -> tuple[Line, ...]:
    card = voice.plan.cards[key]
    title, summary = voice.link(key).name, voice.text(card.summary)
    return tuple(Line(voice.amount(item.quantity), title, _told(voice, card, item), summary) for item in card.latest)


def _told(voice: Voice, card: Card, item: Observation) -> tuple[Markup, ...]:
    """Say when an amount holds and who states it: a person or body, else the source."""
    speakers = tuple(voice.link(voice.key(ref)).name for ref in item.by)
    speakers = speakers or (voice.brief((SOURCES, item.source.source.slug)).name,)
    differs = (item.time, item.nature) in disputed(card.latest)
    return voice.date(item.time), *speakers, *((voice.interface.html("sources disagree"),) if differs else ())
