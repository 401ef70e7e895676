"""Modules stand in one order and import only from rows above their own: what content becomes flows one way."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import partnerbase

PACKAGE = Path(partnerbase.__file__).parent
ROWS: tuple[tuple[str, ...], ...] = (
    ("cartography", "codes", "crew", "limits", "program", "progress", "readings"),
    ("cache", "diagnostics", "folding"),
    ("values",),
    ("chart", "files", "records", "settings"),
    ("load",),
    ("markdown",),
    ("abstract", "validate"),
    ("attendance", "link", "shelves"),
    ("extract", "rules"),
    ("reading",),
    ("i18n",),
    ("calendars", "derive", "formats"),
    ("cite", "outline", "pictures", "sorting", "tabular", "views"),
    ("flat", "plan"),
    ("present", "templating"),
    ("render",),
    ("export", "templates"),
    ("publish",),
    ("search",),
    ("memory", "options"),
    ("coasts", "library"),
    ("shares", "survey"),
    ("whole",),
    ("known",),
    ("production",),
    ("engine",),
    ("build",),
    ("history", "reporters", "scaffold", "schema", "stats"),
    ("inspection", "questions", "serve"),
    ("cli",),
)
"""The modules and packages from the first to the last; those of one row do not know each other."""
ROW = {name: number for number, names in enumerate(ROWS) for name in names}
FILES = sorted(PACKAGE.rglob("*.py"))
CLOCKS = {"today", "now", "utcnow", "time", "time_ns", "localtime", "gmtime"}
OUTSIDE = ("serve", "cli", "memory")
"""What may ask the time: who talks to users, and who must know which files were changed only just now."""
UNSAFE = {"pickle", "marshal", "shelve", "urllib.request", "requests", "xmlrpc", "ftplib", "smtplib"}


def name_of(path: Path) -> str:
    """Give the dotted name of a file's module below the package."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(path): path for path in FILES if name_of(path)}


def imported(path: Path, *, of: str = "partnerbase.") -> Iterator[str]:
    """Give the modules that a file imports, below the package or all."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: a relative import"
            within = [f"{node.module}.{alias.name}" for alias in node.names]
            found = [name if name.removeprefix(of) in NAMES else node.module for name in within]
        else:
            found = []
        yield from (name.removeprefix(of) for name in found if name.startswith(of))


def test_every_module_has_its_row() -> None:
    assert {name.partition(".")[0] for name in NAMES} == set(ROW)


@pytest.mark.parametrize("name", NAMES)
def test_imports_point_upwards(name: str) -> None:
    own = name.partition(".")[0]
    for other in imported(NAMES[name]):
        above = other.partition(".")[0]
        assert above == own or ROW[above] < ROW[own], f"{name} imports {other}"


def test_no_modules_import_each_other() -> None:
    graph = {name: {other for other in imported(path) if other != name} for name, path in NAMES.items()}
    assert list(TopologicalSorter(graph).static_order())


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith(OUTSIDE)])
def test_nothing_reads_the_clock(name: str) -> None:
    for node in ast.walk(ast.parse(NAMES[name].read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and not (node.args or node.keywords):
            assert node.func.attr not in CLOCKS, f"{name}: line {node.lineno}"


@pytest.mark.parametrize("name", NAMES)
def test_nothing_unpacks_objects_or_asks_other_hosts(name: str) -> None:
    assert not UNSAFE & set(imported(NAMES[name], of=""))
    calls = [node.func for node in ast.walk(ast.parse(NAMES[name].read_text())) if isinstance(node, ast.Call)]
    assert not {"eval", "exec", "compile", "__import__"} & {call.id for call in calls if isinstance(call, ast.Name)}


@pytest.mark.parametrize("name", ["dates", "localtext", "reference"])
def test_values_that_pages_show_need_no_pydantic_before_a_record_is_read(name: str) -> None:
    code = f"import partnerbase.values.{name}, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert f"partnerbase.values.{name}" in loaded
    assert not {"pydantic", "pydantic_core"} & set(loaded)
