"""A published document as citations name it, whatever their form."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from partnerbase.values.dates import EdtfDate

Role = Literal["", "title", "url", "day", "digits"]
"""What a piece of a citation is, where that matters to who shows it; the last two are the day of reading, in words or
in digits."""
BLANK = "…"
"""Stands where readers write the day on which they read a page."""
BLANK_DAY = "YYYY-MM-DD"
"""Stands for the same in what programs read."""
PERIODICAL = frozenset({"news", "article"})
"""Kinds of documents that appear in something: its publisher is the medium."""
ENDS = (".", "!", "?", "…", "。", "！", "？")


@dataclass(frozen=True, slots=True)
class Work:
    """A published document.

    Args:
        id: A name for it that is unique in a bibliography: ASCII letters, digits, hyphens.
        title: The title as published.
        language: The document's language, a BCP 47 tag.
        kind: What sort of document it is, by the words of sources.
        author: Who wrote it, as the document says it: a person, several, or a body.
        publisher: Who published it; of news and articles the medium.
        container: The website that it is a part of.
        date: When it was published, as exact as it is known.
        accessed: When it was last read.
        url: Where it was published.
        archive_url: A copy in a web archive.
        is_read_now: Whether the reader has it before them, so that the day of reading is theirs to fill in.
    """

    id: str
    title: str
    language: str
    kind: str
    author: str = ""
    publisher: str = ""
    container: str = ""
    date: EdtfDate | None = None
    accessed: EdtfDate | None = None
    url: str = ""
    archive_url: str = ""
    is_read_now: bool = False

    @property
    def medium(self) -> str:
        """What it appeared in: a website, or for news and articles their medium."""
        return self.container or (self.publisher if self.kind in PERIODICAL else "")

    @property
    def house(self) -> str:
        """Who published it, where that is not told by what it appeared in."""
        return "" if self.publisher == self.medium else self.publisher

    @property
    def is_online(self) -> bool:
        """Whether it can be read at an address."""
        return bool(self.url or self.archive_url)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a citation in words: its text, and what it is."""

    text: str
    role: Role = ""


Sentence = list[Piece]


def plain(pieces: Iterable[Piece]) -> str:
    """Give a citation as text."""
    return "".join(piece.text for piece in pieces)


def written(sentences: Iterable[Sentence]) -> Iterator[Piece]:
    """Part sentences by full stops; one that ends with a mark of its own, or an address, gets none behind it."""
    before: Sentence = []
    for sentence in filter(None, sentences):
        if before:
            text = plain(before)
            yield Piece(" " if text.endswith(ENDS) else ". ")
        yield from sentence
        before = sentence
