"""`partnerbase build`: the site, written at once or not at all."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NoReturn

from partnerbase.build import Built, Options
from partnerbase.build import build as build_site
from partnerbase.cli.content import day_of, existing, found, tell
from partnerbase.cli.measurements import watched
from partnerbase.cli.terminal import PROBLEMS, TERMINATED, WRONG_USE, echo, fail, say
from partnerbase.progress import Progress
from partnerbase.publish import Published, PublishError
from partnerbase.reporters import counted

NO_PICTURES = (
    "Links to its pages have no pictures: this machine has no font with Chinese letters that is known here; "
    "install Noto Serif CJK (on Debian: fonts-noto-cjk)."
)


def run(  # noqa: PLR0913 - one parameter an option
    content: Path,
    out: Path,
    templates: Path | None,
    base_url: str | None,
    profile: Path | None,
    *,
    clean: bool,
    strict: bool,
    drafts: bool,
    jobs: int | None,
    cache: bool,
    search: bool,
    timings: bool,
) -> int:
    """Check the content and write the site."""
    address = parsed(base_url)
    options = Options(
        existing(content),
        out,
        found(templates),
        address,
        drafts=drafts,
        clean=clean,
        strict=strict,
        jobs=jobs,
        cache=cache,
        search=search,
        waiting=lambda: waiting_for(out),
    )
    day = day_of(content)
    with terminated_in_order(), watched("build", timings=timings, profile=profile) as progress:
        built = built_by(options, day, progress)
    if len(built.report):
        tell(built.report, content)
    if built.published is None:
        why = "" if built.report.errors else ", as --strict lets warnings fail"
        echo(f"Nothing was built{why}: {out} is as it was.")
        return PROBLEMS
    echo(summary(out, built.pages, len(built.rendered), built.published))
    if built.lacks_font:
        echo(NO_PICTURES)
    return 0


def built_by(options: Options, today: date | None, progress: Progress) -> Built:
    """Build; what stands in the way of it is told in one line."""
    try:
        return build_site(options, today=today, progress=progress)
    except PublishError as error:
        fail(error.message, error.hint, WRONG_USE if error.wrong_use else PROBLEMS)
    except Exception as error:
        if place := place_in_template(error):
            fail(place, "mend the template", PROBLEMS)
        raise


def waiting_for(out: Path) -> None:
    """Say that another build is waited for."""
    say(f"another build is writing to '{out}'", "waiting for it, for up to a minute")


def summary(out: Path, pages: int, rendered: int, done: Published) -> str:
    """Say what was built and what was kept."""
    if not (done.written or done.removed):
        return f"Nothing has changed: {counted(pages, 'page')} in {out}."
    return (
        f"Built {counted(pages, 'page')} in {out}: {rendered} rendered, {pages - rendered} kept; "
        f"{counted(done.written, 'file')} written, {done.kept} unchanged, {done.removed} removed."
    )


@contextmanager
def terminated_in_order() -> Iterator[None]:
    """Let SIGTERM end the work as an exception does, so that what was begun is cleared away."""
    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _terminate(*_: object) -> NoReturn:
    """End with the status that a shell gives to what SIGTERM ended."""
    sys.exit(TERMINATED)  # unlike other exceptions it is never taken for a failure


def parsed(base_url: str | None) -> str | None:
    """Read the address of the published site."""
    if not base_url:
        return None
    from partnerbase.values.text import parse_url  # noqa: PLC0415 - a build in which nothing changed needs no types
    from partnerbase.values.text_value import BadValueError  # noqa: PLC0415 - as above

    try:
        return parse_url(base_url)
    except BadValueError as bad:
        fail(f"--base-url: {bad}", bad.hint)


def place_in_template(error: Exception) -> str:
    """Tell where a template went wrong, and how, where one did: Jinja puts its templates into the traceback."""
    from traceback import extract_tb  # noqa: PLC0415 - only a failure needs it

    from jinja2 import TemplateError  # noqa: PLC0415 - a build in which nothing changed never needs it

    if not isinstance(error, TemplateError):
        return ""
    frames = [frame for frame in extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "templates"
    return f"{place}: {error.message}"
