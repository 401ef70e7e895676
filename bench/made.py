"""The made-up records themselves: fields, texts and references as the models of partnerbase want them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from bench import invented
from bench.invented import INDICATORS, THEMES, Said
from bench.names import Happening, Names, Pair, Place, invent, skewed
from bench.prose import text, two_themes

LANGUAGES = ("en", "de", "zh")
BOUNDS = {"DE": ((475, 548), (62, 148)), "CN": ((220, 480), (950, 1250))}
TEENS = (11, 12, 13)


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its fields, as they are written, its bodies by language, and what a list calls it."""

    collection: str
    slug: str
    name: str
    fields: Mapping[str, Any]
    bodies: Mapping[str, str]


def records(number: int, seed: int, languages: Sequence[str]) -> Iterator[Record]:
    """Make a site of so many records in some of `LANGUAGES`; the same for the same seed."""
    names = invent(number, seed)
    return _Maker(names, seed, languages).records()


def in_languages(said: Said, languages: Sequence[str]) -> str | dict[str, str]:
    """Give a text as a record holds it: bare where the site has one language."""
    texts = {language: getattr(said, language) for language in languages}
    return texts if len(texts) > 1 else next(iter(texts.values()))


def ordinal(number: int) -> str:
    """Write a number as an English ordinal."""
    ending = "th" if number % 100 in TEENS else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


