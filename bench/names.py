"""The slugs and names of all made-up records, known before any of them is written, so that each can name any other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bench.invented import (
    CHINESE_ENDINGS,
    CHINESE_SYLLABLES,
    EVENTS,
    GERMAN_ENDINGS,
    GERMAN_PREFIXES,
    GERMAN_STEMS,
    GERMAN_SUFFIXES,
    INDICATORS,
    PUBLISHERS,
    SOUNDS,
    THEMES,
    Said,
)

SHARES = {"regions": 3, "cities": 17, "partnerships": 20, "figures": 15, "organisations": 2, "sources": 5}
FEWEST = 100
FIRST_DAY, LAST_DAY = date(1980, 1, 1), date(2026, 9, 30)
ASCII = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class Place:
    """A city or region."""

    collection: str
    slug: str
    name: Said
    country: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A partnership: its two cities and its first day."""

    slug: str
    one: Place
    other: Place
    since: date


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of one or two partnerships, in a city of the first."""

    slug: str
    kind: str
    place: Place
    pairs: tuple[Pair, ...]
    start: date

    @property
    def years(self) -> int:
        """How many years after the first partnership it takes place."""
        return self.start.year - self.pairs[0].since.year


@dataclass(frozen=True, slots=True)
class Names:
    """All slugs and names."""

    regions: tuple[Place, ...]
    cities: tuple[Place, ...]
    pairs: tuple[Pair, ...]
    events: tuple[Happening, ...]
    figures: tuple[tuple[str, str, Place | Pair], ...]
    organisations: tuple[tuple[str, Place], ...]
    sources: tuple[tuple[str, str, Place], ...]


def skewed(rng: Random, items: int) -> int:
    """Choose an index: a few are chosen often, most of them seldom (density ~ 1/sqrt)."""
    return int(items * rng.random() ** 2)


def slug_of(text: str) -> str:
    """Give the slug of a name in Latin letters."""
    kept = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in text.lower().translate(ASCII))
    return "-".join(part for part in kept.split("-") if part)


def invent(records: int, seed: int) -> Names:
    """Invent the names of so many records; the same for the same seed.

    Raises:
        ValueError: There are too few records for every theme and indicator to be used.
    """
    if records < FEWEST:
        raise ValueError(f"a site of {records} records is too small: {FEWEST} is the least")
    return _Inventor(seed).names(records - len(THEMES) - len(INDICATORS))


class _Inventor:
    """Draws names, and sees to it that no slug is given twice."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(f"{seed}/names")  # noqa: S311 - nothing is secret here
        self.slugs = {*THEMES, *INDICATORS}

    def names(self, records: int) -> Names:
        count = {collection: max(2, records * share // 100) for collection, share in SHARES.items()}
        regions = tuple(self._place("regions", i) for i in range(count["regions"]))
        cities = tuple(self._place("cities", i) for i in range(count["cities"]))
        pairs = tuple(self._pairs(cities, count["partnerships"]))
        return Names(
            regions,
            cities,
            pairs,
            tuple(self._event(pairs) for _ in range(records - sum(count.values()))),
            tuple(self._figure(i, cities, pairs) for i in range(count["figures"])),
            tuple(self._organisation(cities) for _ in range(count["organisations"])),
            tuple(self._source(cities) for _ in range(count["sources"])),
        )

    def _new(self, slug: str) -> str:
        """Give a slug that no other record has."""
        number, free = 1, slug
        while free in self.slugs:
            number += 1
            free = f"{slug}-{number}"
        self.slugs.add(free)
        return free

    def _place(self, collection: str, index: int) -> Place:
        draw = self._german if index % 2 == 0 else self._chinese
        name = draw()
        while slug_of(name.en) in self.slugs:
            name = draw()
        return Place(collection, self._new(slug_of(name.en)), name, "DE" if index % 2 == 0 else "CN")

    def _german(self) -> Said:
        choice = self.rng.choice
        word = choice(GERMAN_STEMS) + choice(GERMAN_ENDINGS)
        prefix = choice(GERMAN_PREFIXES)
        name = (prefix + (word if prefix.endswith(" ") or not prefix else word.lower())) + choice(GERMAN_SUFFIXES)
        return Said(name, name, "".join(choice(SOUNDS) for _ in range(self.rng.randint(3, 5))))

    def _chinese(self) -> Said:
        choice = self.rng.choice
        syllables = [choice(list(CHINESE_SYLLABLES)) for _ in range(self.rng.randint(1, 2))]
        ending = choice(list(CHINESE_ENDINGS))
        latin = "".join((*syllables, ending)).capitalize()
        return Said(latin, latin, "".join(map(CHINESE_SYLLABLES.__getitem__, syllables)) + CHINESE_ENDINGS[ending])

    def _pairs(self, cities: tuple[Place, ...], number: int) -> Iterator[Pair]:
        german, chinese = cities[::2], cities[1::2]
        known: set[tuple[str, str]] = set()
        while len(known) < number:
            one, other = german[skewed(self.rng, len(german))], chinese[skewed(self.rng, len(chinese))]
            if (one.slug, other.slug) not in known:
                known.add((one.slug, other.slug))
                since = date(self.rng.randint(1979, 2018), self.rng.randint(1, 12), self.rng.randint(1, 28))
                yield Pair(self._new(f"{one.slug}-{other.slug}"), one, other, since)

    def _event(self, pairs: tuple[Pair, ...]) -> Happening:
        rng = self.rng
        first = pairs[skewed(rng, len(pairs))]
        second = pairs[skewed(rng, len(pairs))] if rng.random() < 1 / 4 else first
        both = tuple(dict.fromkeys((first, second)))
        earliest = max(FIRST_DAY, *(date(pair.since.year + 1, 1, 1) for pair in both))
        start = earliest + timedelta(rng.randint(0, (LAST_DAY - earliest).days))
        kind, place = rng.choice(list(EVENTS)), rng.choice((first.one, first.other))
        return Happening(self._new(f"{kind}-{place.slug}-{start.year}"), kind, place, both, start)

    def _figure(self, index: int, cities: tuple[Place, ...], pairs: tuple[Pair, ...]) -> tuple[str, str, Place | Pair]:
        indicator = list(INDICATORS)[index % len(INDICATORS)]
        subjects: tuple[Place, ...] | tuple[Pair, ...] = pairs if self.rng.random() < 1 / 4 else cities
        subject = subjects[skewed(self.rng, len(subjects))]
        of = subject.slug if isinstance(subject, Place) else subject.one.slug
        return self._new(f"{of}-{indicator}"), indicator, subject

    def _organisation(self, cities: tuple[Place, ...]) -> tuple[str, Place]:
        seat = cities[skewed(self.rng, len(cities))]
        return self._new(f"body-{seat.slug}"), seat

    def _source(self, cities: tuple[Place, ...]) -> tuple[str, str, Place]:
        publisher, place = self.rng.choice(PUBLISHERS), cities[skewed(self.rng, len(cities))]
        return self._new(slug_of(f"{publisher} {place.name.en}")), publisher, place
