"""The whole line from a content folder to a site."""

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TypeVar

from partnerbase.diagnostics import Report
from partnerbase.files import ContentChangedError, find
from partnerbase.memory import Memory, Outcome, site_digest
from partnerbase.options import Built, Checked, Options, whole
from partnerbase.program import running_program
from partnerbase.progress import SILENT, Progress
from partnerbase.publish import Edition, PublishError, edition

__all__ = ["Built", "Checked", "Options", "build", "check"]

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
    return _again(lambda: _build(options, today, progress))


def _build(options: Options, today: date | None, progress: Progress) -> Built:
    """Build once; where nothing has changed since the last build, do nothing but make sure of that."""
    with edition(options.out, content=options.content, clean=options.clean) as new:
        memory = Memory(options.content, f"build {_from(options.content, options.out)}", enabled=options.cache)
        report, program = Report(), running_program()
        basis = options.basis(program, today)
        with progress.phase("find") as phase:
            files = find(options.content, report)
            phase.advance(len(files))
        digests = memory.digests(options.content, files)
        is_same = digests is not None and memory.before.whole == whole(basis, digests)
        if is_same and not len(report) and (known := _known(memory, new)):
            return known
        from partnerbase.engine import build_site  # noqa: PLC0415 - nothing of it is needed where nothing changed

        return build_site(options, today, progress, new, memory, files, report, program, basis)


def _from(content: Path, out: Path) -> str:
    """Name the folder of the site from where the cache lies, so that both may move together."""
    return os.path.relpath(out.resolve(), content.resolve().parent)


def _known(memory: Memory, new: Edition) -> Built | None:
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