class _Maker:
    """Makes one record after the other from one stream of random numbers."""

    def __init__(self, names: Names, seed: int, languages: Sequence[str]) -> None:
        self.names, self.languages = names, languages
        self.rng = Random(f"{seed}/records")  # noqa: S311 - nothing is secret here
        self.cited = 0
        self.regions = {code: [region for region in names.regions if region.country == code] for code in BOUNDS}

    def records(self) -> Iterator[Record]:
        yield from map(self._theme, THEMES)
        yield from map(self._indicator, INDICATORS)
        for index, region in enumerate(self.names.regions):
            yield self._place(index, region)
        for index, city in enumerate(self.names.cities):
            yield self._place(index, city)
        yield from map(self._partnership, self.names.pairs)
        for index, event in enumerate(self.names.events):
            yield self._event(index, event)
        yield from (self._figure(*figure) for figure in self.names.figures)
        yield from (self._organisation(*organisation) for organisation in self.names.organisations)
        yield from (self._source(*source) for source in self.names.sources)

    # What several types share

    def _in(self, said: Said, **words: object) -> str | dict[str, str]:
        """Give a text, with words put into it that differ by language."""
        filled = {
            language: getattr(said, language).format(
                **{name: getattr(word, language) if isinstance(word, Said) else word for name, word in words.items()}
            )
            for language in LANGUAGES
        }
        return in_languages(Said(**filled), self.languages)

    def _day(self, first: date, last: date) -> str:
        return str(first + timedelta(self.rng.randint(0, max(0, (last - first).days))))

    def _citations(self, most: int, supports: Sequence[str] = ()) -> list[object]:
        """Cite some sources; the next one that nothing cites yet comes first, so that every one is used.

        The first stands behind all fields, the others may say which of them they support.
        """
        chosen = [skewed(self.rng, len(self.names.sources)) for _ in range(self.rng.randint(1, most))]
        if self.cited < len(self.names.sources):
            chosen[0] = self.cited
            self.cited += 1
        first, *others = (self.names.sources[i][0] for i in dict.fromkeys(chosen))
        return [self._citation(first, ()), *(self._citation(slug, supports) for slug in others)]

    def _citation(self, slug: str, supports: Sequence[str]) -> object:
        citation: dict[str, object] = {"source": slug}
        if self.rng.random() < 3 / 5:
            citation["locator"] = f"p. {self.rng.randint(1, 180)}"
        if self.rng.random() < 1 / 3:
            citation["quote"] = self.rng.choice(invented.QUOTES)
        if supports and self.rng.random() < 3 / 5:
            citation["supports"] = list(supports[: self.rng.randint(1, len(supports))])
        return citation if len(citation) > 1 else slug

    def _themes(self, most: int = 4) -> list[str]:
        return self.rng.sample(list(THEMES), self.rng.randint(1, most))

    def _reviewed(self) -> dict[str, object]:
        return {"reviewed": self._day(date(2023, 1, 1), date(2026, 9, 1))} if self.rng.random() < 1 / 2 else {}

    def _bodies(self, share: float) -> dict[str, str]:
        """Write about a share of the records, and translate every second text."""
        if self.rng.random() >= share:
            return {}
        bodies = {language: text(self.rng, self.names, language) for language in LANGUAGES}
        translated = self.rng.random() < 1 / 2
        kept = self.languages if translated else self.languages[:1]
        return {language: bodies[language] for language in kept}

    # One method a type

    def _theme(self, slug: str) -> Record:
        return Record("themes", slug, THEMES[slug].en, {"name": self._in(THEMES[slug])}, {})

    def _indicator(self, slug: str) -> Record:
        measured = INDICATORS[slug]
        fields = {
            "name": self._in(measured.name),
            "definition": self._in(invented.DEFINITION, name=measured.name),
            "unit": measured.unit,
            "accumulation": measured.accumulation,
        }
        return Record("indicators", slug, measured.name.en, fields, {})

    def _place(self, index: int, place: Place) -> Record:
        rng, is_city = self.rng, place.collection == "cities"
        kind = rng.choice(list(invented.KINDS)) if is_city else {"DE": "state", "CN": "province"}[place.country]
        regions = self.regions[place.country] if is_city else []
        (south, north), (west, east) = BOUNDS[place.country]
        fields: dict[str, object] = {"name": self._in(place.name)}
        if rng.random() < 3 / 5:
            fields["aliases"] = [f"Old {place.name.en}", f"{place.name.zh}地区"]
        fields |= {"country": place.country, "kind": kind}
        fields |= {"region": regions[skewed(rng, len(regions))].slug} if regions else {}
        fields["coordinates"] = {"lat": rng.randint(south, north) / 10, "lon": rng.randint(west, east) / 10}
        people = int(10 ** rng.uniform(4, 6.5))
        fields["population"] = {"value": people, "as_of": rng.randint(2018, 2025)}
        if is_city:
            words = {"kind": invented.KINDS[kind], "theme": rng.choice(list(THEMES.values()))}
            fields["summary"] = self._in(invented.PLACE_SUMMARY, **words)
        fields["sources"] = self._citations(3, ("name", "population", "coordinates"))
        if rng.random() < 1 / 10:
            other = {"value": people + rng.randint(1, 5000), "as_of": 2024}
            fields["claims"] = [{"field": "population", "value": other, "sources": self._citations(1)}]
        number = 900_000_000 + 2 * index + is_city
        fields["links"] = {"wikidata": f"Q{number}", "website": f"https://www.{place.slug}.example/partners"}
        return Record(place.collection, place.slug, place.name.en, fields | self._reviewed(), self._bodies(0.7))

    def _partnership(self, pair: Pair) -> Record:
        rng = self.rng
        status = rng.choice(("active", "active", "active", "dormant", "ended"))
        fields: dict[str, object] = {
            "parties": [pair.one.slug, pair.other.slug],
            "kind": rng.choice(("sister-city", "sister-city", "friendship", "project")),
            "since": rng.choice((str(pair.since), pair.since.year)),
            "status": status,
            "status_as_of": self._day(date(2024, 1, 1), date(2026, 9, 1)),
        }
        if status == "ended":
            fields["until"] = rng.randint(2019, 2026)
        fields["stages"] = self._stages(pair)
        if rng.random() < 1 / 5:
            view = {"party": pair.one.slug, "kind": "friendship", "since": pair.since.year + 1}
            fields["views"] = [view | {"sources": self._citations(1)}]
        if rng.random() < 2 / 5:
            email = f"partners@{pair.other.slug}.example"
            fields["contacts"] = [{"party": pair.other.slug, "office": self._in(invented.OFFICE), "email": email}]
        fields["themes"] = self._themes(5)
        words = {"a": pair.one.name, "b": pair.other.name, **two_themes(self.rng)}
        fields["summary"] = self._in(invented.PARTNERSHIP_SUMMARY, **words)
        fields["sources"] = self._citations(3, ("parties", "kind", "since", "status"))
        if claims := self._claims(pair):
            fields["claims"] = claims
        name = f"{pair.one.name.en} – {pair.other.name.en}"
        return Record("partnerships", pair.slug, name, fields | self._reviewed(), self._bodies(0.8))

    def _stages(self, pair: Pair) -> list[dict[str, object]]:
        before = pair.since - timedelta(self.rng.randint(100, 900))
        steps = zip(
            ("contact", "council-vote", "signature"), (before.year, before.year + 1, str(pair.since)), strict=True
        )
        stages: list[dict[str, object]] = [{"kind": kind, "date": when} for kind, when in steps]
        stages[-1] |= {"place": pair.one.slug, "note": self._in(self.rng.choice(invented.STEPS))}
        return stages[-self.rng.randint(1, 3) :]

    def _claims(self, pair: Pair) -> list[dict[str, object]]:
        claims: list[dict[str, object]] = []
        if self.rng.random() < 1 / 8:
            other = {"field": "since", "value": pair.since.year - 1, "sources": self._citations(1)}
            claims.append(other | {"note": self._in(invented.DOUBT)})
        if self.rng.random() < 1 / 8:
            claims.append({"value": self._in(invented.REMARK), "sources": self._citations(1)})
        return claims

    def _event(self, index: int, event: Happening) -> Record:
        rng, first = self.rng, event.pairs[0]
        words = {"place": event.place.name, "years": event.years, "nth": ordinal(event.years)}
        title = invented.EVENTS[event.kind]
        fields: dict[str, object] = {"title": self._in(title, **words), "kind": event.kind, "start": str(event.start)}
        if rng.random() < 1 / 2:
            fields["end"] = str(event.start + timedelta(rng.randint(1, 9)))
        fields |= {"places": [event.place.slug], "partnerships": [pair.slug for pair in event.pairs]}
        theme = list(THEMES)[index % len(THEMES)]
        fields["themes"] = [theme, *(slug for slug in self._themes(3) if slug != theme)]
        if rng.random() < 1 / 3:
            fields["organisers"] = [event.place.slug]
        if rng.random() < 1 / 4:
            fields["organisations"] = [self.names.organisations[skewed(rng, len(self.names.organisations))][0]]
        if rng.random() < 3 / 5:
            fields["participants"] = [f"{rng.choice(('about', 'more-than'))} {rng.randint(1, 40) * 10} people"]
        if rng.random() < 2 / 5:
            quantity = {"quantity": f"{rng.randint(2, 9)} agreements"} if rng.random() < 1 / 2 else {}
            fields["outcomes"] = [{"what": self._in(rng.choice(invented.OUTCOMES)), **quantity}]
        sides = {"a": first.one.name, "b": first.other.name, **two_themes(self.rng)}
        fields["summary"] = self._in(invented.EVENT_SUMMARY, **sides)
        fields["sources"] = self._citations(3, ("title", "start", "places", "participants"))
        name = title.en.format(**{**words, "place": event.place.name.en})
        return Record("events", event.slug, name, fields | self._reviewed(), self._bodies(0.7))

    def _figure(self, slug: str, indicator: str, subject: Place | Pair) -> Record:
        measured = INDICATORS[indicator]
        fields: dict[str, object] = {"indicator": indicator, "subject": subject.slug}
        if self.rng.random() < 3 / 5:
            whose = subject.name if isinstance(subject, Place) else subject.one.name
            fields["summary"] = self._in(invented.FIGURE_SUMMARY, name=measured.name, a=whose)
        fields["observations"] = self._observations(indicator)
        fields["sources"] = self._citations(2)
        of = subject.name.en if isinstance(subject, Place) else f"{subject.one.name.en} – {subject.other.name.en}"
        return Record("figures", slug, f"{of}: {measured.name.en}", fields | self._reviewed(), self._bodies(0.2))

    def _observations(self, indicator: str) -> list[dict[str, object]]:
        """Observe some years up to the last one; sums grow from year to year."""
        measured, rng = INDICATORS[indicator], self.rng
        field = "period" if measured.accumulation == "per-period" else "as_of"
        unit = rng.choice(("EUR", "USD", "CNY")) if measured.unit == "currency" else measured.unit
        amount, observations = int(10**measured.magnitude * rng.uniform(1, 9)), []
        for year in range(2026 - rng.randint(2, 6), 2026):
            grown = amount + int(amount * rng.uniform(0.05, 0.2)) + 1
            amount = grown if measured.accumulation == "cumulative" else int(amount * rng.uniform(0.8, 1.2)) + 1
            source = self._citations(1)[0]
            qualifier = {"qualifier": "about"} if rng.random() < 1 / 5 else {}
            observations.append({field: year, "value": amount, **qualifier, "unit": unit, "source": source})
        return observations

    def _organisation(self, slug: str, seat: Place) -> Record:
        index = self.rng.randrange(len(invented.BODIES))
        name = invented.BODIES[index]
        fields: dict[str, object] = {"name": self._in(name, place=seat.name)}
        fields |= {"kind": invented.BODY_KINDS[index], "seat": seat.slug}
        fields["summary"] = self._in(invented.BODY_SUMMARY, place=seat.name, **two_themes(self.rng))
        fields["sources"] = self._citations(2)
        return Record("organisations", slug, name.en.format(place=seat.name.en), fields, self._bodies(0.2))

    def _source(self, slug: str, publisher: str, place: Place) -> Record:
        rng = self.rng
        language = rng.choice(LANGUAGES)
        title = rng.choice(invented.HEADLINES).format(place=place.name.en)
        address = f"https://press.{place.slug}.example/{slug}"
        fields: dict[str, object] = {"title": title, "url": address}
        if rng.random() < 1 / 2:
            fields["archive_url"] = f"https://archive.example/{slug}"
        fields |= {
            "publisher": f"{publisher} of {place.name.en}",
            "date": self._day(date(1990, 1, 1), date(2026, 9, 30)),
        }
        fields |= {"accessed": self._day(date(2025, 1, 1), date(2026, 9, 30)), "language": language}
        fields |= {"kind": rng.choice(("press-release", "news", "report", "statistics", "web-page"))}
        fields["standpoint"] = rng.choice(("party", "official", "independent", "academic"))
        fields["summary"] = self._in(invented.SOURCE_SUMMARY, place=place.name, **two_themes(rng))
        return Record("sources", slug, title, fields, {})
