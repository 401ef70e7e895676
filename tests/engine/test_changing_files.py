"""Content that changes while it is built: what is published is a state in which the content once was."""

import os
import re
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from itertools import count, pairwise
from pathlib import Path

import pytest

from partnerbase.build import Options, build
from partnerbase.progress import Phase, Silent
from partnerbase.publish import PublishError
from tests.content_builder import theme, write_site
from tests.engine.damage import CACHE
from tests.engine.laws import apart, run, together, tree_of
from tests.engine.small_site import TEMPLATES

RECORDS = tuple(f"state-{number}" for number in range(4))
LAST = "zz-last"
SHOWN = re.compile(rb"<h1[^>]*>\s*State (\d+)")
ENDS = re.compile(rb"The end of (\d+)\.")
ROUNDS = 8
Action = Callable[[Path], None]


def text(number: int) -> str:
    """Give the file of any record in one state of the content."""
    return f"---\nname: State {number}\n---\nThe begin of {number}.\n\nThe end of {number}.\n"


def written(root: Path) -> Options:
    """Write the first state."""
    files = {f"themes/{name}.md": text(1) for name in RECORDS}
    content = write_site(root / "content", {**files, f"themes/{LAST}": theme(name="Last")})
    return Options(content, root / "out", TEMPLATES, jobs=1)


def states(out: Path) -> list[int]:
    """Give the state in which each record was published, sure that none is made of two."""
    found = []
    for name in RECORDS:
        page = (out / f"en/themes/{name}.html").read_bytes()
        shown, ends = SHOWN.findall(page), ENDS.findall(page)
        assert len(shown) == 1
        assert shown == ends, f"{name} is half of state {shown}"
        found.append(int(shown[0]))
    return found


def rename(path: Path, data: str) -> None:
    """Exchange a file at once, as careful programs do."""
    other = path.with_name(f".{path.name}~")
    other.write_text(data)
    other.replace(path)


def rewrite(path: Path, data: str) -> None:
    """Empty a file and write it again, as simple programs do."""
    path.write_text(data)


def at_opening(number: int, content: Path, change: Action, later: Action) -> None:
    """Let something happen when this process opens the content's file of that number, and at each opening after."""
    openings, busy = count(1), False

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal busy
        if event != "open" or busy or not _is_record(arguments[0]):
            return
        busy, now = True, next(openings)
        if now == number:
            change(content)
        elif now > number:
            later(content)
        busy = False

    sys.addaudithook(hear)


def _is_record(path: object) -> bool:
    name = os.fsdecode(path).rpartition("/")[2] if isinstance(path, str | bytes | os.PathLike) else ""
    return name.startswith((*RECORDS, LAST)) and name.endswith((".md", ".yaml"))


def to_second_state(write: Callable[[Path, str], None]) -> Action:
    """Bring all records into the second state."""

    def change(content: Path) -> None:
        for name in RECORDS:
            write(content / f"themes/{name}.md", text(2))

    return change


def to_half(content: Path) -> None:
    """Bring all records into the second state, of which half is on the disk as yet."""
    for name in RECORDS:
        (content / f"themes/{name}.md").write_text(text(2).partition("The end")[0])


def nothing(_: Path) -> None:
    """Leave the content alone."""


