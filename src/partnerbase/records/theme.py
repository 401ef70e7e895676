"""The vocabulary of subjects."""

from typing import Annotated, ClassVar

from partnerbase.records.base import Record
from partnerbase.values.citation import Citations
from partnerbase.values.localtext import LocalText
from partnerbase.values.reference import Ref, To


class Theme(Record):
    """A word of the vocabulary: what partners work on."""

    collection: ClassVar[str] = "themes"
    noun: ClassVar[str] = "theme"

    name: LocalText
    """The word."""
    broader: Annotated[Ref, To("themes")] | None = None
    """The wider theme that it belongs to."""
    sources: Citations = ()
    """Where the word comes from, if it is somebody else's."""
