"""Documents that partners sign."""

from typing import Annotated, ClassVar, Literal

from partnerbase.records.base import Bodies, Partnerships, Record, Themes
from partnerbase.values.dates import EdtfDate
from partnerbase.values.localtext import LocalText
from partnerbase.values.quantity import Quantity
from partnerbase.values.reference import Ref, To


class Agreement(Record):
    """Something signed: a declaration, memorandum or contract."""

    collection: ClassVar[str] = "agreements"
    noun: ClassVar[str] = "agreement"

    title: LocalText
    """What it is called, or a plain description where it has no name."""
    kind: Literal["partnership", "declaration", "memorandum", "letter-of-intent", "cooperation", "contract", "other"]
    """What sort of document it is."""
    parties: Bodies = ()
    """Who signed: places and organisations."""
    signed: EdtfDate | None = None
    """When it was signed; left out where no source says."""
    event: Annotated[Ref, To("events")] | None = None
    """At which event it was signed."""
    partnerships: Partnerships = ()
    """The partnerships that it founds or belongs to."""
    value: Quantity | None = None
    """What it is worth."""
    themes: Themes = ()
    """What it is about."""
