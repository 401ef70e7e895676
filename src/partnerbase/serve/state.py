"""What the browsers are told: which build they see, and what stopped a newer one."""

import json
import threading
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from partnerbase.diagnostics import Diagnostic, Report, printable
from partnerbase.publish.manifest import MARK
from partnerbase.reporters import summary
from partnerbase.reporters.excerpt import excerpt
from partnerbase.reporters.wording import said, where


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem as the overlay lists it: its place, what is said of it, and the source line with a caret below."""

    place: str
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """The build that is served (empty when there is none) and, when a newer one failed, why."""

    build: str
    title: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def digest(self) -> str:
        """Give a name that differs when anything differs."""
        return sha256(json.dumps(asdict(self)).encode()).hexdigest()[:16]

    def to_json(self) -> str:
        """Give the state in one line, for `live.js`."""
        return json.dumps(asdict(self) | {"state": self.digest})


class Board:
    """Where the builds pin up the state and the connections to browsers wait for a change of it.

    Args:
        site: The folder that is served.
        content: The content folder as it was named on the command line.
    """

    FIRST = "The first build is running"
    """The title until the first build has ended."""

    def __init__(self, site: Path, content: Path) -> None:
        """Start with the build that an earlier run left, if any."""
        self._site, self._content = site, content
        self._changed = threading.Condition()
        self.closed = False
        self.state = State(self._build(), self.FIRST)

    def report(self, report: Report) -> None:
        """Pin up how a build ended; warnings stop none and are not shown."""
        if report.ok:
            self._pin("", ())
            return
        shown, left_out = report.shown()
        problems = [self._problem(problem) for problem in shown]
        if left_out:
            problems.append(Problem("", f"… and {left_out} more"))
        self._pin(summary(report), tuple(problems))

    def fail(self, text: str) -> None:
        """Pin up that a build failed for another reason than the content."""
        self._pin("The build failed", (Problem("", printable(text)),))

    def after(self, known: State | None, seconds: float) -> State | None:
        """Wait for a state other than the known one; None when time is up or the server stops."""
        with self._changed:
            self._changed.wait_for(lambda: self.closed or self.state != known, seconds)
            return None if self.closed or self.state == known else self.state

    def close(self) -> None:
        """Let all who wait go."""
        with self._changed:
            self.closed = True
            self._changed.notify_all()

    def _pin(self, title: str, problems: tuple[Problem, ...]) -> None:
        """Change the state."""
        with self._changed:
            self.state = State(self._build(), title, problems)
            self._changed.notify_all()

    def _build(self) -> str:
        """Name the build that is served: the same pages have the same name, also after a restart."""
        try:
            return sha256((self._site / MARK).read_bytes()).hexdigest()[:16]
        except OSError:
            return ""

    def _problem(self, problem: Diagnostic) -> Problem:
        """Put a diagnostic into words."""
        place = f"{where(problem, self._content)}:{problem.span.line}:{problem.span.column}"
        shown, cells = excerpt(problem.excerpt, problem.span.column)
        source = f"{shown}\n{' ' * cells}^" if shown.strip() else ""
        return Problem(place, f"{problem.severity}[{problem.code}]: {said(problem)}", source)
