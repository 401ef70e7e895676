"""The settings of a site: `content/site.yaml`."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Self

from babel.core import Locale, UnknownLocaleError
from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from partnerbase.codes import CHANGEABLE, CODES
from partnerbase.diagnostics import Severity, did_you_mean, quoted
from partnerbase.values.base import Value
from partnerbase.values.localtext import Languages, LocalText
from partnerbase.values.quantity import Number
from partnerbase.values.text import TAG, Country, LanguageTag, Line, Url
from partnerbase.values.text_value import BadValueError, in_pydantic

FILE = "site.yaml"
LEAST_OF_MAP = 1
BRANCH = re.compile(r"[A-Za-z0-9_]+(?:[./-][A-Za-z0-9_]+)*")


def _severity(level: Any) -> Severity:  # noqa: ANN401 - pydantic hands over whatever the file holds
    if level not in tuple(Severity):
        raise BadValueError(f"no level {quoted(level)}", "use error, warning or off", "invalid-choice")
    return Severity(level)


def _changeable(code: str) -> str:
    if code not in CODES:
        hint = did_you_mean(code, sorted(CHANGEABLE)) or "'partnerbase explain' lists the codes"
        raise BadValueError(f"no code {quoted(code)}", hint, "unknown-code")
    if code not in CHANGEABLE:
        hint = "leave the line out: what cannot be read or linked safely is an error in every site"
        raise BadValueError(f"the level of {quoted(code)} cannot be changed", hint, "unchangeable-level")
    return code


def _branch(name: str) -> str:
    if not BRANCH.fullmatch(name):
        raise BadValueError(f"{quoted(name)} is no branch", "write it like main or release/2026.1")
    return name


def _few(levels: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever the file holds
    if isinstance(levels, Mapping) and len(levels) > len(CODES):
        raise BadValueError("the list has too many items", "name each code at most once", "too-many")
    return levels


def _known(language: str) -> str:
    try:
        Locale.parse(language, sep="-")
    except UnknownLocaleError as error:
        hint = "use a tag of which Unicode CLDR knows dates and numbers, such as de, fr or zh"
        raise BadValueError(f"no language {quoted(language)}", hint) from error
    return language


def is_language(tag: str) -> bool:
    """Whether a text is the tag of a language that a site may have."""
    try:
        return bool(TAG.fullmatch(tag)) and bool(_known(tag))
    except BadValueError:
        return False


def _each_once(languages: tuple[str, ...]) -> tuple[str, ...]:
    again = next((tag for index, tag in enumerate(languages) if tag in languages[:index]), None)
    if again:
        raise BadValueError(f"the language {quoted(again)} stands here a second time", "name it once")
    return languages


Branch = Annotated[Line, AfterValidator(in_pydantic(_branch))]
Code = Annotated[Line, AfterValidator(in_pydantic(_changeable))]
Level = Annotated[Severity, BeforeValidator(in_pydantic(_severity))]


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


class MapBounds(Value):
    """The part of the earth that a panel of the map shows, in degrees; `west` above `east` spans the date line."""

    west: Annotated[Number, Field(ge=-180, le=180)]
    """Western edge."""
    south: Annotated[Number, Field(ge=-90, le=90)]
    """Southern edge."""
    east: Annotated[Number, Field(ge=-180, le=180)]
    """Eastern edge."""
    north: Annotated[Number, Field(ge=-90, le=90)]
    """Northern edge."""

    @model_validator(mode="after")
    def _is_large_enough(self) -> Self:
        """Have an area that can be drawn."""
        if self.north - self.south < LEAST_OF_MAP or (self.east - self.west) % 360 < LEAST_OF_MAP:
            hint = "name the southern edge below the northern one, and the western one before the eastern one"
            raise BadValueError("a map shows at least a degree each way", hint).for_pydantic()
        return self


class CountrySettings(Value):
    """A country whose places the site knows."""

    code: Country
    """ISO 3166-1 code."""
    language: LanguageTag | None = None
    """The language of its authorities and press, in which events should have a source."""
    bounds: Bounds | None = None
    """Where its places may lie."""
    map: MapBounds | None = None
    """What its panel of the map shows: the part in which its places lie; a country without it has no panel."""


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
    languages: Annotated[
        tuple[Annotated[LanguageTag, AfterValidator(in_pydantic(_known))], ...],
        Field(min_length=1, max_length=20),
        AfterValidator(in_pydantic(_each_once)),
    ]
    """The languages of the site; the first is the default."""
    base_url: Url | None = None
    """The address of the published site, with a closing slash; used where a full address is needed."""
    repository: Url | None = None
    """The address of the forge's page of the repository; edit links start with it."""
    branch: Branch = "main"
    """The branch that edit links open."""
    licence: Licence
    """The licence of the content."""
    countries: Annotated[tuple[CountrySettings, ...], Field(min_length=1, max_length=250)]
    """The countries whose places the site knows."""
    relations_since: Annotated[int, Field(ge=1000, le=9999)] | None = None
    """The year in which the countries took up relations; a partnership that began earlier needs a note."""
    levels: Annotated[dict[Code, Level], BeforeValidator(in_pydantic(_few))] = Field(default_factory=dict)
    """Other severities for the codes of rules: error, warning or off."""
    stale_after_years: Annotated[int, Field(gt=0, le=100)] = 5
    """After how many years a figure or a review counts as stale."""

    search: bool = True
    """Whether the site has a full-text search, where the build does not leave it out."""

    @property
    def tongues(self) -> Languages:
        """The languages, with their order of preference."""
        return Languages(self.languages)

    def country(self, code: str) -> CountrySettings | None:
        """Give the settings of one country, None for one that the site does not know."""
        return next((country for country in self.countries if country.code == code), None)
