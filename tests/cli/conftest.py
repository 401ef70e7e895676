"""Fixtures of the tests of the command line: a project to run it in, with its site built or not."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from partnerbase.cli import ended
from tests.cli.commands import Ended
from tests.golden_site import CONTENT, EPOCH

Run = Callable[..., Ended]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with a copy of the golden content, and go there."""
    shutil.copytree(CONTENT, tmp_path / "project/content")
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project"


@pytest.fixture
def built(project: Path, golden_build: Path) -> Path:
    """Give a project whose site is built."""
    shutil.copytree(golden_build, project / "build")
    return project


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Give a function that runs a command line in this process."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)

    def run_here(*arguments: str | Path) -> Ended:
        status = ended([os.fspath(argument) for argument in arguments])
        printed = capfd.readouterr()
        return Ended(status, printed.out, printed.err)

    return run_here
