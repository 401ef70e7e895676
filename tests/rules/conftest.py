"""What the tests of rules share: the question which files a code is given for."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.content_builder import TODAY, Files, check_site, write_site

Found = Callable[..., list[str]]


@pytest.fixture
def found(tmp_path: Path) -> Found:
    """Check records and give the path of each diagnostic with a code."""

    def paths(code: str, files: Files, today: date = TODAY, **settings: Any) -> list[str]:  # noqa: ANN401 - YAML
        root = write_site(tmp_path, files, **settings)
        return [diagnostic.span.path for diagnostic in check_site(root, today) if diagnostic.code == code]

    return paths
