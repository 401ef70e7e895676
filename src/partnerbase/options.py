"""What checks and builds are asked for, and what they give back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from partnerbase.diagnostics import Report
from partnerbase.program import digest, folder_parts
from partnerbase.publish import Published

if TYPE_CHECKING:
    from partnerbase.link import Site
    from partnerbase.load import Bundle


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found; `site` is None where errors stand in the way of linking, `today` where rules did not run.

    `bundles` are the files of the records.
    """

    site: "Site | None"
    report: Report
    bundles: "tuple[Bundle, ...]"
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did; nothing was published where the report has errors.

    `pages` counts the pages of the site, `rendered` names those that were not kept from the site that stood there;
    `lacks_font` says that links to them have no pictures, as the machine has no letters to draw.
    """

    report: Report
    published: Published | None = None
    pages: int = 0
    rendered: tuple[str, ...] = ()
    lacks_font: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """What to build from what.

    `base_url` goes before the settings' own, `clean` writes every file anew, `strict` lets warnings stop the build,
    `jobs` is the number of processes (without it, as many as can run at once), `cache` whether to use what earlier
    runs found out, and to keep what this one does, `search` whether the site gets a full-text search; `waiting` is
    told once that another build of this site is waited for.
    """

    content: Path
    out: Path
    templates: Path
    base_url: str | None = None
    drafts: bool = False
    clean: bool = False
    strict: bool = False
    jobs: int | None = None
    cache: bool = True
    search: bool = False
    waiting: Callable[[], None] | None = None

    def basis(self, program: str, today: date | None) -> str:
        """Give the digest of everything that a build depends on besides the content; the templates are read for it.

        Args:
            program: The digest of the program.
            today: The day that it is told to build for.
        """
        asked = (self.base_url or "", str(self.drafts), str(self.strict), str(self.search), str(today))
        return digest(program, *asked, *folder_parts(self.templates))


def whole(basis: str, files: Mapping[str, str]) -> str:
    """Give the digest of everything that a build depends on.

    Args:
        basis: That of all besides the content.
        files: The digest of each file of the content by path.
    """
    return digest(basis, *(part for item in sorted(files.items()) for part in item))
