"""What is known before a build begins: what the caches hold, and in a process that stays, what its last build found."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from partnerbase.diagnostics import Report
from partnerbase.files import Found, find, find_again
from partnerbase.memory import Memory
from partnerbase.options import whole
from partnerbase.progress import Progress
from partnerbase.publish import Turns

if TYPE_CHECKING:
    from partnerbase.library import Library
    from partnerbase.link import Site
    from partnerbase.plan.page import Parts, Planned
    from partnerbase.survey import Survey
    from partnerbase.whole import Whole


@dataclass(frozen=True, slots=True)
class Plan:
    """The pages of a site, while no record shows anything else of itself.

    Args:
        name: The digest of all that records show of themselves, and of what else it was made of.
        library: Where the records are.
        whole: What was found out of the site as a whole.
        site: The linked records.
        pages: The pages in order.
    """

    name: str
    library: "Library"
    whole: "Whole"
    site: "Site"
    pages: "list[Planned]"

    @property
    def today(self) -> date:
        """The day that it was made for."""
        return self.whole.today


@dataclass(slots=True)
class Known:
    """What builds of one site with the same options know of it.

    Args:
        memory: The caches.
        turns: The site that stands, where this process publishes again and again.
        files: The files of the content by path, as they were looked at last; none where that told a problem.
        survey: What the last build found in the content.
        plan: What the last build planned that had no errors.
        digests: The digest of what each of its pages was made of, by those of the parts.
        looked: The digests of the files that the last build looked at.
    """

    memory: Memory
    turns: Turns | None = None
    files: Mapping[str, Found] | None = None
    survey: "Survey | None" = None
    plan: "Plan | None" = None
    digests: "Mapping[Parts, str]" = field(default_factory=dict)
    looked: Mapping[str, str] | None = None

    def find(
        self, content: Path, changed: Collection[str] | None, report: Report, progress: Progress
    ) -> Mapping[str, Found]:
        """Look at the files of the content: at those that are said to have changed, or at all."""
        with progress.phase("find") as phase:
            found = find_again(content, self.files, changed) if self.files and changed is not None else None
            if found is None:
                found = {file.path: file for file in find(content, report)}
            phase.advance(len(found))
        self.files = None if len(report) else found
        return found

    def is_same(self, basis: str, digests: Mapping[str, str]) -> bool:
        """Whether everything that a build depends on is as it was at the last one.

        Args:
            basis: The digest of all besides the content.
            digests: Those of the files of the content by path.
        """
        before, looked, self.looked = self.memory.before.whole, self.looked, digests
        return bool(before) and (looked is None or looked == digests) and before == whole(basis, digests)
