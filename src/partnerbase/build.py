"""The whole line from a content folder to a site."""

import gc
import os
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TypeVar

from partnerbase.diagnostics import Report
from partnerbase.files import ContentChangedError
from partnerbase.known import Known
from partnerbase.memory import Memory, Outcome, site_digest
from partnerbase.options import Built, Checked, Options
from partnerbase.program import running_program
from partnerbase.progress import SILENT, Progress
from partnerbase.publish import Edition, PublishError, Turns, edition, resolve

__all__ = ["Builder", "Built", "Checked", "Options", "build", "check"]

T = TypeVar("T")
ATTEMPTS = 3
"""How often a check or build is tried where somebody writes to the content meanwhile."""


def check(  # noqa: PLR0913 - what to check, and how
    content: Path,
    *,
    today: date | None = None,
    drafts: bool = False,
    jobs: int | None = None,
    cache: bool = False,
    progress: Progress = SILENT,
) -> Checked:
    """Read and check a content folder.

    Args:
        content: The folder.
        today: The day to check for; without it that of the newest source.
        drafts: Whether drafts belong to the site.
        jobs: The number of processes; without it, all that can run at once.
        cache: Whether to use what earlier runs found out and to keep what this one does.
        progress: Is told of the phases.

    Raises:
        PublishError: Somebody writes to the content all the time.
    """
    from partnerbase.engine import check_content  # noqa: PLC0415 - nothing of it is needed where nothing changed

    return _again(lambda: check_content(content, today, progress, drafts=drafts, jobs=jobs, cache=cache))


def build(options: Options, *, today: date | None = None, progress: Progress = SILENT) -> Built:
    """Check a content folder and publish its site, as far as it changed.

    Args:
        options: What to build from what.
        today: The day to build for; without it that of the newest source.
        progress: Is told of the phases.

    Raises:
        PublishError: The site cannot be written there; what stood there is as it was.
    """
    return _again(lambda: _built(options, today, progress))


def _built(options: Options, today: date | None, progress: Progress) -> Built:
    """Build with what the caches hold, and keep there what was found out."""
    known = Known(_memory(options))
    built = _build(options, today, progress, known, None)
    known.memory.save()
    return built


class Builder:
    """Builds one site again and again: what one build found out, the next one knows without asking the disk.

    Args:
        options: What to build from what.
    """

    def __init__(self, options: Options) -> None:
        """Know nothing yet but the caches."""
        self._options, self._turns = options, Turns()
        self._known: Known | None = None

    def build(
        self, changed: Collection[str] | None = None, *, today: date | None = None, progress: Progress = SILENT
    ) -> Built:
        """Build as `build` does, with the same result.

        Args:
            changed: The paths of the files of the content to look at, where all other files, the templates and the
                site are known to be as the last build found them; without them everything is looked at.
            today: The day to build for; without it that of the newest source.
            progress: Is told of the phases.

        Raises:
            PublishError: The site cannot be written there; what stood there is as it was.
        """
        return _again(lambda: self._build(changed, today, progress))

    def _build(self, changed: Collection[str] | None, today: date | None, progress: Progress) -> Built:
        known, self._known = self._known, None  # a build that fails may leave it half done
        if known is None or changed is None:
            self._turns.forget()
        if known is None:
            known, changed = Known(_memory(self._options), self._turns), None
        built = _build(self._options, today, progress, known, changed)
        self._known = known
        return built

    def rest(self) -> None:
        """Keep in the caches what was found out, for other processes."""
        if self._known:
            with _uncollected():
                self._known.memory.save()

    def end(self) -> None:
        """Keep what was found out, and leave nothing beside the site."""
        self.rest()
        self._turns.end()


def _memory(options: Options) -> Memory:
    return Memory(options.content, f"build {_from(options.content, options.out)}", enabled=options.cache)


def _build(
    options: Options, today: date | None, progress: Progress, known: Known, changed: Collection[str] | None
) -> Built:
    """Build once; where nothing has changed since the last build, do nothing but make sure of that."""
    with edition(
        options.out, content=options.content, clean=options.clean, turns=known.turns, waiting=options.waiting
    ) as new:
        known.memory.begin()
        report, program = Report(), running_program()
        basis = options.basis(program, today)
        files = known.find(options.content, changed, report, progress)
        digests = known.memory.digests(options.content, files.values())
        is_same = known.is_same(basis, digests) and len(digests) == len(files)
        if is_same and not len(report) and (standing := _standing(known.memory, new)):
            known.memory.settle(files, digests)
            return standing
        from partnerbase.engine import Beginning, build_site  # noqa: PLC0415 - nothing of it is needed where nothing changed

        return build_site(options, progress, new, known, Beginning(files, digests, report, program, basis, today))


def _from(content: Path, out: Path) -> str:
    """Name the folder of the site from where the cache lies, so that both may move together."""
    return os.path.relpath(resolve(out), content.resolve().parent)


def _standing(memory: Memory, new: Edition) -> Built | None:
    """Give the result of the last build, where its site stands there untouched."""
    outcome = Outcome.of_row(memory.before.outcome)
    kept = [file for path in new.standing if (file := new.keep(path))]
    if outcome is None or outcome.site != site_digest(kept):
        return None
    return Built(outcome.report(), new.commit(kept), outcome.pages)


def _again(attempt: Callable[[], T]) -> T:
    """Try until nobody writes to the content, or to the templates, meanwhile.

    Raises:
        PublishError: Somebody always does.
    """
    for _ in range(ATTEMPTS):
        with _uncollected(), suppress(ContentChangedError):
            return attempt()
    raise PublishError("the content or the templates change all the time", "try again when nobody writes to them")


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let nothing be collected meanwhile: next to nothing that a build makes is garbage before its end."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
