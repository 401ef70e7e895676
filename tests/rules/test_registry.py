"""Every function of a rule module is registered as what its arguments make it."""

from collections.abc import Callable
from importlib import import_module
from inspect import getmembers, isfunction, signature
from pathlib import Path

import pytest

from partnerbase import rules

NO_RULES = {"plain", "__init__"}
MODULES = [path.stem for path in sorted(Path(rules.__file__).parent.glob("*.py")) if path.stem not in NO_RULES]
KINDS: dict[tuple[str, ...], tuple[Callable[..., object], ...]] = {
    ("entry", "settings"): rules.LOCAL,
    ("entry",): rules.FACTS,
    ("site", "today"): rules.ACROSS,
}


def _arguments(function: Callable[..., object]) -> tuple[str, ...]:
    return tuple(name.lstrip("_") for name in signature(function).parameters)


@pytest.mark.parametrize("name", MODULES)
def test_a_module_has_no_function_that_never_runs(name: str) -> None:
    module = import_module(f"partnerbase.rules.{name}")
    public = [function for word, function in getmembers(module, isfunction) if not word.startswith("_")]
    own = [function for function in public if function.__module__ == module.__name__ and _arguments(function) in KINDS]
    assert own
    for function in own:
        assert function in KINDS[_arguments(function)], f"{name}.{function.__name__}"


@pytest.mark.parametrize(("arguments", "registered"), KINDS.items())
def test_each_kind_has_its_arguments(arguments: tuple[str, ...], registered: tuple[Callable[..., object], ...]) -> None:
    assert len(set(registered)) == len(registered)
    for function in registered:
        assert _arguments(function) == arguments, function.__qualname__
