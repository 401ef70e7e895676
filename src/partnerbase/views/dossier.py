"""The dossier of a partnership or place: the same in one language or two, whose texts stand beside each other."""

from dataclasses import dataclass

from markupsafe import Markup

from partnerbase.views.values import Link, Mark


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """What is said in one language: `term` stands before it, a label, date or amount; `details` go with the title."""

    term: Markup = Markup()
    title: Markup = Markup()
    details: tuple[Markup, ...] = ()
    text: Markup = Markup()


@dataclass(frozen=True, slots=True)
class CitedLine:
    """A line with the marks of its sources; `tag` is a word that sets it off from others."""

    line: Line
    marks: tuple[Mark, ...] = ()
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A text in a language, whose tag in HTML stands beside it."""

    tag: str
    text: Markup


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a dossier: a heading in each language, rows with an entry in each, or a text in each.

    `is_told` says that its lines have long texts, `is_plain` that they are fields with their values.
    """

    name: str
    titles: tuple[Words, ...]
    rows: tuple[tuple[CitedLine, ...], ...] = ()
    prose: tuple[Words, ...] = ()
    leads: tuple[Words, ...] = ()
    is_told: bool = False
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """Something with its names, by the columns of the table; `what` it is, in each language of the dossier."""

    what: tuple[Words, ...]
    names: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """The names to copy: a column for each language, and one for pinyin where any is known."""

    titles: tuple[Words, ...]
    columns: tuple[Words, ...]
    rows: tuple[Named, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A source, for every dossier that cites it: `imprint` says what it is, `addresses` where it stands."""

    title: Markup
    imprint: tuple[Markup, ...]
    addresses: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A source in the list of a dossier: its number there, and the places in it that are cited."""

    number: int
    anchor: str
    document: Document
    places: tuple[Markup, ...] = ()


@dataclass(frozen=True, slots=True)
class DossierView:
    """A dossier.

    `tags` are its languages as HTML has them; `about` tells of the data behind it. `running` stands at the head of each
    printed page, `imprint` beside it. `editions` are the same dossier in other languages, `record` is the page that it
    was made from.
    """

    tags: tuple[str, ...]
    kinds: tuple[Words, ...]
    names: tuple[Words, ...]
    summaries: tuple[Words, ...]
    summary_marks: tuple[Mark, ...]
    register: Names
    parts: tuple[Part, ...]
    about: Part
    references: tuple[Reference, ...]
    reference_titles: tuple[Words, ...]
    running: str
    imprint: str
    record: Link
    editions: tuple[Link, ...] = ()

    @property
    def is_pair(self) -> bool:
        """Whether it is in two languages."""
        return len(self.tags) > 1
