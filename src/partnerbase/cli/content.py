"""What the commands on content share: the folder and its day, the report, the templates."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from partnerbase import reporters
from partnerbase.build import Checked, check
from partnerbase.cli.terminal import PROBLEMS, Ended, echo, fail, is_terminal
from partnerbase.diagnostics import Report
from partnerbase.history import EpochError, build_date
from partnerbase.publish import PublishError

CONTENT = Path("content")
CHECKOUT_TEMPLATES = Path(__file__).parents[3] / "templates"
PACKAGED_TEMPLATES = Path(__file__).parents[1] / "templates"
WRITERS = {"json": reporters.as_json, "github": reporters.github, "sarif": reporters.sarif}


def existing(content: Path) -> Path:
    """Make sure that the content folder is one."""
    if content.exists() and not content.is_dir():
        fail(f"'{content}' is a file", "name the folder of the records with --content DIR")
    if not content.is_dir():
        hint = "run partnerbase in the folder that holds it, or name it with --content DIR"
        fail(f"there is no content folder '{content}'", hint)
    return content


@contextmanager
def told_if_changing() -> Iterator[None]:
    """Say in one line that the content changes all the time while it is read, where it does."""
    try:
        yield
    except PublishError as error:
        fail(error.message, error.hint, PROBLEMS)


def day_of(content: Path) -> date | None:
    """Tell for which day the content is built: its newest commit, or SOURCE_DATE_EPOCH; None where it has neither."""
    try:
        return build_date(content, os.environ)
    except EpochError as error:
        fail(error.message, error.hint)


def tell(report: Report, content: Path, form: str = "text", *, strict: bool = False, opening: str = "") -> int:
    """Print a report and give the exit status; the last line of a text begins with `opening`."""
    if form in WRITERS:
        echo(WRITERS[form](report, content), end="")
    else:
        colour = is_terminal(sys.stdout) and not os.environ.get("NO_COLOR")
        echo(reporters.human(report, content, colour=colour, opening=opening), end="")
    return PROBLEMS if report.errors or (strict and report.warnings) else 0


def whole_site(content: Path) -> Checked:
    """Check the content for a command that needs it without errors; else print them and end."""
    with told_if_changing():
        checked = check(existing(content), today=day_of(content), drafts=True, cache=True)
    if not checked.report.ok:
        raise Ended(tell(checked.report, content))
    return checked


def found(templates: Path | None) -> Path:
    """Find the templates: those named, else those of the checkout, else those of the package."""
    if templates is None:
        return CHECKOUT_TEMPLATES if CHECKOUT_TEMPLATES.is_dir() else PACKAGED_TEMPLATES
    if not templates.is_dir():
        fail(f"there is no templates folder '{templates}'", "name an existing one, or leave --templates out")
    return templates
