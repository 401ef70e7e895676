"""A report as GitHub shows it beside the changed lines: workflow commands.

The escapes are those of https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands.
"""

from pathlib import Path

from partnerbase.diagnostics import Diagnostic, Report
from partnerbase.reporters.text import summary
from partnerbase.reporters.wording import said, where

IN_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
IN_PROPERTY = IN_DATA | {":": "%3A", ",": "%2C"}


def github(report: Report, content: Path) -> str:
    """Give one `::error` or `::warning` command a problem, and a summary at the end."""
    shown, left_out = report.shown()
    lines = [_command(problem, content) for problem in shown]
    if left_out:
        lines.append(f"… and {left_out} more")
    return "\n".join([*lines, summary(report)]) + "\n"


def _command(problem: Diagnostic, content: Path) -> str:
    """Give the command of one problem."""
    properties = {
        "file": where(problem, content),
        "line": problem.span.line,
        "col": problem.span.column,
        "title": problem.code,
    }
    listed = ",".join(f"{name}={_escaped(str(value), IN_PROPERTY)}" for name, value in properties.items())
    return f"::{problem.severity} {listed}::{_escaped(said(problem), IN_DATA)}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    """Replace the signs that mean something in a command."""
    return "".join(escapes.get(sign, sign) for sign in text)
