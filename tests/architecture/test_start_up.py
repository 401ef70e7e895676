"""What a command imports: nothing that it does not need, so that it starts at once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.golden_site import CONTENT

LISTING = """
import sys
from partnerbase.cli import ended
status = ended(sys.argv[1:])
print(*sys.modules, file=sys.stderr)
sys.exit(status)
"""
HEAVY = {"asyncio", "ctypes", "email", "http.client", "importlib.metadata", "importlib.resources", "subprocess"}
LIBRARIES = {"babel", "jinja2", "markdown_it", "markupsafe", "pydantic", "pydantic_core", "watchfiles", "yaml"}


def imported(*arguments: str, cwd: Path) -> set[str]:
    """Run a command line in a new interpreter and list the modules that it has imported at its end."""
    environment = {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", LISTING, *arguments]
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=60, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["build", "--help"]], ids=" ".join)
def test_help_imports_next_to_nothing(tmp_path: Path, arguments: list[str]) -> None:
    found = imported(*arguments, cwd=tmp_path)
    assert found & (HEAVY | LIBRARIES | {"inspect", "typing", "pathlib", "dataclasses", "json"}) == set()
    ours = {name for name in found if name.startswith("partnerbase.")}
    assert ours == {f"partnerbase.cli{name}" for name in ("", ".commands", ".terminal", ".usage")}


def test_an_explanation_needs_no_library(tmp_path: Path) -> None:
    assert imported("explain", "empty-file", cwd=tmp_path) & (LIBRARIES | HEAVY) == set()


def test_schemas_need_the_record_types_alone(tmp_path: Path) -> None:
    found = imported("schema", "themes", cwd=tmp_path)
    assert found & (LIBRARIES - {"pydantic", "pydantic_core"}) == set()
    assert "partnerbase.load" not in found


def test_a_check_neither_renders_nor_publishes(tmp_path: Path) -> None:
    found = imported("check", "--no-cache", "--content", str(CONTENT), cwd=tmp_path)
    assert found & {"jinja2", "watchfiles"} == set()
    ours = {name.split(".")[1] for name in found if name.startswith("partnerbase.")}
    assert ours & {"export", "pages", "present", "production", "render", "serve", "sorting", "views"} == set()
