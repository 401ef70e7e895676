"""What a page is made of, before it is rendered."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from partnerbase.abstract import Key
from partnerbase.derive.cards import Card
from partnerbase.markdown import Body
from partnerbase.plan.paths import NOT_FOUND, base_path, in_language, relative
from partnerbase.records import COLLECTIONS
from partnerbase.records.base import Record
from partnerbase.settings import Settings
from partnerbase.validate import Entry
from partnerbase.values.reference import Ref

Parts = tuple[str, str, str, str]
"""What a page is made of: the frame, its template, what it shows of others, its own files; each as a digest."""

OPTIONAL = frozenset({"map", "territories"})
"""The pages that need content of some kind."""


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site: its POSIX path below the output folder, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Matter:
    """What a page that is about no record alone shows besides its frame; each family of pages has its own."""

    @property
    def shows(self) -> Iterable[Key]:
        """The records that the page shows as lists do."""
        return ()

    @property
    def elsewhere(self) -> Mapping[str, str]:
        """The paths of the same page by language, where it does not have the same name in all."""
        return {}


@dataclass(frozen=True, slots=True)
class PagePlan:
    """A page that is to be rendered.

    Args:
        path: Where it stands below the output folder.
        template: The template's name below the templates folder.
        language: The language of its interface and, where there is one, of its texts.
        entry: The record that it is about.
        bodies: The record's texts by language.
        cards: The cards of all records by key; a page looks up those that are among its inputs.
        prose: The keys of the pages of prose that every page links, in order.
        collection: The collection that it lists, or to which its record belongs.
        optional: The names of the pages that not every site has, of those that this one has.
        matter: What else it shows.
        picture: The path of the picture that goes with links to it.
    """

    path: str
    template: str
    language: str
    settings: Settings
    entry: Entry[Record] | None = None
    bodies: Mapping[str, Body] = field(default_factory=dict)
    cards: Mapping[Key, Card] = field(default_factory=dict)
    prose: tuple[Key, ...] = ()
    collection: str | None = None
    optional: tuple[str, ...] = ()
    matter: Matter = field(default_factory=Matter)
    picture: str = ""

    def has(self, name: str) -> bool:
        """Whether the site has a page of some name."""
        return name not in OPTIONAL or name in self.optional

    def find(self, ref: Ref) -> Card:
        """Give the card that a reference points to."""
        keys = ((collection, ref.slug) for collection in ref.collections or COLLECTIONS)
        return next(self.cards[key] for key in keys if key in self.cards)

    def in_language(self, language: str) -> str:
        """Give the path of the same page in another language."""
        return self.matter.elsewhere.get(language) or in_language(self.path, language)

    def href(self, path: str) -> str:
        """Give the address of another file of the site: relative, but from the page that stands for any missing one."""
        if self.path == NOT_FOUND:
            return f"{base_path(self.settings)}{path}"
        return relative(self.path, path)


@dataclass(frozen=True, slots=True)
class Planned:
    """A page, or another file made of records, that the site has.

    Args:
        path: Where it stands below the output folder.
        template: The template's name below the templates folder; empty for a file that is made without one.
        inputs: A digest of all that it is made of, besides the template, the settings, the program, and the files of
            the record that it is about.
        make: Gives its plan, for which the record that it is about is read in full; or the file itself.
        about: The key of that record.
        family: The name of its family in `plan.FAMILIES`.
    """

    path: str
    template: str
    inputs: str
    make: Callable[[], PagePlan | Page]
    about: Key | None = None
    family: str = ""
