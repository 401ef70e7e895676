"""`partnerbase stats`: how much there is, and what is stale."""

import json
from pathlib import Path

from partnerbase.cli.content import whole_site
from partnerbase.cli.terminal import echo
from partnerbase.derive import derive
from partnerbase.stats import as_text, statistics


def run(content: Path, *, as_json: bool) -> int:
    """Print the numbers of records, texts and reviews."""
    checked = whole_site(content)
    assert checked.site is not None  # noqa: S101 - a site without errors is one
    assert checked.today is not None  # noqa: S101 - and its rules have run
    numbers = statistics(derive(checked.site, checked.today), checked.report)
    echo(json.dumps(numbers, indent=2) if as_json else as_text(numbers))
    return 0
