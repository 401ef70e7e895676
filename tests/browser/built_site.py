"""The site of the real content as the browser finds it: its files, its address, and a page of each kind."""

from dataclasses import dataclass
from pathlib import Path

from partnerbase.records import COLLECTIONS

LANGUAGES = ("en", "de", "zh")
DOSSIER = "partnerships/wolfsburg-changchun.dossier.html"
PLAIN = (
    "index.html",
    "search.html",
    "map.html",
    "territories.html",
    "timeline.html",
    "timeline/2010s.html",
    "anniversaries.html",
    "decades.html",
    "several.html",
    "compare.html",
    "data.html",
    "quality.html",
    "gaps.html",
    "design.html",
)
BEFORE_FIRST_HIT = 60 * 1024
"""How many bytes of an index a search may load before it shows something."""
LISTS = ("cities/index.html", "events/index.html", "themes/index.html", "sources/index.html", "gaps/index.html")


@dataclass(frozen=True)
class BuiltSite:
    """The folder of the site, and the address at which it is served."""

    folder: Path
    address: str

    def kinds(self, language: str) -> list[str]:
        """Give the path of a page of each kind in a language, of records the one with most to show."""
        richest = [f"{collection}/{self._richest(collection, dots=1)}" for collection in COLLECTIONS]
        whole = f"themes/{self._richest('themes', dots=3)}"
        return [f"{language}/{path}" for path in (*PLAIN, *LISTS, *richest, whole, DOSSIER)]

    def _richest(self, collection: str, dots: int) -> str:
        """Give the largest file of a collection among the pages of records, or among those of long groups."""
        files = [path for path in (self.folder / "en" / collection).glob("[!i]*.html") if path.name.count(".") == dots]
        return max(files, key=lambda path: (path.stat().st_size, path)).name

    def all_kinds(self) -> list[str]:
        """Give the path of a page of each kind in every language."""
        return ["index.html", "404.html", *(path for language in LANGUAGES for path in self.kinds(language))]
