"""Holders of public roles."""

from typing import Annotated, ClassVar

from pydantic import Field

from partnerbase.records.base import Names, Record
from partnerbase.values.base import Value
from partnerbase.values.citation import Citations
from partnerbase.values.dates import EdtfDate
from partnerbase.values.localtext import LocalText
from partnerbase.values.reference import Ref, To


class Role(Value):
    """An office that a person holds or held."""

    title: LocalText
    """What the office is called."""
    of: Annotated[Ref, To("cities", "regions", "organisations")]
    """The place or organisation."""
    since: EdtfDate | None = None
    """From when, where a source says."""
    until: EdtfDate | None = None
    """Until when, where a source says."""
    as_of: EdtfDate | None = None
    """A date at which a source shows the person in this office."""
    sources: Citations = ()
    """Where it is documented, if not in the sources of the person."""


class Person(Record):
    """A holder of a public role, recorded only as such."""

    collection: ClassVar[str] = "people"
    noun: ClassVar[str] = "person"

    name: LocalText
    """The name, in Chinese characters for Chinese readers where it is known."""
    aliases: Names = ()
    """Other spellings."""
    roles: Annotated[tuple[Role, ...], Field(min_length=1, max_length=50)]
    """The public roles."""
