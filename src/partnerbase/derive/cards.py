"""What other pages show of a record, and its digest, told without making it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from partnerbase.abstract import Abstract, Key, Names
from partnerbase.attendance import Attendance
from partnerbase.derive import titles
from partnerbase.derive.forms import KIND, form_of
from partnerbase.extract import SHOWN_TEXTS, as_tuples
from partnerbase.i18n import Interface
from partnerbase.link import Site
from partnerbase.program import digest
from partnerbase.records.figure import Observation
from partnerbase.records.partnership import Partnership
from partnerbase.values.dates import EdtfDate
from partnerbase.values.localtext import LocalText

MOST_NAMES = 200
COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Card:
    """What other pages show of a record; a change that leaves it as it is stops at the record's own page.

    `names` are all that readers may look for: in every language, aliases, pinyin, and those of a partnership's
    members. `kind` is the one that is shown, which for a partnership depends on its parties. `facets` are pairs of a
    field's name and a value; a theme is given by its slug. `latest` holds the observations of a figure's newest time,
    `nav` the position of a page of prose; `edition` and `attendance` tell of an event of a series which one it was and
    how many took part. Both `names` and `latest` end at a number that honest records do not reach, as they are shown on
    the pages of many others.
    """

    key: Key
    name: LocalText
    summary: LocalText | None = None
    date: EdtfDate | None = None
    until: EdtfDate | None = None
    kind: str | None = None
    status: str | None = None
    pinyin: str | None = None
    official_name: LocalText | None = None
    official_pinyin: str | None = None
    names: tuple[str, ...] = ()
    nav: int | None = None
    url: str | None = None
    archive_url: str | None = None
    author: str | None = None
    publisher: str | None = None
    accessed: EdtfDate | None = None
    language: str | None = None
    standpoint: str | None = None
    anonymous: bool = False
    related: tuple[Key, ...] = ()
    facets: tuple[tuple[str, str], ...] = ()
    latest: tuple[Observation, ...] = ()
    edition: int | None = None
    attendance: tuple[Attendance, ...] = ()


class Cards(dict[Key, Card]):
    """The card of every record of a site, made when somebody asks for it, once."""

    def __init__(self, site: Site) -> None:
        """Make none yet."""
        super().__init__()
        self._site = site
        self._digests: dict[Key, str] = {}
        self._namings: dict[Key, str] = {}
        self._names: dict[Key, Names] = {}
        self._items: dict[Key, str] = {}

    def __missing__(self, key: Key) -> Card:
        """Make a card."""
        abstract = self._site.abstracts[key]
        own = abstract.own()
        if key[0] == Partnership.collection and KIND in own:
            own[KIND] = form_of(self._site, key)
        made = self[key] = Card(
            key,
            LocalText(self.names(key)),
            related=self._keys(abstract.related),
            names=self._all_names(key),
            facets=(*map(tuple, own.pop("facets", ())), *((COUNTRY, code) for code in self._countries(abstract))),
            **self._typed(own),
        )
        return made

    def __contains__(self, key: object) -> bool:
        """Whether the site has such a record."""
        return key in self._site.abstracts

    def _typed(self, own: dict[str, Any]) -> dict[str, Any]:
        """Give the fields of a card that are told by the record alone, as values."""
        for name in ("date", "until", "accessed"):
            if name in own:
                own[name] = EdtfDate.parse(own[name])
        for name in SHOWN_TEXTS:
            if name in own:
                own[name] = LocalText(as_tuples(own[name]))
        if "latest" in own:
            context = {"languages": self._site.settings.tongues}
            latest = (Observation.model_validate(as_tuples(item), context=context) for item in own["latest"])
            own["latest"] = tuple(latest)
        if "attendance" in own:
            own["attendance"] = tuple(map(Attendance.of_plain, own["attendance"]))
        return own

    def _keys(self, pointers: Iterable[str]) -> tuple[Key, ...]:
        return tuple(dict.fromkeys(map(self._site.follow, pointers)))

    def _countries(self, abstract: Abstract) -> list[str]:
        """Give the countries of the places of a record that lies in none itself, sorted."""
        codes = {self._site.abstracts[self._site.follow(place)].country for place in abstract.places}
        return sorted(codes - {""})

    def names(self, key: Key) -> Names:
        """Give a record's name in every language of the site that it, or what it is composed of, has."""
        if key not in self._names:
            abstract = self._site.abstracts[key]
            tags = self._site.settings.tongues.tags
            composed = abstract.names or tuple((tag, self._composed(abstract, tag)) for tag in tags)
            self._names[key] = as_tuples(list(composed))
        return self._names[key]

    def _composed(self, abstract: Abstract, language: str) -> str:
        """Make the name of a partnership of its parties, and that of a figure of what it measures."""
        interface, keys = Interface(language), self._site.parts(abstract.key)
        names = [[self._name(key, language) for key in part] for part in keys]
        if abstract.key[0] == Partnership.collection:
            return titles.of_partnership(names, interface)
        headings = dict(self._site.abstracts[keys[1][0]].headings)
        named = dict(zip(("subject", "indicator", "counterpart"), (name for (name,) in names), strict=False))
        return titles.of_figure(named, headings.get(language, ""), interface)

    def _name(self, key: Key, language: str) -> str:
        return LocalText(self.names(key)).best(self._site.settings.tongues.by_preference(language))[1]

    def _all_names(self, key: Key) -> tuple[str, ...]:
        """Give every name of a record once, its own first, then those of a partnership's members."""
        found = [*(text for _, text in self.names(key)), *self._site.abstracts[key].aliases]
        for member in self._site.members(key):
            found += self._all_names(member)
        return tuple(dict.fromkeys(found))[:MOST_NAMES]

    def naming(self, key: Key) -> str:
        """Give a text that is another one where any name of a record is, also one that it has of others."""
        if key not in self._namings:
            abstract = self._site.abstracts[key]
            others = map(self.naming, self._site.members(key))
            composed = () if abstract.names else map(repr, self.names(key))
            self._namings[key] = " ".join((*key, abstract.naming, *composed, *others))
        return self._namings[key]

    def digest(self, key: Key) -> str:
        """Give a digest of a card, without making it: another one where anything on it is another."""
        if key not in self._digests:
            abstract = self._site.abstracts[key]
            others = [*map(repr, self._keys(abstract.related)), *self._countries(abstract)]
            if key[0] == Partnership.collection:
                others.append(form_of(self._site, key) or "")
            self._digests[key] = digest(self.naming(key), abstract.shown, *others)
        return self._digests[key]

    def item_digest(self, key: Key) -> str:
        """Give a digest of what lists show of a record: its card, and the names and the cards that it shows beside."""
        if key not in self._items:
            abstract = self._site.abstracts[key]
            parts = [self.digest(key), *map(self.naming, self._keys(abstract.related))]
            parts += map(self.digest, self._keys(abstract.companions))
            self._items[key] = digest(*parts)
        return self._items[key]
