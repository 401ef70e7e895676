"""Which pages the index of each language is made of."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from partnerbase.plan.paths import search_path
from partnerbase.program import digest
from partnerbase.publish import Written


@dataclass(frozen=True, slots=True)
class Bundle:
    """The index of the pages of one language.

    Args:
        language: The language of the pages.
        pages: Their files, by path.
    """

    language: str
    pages: tuple[Written, ...]

    @property
    def folder(self) -> str:
        """Where it stands below the output folder, with a slash at the end."""
        return search_path(self.language)

    def inputs(self, program: str) -> str:
        """Give the digest of all that it is made of, besides the digest of the program."""
        return digest(program, *(part for page in self.pages for part in (page.path, page.sha256)))


def bundles(languages: Iterable[str], files: Iterable[Written], indexed: Collection[str]) -> Iterator[Bundle]:
    """Give the bundles of a site, without those that would be empty.

    Args:
        languages: The languages of the site.
        files: Its files.
        indexed: The paths of the pages that are to be found.
    """
    pages = sorted(file for file in files if file.path in indexed)
    for language in languages:
        own = tuple(page for page in pages if page.path.startswith(f"{language}/"))
        if own:
            yield Bundle(language, own)
