"""What all commands share: options, exit statuses, and how they speak."""

import os
import sys
from contextlib import suppress
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TextIO

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

    from partnerbase.build import Checked
    from partnerbase.diagnostics import Report
    from partnerbase.link import Site

PROBLEMS, WRONG_USE, INTERRUPTED = 1, 2, 130
CHECKOUT_TEMPLATES = Path(__file__).parents[3] / "templates"
PACKAGED_TEMPLATES = Path(__file__).parents[1] / "templates"


class Format(StrEnum):
    """How problems are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


Content = Annotated[Path, typer.Option("--content", metavar="DIR", help="The folder of the records.")]
Templates = Annotated[
    Path | None, typer.Option("--templates", metavar="DIR", help="Templates other than the program's.")
]
Drafts = Annotated[bool, typer.Option("--drafts", help="Take drafts in.")]
Strict = Annotated[bool, typer.Option("--strict", help="Let warnings fail as errors do.")]
CONTENT = Path("content")
OUT = Path("build")


def say(message: str, hint: str = "") -> None:
    """Say in one line what is wrong; where even that cannot be printed, the exit status has to do."""
    from partnerbase.diagnostics import printable  # noqa: PLC0415 - as all of them here: help and typos need no more

    with suppress(OSError):
        typer.echo(printable(f"partnerbase: {message}" + (f"; {hint}" if hint else "")), err=True)


def fail(message: str, hint: str = "", status: int = WRONG_USE) -> NoReturn:
    """Say in one line what is wrong and end."""
    say(message, hint)
    raise typer.Exit(status)


def existing(content: Path) -> Path:
    """Make sure that the content folder is one."""
    if content.is_dir():
        return content
    if content.exists():
        fail(f"'{content}' is a file", "name the folder of the records with --content DIR")
    hint = "run partnerbase in the folder that holds it, or name it with --content DIR"
    fail(f"there is no content folder '{content}'", hint)


def day_of(content: Path) -> "Callable[[Site], date]":
    """Tell for which day the content is built: its newest commit, or SOURCE_DATE_EPOCH."""
    from partnerbase.build import newest_source  # noqa: PLC0415
    from partnerbase.history import EpochError, build_date  # noqa: PLC0415

    try:
        known = build_date(content, os.environ, fallback=date.min)
    except EpochError as error:
        fail(error.message, error.hint)
    return lambda site: newest_source(site) if known == date.min else known


def tell(
    report: "Report", content: Path, form: Format = Format.TEXT, *, strict: bool = False, opening: str = ""
) -> int:
    """Print a report and give the exit status; the last line of a text begins with `opening`."""
    from partnerbase import reporters  # noqa: PLC0415

    if form is Format.TEXT:
        colour = is_terminal(sys.stdout) and not os.environ.get("NO_COLOR")
        typer.echo(reporters.human(report, content, colour=colour, opening=opening), nl=False)
    else:
        write = {Format.JSON: reporters.as_json, Format.GITHUB: reporters.github, Format.SARIF: reporters.sarif}[form]
        typer.echo(write(report, content), nl=False)
    return PROBLEMS if report.errors or (strict and report.warnings) else 0


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody sits at a stream; a closed one is None."""
    return stream is not None and stream.isatty()


def whole_site(content: Path) -> "Checked":
    """Check the content for a command that needs it without errors; else print them and end."""
    from partnerbase.build import check  # noqa: PLC0415

    checked = check(existing(content), today=day_of(content), drafts=True)
    if not checked.report.ok:
        raise typer.Exit(tell(checked.report, content))
    return checked


def found(templates: Path | None) -> Path:
    """Find the templates: those named, else those of the checkout, else those of the package."""
    if templates is None:
        return CHECKOUT_TEMPLATES if CHECKOUT_TEMPLATES.is_dir() else PACKAGED_TEMPLATES
    if not templates.is_dir():
        fail(f"there is no templates folder '{templates}'", "name an existing one, or leave --templates out")
    return templates


def parsed(base_url: str | None) -> str | None:
    """Read the address of the published site."""
    from partnerbase.values.base import BadValueError  # noqa: PLC0415
    from partnerbase.values.text import parse_url  # noqa: PLC0415

    try:
        return parse_url(base_url) if base_url else None
    except BadValueError as bad:
        fail(f"--base-url: {bad}", bad.hint)
