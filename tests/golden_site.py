"""The golden site: where its content lies, and how it is built."""

import os
from datetime import date
from pathlib import Path

from partnerbase.build import Built, Options, build

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "tests/golden/site/content"
EXPECTED = ROOT / "tests/golden/expected"
BASE = "/twins/"
"""The path below which it is published."""
TEMPLATES = ROOT / "templates"
TODAY = date(2026, 1, 1)
EPOCH = "1767225600"
"""The same day as SOURCE_DATE_EPOCH."""


def build_golden(out: Path, content: Path = CONTENT) -> Built:
    """Build the golden site, or a copy of its content."""
    return build(Options(content, out, TEMPLATES, cache=False, search=True), today=TODAY)


def tree(folder: Path) -> dict[str, bytes]:
    """Read all files below a folder, by their path."""
    files = (Path(at, name) for at, _, names in os.walk(folder) for name in names)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(files)}
