"""Companies, public bodies, associations and the like."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from partnerbase.records.base import Names, Place, Record
from partnerbase.values.base import Value
from partnerbase.values.citation import Citations
from partnerbase.values.dates import EdtfDate
from partnerbase.values.localtext import LocalText
from partnerbase.values.reference import Ref, To


class Site(Value):
    """A place where an organisation is present."""

    place: Place
    """Where."""
    role: LocalText | None = None
    """As what: a plant, an office, a research centre."""
    since: EdtfDate | None = None
    """From when."""
    sources: Citations = ()
    """Where it is documented, if not in the sources of the organisation."""


class Organisation(Record):
    """A company, public body, association, university, foundation, ministry or medium."""

    collection: ClassVar[str] = "organisations"
    noun: ClassVar[str] = "organisation"

    name: LocalText
    """Its name in each language, as it calls itself where it does."""
    aliases: Names = ()
    """Abbreviations, other and former names."""
    kind: Literal[
        "company",
        "public-body",
        "government",
        "mission",
        "association",
        "university",
        "foundation",
        "ministry",
        "medium",
    ]
    """What it is."""
    seat: Place | None = None
    """Where its head office is."""
    sites: Annotated[tuple[Site, ...], Field(max_length=200)] = ()
    """Where else it is present."""
    parent: Annotated[Ref, To("organisations")] | None = None
    """The organisation that it belongs to."""
