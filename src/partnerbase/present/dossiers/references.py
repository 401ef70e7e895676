"""The sources of a dossier, with their addresses in full, since paper has no links; and how new what it says is."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from partnerbase.derive.cards import Card
from partnerbase.link import Key
from partnerbase.present.citations import SOURCES
from partnerbase.present.dossiers.voice import Voice
from partnerbase.present.locators import locator
from partnerbase.present.shared import once
from partnerbase.values.citation import Citation
from partnerbase.values.dates import EdtfDate
from partnerbase.views import Document, Link, Reference


def references(voices: tuple[Voice, ...]) -> tuple[Reference, ...]:
    """Give all sources that the voices have cited, by number; what they are is said in the first language."""
    first = voices[0]
    return tuple(_reference(first, slug, number) for slug, number in first.sources.numbers.items())


def newest(voice: Voice) -> EdtfDate | None:
    """Give the date of the newest cited source."""
    dated = (voice.plan.cards[SOURCES, slug].date for slug in voice.sources.numbers)
    return max(filter(None, dated), default=None)


def state(voice: Voice) -> EdtfDate | None:
    """Give the newest time to which anything in the dossier reaches: a review, a source, a number or an office."""
    known = (EdtfDate.at(told.last) for told in _told(voice) if told)
    return max(known, default=None)


def _told(voice: Voice) -> Iterator[EdtfDate | None]:
    cards, contents, profiles = voice.plan.cards, voice.contents, voice.dossier.profiles
    yield voice.record.reviewed
    for slug in voice.sources.numbers:
        yield from (cards[SOURCES, slug].date, cards[SOURCES, slug].accessed)
    for key in contents.figures:
        yield from (item.time for item in cards[key].latest if item.nature == "actual")
    yield from (found.as_of for party in contents.parties if (found := profiles[party].population))
    for holding in contents.holdings:
        yield from (holding.role.since, holding.role.as_of)


def _reference(voice: Voice, slug: str, number: int) -> Reference:
    places = dict.fromkeys(_places(voice, voice.sources.cited.get(slug, ())))
    return Reference(number, f"source-{number}", _document(voice, (SOURCES, slug)), tuple(places))


def _places(voice: Voice, citations: Iterable[Citation]) -> Iterator[Markup]:
    """Give the places in a source that are cited."""
    return (locator(voice, citation.locator) for citation in citations if citation.locator)


@once
def _document(voice: Voice, key: Key) -> Document:
    """Say what a source is: its title, who published it when, in which language, and where it stands."""
    card = voice.plan.cards[key]
    publisher = (voice.publisher(card),) if card.publisher else ()
    dated = voice.date(card.date) or voice.interface.html("undated")
    language = (escape(voice.choice("sources.language", card.language)),) if card.language else ()
    return Document(voice.link(key).name, (*publisher, dated, *language), tuple(_addresses(voice, card)))


def _addresses(voice: Voice, card: Card) -> Iterator[Link]:
    if card.url:
        yield Link(Markup(), card.url)
    if card.archive_url:
        yield Link(voice.interface.html("Archived copy:"), card.archive_url)
