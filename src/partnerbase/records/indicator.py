"""What is measured."""

import re
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, WithJsonSchema, field_validator

from partnerbase.diagnostics import quoted
from partnerbase.records.base import Record
from partnerbase.values.citation import Citations
from partnerbase.values.localtext import LocalText
from partnerbase.values.quantity import COUNT_UNITS, parse_unit
from partnerbase.values.text_value import BadValueError, in_pydantic

CURRENCY = "currency"
SUBJECT, COUNTERPART = "{subject}", "{counterpart}"
GAP = re.compile(r"[{][^{}]*[}]?|[}]")
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
    heading: LocalText | None = None
    """How a figure of it is titled, such as "Companies from {counterpart} in {subject}"; a figure may have its own."""
    definition: LocalText
    """What is counted, and what is not."""
    unit: MeasuredIn
    """The unit of its observations; `currency` for money in any currency."""
    accumulation: Literal["cumulative", "per-period", "point-in-time"]
    """Whether it only grows, starts anew in each period, or is a level at a time."""
    sources: Citations = ()
    """Where the definition comes from, if it is somebody else's."""

    @field_validator("heading")
    @classmethod
    def _about_a_subject(cls, heading: LocalText | None) -> LocalText | None:
        for _, text in heading.texts if heading else ():
            gaps = GAP.findall(text)
            if SUBJECT not in gaps or not {*gaps} <= {SUBJECT, COUNTERPART}:
                hint = f"write {SUBJECT} for what the figure is about, and {COUNTERPART} for the other side"
                raise BadValueError(f"{quoted(text)} is no title for a figure", hint, "invalid-value").for_pydantic()
        return heading
