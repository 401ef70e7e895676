"""The files of the site: their URLs, and what each page is made of, known before it is rendered.

A page reads its own record in full and of all others their cards alone (`derive.Card`). `PagePlan.inputs` is therefore
everything that a page depends on, besides its template.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from hashlib import sha256
from urllib.parse import urlsplit

from partnerbase.derive import Anniversary, Card, Coverage, Facts
from partnerbase.link import Backlink, Key, Site, references
from partnerbase.markdown import Body
from partnerbase.records import COLLECTIONS
from partnerbase.records.base import Record
from partnerbase.records.page import Page as Prose
from partnerbase.settings import Settings
from partnerbase.sorting import sort_key
from partnerbase.validate import Entry
from partnerbase.values.base import Value, canonical
from partnerbase.values.reference import PLACES, Ref

HOME, INDEX, NOT_FOUND = "index.html", "index.html", "404.html"
FOR_CHECKS = frozenset({"draft", "exemptions", "countries", "levels", "stale_after_years"})
NEWEST = 8
# How much the home page shows; what is more is behind its links to the lists.
MOST_SHOWN = {"partnerships": 12, "events": NEWEST, "figures": NEWEST}
MOST_PLACES = 150
MOST_IN_NAVIGATION = 100
CONTRIBUTE = ("pages", "contribute")


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site: its POSIX path below the output folder, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class PagePlan:
    """A page that is to be rendered.

    Args:
        path: Where it stands below the output folder.
        template: The template's name below the templates folder.
        language: The language of its interface and, where there is one, of its texts.
        entry: The record that it is about.
        bodies: The record's texts by language.
        backlinks: What points to the record.
        cards: The cards of the records that it names, by key.
        prose: The keys of the pages of prose that every page links, in order.
        listed: The keys of the records that it lists, in order.
        counts: How many records point to each of the listed ones.
        anniversaries: The anniversaries that it shows.
        coverage: The completeness of the collections, where it shows that.
    """

    path: str
    template: str
    language: str
    settings: Settings
    entry: Entry[Record] | None = None
    bodies: Mapping[str, Body] = field(default_factory=dict)
    backlinks: tuple[Backlink, ...] = ()
    cards: Mapping[Key, Card] = field(default_factory=dict)
    prose: tuple[Key, ...] = ()
    listed: tuple[Key, ...] = ()
    counts: Mapping[Key, int] = field(default_factory=dict)
    collection: str | None = None
    anniversaries: tuple[Anniversary, ...] = ()
    coverage: Mapping[str, Coverage] = field(default_factory=dict)

    def find(self, ref: Ref) -> Card:
        """Give the card that a reference points to."""
        keys = ((collection, ref.slug) for collection in ref.collections or COLLECTIONS)
        return next(self.cards[key] for key in keys if key in self.cards)

    def href(self, path: str) -> str:
        """Give the address of another file of the site: relative, but from the page that stands for any missing one."""
        if self.path == NOT_FOUND:
            return f"{base_path(self.settings)}{path}"
        return relative(self.path, path)

    def inputs(self) -> str:
        """Give a digest of all that the page depends on, besides its template."""
        texts = {language: body.text for language, body in self.entry.document.bodies.items()} if self.entry else {}
        parts = (
            (self.path, self.template, self.language, _shown(self.settings)),
            (_shown(self.entry.record), self.entry.document.path, texts) if self.entry else (),
            (self.collection, self.prose, self.listed, tuple(self.counts.items())),
            (*map(_parts, self.backlinks), *map(_parts, self.cards.values()), *map(_parts, self.anniversaries)),
            tuple((name, *_parts(coverage)) for name, coverage in self.coverage.items()),
        )
        return sha256(canonical(parts).encode()).hexdigest()


def _shown(value: Value) -> dict[str, object]:
    """Give the fields of a record, or of the settings, that are more than instructions to the checks."""
    return {name: field for name, field in value.plain().items() if name not in FOR_CHECKS}


def _parts(item: Backlink | Card | Anniversary | Coverage) -> tuple[object, ...]:
    return tuple(getattr(item, part.name) for part in fields(item))


def record_path(key: Key, language: str) -> str:
    """Give the path of a record's page: `en/cities/nanjing.html`."""
    return f"{language}/{key[0]}/{key[1]}.html"


def list_path(collection: str, language: str) -> str:
    """Give the path of a collection's list: `en/cities/index.html`."""
    return f"{language}/{collection}/{INDEX}"


def named_path(name: str, language: str) -> str:
    """Give the path of a page that is about no record: `en/index.html`, `en/data.html`."""
    return f"{language}/{name}.html"


def data_path(collection: str) -> str:
    """Give the path of a collection's data: `data/cities.json`."""
    return f"data/{collection}.json"


def relative(source: str, target: str) -> str:
    """Give the address of one file of the site as seen from another; it names the file.

    It leads up to the first folder, that of a language, even where both stand in the same one further down: all files
    of a language that are as deep give a third the same address.
    """
    here, there = source.split("/")[:-1], target.split("/")
    if here and here[0] == there[0] and len(there) > 1:
        here, there = here[1:], there[1:]
    return "/".join([".."] * len(here) + there)


def base_path(settings: Settings) -> str:
    """Give the path below which the site is published, with slashes at both ends."""
    path = urlsplit(settings.base_url).path if settings.base_url else "/"
    return f"{path.rstrip('/')}/"


