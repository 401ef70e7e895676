"""Amounts as the sources give them: a decimal, how exact it is, and what is counted."""

import re
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, PlainValidator, WithJsonSchema, model_validator
from pydantic_core import CoreSchema

from partnerbase.diagnostics import did_you_mean, quoted
from partnerbase.values.base import Value
from partnerbase.values.text_value import BadValueError, in_pydantic

Qualifier = Literal["exact", "about", "nearly", "more-than", "less-than", "at-least", "up-to"]
CountUnit = Literal[
    "count",
    "percent",
    "people",
    "inhabitants",
    "companies",
    "projects",
    "partnerships",
    "agreements",
    "delegations",
    "events",
    "jobs",
    "schools",
    "masks",
    "pieces",
    "trains",
    "trains-per-week",
    "vehicles",
    "teu",
    "tonnes",
    "days",
    "years",
    "square-metres",
]
QUALIFIERS: tuple[str, ...] = get_args(Qualifier)
COUNT_UNITS: tuple[str, ...] = get_args(CountUnit)
MOST_DIGITS = 15
NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)")
SHAPE = re.compile(r"(?:(?P<qualifier>[a-z]+(?:[- ][a-z]+)?) )?(?P<value>\S+)(?: (?P<unit>\S+))?")


@cache
def currencies() -> frozenset[str]:
    """Give all ISO 4217 codes, past and present, as Unicode CLDR lists them."""
    from babel.core import get_global  # noqa: PLC0415 - only content with money needs it

    return frozenset(get_global("all_currencies"))


def is_currency(unit: str) -> bool:
    """Whether a unit is an ISO 4217 code."""
    return unit in currencies()


def parse_number(data: object) -> Decimal:
    """Read a decimal from a number or the text of one, exactly, of at most 15 significant digits.

    Raises:
        BadValueError: For anything else, such as `1,5`.
    """
    if type(data) is int and abs(data) < 10**MOST_DIGITS:
        return Decimal(data)
    if isinstance(data, str) and len(data) <= 2 * MOST_DIGITS and NUMBER.fullmatch(data):
        if len(data) <= MOST_DIGITS:
            return Decimal(data)
        data = Decimal(data)
    if isinstance(data, bool) or not isinstance(data, int | Decimal) or not Decimal(data).is_finite():
        hint = "write digits with a point, such as 1.5; no commas, spaces or units"
        raise BadValueError(f"{quoted(data)} is no number", hint, "invalid-number")
    number = Decimal(data)
    _, digits, exponent = number.as_tuple()
    if len(digits) > MOST_DIGITS or abs(int(exponent)) > MOST_DIGITS or abs(number) >= 10**MOST_DIGITS:
        raise BadValueError(f"{quoted(data)} has more than {MOST_DIGITS} digits", "round it", "invalid-number")
    return number


def parse_unit(data: object) -> str:
    """Read a unit: an ISO 4217 code or one of `COUNT_UNITS`."""
    if isinstance(data, str) and (data in COUNT_UNITS or is_currency(data)):
        return data
    known = [*COUNT_UNITS, *sorted(currencies())]
    hint = did_you_mean(str(data), known) or f"use an ISO 4217 code such as EUR, or one of {', '.join(COUNT_UNITS)}"
    if str(data).upper() in currencies():
        hint = f"did you mean '{str(data).upper()}'?"
    raise BadValueError(f"no unit {quoted(data)}", hint, "invalid-unit")


Number = Annotated[Decimal, PlainValidator(in_pydantic(parse_number)), WithJsonSchema({"type": "number"})]
Unit = Annotated[
    str,
    BeforeValidator(in_pydantic(parse_unit)),
    WithJsonSchema({"anyOf": [{"enum": list(COUNT_UNITS)}, {"type": "string", "pattern": "^[A-Z]{3}$"}]}),
]


@in_pydantic
def _split(data: str | int | Decimal) -> dict[str, object]:
    hint = "write it like 'about 1500 people', without a comma in the number"
    match = SHAPE.fullmatch(str(data)[:80])
    if not match:
        raise BadValueError(f"{quoted(data)} is no quantity", hint, "invalid-number")
    if not match["unit"]:
        raise BadValueError(f"{quoted(data)} has no unit", hint, "invalid-unit")
    fields: dict[str, object] = {key: text for key, text in match.groupdict().items() if text}
    fields["value"] = parse_number(fields["value"])
    if "qualifier" in fields:
        fields["qualifier"] = str(fields["qualifier"]).replace(" ", "-")
    return fields


class Quantity(Value):
    """An amount, such as `{value: 2220000000, unit: USD}`, or as one text `more-than 730000000 USD`."""

    value: Number
    """The number, in whole units (2200000000, not 2.2 billion)."""
    qualifier: Qualifier = "exact"
    """How exact the source calls it; `exact` where the source gives the number without a qualifier."""
    unit: Unit = Field(default="count")
    """What is counted: an ISO 4217 currency code, or one of count, percent, people, companies, projects and so on."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, data: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever the file holds
        return _split(data) if isinstance(data, str | int | Decimal) else data

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Let editors write one text as well."""
        return {"anyOf": [{"type": "string"}, super().__get_pydantic_json_schema__(schema, handler)]}

    @classmethod
    def of(cls, value: Decimal, qualifier: Qualifier, unit: str) -> "Quantity":
        """Give the quantity of three fields that are valid already."""
        return cls.model_construct(value=value, qualifier=qualifier, unit=unit)

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency."""
        return is_currency(self.unit)

    def __str__(self) -> str:
        """Give the text that `parse` reads."""
        qualifier = "" if self.qualifier == "exact" else f"{self.qualifier} "
        return f"{qualifier}{self.value:f} {self.unit}"

    def __lt__(self, other: Value) -> bool:
        """Order by unit, value, qualifier."""
        return self._key() < other._key() if isinstance(other, Quantity) else NotImplemented

    def _key(self) -> tuple[str, Decimal, int]:
        return self.unit, self.value, QUALIFIERS.index(self.qualifier)
