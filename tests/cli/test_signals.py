"""Ctrl-C and SIGTERM at any moment: the right exit status, no traceback, nothing left behind."""

from pathlib import Path

import pytest

from tests.cli.commands import Ended, installed
from tests.cli.test_mistakes import inventory

INTERRUPTED_IMPORT = """
import sys


class Interrupting:
    def find_spec(self, name, *_):
        if name == {module!r}:
            raise KeyboardInterrupt


sys.meta_path.insert(0, Interrupting())
"""
TERMINATED = """
import os
import signal

from partnerbase.publish import Edition


signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in the background begins without it


def commit(*_):
    os.kill(os.getpid(), signal.{signal})


Edition.commit = commit
"""


def surroundings(folder: Path, program: str) -> dict[str, str | None]:
    """Give an environment in which a program runs before the command."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(program)
    return {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}


@pytest.mark.parametrize(
    "module", ["argparse", "partnerbase.cli.commands", "partnerbase.cli.check", "pydantic_core", "yaml"]
)
def test_ctrl_c_while_the_program_starts(project: Path, tmp_path: Path, module: str) -> None:
    env = surroundings(tmp_path / "first", INTERRUPTED_IMPORT.format(module=module))
    assert installed("check", cwd=project, env=env) == Ended(130, "")


@pytest.mark.parametrize(("signal", "status"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_a_build_that_is_ended_leaves_nothing(built: Path, tmp_path: Path, signal: str, status: int) -> None:
    (built / "content/themes/kites.md").write_text("---\nname: {en: A, de: B, zh: C}\n---\n")
    before = inventory(built)
    env = surroundings(tmp_path / "first", TERMINATED.format(signal=signal))
    assert installed("build", cwd=built, env=env) == Ended(status, "")
    after = inventory(built)
    assert after.keys() == before.keys()
    assert {path: found for path, found in after.items() if path.startswith("build")} == {
        path: found for path, found in before.items() if path.startswith("build")
    }
