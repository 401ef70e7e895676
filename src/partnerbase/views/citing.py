"""How to cite a page of a record, or the document that it is about."""

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry for reference managers: the name of its form, of its file, and its text."""

    form: str
    file: str
    text: Markup


@dataclass(frozen=True, slots=True)
class Citing:
    """How to cite a record's page.

    Args:
        page: The citation of the page, in the form that is usual in its language.
        original: The citation of the document that the record is about.
        entries: The same for reference managers: of the document, where there is one, else of the page.
        address: The address of the page as these have it, which scripts replace by the one of a fact.
        key: The key of the page in the entries, which scripts make one of a fact in the same way.
        standard: The name of the standard by which the citations in words are made.
    """

    page: Markup
    original: Markup
    entries: tuple[Entry, ...]
    address: str
    key: str
    standard: str
