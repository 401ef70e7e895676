"""What is measured."""

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, WithJsonSchema

from partnerbase.records.base import Record
from partnerbase.values.citation import Citations
from partnerbase.values.localtext import LocalText
from partnerbase.values.quantity import COUNT_UNITS, parse_unit
from partnerbase.values.text_value import in_pydantic

CURRENCY = "currency"
MeasuredIn = Annotated[
    str,
    BeforeValidator(lambda unit: unit if unit == CURRENCY else in_pydantic(parse_unit)(unit)),
    WithJsonSchema({"anyOf": [{"enum": [CURRENCY, *COUNT_UNITS]}, {"type": "string", "pattern": "^[A-Z]{3}$"}]}),
]


class Indicator(Record):
    """What a figure measures, and how."""

    collection: ClassVar[str] = "indicators"
    noun: ClassVar[str] = "indicator"

    name: LocalText
    """A short name, as in the heading of a table."""
    definition: LocalText
    """What is counted, and what is not."""
    unit: MeasuredIn
    """The unit of its observations; `currency` for money in any currency."""
    accumulation: Literal["cumulative", "per-period", "point-in-time"]
    """Whether it only grows, starts anew in each period, or is a level at a time."""
    sources: Citations = ()
    """Where the definition comes from, if it is somebody else's."""
