"""The pinned dependencies cover what pyproject.toml asks for, and name no place to fetch them from."""

import re
import tomllib
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME: list[str] = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
EXTRAS: list[str] = [*chain.from_iterable(PROJECT["project"]["optional-dependencies"].values())]
PINS = {name: (ROOT / "requirements" / name).read_text(encoding="utf-8") for name in ("site.txt", "test.txt")}
NPM = (ROOT / "requirements/validator/package-lock.json").read_text(encoding="utf-8")


def pinned(lock: str) -> dict[str, str]:
    """Read the versions of a lock file, by name."""
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", lock, re.MULTILINE))


def unmet(requirements: Iterable[str], versions: dict[str, str]) -> list[str]:
    """List the requirements that the versions do not meet."""
    parsed = [Requirement(text) for text in requirements]
    found = [(one, versions.get(canonicalize_name(one.name))) for one in parsed]
    return [str(one) for one, version in found if version is None or not one.specifier.contains(version)]


def test_site_lock_meets_the_runtime_requirements() -> None:
    assert unmet(RUNTIME, pinned(PINS["site.txt"])) == []


def test_test_lock_meets_all_requirements() -> None:
    assert unmet([*RUNTIME, *EXTRAS], pinned(PINS["test.txt"])) == []


def test_test_lock_has_the_versions_of_the_site_lock() -> None:
    assert pinned(PINS["site.txt"]).items() <= pinned(PINS["test.txt"]).items()


@pytest.mark.parametrize("lock", [*PINS.values(), NPM], ids=[*PINS, "package-lock.json"])
def test_locks_name_no_place(lock: str) -> None:
    assert re.findall(r"file:.*|--(?:index|extra|find).*|\"resolved\".*|^[^#\n]*@ .*", lock, re.MULTILINE) == []


@pytest.mark.parametrize("lock", PINS.values(), ids=PINS)
def test_every_pin_has_hashes(lock: str) -> None:
    assert len(re.findall(r"^\S+==.*\\\n +--hash=sha256:", lock, re.MULTILINE)) == len(pinned(lock))
