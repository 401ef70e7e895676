"""What every reporter says of a problem in the same words."""

import re
from pathlib import Path, PurePosixPath

from partnerbase.diagnostics import Diagnostic, printable

COMMAND = re.compile(r"##(?=\w*\[)")


def harmless(text: str) -> str:
    """Escape what could command a terminal, or the runner of a workflow (which heeds `##[…]` anywhere in a line).

    Azure's runners heed `##vso[…]`, those of TeamCity `##teamcity[…]`.
    """
    return COMMAND.sub(r"#\\x23", printable(text))


def where(problem: Diagnostic, content: Path) -> str:
    """Give the file of a problem, below the content folder as it was named on the command line."""
    path = harmless(PurePosixPath(content, problem.span.path).as_posix())
    return f"./{path}" if path.lstrip().startswith(":") else path


def said(problem: Diagnostic) -> str:
    """Give the message and the hint in one line."""
    return harmless("; ".join(filter(None, (problem.message, problem.hint))))


def counted(number: int, noun: str) -> str:
    """Give "1 error" or "2 errors"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