KINDS: dict[str, tuple[Action, Action]] = {
    "renamed": (to_second_state(rename), nothing),
    "rewritten": (to_second_state(rewrite), nothing),
    "half": (to_half, to_second_state(rewrite)),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("number", range(1, len(RECORDS) + 2))
def test_a_change_between_two_readings(tmp_path: Path, kind: str, number: int) -> None:
    options = written(tmp_path)
    change, later = KINDS[kind]

    def build() -> bool:
        at_opening(number, options.content, change, later)
        return run(options).published

    if apart(build):
        assert states(options.out) in ([1] * len(RECORDS), [2] * len(RECORDS))
    to_second_state(rewrite)(options.content)
    assert apart(partial(published, options))
    assert states(options.out) == [2] * len(RECORDS)


@contextmanager
def writer(content: Path, write: Callable[[Path, str], None]) -> Iterator[None]:
    """Let a process bring the records into state after state, one after the other."""
    child = os.fork()
    if not child:
        try:
            for number in count(2):
                for name in RECORDS:
                    write(content / f"themes/{name}.md", text(number))
                    time.sleep(0.005)
        finally:
            os._exit(1)
    try:
        yield
    finally:
        os.kill(child, signal.SIGTERM)
        os.waitpid(child, 0)


def existed(found: list[int]) -> bool:
    """Whether the content was once so: the writer goes through the records in order."""
    return found[0] - found[-1] in {0, 1} and all(one >= other for one, other in pairwise(found))


@pytest.mark.parametrize("write", [rename, rewrite])
def test_a_writer_that_never_rests(tmp_path: Path, write: Callable[[Path, str], None]) -> None:
    options = written(tmp_path)
    assert run(options).published
    with writer(options.content, write):
        for _ in range(ROUNDS):
            with suppress(PublishError):
                run(options)
            assert existed(states(options.out))
    for name in RECORDS:
        rewrite(options.content / f"themes/{name}.md", text(1_000_000))
    assert run(options).published
    assert states(options.out) == [1_000_000] * len(RECORDS)


def test_two_builds_of_two_states_into_one_folder(tmp_path: Path) -> None:
    first = written(tmp_path / "one")
    second = replace(written(tmp_path / "two"), out=first.out)
    to_second_state(rewrite)(second.content)
    for _ in range(3):
        assert all(together([partial(published, options) for options in (first, second, first, second)]))
        assert states(first.out) in ([1] * len(RECORDS), [2] * len(RECORDS))
        assert sorted(path.name for path in first.out.parent.iterdir() if path.name != CACHE) == ["content", "out"]


def published(options: Options) -> bool:
    """Build, and tell whether the site was published."""
    return run(options).published


class AtPhase(Silent):
    """Does something once, when a phase of a build begins or, on its way, when the first item of it is done."""

    def __init__(self, name: str, action: Callable[[], object], *, on_its_way: bool) -> None:
        self.name, self.actions, self.on_its_way = name, [action], on_its_way

    @contextmanager
    def phase(self, name: str, total: int | None = None) -> Iterator[Phase]:
        phase = Phase(name, total)
        if name == self.name and self.on_its_way:
            phase.advance = lambda count=1: self.act()  # type: ignore[method-assign]  # noqa: ARG005
        elif name == self.name:
            self.act()
        yield phase

    def act(self) -> None:
        while self.actions:
            self.actions.pop()()


@pytest.mark.parametrize("on_its_way", [False, True])
@pytest.mark.parametrize("phase", ["find", "plan", "render", "publish"])
def test_a_template_that_changes_during_a_build(tmp_path: Path, phase: str, *, on_its_way: bool) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    options = replace(written(tmp_path), templates=templates)
    assert run(options).published
    to_second_state(rewrite)(options.content)
    base = templates / "base.html.j2"
    source = base.read_text() + "<!-- changed -->\n"
    change = AtPhase(phase, lambda: rewrite(base, source), on_its_way=on_its_way)
    assert build(options, progress=change).published
    assert not change.actions
    assert len(set(changed(options.out))) == 1
    assert run(options).published
    assert changed(options.out) == [True] * len(RECORDS)
    assert run(options).rendered == ()


def changed(out: Path) -> list[bool]:
    """Tell of each record's page whether it was made with the changed template."""
    return [b"<!-- changed -->" in (out / f"en/themes/{name}.html").read_bytes() for name in RECORDS]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_settings_that_change_and_change_back(tmp_path: Path, number: int) -> None:
    options = written(tmp_path)
    settings = options.content / "site.yaml"
    before = settings.read_text()

    def begun_between() -> bool:
        openings = count(1)

        def hear(event: str, arguments: tuple[object, ...]) -> None:
            is_settings = event == "open" and str(arguments[0]) == str(settings)
            if is_settings and arguments[1] is None and next(openings) == number:
                rename(settings, before.replace("title: Site", "title: Another site"))

        sys.addaudithook(hear)
        return run(options).published

    assert apart(begun_between)
    rename(settings, before)
    assert apart(partial(published, options))
    fresh = replace(options, out=tmp_path / "fresh", cache=False)
    assert run(fresh).published
    assert tree_of(options.out) == tree_of(fresh.out)
