"""Prose of the site itself."""

from typing import Annotated, ClassVar

from pydantic import Field

from partnerbase.records.base import Record
from partnerbase.values.citation import Citations
from partnerbase.values.localtext import LocalText


class Page(Record):
    """A page of prose: about, method, contributing."""

    collection: ClassVar[str] = "pages"
    noun: ClassVar[str] = "page"

    title: LocalText
    """The page's heading."""
    nav: Annotated[int, Field(ge=1, le=100)] | None = None
    """Its position in the site's navigation; left out to keep it from there."""
    sources: Citations = ()
    """Where facts in the text come from."""
