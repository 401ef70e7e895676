"""Texts of a certain form: plain lines, addresses, codes."""

import re
from functools import cache
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, WithJsonSchema

from partnerbase.diagnostics import quoted
from partnerbase.values.text_value import BadValueError, in_pydantic

LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
TOP_LEVEL, PORT = r"[a-z][a-z0-9-]{0,61}[a-z0-9]", r":[1-9][0-9]{0,4}"
HOST = re.compile(rf"(?=.{{1,253}}$)(?:{LABEL}\.)+{TOP_LEVEL}(?:{PORT})?", re.IGNORECASE | re.ASCII)
URL = re.compile(r"(https?)://([^\s/?#\\@]+)([/?#][^\s\\<>\"`{}|^]*)?")
EMAIL = re.compile(r"[A-Za-z0-9._+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,63}")
MOST_CHARACTERS = 2000


def parse_url(data: str) -> str:
    """Read a web address: http or https, a host by name, no user, no spaces.

    Raises:
        BadValueError: For any other text.
    """
    match = URL.fullmatch(data) if len(data) <= MOST_CHARACTERS else None
    if match and HOST.fullmatch(match[2]):
        return data
    hint = "write it like https://www.leipzig.de/china"
    raise BadValueError(f"{quoted(data)} is no web address", hint, "invalid-url")


def parse_email(data: str) -> str:
    """Read an e-mail address of an office."""
    if EMAIL.fullmatch(data[:400]):
        return data
    raise BadValueError(f"{quoted(data)} is no e-mail address", "write it like office@city.example", "invalid-email")


@cache
def countries() -> frozenset[str]:
    """Give the ISO 3166-1 alpha-2 codes, as Unicode CLDR lists them."""
    from babel.core import get_global  # noqa: PLC0415 - not every start needs it

    return frozenset(code for code in get_global("territory_languages") if len(code) == len("DE") and code.isalpha())


def parse_country(data: str) -> str:
    """Read a country's code."""
    if data in countries():
        return data
    hint = f"did you mean '{data.upper()}'?" if data.upper() in countries() else "use two capitals, such as DE"
    raise BadValueError(f"{quoted(data)} is no ISO 3166-1 country code", hint, "invalid-value")


Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Url = Annotated[str, AfterValidator(in_pydantic(parse_url)), WithJsonSchema({"type": "string", "format": "uri"})]
Email = Annotated[str, AfterValidator(in_pydantic(parse_email)), WithJsonSchema({"type": "string", "format": "email"})]
Country = Annotated[
    str, AfterValidator(in_pydantic(parse_country)), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"})
]
WikidataId = Annotated[str, Field(pattern=r"^Q[1-9][0-9]{0,11}$")]
TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
LanguageTag = Annotated[str, Field(pattern=rf"^{TAG.pattern}$")]
