"""A process that builds again and again: what nobody told it of it finds itself, and it keeps no more than it needs."""

import gc
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from partnerbase import build as builds
from partnerbase.build import Builder, Options
from partnerbase.cache import ALWAYS_KEPT
from partnerbase.diagnostics import Report
from partnerbase.files import ContentChangedError, find, find_again
from partnerbase.options import Built
from tests.content_builder import theme, write_site
from tests.engine.laws import run, tree_of
from tests.engine.small_site import TEMPLATES

RECORDS = 30


@pytest.fixture
def options(tmp_path: Path) -> Options:
    """A site of some themes."""
    themes = {f"themes/t{number}": theme(name=f"Theme {number}") for number in range(RECORDS)}
    write_site(tmp_path / "content", themes, levels={"unreachable-page": "off"})
    return Options(tmp_path / "content", tmp_path / "out", TEMPLATES, jobs=1)


@pytest.fixture
def builder(options: Options) -> Iterator[Builder]:
    """A process that has built it twice, so that it has a spare tree."""
    found = Builder(options)
    found.build()
    save(options, 0, "First")
    found.build()
    yield found
    found.end()


def save(options: Options, number: int, name: str) -> str:
    """Rename a theme; gives the path of its file."""
    path = f"themes/t{number}.yaml"
    (options.content / path).write_text(f"name: {name}\n")
    return path


def is_clean(options: Options) -> bool:
    """Whether what stands is what a clean build publishes."""
    fresh = replace(options, out=options.out.with_name("fresh"), cache=False)
    assert run(fresh).published
    return tree_of(options.out) == tree_of(fresh.out)


def test_a_change_that_nobody_told_of_is_found_by_the_next_look(
    options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("partnerbase.memory.SETTLED", -(10**10))  # else what was written just now is read in any case
    builder = Builder(options)
    builder.build()
    _, told = save(options, 1, "Theme 1  # missed"), save(options, 2, "Theme 2  # told")
    assert {"en/themes/t1.html", "en/themes/t2.html"} & {*builder.build([told]).rendered} == {"en/themes/t2.html"}
    assert "en/themes/t1.html" in builder.build().rendered
    assert is_clean(options)
    builder.end()


@pytest.mark.parametrize("change", ["added", "removed", "folder", "link", "moved", "hidden"])
def test_whatever_is_told_the_site_is_that_of_a_clean_build(builder: Builder, options: Options, change: str) -> None:
    themes = options.content / "themes"
    match change:
        case "added":
            told = save(options, RECORDS, "More")
        case "removed":
            (themes / "t3.yaml").unlink()
            told = "themes/t3.yaml"
        case "folder":
            (themes / "more").mkdir()
            (themes / "t3.yaml").rename(themes / "more/t3.yaml")
            told = "themes/more"
        case "moved":
            (themes / "more").mkdir()
            (themes / "more/n.yaml").write_text("name: N\n")
            builder.build()
            (themes / "more").rename(options.content.parent / "elsewhere")
            told = "themes/more"
        case "link":
            (themes / "t3.yaml").unlink()
            (themes / "t3.yaml").symlink_to("t4.yaml")
            told = "themes/t3.yaml"
        case _:
            told = "themes/.t3.yaml.swp"
    built = builder.build([told])
    assert [problem.code for problem in built.report if change == "link"] == ["not-a-file"] * (change == "link")
    if change == "link":
        (themes / "t3.yaml").unlink()
        assert builder.build(["themes/t3.yaml"]).published
    assert is_clean(options)


def test_of_files_that_did_not_change_none_is_looked_at(options: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    builder = Builder(options)
    builder.build()
    monkeypatch.setattr("partnerbase.known.find", None)
    assert builder.build([save(options, 1, "Other")]).published
    builder.end()


def test_some_files_are_looked_at_as_all_are(options: Options) -> None:
    found = {file.path: file for file in find(options.content, Report())}
    path = save(options, 1, "Other")
    again = find_again(options.content, found, [path, "themes/never-there.yaml"])
    assert again == {file.path: file for file in find(options.content, Report())}
    assert again is not None
    assert [name for name in found if again[name] is not found[name]] == [path]
    (options.content / path).unlink()
    assert find_again(options.content, found, [path]) is None
    assert find_again(options.content, found, ["themes"]) is None


def test_after_a_build_that_failed_everything_is_looked_at(
    builder: Builder, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    missed = save(options, 1, "Missed")
    with monkeypatch.context() as patch:
        patch.setattr("partnerbase.publish.turns.seal.mark_unsealed", None)
        with pytest.raises(TypeError):
            builder.build([save(options, 2, "Told")])
    assert builder.build([]).published
    assert missed
    assert is_clean(options)


def test_content_that_changes_during_a_build_begins_it_anew(
    builder: Builder, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    def once(*_: object) -> Built:
        monkeypatch.undo()
        save(options, 2, "Later")
        raise ContentChangedError

    monkeypatch.setattr("partnerbase.engine.build_site", once)
    built = builder.build([save(options, 1, "Other")])
    assert {"en/themes/t1.html", "en/themes/t2.html"} <= {*built.rendered}
    assert is_clean(options)


def test_what_it_found_out_is_there_for_other_processes(builder: Builder, options: Options) -> None:
    assert builder.build([save(options, 1, "Other")]).published
    builder.end()
    assert builds.build(options).rendered == ()


def test_many_saves_leave_no_more_behind_than_some(builder: Builder, options: Options) -> None:
    def left(saves: range) -> Counter[str]:
        for number in saves:
            builder.build([save(options, 1, f"Name {number}")])
            if number % 10 == 9:
                builder.build()
                builder.rest()
        gc.collect()
        found = (type(kept) for kept in gc.get_objects())
        return Counter(
            kind.__qualname__ for kind in found if str(kind.__module__).startswith(("partnerbase.", "jinja2."))
        )

    first, then = left(range(20)), left(range(20, 50))
    assert {kind: (first[kind], count) for kind, count in then.items() if count > first[kind]} == {}
    files = (options.content.parent / ".partnerbase").glob("*.jsonl")
    assert all(len(file.read_bytes().splitlines()) < 2 * ALWAYS_KEPT for file in files)
