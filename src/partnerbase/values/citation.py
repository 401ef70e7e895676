"""Where a fact comes from, and what other sources say instead."""

from typing import Annotated, Any

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

from partnerbase.values.base import Value
from partnerbase.values.localtext import LocalText
from partnerbase.values.reference import Ref, To
from partnerbase.values.text import Line, Prose


class Citation(Value):
    """A pointer to a source: its slug alone, or with the place in it."""

    source: Annotated[Ref, To("sources")]
    """The source's slug."""
    locator: Line | None = None
    """Where in the source: a page, paragraph or row."""
    quote: Prose | None = None
    """The words of the source, in its own language, where the wording matters."""
    supports: Annotated[tuple[Line, ...], Field(max_length=50)] = ()
    """The fields that it supports; without this it stands behind all of them."""

    @model_validator(mode="before")
    @classmethod
    def _from_slug(cls, data: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever the file holds
        return {"source": data} if isinstance(data, str) else data

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Let editors write the slug alone."""
        return {"anyOf": [To("sources").json_schema(), super().__get_pydantic_json_schema__(schema, handler)]}

    def plain(self) -> str | dict[str, Any]:
        """Give the slug alone where there is no more to say."""
        fields: dict[str, Any] = super().plain()
        return fields["source"] if len(fields) == 1 else fields


Citations = Annotated[tuple[Citation, ...], Field(max_length=100)]
RequiredCitations = Annotated[tuple[Citation, ...], Field(min_length=1, max_length=100)]


class Claim(Value):
    """What another source says of a field of this record, or a statement about the record.

    The field itself keeps the preferred value. A statement, a claim without `field`, has a text as its value.
    """

    field: Line | None = None
    """The field that the claim is about; left out for a statement."""
    value: Any
    """The value that the source gives, written as in the field itself."""
    by: Annotated[tuple[Annotated[Ref, To("people", "organisations")], ...], Field(max_length=20)] = ()
    """Who says so: people or organisations."""
    sources: RequiredCitations
    """Where it is said."""
    note: LocalText | None = None
    """Why the sources differ, which value is preferred, or who the unnamed speaker is said to be."""


class Exemption(Value):
    """A warning that does not hold for this record."""

    code: Line
    """The warning's code."""
    reason: Prose
    """Why it does not hold."""
