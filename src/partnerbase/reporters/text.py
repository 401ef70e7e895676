"""A report for a person at a terminal."""

from collections.abc import Iterator
from pathlib import Path

from partnerbase.diagnostics import Diagnostic, Report, Severity
from partnerbase.reporters.excerpt import excerpt
from partnerbase.reporters.wording import counted, harmless, said, where

BOLD = "1"
DIM = "2"
COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33"}


def human(report: Report, content: Path, *, colour: bool, opening: str = "") -> str:
    """Give each problem as one line with its place, the source line and a caret below it, and a summary at the end.

    Args:
        report: The problems.
        content: The content folder as it was named on the command line.
        colour: Whether to colour by ANSI escapes.
        opening: What the summary's line begins with.
    """
    shown, left_out = report.shown()
    lines = [line for problem in shown for line in _lines(problem, content, colour=colour)]
    if left_out:
        lines.append(f"… and {left_out} more")
    return "\n".join([*lines, f"{opening}{summary(report)}"]) + "\n"


def summary(report: Report) -> str:
    """Give "2 errors and 1 warning in 3 files", or "no problems"."""
    counts = ((report.errors, "error"), (report.warnings, "warning"))
    found = " and ".join(counted(number, noun) for number, noun in counts if number)
    files = {problem.span.path for problem in report}
    return f"{found} in {counted(len(files), 'file')}" if found else "no problems"


def _lines(problem: Diagnostic, content: Path, *, colour: bool) -> Iterator[str]:
    """Give the lines of one problem."""

    def paint(text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if colour else text

    place = paint(f"{where(problem, content)}:{problem.span.line}:{problem.span.column}:", BOLD)
    kind = paint(f"{problem.severity}[{harmless(problem.code)}]:", COLOURS.get(problem.severity, BOLD))
    yield f"{place} {kind} {said(problem)}"
    if problem.excerpt.strip():
        shown, cells = excerpt(problem.excerpt, problem.span.column)
        number = f"{problem.span.line:>5}"
        yield f"{paint(f'{number} |', DIM)} {shown}"
        caret = paint("^", COLOURS.get(problem.severity, BOLD))
        yield f"{paint(' ' * len(number) + ' |', DIM)} {' ' * cells}{caret}"
