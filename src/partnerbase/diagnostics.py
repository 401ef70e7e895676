"""What is wrong with the content, where, and what to do about it.

Problems are collected and never raised: a phase hands its diagnostics to the one `Report` of a run.
An exception that leaves a phase is always a bug in the program.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Self

from partnerbase.codes import WARNINGS


class Severity(StrEnum):
    """How much a problem weighs: an error stops the build, a warning does not, `off` is not reported."""

    ERROR = "error"
    WARNING = "warning"
    OFF = "off"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file below the content folder.

    `line` and `column` count from 1, columns in characters.
    """

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One problem found in the content.

    `message` says what is wrong with the value found, `hint` what to do about it; neither has markup, a full stop
    at the end, or words of the programming language. `excerpt` is the source line, for a person to look at.
    `severity` is set by the report, from the catalogue of codes and the site's settings.
    """

    span: Span
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    excerpt: str = ""

    def row(self) -> list[Any]:
        """Give the diagnostic as plain data, without its severity, which is the report's to say."""
        span = self.span
        return [span.path, span.line, span.column, self.code, self.message, self.hint, self.excerpt]

    @classmethod
    def of_row(cls, row: Sequence[Any]) -> Self:
        """Make a diagnostic of what `row` gave."""
        path, line, column, code, message, hint, excerpt = row
        return cls(Span(path, line, column), code, message, hint, excerpt=excerpt)


def default_severity(code: str) -> Severity:
    """Give the severity of a code where the site's settings say nothing else."""
    return Severity.WARNING if code in WARNINGS else Severity.ERROR


MOST_PER_FILE = 50
MOST_IN_ALL = 500


class Report:
    """The problems of one run; iterates sorted by place, without repeats.

    Args:
        levels: Severities that the site's settings give to codes, instead of those that the diagnostics bring.
    """

    def __init__(self, levels: Mapping[str, Severity] | None = None) -> None:
        """Start with no problems."""
        self._found: set[Diagnostic] = set()
        self._sorted: tuple[object, list[Diagnostic]] = None, []
        self.levels = dict(levels or {})

    def add(self, diagnostic: Diagnostic) -> None:
        """Take one problem in."""
        self._found.add(diagnostic)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take several problems in."""
        self._found.update(diagnostics)

    def join(self, other: "Report") -> None:
        """Take in the problems of another report, whatever its levels are."""
        self._found |= other._found  # noqa: SLF001 - it is of the same kind

    def __iter__(self) -> Iterator[Diagnostic]:
        """Give the problems by path, line and column, each with its severity in this site."""
        if not self._found:
            return iter(())
        state = len(self._found), tuple(self.levels.items())
        if self._sorted[0] != state:
            weights = {d.code: self.levels.get(d.code) or default_severity(d.code) for d in self._found}
            told = sorted(d for d in self._found if weights[d.code] is not Severity.OFF)
            self._sorted = state, [replace(d, severity=weights[d.code]) for d in told]
        return iter(self._sorted[1])

    def __len__(self) -> int:
        """Count the problems that are reported."""
        return sum(1 for _ in self)

    @property
    def errors(self) -> int:
        """How many problems stop a build."""
        return sum(d.severity is Severity.ERROR for d in self)

    @property
    def warnings(self) -> int:
        """How many problems let a build pass."""
        return sum(d.severity is Severity.WARNING for d in self)

    @property
    def ok(self) -> bool:
        """Whether nothing stops a build."""
        return not self.errors

    def shown(self) -> tuple[list[Diagnostic], int]:
        """Give the problems worth printing and the number left out: at most 50 a file and 500 in all."""
        seen: dict[str, int] = {}
        shown: list[Diagnostic] = []
        for diagnostic in self:
            count = seen[diagnostic.span.path] = seen.get(diagnostic.span.path, 0) + 1
            if count <= MOST_PER_FILE and len(shown) < MOST_IN_ALL:
                shown.append(diagnostic)
        return shown, sum(seen.values()) - len(shown)


def printable(text: str) -> str:
    """Escape what could mislead a reader or a terminal: control, format and unassigned characters, line separators."""
    misleading = (unicodedata.category(c)[0] == "C" or c in "\u2028\u2029" for c in text)
    return "".join(c.encode("unicode_escape").decode() if bad else c for c, bad in zip(text, misleading, strict=True))


def quoted(value: object, most: int = 60) -> str:
    """Give a value as a message shows it: in quotes, printable, cut after `most` characters; of a list only that."""
    if value is None:
        return "an empty value"
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "a list"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{printable(text if len(text) <= most else text[: most - 1] + '…')}'"


SHORT_WORD = 4
"""Up to so many letters, two swapped ones make up a third of a word."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give the known word nearest to a mistyped one, None where none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - content without mistakes never needs it

    cutoff = 0.7 if len(word) > SHORT_WORD else 0.6
    return next(iter(get_close_matches(word[:100].lower(), list(known), n=1, cutoff=cutoff)), None)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give "did you mean 'nanjing'?" for the known word nearest to a mistyped one, or an empty text."""
    near = nearest(word, known)
    return f"did you mean '{near}'?" if near else ""
