"""The settings of a site: `content/site.yaml`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from partnerbase.diagnostics import Severity
from partnerbase.values.base import BadValueError, Value, in_pydantic
from partnerbase.values.localtext import Languages, LocalText
from partnerbase.values.quantity import Number
from partnerbase.values.text import Country, LanguageTag, Line, Url

FILE = "site.yaml"


def _severity(level: Any) -> Severity:  # noqa: ANN401 - pydantic hands over whatever the file holds
    if level not in tuple(Severity):
        raise BadValueError(f"no level '{level}'", "use error, warning or off")
    return Severity(level)


class Bounds(Value):
    """The outermost coordinates of a country, in degrees; `west` above `east` spans the date line."""

    west: Number
    """Western edge."""
    south: Number
    """Southern edge."""
    east: Number
    """Eastern edge."""
    north: Number
    """Northern edge."""


class CountrySettings(Value):
    """A country whose places the site knows."""

    code: Country
    """ISO 3166-1 code."""
    bounds: Bounds | None = None
    """Where its places may lie."""


class Licence(Value):
    """The licence of the content."""

    name: Line
    """Its usual name, such as CC BY 4.0."""
    url: Url
    """Its text."""


class Settings(Value):
    """What holds for the whole site."""

    title: LocalText
    """The site's name."""
    summary: LocalText
    """What the site is, in a sentence."""
    languages: Annotated[tuple[LanguageTag, ...], Field(min_length=1, max_length=20)]
    """The languages of the site; the first is the default."""
    base_url: Url | None = None
    """The address of the published site, with a closing slash; used where a full address is needed."""
    repository: Url | None = None
    """The address of the forge's page of the repository; edit links start with it."""
    branch: Line = "main"
    """The branch that edit links open."""
    licence: Licence
    """The licence of the content."""
    countries: Annotated[tuple[CountrySettings, ...], Field(min_length=1, max_length=250)]
    """The countries whose places the site knows."""
    levels: dict[Line, Annotated[Severity, BeforeValidator(in_pydantic(_severity))]] = Field(default_factory=dict)
    """Other severities for the codes of diagnostics: error, warning or off."""
    stale_after_years: Annotated[int, Field(gt=0, le=100)] = 5
    """After how many years a figure or a review counts as stale."""

    @property
    def tongues(self) -> Languages:
        """The languages, with their order of preference."""
        return Languages(self.languages)

    def country(self, code: str) -> CountrySettings | None:
        """Give the settings of one country, None for one that the site does not know."""
        return next((country for country in self.countries if country.code == code), None)
