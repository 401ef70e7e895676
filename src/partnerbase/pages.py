"""The files of the site: their URLs, and what each page is made of, known before it is rendered.

A page reads its own record in full and of all others their cards alone (`derive.Card`). The digest of what it reads is
therefore known without reading the record, and decides whether the page is made anew.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from typing import Any
from urllib.parse import urlsplit

from partnerbase.abstract import Key
from partnerbase.derive import Anniversary, Card, Coverage, Facts
from partnerbase.extent import Extent
from partnerbase.link import PROSE, Backlink, Site
from partnerbase.markdown import Body
from partnerbase.program import digest
from partnerbase.records import COLLECTIONS
from partnerbase.records.base import Record
from partnerbase.settings import Settings
from partnerbase.sorting import sort_key
from partnerbase.validate import Entry
from partnerbase.values.reference import PLACES, Ref

HOME, INDEX, NOT_FOUND = "index.html", "index.html", "404.html"
NEWEST = 8
# How much the home page shows; what is more is behind its links to the lists.
MOST_SHOWN = {"partnerships": 12, "events": NEWEST, "figures": NEWEST}
MOST_PLACES = 150
MOST_IN_NAVIGATION = 100
MOST_LISTED = 100
"""How many records a page of a list has; a longer list has several pages."""
CONTRIBUTE = ("pages", "contribute")
Parts = tuple[str, str, str, str]
"""What a page is made of: the frame, its template, what it shows of others, its own files; each as a digest."""


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
        cards: The cards of all records by key; a page looks up those that are among its inputs.
        prose: The keys of the pages of prose that every page links, in order.
        listed: The keys of the records that it lists, in order; of a long list that has several pages, those of all.
        part: Which page of a long list it is, from 1.
        counts: How many records point to each of the listed ones.
        anniversaries: The anniversaries that it shows.
        coverage: The completeness of the collections, where it shows that.
        extent: How much of the field the site covers, where it shows that.
    """

    path: str
    template: str
    language: str
    settings: Settings
    entry: Entry[Record] | None = None
    bodies: Mapping[str, Body] = field(default_factory=dict)
    backlinks: Sequence[Backlink] = ()
    cards: Mapping[Key, Card] = field(default_factory=dict)
    prose: tuple[Key, ...] = ()
    listed: tuple[Key, ...] = ()
    part: int = 1
    counts: Mapping[Key, int] = field(default_factory=dict)
    collection: str | None = None
    anniversaries: tuple[Anniversary, ...] = ()
    coverage: Mapping[str, Coverage] = field(default_factory=dict)
    extent: Extent | None = None

    def find(self, ref: Ref) -> Card:
        """Give the card that a reference points to."""
        keys = ((collection, ref.slug) for collection in ref.collections or COLLECTIONS)
        return next(self.cards[key] for key in keys if key in self.cards)

    def href(self, path: str) -> str:
        """Give the address of another file of the site: relative, but from the page that stands for any missing one."""
        if self.path == NOT_FOUND:
            return f"{base_path(self.settings)}{path}"
        return relative(self.path, path)


@dataclass(frozen=True, slots=True)
class Planned:
    """A page that the site has.

    Args:
        path: Where it stands below the output folder.
        template: The template's name below the templates folder.
        inputs: A digest of all that it is made of, besides the template, the settings, the program, and the files of
            the record that it is about.
        make: Gives its plan, for which the record that it is about is read in full.
        about: The key of that record.
    """

    path: str
    template: str
    inputs: str
    make: Callable[[], PagePlan]
    about: Key | None = None


def record_path(key: Key, language: str) -> str:
    """Give the path of a record's page: `en/cities/nanjing.html`."""
    return f"{language}/{key[0]}/{key[1]}.html"


def list_path(collection: str, language: str, part: int = 1) -> str:
    """Give the path of a collection's list, `en/cities/index.html`, or of a later page of it, `…/index.2.html`."""
    return f"{language}/{collection}/{INDEX if part == 1 else f'index.{part}.html'}"


