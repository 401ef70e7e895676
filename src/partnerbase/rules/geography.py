"""Places lie in the countries that they name."""

from collections.abc import Iterator
from datetime import date

from partnerbase.diagnostics import Diagnostic, did_you_mean, quoted
from partnerbase.link import Site
from partnerbase.records.base import Coordinates
from partnerbase.records.city import City
from partnerbase.records.region import Region
from partnerbase.settings import Bounds
from partnerbase.validate import Entry


def in_known_country(site: Site, _today: date) -> Iterator[Diagnostic]:
    """The country of a place is one of the site's: `unknown-country`."""
    known = sorted(country.code for country in site.settings.countries)
    for place in _places(site):
        country = place.record.country
        if country not in known:
            hint = did_you_mean(country, known) or "mend the code, or add the country to 'countries' in site.yaml"
            message = f"{quoted(country)} is none of the countries of this site"
            yield place.document.problem("unknown-country", message, hint, at=("country",))


def on_its_ground(site: Site, _today: date) -> Iterator[Diagnostic]:
    """A place lies within the bounds of its country: `coordinates-outside-country`."""
    bounds = {country.code: country.bounds for country in site.settings.countries}
    for place in _places(site):
        point, ground = place.record.coordinates, bounds.get(place.record.country)
        if point and ground and not _holds(ground, point):
            swapped = point.model_copy(update={"lat": point.lon, "lon": point.lat})
            hint = "exchange the two" if _holds(ground, swapped) else "mend 'lat', 'lon' or 'country'"
            message = f"latitude {point.lat}, longitude {point.lon} lies outside {place.record.country}"
            yield place.document.problem("coordinates-outside-country", message, hint, at=("coordinates",))


def in_region_of_its_country(site: Site, _today: date) -> Iterator[Diagnostic]:
    """A place lies in the same country as its region: `region-of-other-country`."""
    countries = {entry.slug: entry.record.country for entry in site.all(Region)}
    for city in site.all(City):
        if city.record.region and (country := countries[city.record.region.slug]) != city.record.country:
            yield _abroad(city, "region", country)
    for region in site.all(Region):
        if region.record.parent and (country := countries[region.record.parent.slug]) != region.record.country:
            yield _abroad(region, "parent", country)


def _places(site: Site) -> Iterator[Entry[City] | Entry[Region]]:
    yield from site.all(City)
    yield from site.all(Region)


def _abroad(place: Entry[City] | Entry[Region], field: str, country: str) -> Diagnostic:
    message = f"the region is in {country}, the place in {place.record.country}"
    return place.document.problem("region-of-other-country", message, "mend one of the two", at=(field,))


def _holds(bounds: Bounds, point: Coordinates) -> bool:
    """Whether a point lies within bounds, which span the date line where west is above east."""
    if not bounds.south <= point.lat <= bounds.north:
        return False
    if bounds.west <= bounds.east:
        return bounds.west <= point.lon <= bounds.east
    return point.lon >= bounds.west or point.lon <= bounds.east
