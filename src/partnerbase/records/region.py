"""Countries, states and provinces."""

from typing import Annotated, ClassVar, Literal

from partnerbase.records.base import Coordinates, Name, Names, Places, Population, Record, Tile
from partnerbase.values.localtext import LocalText
from partnerbase.values.reference import Ref, To
from partnerbase.values.text import Country


class Region(Record):
    """A country, state, province or municipality."""

    collection: ClassVar[str] = "regions"
    noun: ClassVar[str] = "region"

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
    kind: Literal[
        "country",
        "state",
        "province",
        "autonomous-region",
        "special-administrative-region",
        "municipality",
        "metropolitan-region",
    ]
    """What it is in its country's administration."""
    parent: Annotated[Ref, To("regions")] | None = None
    """The larger region in which it lies."""
    coordinates: Coordinates | None = None
    """The seat of its government."""
    tile: Tile | None = None
    """Where it stands among the states or provinces of its country, drawn as tiles of one size."""
    population: Population | None = None
    """How many people live in it."""
    successors: Places = ()
    """The places that it was merged into, split into or renamed to."""
