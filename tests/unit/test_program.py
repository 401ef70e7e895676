"""Digests of what makes a site: other parts have other ones, and all that is used is among the parts."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from jinja2.meta import find_referenced_templates

from partnerbase import program
from partnerbase.options import Options, whole
from partnerbase.program import DEPENDENCIES, digest, digest_of_bytes, folder_parts, program_digest, running_program
from partnerbase.templates import TemplateDigests
from tests.golden_site import TEMPLATES

NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.j2"))
USABLE = [*NAMES, *sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.css"))]


@given(st.lists(st.text("ab:1", max_size=3), max_size=4), st.lists(st.text("ab:1", max_size=3), max_size=4))
def test_other_parts_have_another_digest(one: list[str], other: list[str]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)


def test_a_digest_is_short_and_the_same_in_every_run() -> None:
    assert digest("南京", "x") == "b206472dd05275efdcaa5cba4bf05ae8"


def test_every_file_of_the_program_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "__file__", str(tmp_path / "program.py"))
    found = [program_digest()]
    for name in ("a.py", "b/c.py", "b/locale/de.mo"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1")
        found.append(program_digest())
        (tmp_path / name).write_text("2")
        found.append(program_digest())
    (tmp_path / "b/c.py").rename(tmp_path / "b/d.py")
    found.append(program_digest())
    assert len(set(found)) == len(found)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/a.pyc").write_text("x")
    assert program_digest() == found[-1]


def test_what_runs_stays_the_program_that_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "__file__", str(tmp_path / "program.py"))
    running, on_disk = running_program(), program_digest()
    (tmp_path / "a.py").write_text("1")
    assert running_program() == running
    assert program_digest() != on_disk


def test_the_versions_of_the_libraries_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    found = [program_digest()]
    for name in sorted(DEPENDENCIES):
        folder = tmp_path / f"{name}-1.2.dist-info"
        folder.mkdir()
        found.append(program_digest())
        folder.rename(tmp_path / f"{name}-1.3.dist-info")
        found.append(program_digest())
    assert all(one != other for one, other in pairwise(found))
    (tmp_path / "unrelated-1.0.dist-info").mkdir()
    assert program_digest() == found[-1]


def test_all_libraries_are_among_the_dependencies() -> None:
    installed = {name.partition("-")[0].lower() for name in program._installed()}  # noqa: SLF001 - all of them are found
    assert installed == DEPENDENCIES


def test_the_parts_of_a_folder_are_names_and_bytes_in_order(tmp_path: Path) -> None:
    for name in ("b", "a/z", "a/b"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name * 2)
    assert list(folder_parts(tmp_path)) == [
        part for name in ("a/b", "a/z", "b") for part in (name, digest_of_bytes((name * 2).encode()))
    ]


def test_a_build_depends_on_all_that_it_is_told_and_given(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a")
    (tmp_path / "b").write_text("b")
    files = {"c": digest("c")}
    plain = Options(tmp_path, tmp_path, tmp_path)
    options = [plain, replace(plain, base_url="x"), replace(plain, drafts=True), replace(plain, strict=True)]
    found = [given.basis("program", None) for given in options]
    found += [plain.basis("program", date(2026, 1, 1)), plain.basis("another", None)]
    (tmp_path / "b").unlink()
    found.append(plain.basis("program", None))
    found += [whole("basis", files), whole("another", files), whole("basis", {"c": digest("d")}), whole("basis", {})]
    assert len(set(found)) == len(found)


def used_by(name: str) -> set[str]:
    """Give the templates that one names, as Jinja sees it, and those that they name."""
    found, todo = {name}, [name]
    while todo:
        source = (TEMPLATES / todo.pop()).read_text()
        for other in find_referenced_templates(Environment(autoescape=True).parse(source)):
            assert other is not None, f"{name} uses a template whose name is computed"
            todo += {other} - found
            found.add(other)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_template_is_made_of_all_that_it_uses(tmp_path: Path, name: str) -> None:
    before = TemplateDigests(TEMPLATES).of(name)
    for path in USABLE:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes((TEMPLATES / path).read_bytes())
    assert TemplateDigests(tmp_path).of(name) == before
    changing = set()
    for path in USABLE:
        source = (tmp_path / path).read_bytes()
        (tmp_path / path).write_bytes(source + b"x")
        if TemplateDigests(tmp_path).of(name) != before:
            changing.add(path)
        (tmp_path / path).write_bytes(source)
    assert changing == used_by(name)


def test_a_template_that_is_missing_has_a_digest_until_it_is_there(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("{% include 'b' %}")
    before = TemplateDigests(tmp_path).of("a")
    (tmp_path / "b").write_text("")
    (tmp_path / "c").write_text("")
    (tmp_path / "a").write_text("{% include 'c' %}")
    assert TemplateDigests(tmp_path).of("a") != before


def test_templates_that_use_each_other_have_a_digest(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("{% include 'b' %}")
    (tmp_path / "b").write_text("{%- import 'a' as a -%}")
    digests = TemplateDigests(tmp_path)
    assert digests.of("a") == digests.of("b") != digests.of("c")


@pytest.mark.parametrize(
    "tag",
    [
        "{% include name %}",
        "{%+ include ['a', 'b'] %}",
        "{% extends 'a' if short else 'b' %}",
        "{% import 'a' ~ kind as parts %}",
        "{% include 'a' %}{% from kind ~ 'b' import parts %}",
    ],
)
def test_a_template_that_computes_which_it_uses_is_made_of_all(tmp_path: Path, tag: str) -> None:
    (tmp_path / "page").write_text(tag)
    (tmp_path / "a").write_text("")
    (tmp_path / "b").write_text("before")
    before = TemplateDigests(tmp_path).of("page")
    (tmp_path / "b").write_text("after")
    assert TemplateDigests(tmp_path).of("page") != before


@pytest.mark.parametrize("rest", ["", " -", " ignore missing ", " without context", " with context "])
def test_a_template_that_says_which_it_uses_is_made_of_those_alone(tmp_path: Path, rest: str) -> None:
    (tmp_path / "page").write_text(f"{{%- include 'a'{rest}%}}")
    (tmp_path / "b").write_text("before")
    before = TemplateDigests(tmp_path).of("page")
    (tmp_path / "b").write_text("after")
    assert TemplateDigests(tmp_path).of("page") == before


def test_a_folder_that_a_link_leads_to_is_part_of_a_folder(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "folder", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    (folder / "link").symlink_to(elsewhere)
    (folder / "up").symlink_to(tmp_path)
    (folder / "itself").symlink_to(folder / "itself")
    (elsewhere / "round").symlink_to(elsewhere)
    (elsewhere / "a").write_text("before")
    before = list(folder_parts(folder))
    (elsewhere / "a").write_text("after")
    after = list(folder_parts(folder))
    assert before != after
    assert len(before) == len(after) == len(["itself", "link", "a", "its digest"])
