"""What is not known: of a record, and of all."""

from dataclasses import dataclass

from partnerbase.views.values import Link


@dataclass(frozen=True, slots=True)
class GapView:
    """Something that a record lacks, in a sentence, and where its file is edited, if the site names that."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class GapCount:
    """Something that records lack: the page of those, how many they are, and how many of each collection."""

    link: Link
    number: str
    collections: tuple[tuple[str, str], ...]
