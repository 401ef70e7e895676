"""Single values as HTML in the language of a page."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from markupsafe import Markup, escape

from partnerbase.derive.cards import Card
from partnerbase.derive.forms import form
from partnerbase.formats import Formats
from partnerbase.i18n import Interface, html_tag, locale_of
from partnerbase.link import Key
from partnerbase.plan.page import PagePlan
from partnerbase.plan.paths import named_path, record_path
from partnerbase.present.shared import Shared, once
from partnerbase.records.base import Coordinates, Population
from partnerbase.records.figure import Scope
from partnerbase.records.partnership import Partnership
from partnerbase.values.base import Value
from partnerbase.values.dates import EdtfDate
from partnerbase.values.localtext import LocalText
from partnerbase.values.quantity import Quantity
from partnerbase.values.reference import Ref
from partnerbase.views import Link

# Fields whose text is a name or an address, not a word of the data model.
VERBATIM = frozenset({"aliases", "pinyin", "publisher", "author", "locator", "branch"})
ADDRESSES = {"url": "", "archive_url": "", "website": "", "email": "mailto:"}
# Fields that say what a tie is called.
TIES = frozenset({"partnerships.kind", "partnerships.views.kind"})
MOST_DATES = 8192
# A day and the word behind it, which no line divides: "12. Juni".
DAY, UNDIVIDED = re.compile(r"(\b\d\d?\.?) (?=[^\W\d])"), "\\1\xa0"
NOTHING = Markup()


@lru_cache(MOST_DATES)
def _time(language: str, date: EdtfDate) -> Markup:
    written = DAY.sub(UNDIVIDED, Formats(language).date(date))
    if date.is_interval or (date.start and date.start.qualifier):
        return escape(written)
    return Markup('<time datetime="%s">%s</time>') % (date, written)


def _has_twin(card: Card, cards: Iterable[Card]) -> bool:
    """Whether another source has the same publisher, and no other date that would tell the two apart."""
    alike = (other for other in cards if other is not card and other.publisher == card.publisher)
    return bool(card.publisher) and any(card.date in (None, other.date) for other in alike)


class Writer:
    """Writes values for one planned page."""

    def __init__(self, plan: PagePlan, shared: Shared | None = None) -> None:
        """Take the page's language and cards, and what was made for other pages of the language and depth."""
        self.plan = plan
        self.shared: Shared = {} if shared is None else shared
        self.language = plan.language
        self.interface = Interface(plan.language)
        self.formats = Formats(plan.language)
        self.preference = plan.settings.tongues.by_preference(plan.language)

    def text(self, text: LocalText | None) -> Markup:
        """Write a text in the page's language, or in the best other one, marked as such."""
        if text is None:
            return NOTHING
        language, best = text.texts[0]
        if language != self.language:
            language, best = text.best(self.preference)
        return self.foreign(best, language)

    def foreign(self, text: str, language: str) -> Markup:
        """Write a text that is in some language."""
        if language == self.language:
            return escape(text)
        return Markup('<span lang="%s">%s</span>') % (html_tag(language), text)

    def plain(self, text: LocalText | None) -> str:
        """Give the text alone, for titles and descriptions."""
        return text.best(self.preference)[1] if text else ""

    def date(self, date: EdtfDate | None) -> Markup:
        """Write a date, machine-readable where HTML has a form for it."""
        return NOTHING if date is None else _time(self.language, date)

    def amount(self, quantity: Quantity) -> Markup:
        """Write an amount with its number set off from qualifier and unit, which come from the catalogue and CLDR."""
        return Markup(self.formats.quantity(quantity, _number))  # noqa: S704 - the catalogues are part of the program

    def key(self, ref: Ref) -> Key:
        """Give the key of the record that a reference points to."""
        return self._key(ref.slug, ref.collections)

    @once
    def _key(self, slug: str, collections: tuple[str, ...]) -> Key:
        return self.plan.find(Ref(slug, collections)).key

    @once
    def link(self, key: Key) -> Link:
        """Give the link to a record's page."""
        href = self.plan.href(record_path(key, self.language))
        return Link(self.text(self.plan.cards[key].name), href)

    def page(self, name: str, text: str = "") -> Link | None:
        """Link a page that stands once in each language, by its name or another text, where the site has it."""
        if not self.plan.has(name):
            return None
        return Link(escape(text or self.interface.named("page", name)), self.plan.href(named_path(name, self.language)))

    @once
    def brief(self, key: Key) -> Link:
        """Give the link to a source by publisher and date, as "Xinhua, 12 April 2024"; by title where none is named."""
        card, link = self.plan.cards[key], self.link(key)
        parts = [self.publisher(card) or link.name, self.date(card.date)]
        return Link(escape(self.interface.named("separator", "details")).join(filter(None, parts)), link.href)

    def told_apart(self, keys: Iterable[Key]) -> dict[Key, Link]:
        """Link sources in brief, and by their titles too where another of them would be told by the same words."""
        cards = [self.plan.cards[key] for key in dict.fromkeys(keys)]
        return {card.key: self._with_title(card) if _has_twin(card, cards) else self.brief(card.key) for card in cards}

    def _with_title(self, card: Card) -> Link:
        brief, title = self.brief(card.key), self.link(card.key).name
        return Link(escape(self.interface.named("separator", "label")).join((brief.name, title)), brief.href)

    def publisher(self, card: Card) -> Markup:
        """Write who published a source: a name that is in the language of the source."""
        return self.foreign(card.publisher, card.language or self.language) if card.publisher else NOTHING

    @once
    def anchor(self, key: Key) -> Markup:
        """Write the link to a record's page."""
        link = self.link(key)
        return Markup('<a href="%s">%s</a>') % (link.href, link.name)

    def outside(self, address: str, name: str) -> Markup:
        """Write a link that leaves the site."""
        return Markup('<a href="%s" rel="external">%s</a>') % (address, name)

    @once
    def label(self, path: str) -> Markup:
        """Write the name of a field by its path, such as `partnerships.stages.kind`."""
        return escape(self.interface.special("field", path, path.rpartition(".")[2]))

    @once
    def choice(self, path: str, value: str) -> str:
        """Give the word for a value of a field with choices."""
        name = path.rpartition(".")[2]
        if name == "country":
            return str(locale_of(self.language).territories.get(value, value))
        if name == "language":
            return str(locale_of(self.language).languages.get(value.replace("-", "_"), value))
        return self.interface.special("choice", f"{path}.{value}", value)

    def value(self, path: str, value: object) -> Markup:  # noqa: PLR0911 - one line a kind of value
        """Write the value of the field at a path, whatever its type."""
        if isinstance(value, LocalText):
            return self.text(value)
        if isinstance(value, EdtfDate):
            return self.date(value)
        if isinstance(value, Ref):
            return self.anchor(self.key(value))
        if isinstance(value, bool):
            return escape(self.interface.text("yes") if value else self.interface.text("no"))
        if isinstance(value, int | Decimal):
            return escape(self.formats.number(value))
        if isinstance(value, tuple):
            return self._list(path, value)
        return self._group(path, value) if isinstance(value, Value) else self._word(path, str(value))

    def _word(self, path: str, word: str) -> Markup:
        name = path.rpartition(".")[2]
        if name in ADDRESSES:
            return self.outside(f"{ADDRESSES[name]}{word}", word)
        return escape(word) if name in VERBATIM else self._chosen(path, self._form(word) if path in TIES else word)

    def _form(self, kind: str) -> str:
        """Give the kind of a tie as it is shown on the page of a partnership, by its parties."""
        record = self.plan.entry.record if self.plan.entry else None
        parties = record.members if isinstance(record, Partnership) else ()
        return form(kind, (self.plan.cards[self.key(party)].kind for party in parties))

    @once
    def _chosen(self, path: str, word: str) -> Markup:
        return escape(self.choice(path, word))

    def _list(self, path: str, values: tuple[object, ...]) -> Markup:
        if len(values) == 1 and not isinstance(values[0], tuple):
            return self.value(path, values[0])
        sides = [value for value in values if isinstance(value, tuple)]
        if len(sides) == len(values):
            between, within = self.interface.named("separator", "sides"), self.interface.named("separator", "partners")
            written = (escape(within).join(self.value(path, item) for item in side) for side in sides)
            return escape(between).join(written)
        return escape(self.interface.named("separator", "values")).join(self.value(path, value) for value in values)

    def _group(self, path: str, value: Value) -> Markup:
        """Write a group of fields in a line."""
        if isinstance(value, Quantity):
            return self.amount(value)
        if isinstance(value, Coordinates):
            return escape(self._coordinates(value))
        if isinstance(value, Population):
            number = self.formats.quantity(value.quantity)
            date = self.date(value.as_of)
            return self.phrase("%(value)s (%(date)s)", value=number, date=date) if date else escape(number)
        if isinstance(value, Scope):
            area = self.choice(f"{path}.area", value.area)
            return self.labelled(area, self.text(value.counts)) if value.counts else escape(area)
        parts = (
            self.labelled(self.label(f"{path}.{name}"), self.value(f"{path}.{name}", item))
            for name in type(value).model_fields
            if (item := getattr(value, name)) not in (None, ())
        )
        return escape(self.interface.named("separator", "fields")).join(parts)

    def labelled(self, label: str, value: Markup) -> Markup:
        """Write a value behind what it is."""
        return self.phrase("%(label)s: %(value)s", label=label, value=value)

    def phrase(self, msgid: str, **parts: object) -> Markup:
        """Fill a sentence of the interface with parts that are HTML already; others are escaped."""
        return Markup(self.interface.text(msgid)) % parts  # noqa: S704 - the catalogues are part of the program

    def _coordinates(self, point: Coordinates) -> str:
        words = self.interface
        lat, lon = (self.formats.number(abs(number)) for number in (point.lat, point.lon))
        north = (
            words.text("%(degrees)s° N", degrees=lat) if point.lat >= 0 else words.text("%(degrees)s° S", degrees=lat)
        )
        east = (
            words.text("%(degrees)s° E", degrees=lon) if point.lon >= 0 else words.text("%(degrees)s° W", degrees=lon)
        )
        return words.text("%(latitude)s, %(longitude)s", latitude=north, longitude=east)


def _number(text: str) -> str:
    return Markup('<span class="amount">%s</span>') % text
