"""Published documents."""

from typing import ClassVar, Literal

from partnerbase.records.base import Record
from partnerbase.values.citation import Citations
from partnerbase.values.dates import EdtfDate
from partnerbase.values.text import LanguageTag, Line, Url


class Source(Record):
    """A published document that facts are taken from."""

    collection: ClassVar[str] = "sources"
    noun: ClassVar[str] = "source"

    title: Line
    """The title as published, in the document's own language."""
    url: Url | None = None
    """Where it was published."""
    archive_url: Url | None = None
    """A copy in a web archive."""
    publisher: Line | None = None
    """Who published it, where it is known."""
    author: Line | None = None
    """Who wrote it: a person or body named in the document."""
    date: EdtfDate | None = None
    """When it was published; left out where the document does not say."""
    accessed: EdtfDate | None = None
    """When it was last read."""
    language: LanguageTag
    """The document's language, such as de or zh."""
    kind: Literal[
        "press-release", "news", "article", "web-page", "data-set", "report", "study", "statistics", "law", "other"
    ]
    """What sort of document it is."""
    standpoint: Literal["party", "official", "independent", "academic"] | None = None
    """Who speaks: a party to the matter, an authority, an independent medium, a scholar; left out where unknown."""
    anonymous: bool = False
    """Whether it quotes unnamed persons."""
    sources: Citations = ()
    """Where what is said of this document comes from, if not from the document."""
