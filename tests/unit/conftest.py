"""What the tests of single modules share."""

from pathlib import Path

import pytest


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Give an empty content folder."""
    folder = tmp_path / "content"
    folder.mkdir()
    return folder