def list_parts(count: int) -> list[range]:
    """Give the positions of the records of each page of a list; the pages are of nearly the same length."""
    parts = max(1, -(-count // MOST_LISTED))
    return [range(count * part // parts, count * (part + 1) // parts) for part in range(parts)]


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


def plan(site: Site, facts: Facts) -> Iterator[Planned]:
    """Name every page of the site, with a digest of its inputs."""
    planner = Planner(site, facts)
    yield planner.apart(HOME, "pages/choose.html.j2")
    yield planner.apart(NOT_FOUND, "pages/404.html.j2")
    for language in site.settings.languages:
        yield from planner.named(language)
        for collection, keys in site.collections.items():
            yield from planner.list(collection, keys, language)
    for key in site.abstracts:
        for language in site.settings.languages:
            yield planner.record(key, language)


class Planner:
    """Plans the pages of one site."""

    def __init__(self, site: Site, facts: Facts) -> None:
        """Find what every page links."""
        self.site, self.facts = site, facts
        self.prose = _prose(site)
        linked = (*self.prose, *([CONTRIBUTE] if CONTRIBUTE in site.abstracts else ()))
        self.frame = digest(*map(facts.cards.digest, linked))
        self.named_by: dict[Key, str] = {}
        self.lists: dict[str, tuple[Mapping[Key, int], str]] = {}

    @cached_property
    def front(self) -> tuple[Key, ...]:
        """What the home page lists, in every language."""
        return (*_newest(self.site), *_busiest_places(self.site))

    def apart(self, path: str, template: str) -> Planned:
        """Plan a page that stands above the languages."""
        settings = self.site.settings
        return Planned(
            path, template, digest(path), lambda: PagePlan(path, template, settings.tongues.default, settings)
        )

    def _planned(self, plan: PagePlan, *inputs: str) -> Planned:
        """Plan a page about no record; `inputs` is all that tells it from the same page of another site."""
        return Planned(plan.path, plan.template, digest(plan.path, self.frame, *inputs), lambda: plan)

    def _page(self, name: str, language: str, **parts: Any) -> PagePlan:  # noqa: ANN401 - fields of a plan
        template = f"pages/{'home' if name == 'index' else name}.html.j2"
        cards, settings = self.facts.cards, self.site.settings
        return PagePlan(
            named_path(name, language), template, language, settings, cards=cards, prose=self.prose, **parts
        )

    def named(self, language: str) -> Iterator[Planned]:
        """Plan the pages that are about no record and no collection."""
        facts = self.facts
        listed, next_up = self.front, facts.anniversaries[:NEWEST]
        home = self._page("index", language, listed=listed, anniversaries=next_up, coverage=facts.coverage)
        yield self._planned(home, self._shown(listed), self._celebrated(next_up), repr(facts.coverage))
        found = facts.anniversaries
        yield self._planned(self._page("anniversaries", language, anniversaries=found), self._celebrated(found))
        yield self._planned(self._page("data", language, coverage=facts.coverage), repr(facts.coverage))
        quality = self._page("quality", language, coverage=facts.coverage, extent=facts.extent)
        yield self._planned(quality, repr(facts.coverage), repr(facts.extent))

    def _shown(self, keys: Iterable[Key]) -> str:
        return digest(*map(self.facts.cards.item_digest, keys))

    def _celebrated(self, anniversaries: Iterable[Anniversary]) -> str:
        return digest(*(f"{item} {self.facts.cards.item_digest(item.key)}" for item in anniversaries))

    def list(self, collection: str, keys: tuple[Key, ...], language: str) -> Iterator[Planned]:
        """Plan the pages of a collection's list."""
        site, cards, tongues = self.site, self.facts.cards, self.site.settings.tongues
        counts, inputs = self._listed(collection, keys)

        @cache
        def listed() -> tuple[Key, ...]:
            return tuple(sorted(keys, key=lambda key: sort_key(cards[key], language, tongues)))

        def make(part: int) -> PagePlan:
            return PagePlan(
                list_path(collection, language, part),
                "list.html.j2",
                language,
                site.settings,
                cards=cards,
                prose=self.prose,
                listed=listed(),
                part=part,
                counts=counts,
                collection=collection,
            )

        for part, _ in enumerate(list_parts(len(keys)), 1):
            path = list_path(collection, language, part)
            yield Planned(path, "list.html.j2", digest(path, inputs), partial(make, part))

    def _listed(self, collection: str, keys: tuple[Key, ...]) -> tuple[Mapping[Key, int], str]:
        """Give how many records point to each of a list, and a digest of all that it shows in whichever language."""
        if collection not in self.lists:
            site, cards = self.site, self.facts.cards
            counts = {key: pointing(site, key) for key in keys}
            themes = {site.follow(theme) for key in keys for theme in site.abstracts[key].themes}
            names = map(cards.digest, sorted(themes))
            self.lists[collection] = counts, digest(self.frame, self._shown(keys), repr(list(counts.values())), *names)
        return self.lists[collection]

    def record(self, key: Key, language: str) -> Planned:
        """Plan the page of a record."""
        path = record_path(key, language)
        inputs = digest(path, self.frame, self._about(key))
        return Planned(path, _record_template(key), inputs, lambda: self.make_record(key, language), key)

    def make_record(self, key: Key, language: str) -> PagePlan:
        """Give the plan of a record's page."""
        reading = self.site.read(key)
        return PagePlan(
            record_path(key, language),
            _record_template(key),
            language,
            self.site.settings,
            entry=reading.entry,
            bodies=reading.bodies,
            backlinks=self.site.backlinks.get(key, ()),
            cards=self.facts.cards,
            prose=self.prose,
            collection=key[0],
        )

    def _about(self, key: Key) -> str:
        """Give a digest of all that a record's pages show of others; the same in every language."""
        if key not in self.named_by:
            cards = self.facts.cards
            targets = dict.fromkeys(target for _, target in self.site.targets(key))
            backlinks = self.site.backlinks.get(key, ())
            through = (f"{backlink.field} {cards.item_digest(backlink.key)}" for backlink in backlinks)
            self.named_by[key] = digest(*map(cards.digest, (key, *targets)), *through)
        return self.named_by[key]


def _record_template(key: Key) -> str:
    return f"records/{key[0]}.html.j2"


def _prose(site: Site) -> tuple[Key, ...]:
    """Name the pages of prose in the navigation, in its order."""
    placed = sorted((nav, key) for key in site.collections[PROSE] if (nav := site.abstracts[key].nav))
    return tuple(key for _, key in placed[:MOST_IN_NAVIGATION])


def _newest(site: Site) -> tuple[Key, ...]:
    """Name the newest partnerships, events and figures, for the home page."""
    found: list[Key] = []
    for collection, most in MOST_SHOWN.items():
        dated = sorted(((site.abstracts[key].starts, key) for key in site.collections[collection]), reverse=True)
        found.extend(key for _, key in dated[:most])
    return tuple(found)


def _busiest_places(site: Site) -> tuple[Key, ...]:
    """Name the places to which most records point, for the register of the home page."""
    places = [key for collection in PLACES for key in site.collections[collection]]
    return tuple(sorted(places, key=lambda key: (-pointing(site, key), key))[:MOST_PLACES])


def pointing(site: Site, key: Key) -> int:
    """Count the records that point to a record, each once."""
    return len({backlink.key for backlink in site.backlinks.get(key, ())})
