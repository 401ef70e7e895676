"""Places lie in the countries that they name, and stand in the grid of its regions alone."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from partnerbase.diagnostics import Diagnostic, did_you_mean, quoted
from partnerbase.link import Site
from partnerbase.records.base import Coordinates, Record
from partnerbase.records.city import City
from partnerbase.records.region import Region
from partnerbase.settings import Bounds, Settings
from partnerbase.validate import Entry


def in_known_country(entry: Entry[Record], settings: Settings) -> Iterator[Diagnostic]:
    """The country of a place is one of the site's: `unknown-country`."""
    place = entry.record
    if isinstance(place, City | Region) and not settings.country(place.country):
        known = sorted(country.code for country in settings.countries)
        hint = did_you_mean(place.country, known) or "mend the code, or add the country to 'countries' in site.yaml"
        message = f"{quoted(place.country)} is none of the countries of this site"
        yield entry.document.problem("unknown-country", message, hint, at=("country",))


def on_its_ground(entry: Entry[Record], settings: Settings) -> Iterator[Diagnostic]:
    """A place lies within the bounds of its country: `coordinates-outside-country`."""
    place = entry.record
    if not isinstance(place, City | Region) or not place.coordinates:
        return
    point, country = place.coordinates, settings.country(place.country)
    if country and country.bounds and not _holds(country.bounds, point):
        swapped = point.model_copy(update={"lat": point.lon, "lon": point.lat})
        hint = "exchange the two" if _holds(country.bounds, swapped) else "mend 'lat', 'lon' or 'country'"
        message = f"latitude {point.lat}, longitude {point.lon} lies outside {place.country}"
        yield entry.document.problem("coordinates-outside-country", message, hint, at=("coordinates",))


def facts(entry: Entry[Record]) -> Iterator[tuple[str, Any]]:
    """Give the `country` of a region, and of a place that lies in a region `in-region`: field, region and country."""
    place = entry.record
    if isinstance(place, City) and place.region:
        yield "in-region", ["region", place.region.slug, place.country]
    elif isinstance(place, Region):
        yield "country", place.country
        if place.parent:
            yield "in-region", ["parent", place.parent.slug, place.country]


def in_region_of_its_country(site: Site, _today: date) -> Iterator[Diagnostic]:
    """A place lies in the same country as its region: `region-of-other-country`."""
    countries = {key[1]: country for key, country in site.facts("country").items()}
    for key, (field, region, country) in site.facts("in-region").items():
        if (other := countries[region]) != country:
            message = f"the region is in {other}, the place in {country}"
            yield site.at(key).document.problem("region-of-other-country", message, "mend one of the two", at=(field,))


def on_tile_of_its_own(site: Site, _today: date) -> Iterator[Diagnostic]:
    """No two regions of a country stand on one tile: `duplicate-tile`."""
    taken: dict[tuple[str, int, int], str] = {}
    regions = ((key, site.abstracts[key]) for key in site.collections.get(Region.collection, ()))
    for key, region in sorted(regions, key=lambda item: item[1].path):
        if region.tile:
            column, row, _ = region.tile
            other = taken.setdefault((region.country, column, row), region.path)
            if other != region.path:
                message = f"the tile in column {column}, row {row} of {region.country} is taken"
                hint = f"{other} stands there; move one of the two"
                yield site.at(key).document.problem("duplicate-tile", message, hint, at=("tile",))


def _holds(bounds: Bounds, point: Coordinates) -> bool:
    """Whether a point lies within bounds, which span the date line where west is above east."""
    if not bounds.south <= point.lat <= bounds.north:
        return False
    if bounds.west <= bounds.east:
        return bounds.west <= point.lon <= bounds.east
    return point.lon >= bounds.west or point.lon <= bounds.east
