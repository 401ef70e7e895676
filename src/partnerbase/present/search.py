"""The search page, and what the index of the search takes from the page of a record."""

from collections.abc import Iterable, Iterator
from typing import Any

from partnerbase.derive.cards import COUNTRY, Card
from partnerbase.extract import THEMES, YEAR
from partnerbase.folding import respelt
from partnerbase.i18n import html_tag, language_name
from partnerbase.plan.paths import search_path
from partnerbase.plan.records import About
from partnerbase.plan.search import Search
from partnerbase.present.items import dates
from partnerbase.present.shared import once
from partnerbase.present.writer import Writer
from partnerbase.records.series import Series
from partnerbase.values.reference import PLACES
from partnerbase.views import Finding, SearchIndex, SearchView

BETWEEN = "|"
"""What stands between the key of a filter's value, its label, and that of the group in which it is listed."""
UNDATED = "0"
WANTED_BY_NAME = dict.fromkeys((*PLACES, THEMES), "names") | {Series.collection: "series"}
"""Collections whose records come before those that have their names in longer ones, and as what the index has these.

It tells series apart, as they come before their events, but not before the place that they are called after.
"""


def search(writer: Writer, _: Search) -> dict[str, Any]:
    """Present the search page."""
    settings = writer.plan.settings
    indexes = [_index(writer, language) for language in settings.languages if language != writer.language]
    return {"search": SearchView(settings.search, _index(writer, writer.language), tuple(indexes))}


def _index(writer: Writer, language: str) -> SearchIndex:
    """Tell where the index of the pages of a language lies."""
    folder = writer.plan.href(search_path(language))
    return SearchIndex(language, html_tag(language), language_name(language), folder)


def finding(writer: Writer, card: Card, concerned: About) -> Finding | None:
    """Give what the index takes from the page of a record beside its text; None where the site has no search."""
    plan = writer.plan
    if not plan.settings.search:
        return None
    values = [(name, value) for name, value in _values(writer, card, concerned) if value]
    noun, kind = _nouns(writer, card.key[0], card.kind)
    return Finding(
        filters=",".join(f"{name}[data-f{number}]" for number, (name, _) in enumerate(values)),
        values=tuple(value for _, value in values),
        name=writer.plain(card.name),
        kind=kind or noun,
        date=dates(writer, card).striptags(),
        names=", ".join(card.names) if card.key[0] in WANTED_BY_NAME else "",
        names_as=WANTED_BY_NAME.get(card.key[0], ""),
        sort=card.date.earliest.isoformat().replace("-", "") if card.date else UNDATED,
        words=_joined(writer, (_words(writer, card.key[0], card.kind), *_respelt(writer, card))),
    )


def _values(writer: Writer, card: Card, concerned: About) -> Iterator[tuple[str, str]]:
    """Give the values by which a record is filtered."""
    plan = writer.plan
    yield "collection", _value(card.key[0], writer.interface.named("collection", card.key[0]))
    for code in concerned.countries:
        yield COUNTRY, _value(code, writer.choice(COUNTRY, code))
    for key in concerned.states:
        state = plan.cards[key]
        country = dict(state.facets).get(COUNTRY, "")
        yield "state", _value(key[1], writer.plain(state.name), writer.choice(COUNTRY, country) if country else "")
    for name, value in card.facets:
        if name == THEMES:
            yield name, _value(value, writer.plain(plan.cards[THEMES, value].name))
        elif name == YEAR:
            yield name, value


def _value(*parts: str) -> str:
    return BETWEEN.join(part.replace(BETWEEN, " ") for part in parts if part)


def _nouns(writer: Writer, collection: str, kind: str | None) -> tuple[str, str]:
    """Give the words for a record's collection and for its kind."""
    return writer.interface.named("noun", collection), writer.choice(f"{collection}.kind", kind) if kind else ""


@once
def _words(writer: Writer, collection: str, kind: str | None) -> str:
    """Give the words by which readers may look for a kind of record, also those that its name is made of."""
    path = f"{collection}.{kind}"
    plain = writer.interface.named("plain words", path)
    return _joined(writer, (*_nouns(writer, collection, kind), "" if plain == path else plain))


def _respelt(writer: Writer, card: Card) -> tuple[str, ...]:
    """Give the words in the names of a record and of its themes as the other side of the Atlantic spells them."""
    themes = (writer.plan.cards[name, value] for name, value in card.facets if name == THEMES)
    return respelt(" ".join(writer.plain(each.name) for each in (card, *themes)))


def _joined(writer: Writer, words: Iterable[str]) -> str:
    return writer.interface.named("separator", "values").join(dict.fromkeys(filter(None, words)))
