"""A report for code scanning: SARIF 2.1.0.

The format is that of https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
"""

import json
from pathlib import Path
from urllib.parse import quote

from partnerbase import codes
from partnerbase.diagnostics import Diagnostic, Report, default_severity
from partnerbase.reporters.wording import said, where

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

Json = dict[str, object]


def sarif(report: Report, content: Path) -> str:
    """Give all problems as the results of one run, and an explanation of each code that occurs."""
    problems = list(report)
    found = sorted({problem.code for problem in problems})
    driver = {"name": "partnerbase", "rules": [_rule(code) for code in found]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, content, found.index(problem.code)) for problem in problems],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str) -> Json:
    """Describe a code by its explanation."""
    text = (codes.EXPLANATIONS / f"{code}.md").read_text(encoding="utf-8")
    return {
        "id": code,
        "shortDescription": {"text": text.partition("\n")[0].removeprefix("# ")},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": default_severity(code).value},
    }


def _result(problem: Diagnostic, content: Path, rule: int) -> Json:
    """Describe a problem and its place."""
    region = {"startLine": problem.span.line, "startColumn": problem.span.column}
    location = {"artifactLocation": {"uri": quote(where(problem, content))}, "region": region}
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity.value,
        "message": {"text": said(problem)},
        "locations": [{"physicalLocation": location}],
    }
