"""`partnerbase build`: the site, written at once or not at all."""

from pathlib import Path
from traceback import extract_tb

from partnerbase.build import Options
from partnerbase.build import build as build_site
from partnerbase.cli.content import day_of, existing, found, tell
from partnerbase.cli.terminal import PROBLEMS, WRONG_USE, echo, fail
from partnerbase.publish import PublishError
from partnerbase.values.base import BadValueError
from partnerbase.values.text import parse_url


def run(  # noqa: PLR0913 - one parameter an option
    content: Path, out: Path, templates: Path | None, base_url: str | None, *, clean: bool, strict: bool, drafts: bool
) -> int:
    """Check the content and write the site."""
    address = parsed(base_url)
    options = Options(existing(content), out, found(templates), address, drafts=drafts, clean=clean, strict=strict)
    try:
        built = build_site(options, today=day_of(content))
    except PublishError as error:
        fail(error.message, error.hint, WRONG_USE if error.wrong_use else PROBLEMS)
    except Exception as error:
        if place := place_in_template(error):
            fail(place, "mend the template", PROBLEMS)
        raise
    if len(built.report):
        tell(built.report, content)
    if built.published is None:
        why = "" if built.report.errors else ", as --strict lets warnings fail"
        echo(f"Nothing was built{why}: {out} is as it was.")
        return PROBLEMS
    done = built.published
    echo(
        f"Built {built.pages} pages in {options.out}: "
        f"{done.written} files written, {done.kept} unchanged, {done.removed} removed."
    )
    return 0


def parsed(base_url: str | None) -> str | None:
    """Read the address of the published site."""
    try:
        return parse_url(base_url) if base_url else None
    except BadValueError as bad:
        fail(f"--base-url: {bad}", bad.hint)


def place_in_template(error: Exception) -> str:
    """Tell where a template went wrong, and how, where one did: Jinja puts its templates into the traceback."""
    from jinja2 import TemplateError  # noqa: PLC0415 - a build in which nothing changed never needs it

    if not isinstance(error, TemplateError):
        return ""
    frames = [frame for frame in extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "templates"
    return f"{place}: {error.message}"