def in_language(path: str, language: str) -> str:
    """Give the path of the same page in another language."""
    return f"{language}/{path.partition('/')[2]}"


def plan(site: Site, facts: Facts) -> Iterator[PagePlan]:
    """Plan every page of the site, with its inputs."""
    yield PagePlan(HOME, "pages/choose.html.j2", site.settings.tongues.default, site.settings)
    yield PagePlan(NOT_FOUND, "pages/404.html.j2", site.settings.tongues.default, site.settings)
    prose = _prose(site)
    linked = _cards(facts, (*prose, *([CONTRIBUTE] if CONTRIBUTE[1] in site.entries[CONTRIBUTE[0]] else ())))
    for language in site.settings.languages:
        for planned in (
            *_named(site, facts, language),
            *_lists(site, facts, language),
            *_records(site, facts, language),
        ):
            yield replace(planned, cards={**linked, **planned.cards}, prose=prose)


def _prose(site: Site) -> tuple[Key, ...]:
    """Name the pages of prose in the navigation, in its order."""
    placed = sorted((entry.record.nav, entry.key) for entry in site.all(Prose) if entry.record.nav)
    return tuple(key for _, key in placed[:MOST_IN_NAVIGATION])


def _cards(facts: Facts, keys: Iterable[Key]) -> dict[Key, Card]:
    """Give the cards of some records, and of those that their cards name."""
    found: dict[Key, Card] = {}
    for key in keys:
        found[key] = card = facts.cards[key]
        for related in card.related:
            found[related] = facts.cards[related]
        for observation in card.latest:
            source = ("sources", observation.source.source.slug)
            found[source] = facts.cards[source]
            for ref in observation.by:
                speaker = next(key for name in ref.collections if (key := (name, ref.slug)) in facts.cards)
                found[speaker] = facts.cards[speaker]
    return found


def _themes(cards: Mapping[Key, Card]) -> Iterator[Key]:
    """Name the themes by which the readers of a list may filter."""
    return (("themes", value) for card in cards.values() for name, value in card.facets if name == "themes")


def _named(site: Site, facts: Facts, language: str) -> Iterator[PagePlan]:
    settings = site.settings
    listed = (*_newest(facts), *_busiest_places(site))
    next_up = facts.anniversaries[:NEWEST]
    yield PagePlan(
        named_path("index", language),
        "pages/home.html.j2",
        language,
        settings,
        cards=_cards(facts, (*listed, *(item.key for item in next_up))),
        listed=listed,
        anniversaries=next_up,
        coverage=facts.coverage,
    )
    yield PagePlan(
        named_path("anniversaries", language),
        "pages/anniversaries.html.j2",
        language,
        settings,
        cards=_cards(facts, (item.key for item in facts.anniversaries)),
        anniversaries=facts.anniversaries,
    )
    for name in ("data", "quality"):
        yield PagePlan(named_path(name, language), f"pages/{name}.html.j2", language, settings, coverage=facts.coverage)


def _newest(facts: Facts) -> tuple[Key, ...]:
    """Name the newest partnerships, events and figures, for the home page."""
    found: list[Key] = []
    for collection, most in MOST_SHOWN.items():
        dated = [card for key, card in facts.cards.items() if key[0] == collection]
        dated.sort(key=lambda card: (card.date.earliest if card.date else date.min, card.key), reverse=True)
        found.extend(card.key for card in dated[:most])
    return tuple(found)


def _busiest_places(site: Site) -> tuple[Key, ...]:
    """Name the places to which most records point, for the register of the home page."""
    places = [entry.key for collection in PLACES for entry in site.entries[collection].values()]
    return tuple(sorted(places, key=lambda key: (-pointing(site, key), key))[:MOST_PLACES])


def pointing(site: Site, key: Key) -> int:
    """Count the records that point to a record, each once."""
    return len({backlink.key for backlink in site.backlinks.get(key, ())})


def _lists(site: Site, facts: Facts, language: str) -> Iterator[PagePlan]:
    for collection, entries in site.entries.items():
        cards = (facts.cards[entry.key] for entry in entries.values())
        keys = [card.key for card in sorted(cards, key=lambda card: sort_key(card, language, site.settings.tongues))]
        shown = _cards(facts, keys)
        yield PagePlan(
            list_path(collection, language),
            "list.html.j2",
            language,
            site.settings,
            cards=shown | {key: facts.cards[key] for key in _themes(shown)},
            listed=tuple(keys),
            counts={key: pointing(site, key) for key in keys},
            collection=collection,
        )


def _records(site: Site, facts: Facts, language: str) -> Iterator[PagePlan]:
    for entry in site:
        backlinks = site.backlinks.get(entry.key, ())
        refs = (ref for _, ref in references(entry.record))
        named = {site.get(ref).key for ref in refs}
        for body in site.bodies[entry.key].values():
            named.update(site.get(Ref.parse(wiki.ref)).key for wiki in body.links)
        yield PagePlan(
            record_path(entry.key, language),
            f"records/{entry.collection}.html.j2",
            language,
            site.settings,
            entry=entry,
            bodies=site.bodies[entry.key],
            backlinks=backlinks,
            cards={
                **{key: facts.cards[key] for key in (entry.key, *sorted(named))},
                **_cards(facts, (backlink.key for backlink in backlinks)),
            },
            collection=entry.collection,
        )
