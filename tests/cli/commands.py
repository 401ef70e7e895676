"""Runs the command line: as it is installed, in a process of its own, or faster in the process of the test."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.golden_site import EPOCH

PARTNERBASE = Path(sys.executable).with_name("partnerbase")
ENVIRONMENT = {"PATH": os.environ["PATH"], "HOME": os.devnull, "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": EPOCH}
PATIENCE = 60


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it printed."""

    status: int
    out: str
    err: str = ""

    @property
    def lines(self) -> list[str]:
        """All that was printed, line by line."""
        return (self.out + self.err).splitlines()


def installed(*arguments: str | Path, cwd: Path, env: Mapping[str, str | None] | None = None, via: str = "") -> Ended:
    """Run the installed command.

    Args:
        arguments: What stands behind `partnerbase`.
        cwd: Where it is run.
        env: Changes of the environment; None takes a variable away.
        via: A shell command that runs it as `"$@"`, such as `"$@" >&-`.
    """
    environment = {name: value for name, value in (ENVIRONMENT | dict(env or {})).items() if value is not None}
    command = [str(PARTNERBASE), *map(str, arguments)]
    if via:
        command = ["/bin/sh", "-c", via, "sh", *command]
    done = subprocess.run(
        command, cwd=cwd, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE, check=False
    )
    encoding = environment.get("PYTHONIOENCODING", "utf-8")
    return Ended(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))
