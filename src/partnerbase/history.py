"""The date of a build: out of the content's history, never from a clock, so that the same content has the same date."""

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from partnerbase.diagnostics import quoted

EPOCH = "SOURCE_DATE_EPOCH"
PATIENCE = 30
"""Seconds that git may take: it takes hundredths, save on a network drive that hangs."""

SETTINGS = {
    "safe.directory": "*",  # a checkout in a container often has another owner; nothing of it is run here
    "safe.bareRepository": "explicit",  # records cannot make up a repository in the content folder
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
}


class EpochError(ValueError):
    """SOURCE_DATE_EPOCH is set to what is no time: a wrong use, not a problem of the content."""

    def __init__(self, value: str) -> None:
        """Keep the parts; the text of the exception is the message alone."""
        self.message = f"{EPOCH} is {quoted(value)}, which is no number of seconds since 1970"
        self.hint = f"set it to a whole number, as `git log -1 --format=%ct` prints it, or `unset {EPOCH}`"
        super().__init__(self.message)


def build_date(content: Path, environ: Mapping[str, str]) -> date | None:
    """Give the date that a site is built for, in UTC.

    Args:
        content: The content folder.
        environ: The environment: SOURCE_DATE_EPOCH comes before the history
            (https://reproducible-builds.org/specs/source-date-epoch/).

    Returns:
        The date; None for content that has no history.

    Raises:
        EpochError: SOURCE_DATE_EPOCH cannot be understood.
    """
    epoch = environ.get(EPOCH, "")
    if epoch:
        return _epoch_date(epoch)
    return _commit_date(content, environ)


def _epoch_date(value: str) -> date:
    """Read the value of SOURCE_DATE_EPOCH."""
    moment = _date(value)
    if moment is None:
        raise EpochError(value)
    return moment


def _commit_date(content: Path, environ: Mapping[str, str]) -> date | None:
    """Give the date of the newest commit; None without git, a repository or a commit.

    Nothing that a user or a repository has set changes the answer, and nothing that they named is run.
    """
    import subprocess  # noqa: PLC0415 -- where SOURCE_DATE_EPOCH tells the day, none is needed

    settings = [argument for item in SETTINGS.items() for argument in ("-c", "=".join(item))]
    environment = {
        "PATH": environ.get("PATH", os.defpath),
        "LC_ALL": "C",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
    }
    try:
        found = subprocess.run(  # noqa: S603 -- fixed arguments; the folder is not one
            ["git", *settings, "rev-list", "--max-count=1", "--timestamp", "HEAD", "--"],  # noqa: S607 -- as the user installed it
            cwd=content,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return _date(found.stdout.decode("ascii", "replace").partition(" ")[0])


def _date(seconds: str) -> date | None:
    """Give the day of a number of seconds since 1970; None when it is none or lies after the year 9999."""
    if not (seconds.isascii() and seconds.isdigit()):
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        return None
