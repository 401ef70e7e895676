"""What the name box tells of a record: its name, and what tells it from others that are called alike."""

from collections.abc import Iterable, Iterator

from partnerbase.abstract import Key
from partnerbase.derive.cards import COUNTRY, Card
from partnerbase.formats import Formats
from partnerbase.i18n import Interface, html_tag, locale_of
from partnerbase.plan.planner import Planner
from partnerbase.program import digest
from partnerbase.records.partnership import Partnership
from partnerbase.values.dates import EdtfDate
from partnerbase.values.localtext import LocalText
from partnerbase.values.reference import PLACES

MOST_PARTNERS = 3
Told = tuple[str, str, str, str]


class Beside:
    """Which other records are named beside one, in whichever language.

    Args:
        planner: Knows the records.
    """

    def __init__(self, planner: Planner) -> None:
        """Look at none yet."""
        self._site, self._cards, self._facts = planner.site, planner.cards, planner.facts
        self._digests: dict[Key, str] = {}

    def digest(self, key: Key) -> str:
        """Give a digest of what is told of a record."""
        if key not in self._digests:
            others = map(self._cards.naming, (*self.wider(key), *self.partners(key)))
            self._digests[key] = digest(self._cards.digest(key), *others)
        return self._digests[key]

    def wider(self, key: Key) -> tuple[Key, ...]:
        """Name the state or province in which a place lies; of others than places, what lists show beside them."""
        if key[0] in PLACES:
            territory = self._facts.territory.of_place(key)
            return (territory,) if territory and territory != key else ()
        related = () if key[0] == Partnership.collection else self._site.abstracts[key].related
        return tuple(map(self._site.follow, related))

    def partners(self, key: Key) -> tuple[Key, ...]:
        """Name the first partners of a place, one more than are shown."""
        return self._facts.naming.partners(key)[: MOST_PARTNERS + 1] if key[0] in PLACES else ()


class Suggestions:
    """Tells of records in one language.

    Args:
        planner: Knows the records.
        beside: Knows which others are told of.
        language: That of the pages.
    """

    def __init__(self, planner: Planner, beside: Beside, language: str) -> None:
        """Tell of none yet."""
        self._cards, self._beside = planner.cards, beside
        self._interface, self._formats = Interface(language), Formats(language)
        self._territories = locale_of(language).territories
        self._language, self._preference = language, planner.site.settings.tongues.by_preference(language)
        self._told: dict[Key, Told] = {}

    def of(self, key: Key) -> Told:
        """Give a record's path below a language, its name, what is told of it, and the tag of a foreign name."""
        if key not in self._told:
            card = self._cards[key]
            tag, name = card.name.best(self._preference)
            foreign = "" if tag == self._language else html_tag(tag)
            self._told[key] = "/".join(key), name, " · ".join(filter(None, self._about(card))), foreign
        return self._told[key]

    def _about(self, card: Card) -> Iterator[str]:
        collection = card.key[0]
        if card.kind:
            yield self._interface.special("choice", f"{collection}.kind.{card.kind}", card.kind)
        else:
            yield self._interface.named("noun", collection)
        countries = (code for facet, code in card.facets if facet == COUNTRY and collection in PLACES)
        yield self._when(card)
        names = map(self._name, self._beside.wider(card.key))
        yield self._joined((*names, *(self._territories.get(code, code) for code in countries)))
        yield self._partnered(self._beside.partners(card.key))

    def _when(self, card: Card) -> str:
        start = card.date.start if card.date else None
        if start is None or card.key[0] == "figures":
            return ""
        date = EdtfDate(start, start)
        if card.key[0] == Partnership.collection:
            return self._interface.text("since %(date)s", date=self._formats.date(date))
        return self._formats.date(date)

    def _partnered(self, partners: tuple[Key, ...]) -> str:
        names = [self._name(partner) for partner in partners[:MOST_PARTNERS]]
        more = ("…",) if len(partners) > MOST_PARTNERS else ()
        return self._interface.text("with %(names)s", names=self._joined((*names, *more))) if names else ""

    def _joined(self, names: Iterable[str]) -> str:
        return self._interface.named("separator", "values").join(dict.fromkeys(names))

    def _name(self, key: Key) -> str:
        return LocalText(self._cards.names(key)).best(self._preference)[1]
