"""One indicator of one subject, over time."""

from collections import Counter
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from partnerbase.records.base import Bodies, Record
from partnerbase.values.base import Value
from partnerbase.values.citation import Citation
from partnerbase.values.dates import EdtfDate
from partnerbase.values.localtext import LocalText
from partnerbase.values.quantity import Number, Qualifier, Quantity, Unit
from partnerbase.values.reference import Ref, To
from partnerbase.values.text_value import BadValueError

SUBJECTS = ("cities", "regions", "organisations", "partnerships", "events", "series")


class Scope(Value):
    """What exactly is counted, and where."""

    area: Literal["city", "region", "country", "consular-district", "site", "event"]
    """The area for which the figure holds."""
    counts: LocalText | None = None
    """What is counted, where the indicator does not say it."""


class Observation(Value):
    """The value of the indicator at one time, by one source."""

    as_of: EdtfDate | None = None
    """The point in time for which it holds; either this or `period`."""
    period: EdtfDate | None = None
    """The year or span over which it was counted; either this or `as_of`."""
    value: Number
    """The number, in whole units (2200000000, not 2.2 billion)."""
    qualifier: Qualifier = "exact"
    """How exact the source calls it; `exact` where the source gives the number without a qualifier."""
    unit: Unit = "count"
    """What is counted: an ISO 4217 currency code, or one of count, percent, people and so on."""
    nature: Literal["actual", "forecast"] = "actual"
    """Whether it is counted or expected."""
    by: Annotated[tuple[Annotated[Ref, To("people", "organisations")], ...], Field(max_length=20)] = ()
    """Who says so: people or organisations."""
    preferred: bool = False
    """Whether the summary uses it, where sources disagree about this time; the notes say why."""
    source: Citation
    """Where it is said."""
    note: LocalText | None = None
    """What the words of the source mean, or why it differs from another observation."""

    @model_validator(mode="after")
    def _one_time(self) -> Self:
        if (self.as_of is None) == (self.period is None):
            message = "an observation has both 'as_of' and 'period'" if self.as_of else "an observation has no date"
            hint = "give either 'as_of', a point in time, or 'period', a span"
            raise BadValueError(message, hint, "observation-time").for_pydantic()
        return self

    @property
    def quantity(self) -> Quantity:
        """The number with its unit."""
        return Quantity.of(self.value, self.qualifier, self.unit)

    @property
    def time(self) -> EdtfDate:
        """The point in time or the span."""
        time = self.as_of or self.period
        assert time is not None  # noqa: S101 - _one_time has seen to it
        return time


class Figure(Record):
    """One indicator of one subject, as observations over time."""

    collection: ClassVar[str] = "figures"
    noun: ClassVar[str] = "figure"

    title: LocalText | None = None
    """A title, where indicator, subject and counterpart do not say it."""
    indicator: Annotated[Ref, To("indicators")]
    """What is measured."""
    subject: Annotated[Ref, To(*SUBJECTS)]
    """Of what: a place, organisation, partnership or event."""
    counterpart: Annotated[Ref, To("cities", "regions", "organisations")] | None = None
    """Towards whom: the country or city at the other end."""
    scope: Scope | None = None
    """What exactly is counted, and where."""
    organisations: Bodies = ()
    """Organisations that the figure concerns, such as the investor."""
    observations: Annotated[tuple[Observation, ...], Field(min_length=1, max_length=500)]
    """The values. Two of the same time are a disagreement, and shown as one."""

    @model_validator(mode="after")
    def _one_preferred(self) -> Self:
        preferred = Counter((seen.time, seen.unit) for seen in self.observations if seen.preferred)
        twice = next((time for (time, _), count in preferred.items() if count > 1), None)
        if twice:
            hint = "leave 'preferred' at the one that the summary uses, or at none where it names several"
            raise BadValueError(f"two values of {twice} are preferred", hint, "invalid-value").for_pydantic()
        return self
