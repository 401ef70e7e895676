"""Cities and what is like them."""

from typing import Annotated, ClassVar, Literal

from partnerbase.records.base import Coordinates, Name, Names, Places, Population, Record
from partnerbase.values.localtext import LocalText
from partnerbase.values.reference import Ref, To
from partnerbase.values.text import Country


class City(Record):
    """A city, district, county or borough."""

    collection: ClassVar[str] = "cities"
    noun: ClassVar[str] = "city"

    name: LocalText
    """Its name in each language, as speakers of that language really call it."""
    official_name: LocalText | None = None
    """Its official name, in the languages in which that is another one, as 长春市 and Freistaat Bayern."""
    official_pinyin: Name | None = None
    """The official Chinese name in pinyin with tones."""
    aliases: Names = ()
    """Other names, older spellings, names in other scripts."""
    pinyin: Name | None = None
    """The Chinese name in pinyin with tones; Chinese lists are sorted by it."""
    country: Country
    """ISO 3166-1 code of its country."""
    kind: Literal["city", "municipality", "district", "rural-district", "county", "borough", "town"]
    """What it is in its country's administration."""
    region: Annotated[Ref, To("regions")] | None = None
    """The state or province in which it lies; that of a city-state or municipality is a record of its own."""
    coordinates: Coordinates | None = None
    """Where it lies; for a district or county, its seat."""
    population: Population | None = None
    """How many people live in it."""
    successors: Places = ()
    """The places that it was merged into, split into or renamed to."""
