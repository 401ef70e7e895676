"""What the site does not know: what its records lack that readers ask for, and when nobody looked after them."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from partnerbase.abstract import Abstract, Key
from partnerbase.link import PROSE, Site
from partnerbase.records import COLLECTIONS
from partnerbase.records.indicator import Indicator
from partnerbase.records.source import Source

MOST_WANTED = (
    *("since", "status", "kind"),
    *("name", "summary", "text"),
    *("population", "coordinates", "seat"),
    *("reviewed", "review"),
    *("date", "publisher"),
)
"""What may be lacking, by what readers miss most."""
REVIEW_HOLDS_YEARS = 2
UNSUMMARISED = frozenset({Source.collection, Indicator.collection})
"""Collections in which a title, or a definition, says it already."""
REVIEWED = frozenset(name for name, kind in COLLECTIONS.items() if kind.model_fields["sources"].is_required())
"""Collections whose records are compared with their sources."""


class Gap(NamedTuple):
    """Something that a record lacks: what, and where it is a text, in which language."""

    lacking: str
    language: str = ""

    @property
    def name(self) -> str:
        """A name for addresses: `since`, `summary-de`."""
        return f"{self.lacking}-{self.language}" if self.language else self.lacking


class Gaps:
    """What each record lacks.

    Args:
        site: The site.
        today: The date of the build, from which the age of reviews is counted.
    """

    def __init__(self, site: Site, today: date) -> None:
        """Look at no record yet."""
        self._site, self._languages = site, site.settings.languages
        day = 28 if (today.month, today.day) == (2, 29) else today.day
        self._oldest = today.replace(year=max(today.year - REVIEW_HOLDS_YEARS, 1), day=day).isoformat()

    def of(self, key: Key) -> tuple[Gap, ...]:
        """Give what a record lacks, what is wanted most first."""
        if key[0] == PROSE:
            return ()
        found = self._of(self._site.abstracts[key])
        return tuple(sorted(found, key=lambda gap: MOST_WANTED.index(gap.lacking)))

    def _of(self, abstract: Abstract) -> Iterator[Gap]:
        yield from map(Gap, abstract.lacks)
        yield from self._missing_texts(abstract)
        if abstract.collection in REVIEWED:
            if not abstract.reviewed:
                yield Gap("reviewed")
            elif abstract.reviewed < self._oldest:
                yield Gap("review")

    def _missing_texts(self, abstract: Abstract) -> Iterator[Gap]:
        """Give the languages in which there is no name, no summary, and no text though there is one in another."""
        known = {"text": abstract.bodies}
        if abstract.collection not in UNSUMMARISED:
            known["summary"] = abstract.summaries
        if abstract.names is not None and abstract.collection != Source.collection:
            known["name"] = tuple(language for language, _ in abstract.names)
        for lacking, languages in known.items():
            for language in self._languages if languages or lacking != "text" else ():
                if language not in languages:
                    yield Gap(lacking, language)

    @cached_property
    def everywhere(self) -> Mapping[Gap, tuple[Key, ...]]:
        """The records that lack each thing, by what is wanted most, then by key."""
        found: dict[Gap, list[Key]] = {}
        for key in self._site.abstracts:
            for gap in self.of(key):
                found.setdefault(gap, []).append(key)
        rank = {gap: (MOST_WANTED.index(gap.lacking), self._rank(gap.language)) for gap in found}
        return {gap: tuple(found[gap]) for gap in sorted(found, key=rank.__getitem__)}

    def _rank(self, language: str) -> int:
        return self._languages.index(language) if language else 0
