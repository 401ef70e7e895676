"""A report for programs: JSON."""

import json
from pathlib import Path

from partnerbase.diagnostics import Report
from partnerbase.reporters.wording import harmless, where


def as_json(report: Report, content: Path) -> str:
    """Give all problems as an array of flat objects."""
    found = [
        {
            "code": problem.code,
            "severity": problem.severity.value,
            "path": where(problem, content),
            "line": problem.span.line,
            "column": problem.span.column,
            "message": harmless(problem.message),
            "hint": harmless(problem.hint),
        }
        for problem in report
    ]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
