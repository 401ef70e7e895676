"""What every record has, whatever it is about."""

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from partnerbase.values.base import Value
from partnerbase.values.citation import Claim, Exemption, RequiredCitations
from partnerbase.values.dates import EdtfDate
from partnerbase.values.localtext import LocalText
from partnerbase.values.quantity import Number, Qualifier, Quantity, Unit
from partnerbase.values.reference import Ref, To
from partnerbase.values.text import Url, WikidataId

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Names = Annotated[tuple[Name, ...], Field(max_length=50)]
Places = Annotated[tuple[Annotated[Ref, To("cities", "regions")], ...], Field(max_length=100)]
Place = Annotated[Ref, To("cities", "regions")]
Bodies = Annotated[tuple[Annotated[Ref, To("cities", "regions", "organisations")], ...], Field(max_length=200)]
Themes = Annotated[tuple[Annotated[Ref, To("themes")], ...], Field(max_length=50)]
Partnerships = Annotated[tuple[Annotated[Ref, To("partnerships")], ...], Field(max_length=200)]


class Links(Value):
    """The same thing elsewhere."""

    wikidata: WikidataId | None = None
    """Its item in Wikidata, such as Q16666."""
    geonames: Annotated[int, Field(gt=0)] | None = None
    """Its number in GeoNames."""
    website: Url | None = None
    """Its own website."""


class Record(Value):
    """One thing that the knowledge base knows: one file in a collection's folder."""

    collection: ClassVar[str]
    """The folder below content/, and the plural name in URLs and exports."""
    noun: ClassVar[str]
    """What a message calls one record."""

    summary: LocalText | None = None
    """One or two sentences for lists and previews."""
    sources: RequiredCitations
    """Where the facts of this record come from."""
    claims: Annotated[tuple[Claim, ...], Field(max_length=100)] = ()
    """What other sources say of a field, and statements about the record."""
    links: Links | None = None
    """The same thing in Wikidata, in GeoNames, on its own website."""
    reviewed: EdtfDate | None = None
    """When somebody last compared this record with its sources."""
    exemptions: Annotated[tuple[Exemption, ...], Field(max_length=20)] = ()
    """Warnings that do not hold for this record, each with the reason."""
    draft: bool = False
    """Whether the record is checked but not published yet."""


class Coordinates(Value):
    """A point on the earth, in degrees (WGS 84)."""

    lat: Annotated[Number, Field(ge=-90, le=90)]
    """Latitude, north is positive."""
    lon: Annotated[Number, Field(ge=-180, le=180)]
    """Longitude, east is positive."""


class Tile(Value):
    """A place in a grid that stands for the map of a country."""

    column: Annotated[int, Field(ge=1, le=20)]
    """Which column, from the west."""
    row: Annotated[int, Field(ge=1, le=20)]
    """Which row, from the north."""
    label: LocalText | None = None
    """A short name for where there is little room, such as BY or 粤."""


class Population(Value):
    """The number of inhabitants at a time."""

    value: Number
    """The number of people."""
    qualifier: Qualifier = "exact"
    """How exact the source calls it."""
    unit: Unit = "inhabitants"
    """Inhabitants, unless the source counts something else."""
    as_of: EdtfDate | None = None
    """The date for which the number holds, where the source says it."""

    @property
    def quantity(self) -> Quantity:
        """The number with its unit."""
        return Quantity.of(self.value, self.qualifier, self.unit)
