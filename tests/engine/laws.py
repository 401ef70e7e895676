"""What must hold after every edit: the incremental build is the clean one, and does no more than the edit asks for."""

import json
import os
import pickle
import posixpath
import re
import signal
import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from jinja2 import TemplateError

from partnerbase.build import Builder, Built, Options, build
from partnerbase.diagnostics import Diagnostic
from partnerbase.records import COLLECTIONS
from partnerbase.serve import names_in
from partnerbase.settings import FILE
from tests.content_builder import Fields
from tests.engine.changes import Disk, Edit, History, Pick, Reach
from tests.engine.small_site import SmallSite, near_to

HREF = re.compile(rb'href="([^"#?]+)')
PATIENCE = 120
"""Seconds after which a process is taken for hung."""
MARK = ".partnerbase.json"
PAGE = re.compile(r"[^/]+/([a-z]+/[^/]+)\.html")
DOSSIER = ".dossier."
GAPS = "/gaps/"
DOSSIER_REACH = 2
"""So many steps further than its record's page looks a dossier: to the sources of who is in office at a party."""
LONG_AGO = 10**18
COMPOSED = {"partnerships": ("parties",), "figures": ("subject", "indicator", "counterpart")}
"""The records whose names are made of those of others, and the fields that tell of which."""
T = TypeVar("T")
Tree = Mapping[str, bytes]


@dataclass(frozen=True)
class Outcome:
    """What came of a build: what it said, or how a template stopped it, and which pages it rendered."""

    diagnostics: tuple[Diagnostic, ...] = ()
    trouble: str = ""
    published: bool = False
    rendered: tuple[str, ...] = ()


def run(options: Options) -> Outcome:
    """Build in this process."""
    return outcome_of(lambda: build(options))


def outcome_of(work: Callable[[], Built]) -> Outcome:
    """Give what comes of a build."""
    try:
        built = work()
    except TemplateError as error:
        return Outcome(trouble=f"{type(error).__name__}: {error.message}")
    return Outcome(tuple(built.report), "", built.published is not None, built.rendered)


def apart(work: Callable[[], T]) -> T:
    """Do something in a process of its own, which knows nothing of builds before."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        signal.alarm(PATIENCE)
        try:
            with os.fdopen(writing, "wb") as pipe:
                pipe.write(pickle.dumps(work()))
        except BaseException:  # noqa: BLE001 - told here, as nobody else can
            traceback.print_exc()
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        data = pipe.read()
    os.waitpid(child, 0)
    assert data, "the process died or hung"
    result: T = pickle.loads(data)  # noqa: S301 - what the child wrote
    return result


def together(works: list[Callable[[], bool]]) -> list[bool]:
    """Do several things at the same time, each in a process of its own, and give what came of them."""
    children = []
    for work in works:
        child = os.fork()
        if not child:
            signal.alarm(PATIENCE)
            done = False
            try:
                done = work()
            finally:
                os._exit(0 if done else 1)
        children.append(child)
    return [os.waitpid(child, 0)[1] == 0 for child in children]


def tree_of(out: Path) -> dict[str, bytes]:
    """Read a published site."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def inodes(out: Path) -> dict[str, int]:
    """Give the inode of each file of a published site but the mark."""
    return {path.relative_to(out).as_posix(): path.stat().st_ino for path in out.rglob("*") if path.name != MARK}


class Oracle:
    """Clean builds, each made once."""

    def __init__(self, root: Path) -> None:
        """Keep what is built below a folder."""
        self.root = root
        self.known: dict[str, tuple[Outcome, Tree]] = {}

    def clean(self, site: SmallSite) -> tuple[Outcome, Tree]:
        """Give what a build of nothing but this site says and publishes."""
        content, layout = site.content(), site.layout()
        key = _digest(content, layout, site.drafts, site.base_url)
        if key not in self.known:
            folder = self.root / key
            templates = self.root / f"templates-{_digest(layout)}"
            update(folder / "content", content)
            update(templates, layout)
            outcome = run(options_of(site, folder, templates, jobs=1, cache=False))
            self.known[key] = outcome, tree_of(folder / "out")
        return self.known[key]


def _digest(*parts: object) -> str:
    return sha256(repr(parts).encode()).hexdigest()[:20]


def options_of(site: SmallSite, folder: Path, templates: Path, *, jobs: int | None, cache: bool = True) -> Options:
    """Give the options for a site that was written to `content` in a folder."""
    content, out = folder / "content", folder / "out"
    return Options(content, out, templates, site.base_url, drafts=site.drafts, jobs=jobs, cache=cache)


def update(folder: Path, files: Mapping[str, bytes], disk: Disk = Disk.WRITTEN) -> set[Path]:
    """Make a folder hold exactly these files; gives the paths of what changed."""
    changed = set()
    standing = tree_of(folder) if folder.exists() else {}
    for path in standing.keys() - files.keys():
        (folder / path).unlink()
        changed.add(folder / path)
    for path, data in files.items():
        if disk is Disk.TOUCHED or standing.get(path) != data:
            changed |= {parent for parent in (folder / path).parents if not parent.exists()}
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            changed.add(folder / path)
            changed |= _write(folder / path, data, disk)
        if disk is Disk.AGED:
            os.utime(folder / path, ns=(LONG_AGO, LONG_AGO))
            changed.add(folder / path)
    return changed


def _write(path: Path, data: bytes, disk: Disk) -> set[Path]:
    """Write a file; gives the paths of others that were there meanwhile."""
    if disk is Disk.EXCHANGED:
        other = path.with_name(f"{path.name}~")
        other.write_bytes(data)
        other.replace(path)
        return {other}
    before = path.stat() if path.exists() else None
    path.write_bytes(data)
    if before and disk is Disk.UNNOTICED:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    return set()


class Workshop:
    """A folder in which a site is edited and built again and again, with its cache."""

    def __init__(self, folder: Path, oracle: Oracle, site: SmallSite) -> None:
        """Build the site for the first time."""
        self.folder, self.oracle, self.past = folder, oracle, [site]
        self.tree: Tree = {}
        self.inodes: Mapping[str, int] = {}
        self.seen: set[tuple[str, bytes]] = set()
        self.steady = False
        self.do(Edit("first build", site))

    @property
    def history(self) -> History:
        """The states until now."""
        return self.past

    def do(self, edit: Edit, *, alone: bool = False, jobs: int | None = 1) -> Outcome:
        """Edit, build, see whether all laws hold, and give what came of the build."""
        self.past.append(edit.site)
        changed = update(self.folder / "content", edit.site.content(), edit.disk)
        changed |= update(self.folder / "templates", edit.site.layout(), edit.disk)
        outcome = self.build(edit.site, changed, alone=alone, jobs=jobs)
        clean, expected = self.oracle.clean(edit.site)
        assert (outcome.trouble, outcome.diagnostics) == (clean.trouble, clean.diagnostics), edit.what
        assert outcome.published == clean.published, edit.what
        if clean.published:
            self._published(edit, frozenset(outcome.rendered), expected)
        else:
            self._left_alone(edit, outcome)
        self.steady = clean.published
        return outcome

    def build(self, site: SmallSite, _: set[Path], *, alone: bool, jobs: int | None) -> Outcome:
        """Build as `partnerbase build` does."""
        options = options_of(site, self.folder, self.folder / "templates", jobs=jobs)
        return apart(lambda: run(options)) if alone else run(options)

    def _published(self, edit: Edit, rendered: frozenset[str], expected: Tree) -> None:
        now, standing = tree_of(self.folder / "out"), inodes(self.folder / "out")
        assert differing(now, expected) == set(), edit.what
        files = now.keys() - {MARK}
        rewritten = {path for path in files if self.inodes.get(path) != standing[path]}
        assert rewritten == {path for path in files if self.tree.get(path) != now[path]}, edit.what
        pages = {path for path in now if path.endswith(".html")}
        assert rendered <= pages, edit.what
        assert {page for page in pages if (page, now[page]) not in self.seen} <= rendered, edit.what
        if self.steady:
            self._no_more_than_asked_for(edit, rendered, now)
        self.tree, self.inodes = now, standing
        self.seen.update(now.items())

    def _no_more_than_asked_for(self, edit: Edit, rendered: frozenset[str], now: Tree) -> None:
        match edit.reach:
            case Reach.ANYTHING:
                return
            case Reach.NOTHING:
                allowed = set()
            case Reach.OWN:
                allowed = own_pages(rendered, edit.about)
            case Reach.FILE:
                allowed = own_pages(rendered, edit.about) | {page for page in rendered if GAPS in page}
            case Reach.COLLECTION:
                allowed = {page for page in rendered if (about := subject(page)) and about.startswith(f"{edit.about}/")}
            case Reach.NAMING if in_navigation(edit.about, self.past[-2:]):
                return
            case Reach.NAMING:
                names = named_with(edit.about, [site.records for site in self.past[-2:]])
                near = {other for site in self.past[-2:] for name in names for other in near_to(site, name)}
                near |= linking(self.tree, names) | linking(now, names)
                further = _steps(self.past[-2:], near, DOSSIER_REACH)
                allowed = {
                    page for page in rendered if subject(page) in {None, *(further if DOSSIER in page else near)}
                }
        assert rendered - allowed == set(), f"{edit.what}: rendered without need: {sorted(rendered - allowed)}"

    def _left_alone(self, edit: Edit, outcome: Outcome) -> None:
        assert outcome.rendered == (), edit.what
        if self.tree:
            assert tree_of(self.folder / "out") == self.tree, edit.what
            assert inodes(self.folder / "out") == self.inodes, edit.what


class Residence(Workshop):
    """A folder in which one process builds after each edit, as `partnerbase serve` does."""

    builder: Builder | None = None
    options: Options | None = None

    def build(self, site: SmallSite, changed: set[Path], *, alone: bool, jobs: int | None) -> Outcome:
        """Look at what changed, or with other `jobs` at everything; `alone`, keep what is known before."""
        options = options_of(site, self.folder, self.folder / "templates", jobs=1)
        if self.builder is None or options != self.options:
            self.end()
            self.builder, self.options = Builder(options), options
        elif alone:
            self.builder.rest()
        names = names_in(options.content, frozenset(path.resolve() for path in changed), FILE)
        builder = self.builder
        return outcome_of(lambda: builder.build(names if jobs == 1 else None))

    def end(self) -> None:
        """End the process, sure that nothing is left beside the site."""
        if self.builder:
            self.builder.end()
            assert not [path.name for path in self.folder.iterdir() if path.name.startswith(".out.")]


def _steps(sites: Iterable[SmallSite], names: Iterable[str], count: int) -> set[str]:
    """Give records and those that are so many steps away from one of them."""
    found, states = set(names), [*sites]
    for _ in range(count):
        found |= {other for site in states for name in found if name in site.records for other in near_to(site, name)}
    return found


def differing(one: Tree, other: Tree) -> set[str]:
    """Give the files in which two sites differ."""
    return {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)}


def subject(page: str) -> str | None:
    """Give the record that a page is about, None for a list or an overview; no record's name has a dot."""
    found = PAGE.fullmatch(page)
    name = found[1].partition(".")[0] if found else ""
    is_of_record = name.partition("/")[0] in COLLECTIONS and not name.endswith("/index")
    return name if is_of_record else None


def own_pages(pages: Iterable[str], name: str) -> set[str]:
    """Give the pages of a record, in all languages."""
    return {page for page in pages if subject(page) == name}


def linking(tree: Tree, names: frozenset[str]) -> set[str]:
    """Give the records of which a page, in whatever language, links to one of some records."""
    found = set()
    for page, data in tree.items():
        about = subject(page)
        if about and about not in found:
            targets = (posixpath.normpath(posixpath.join(page, "..", href.decode())) for href in HREF.findall(data))
            if any(subject(target) in names for target in targets):
                found.add(about)
    return found


def in_navigation(name: str, states: History) -> bool:
    """Whether a record is, or was, a page of prose that every page names."""
    return any(name.startswith("pages/") and "nav" in site.records.get(name, {}) for site in states)


def named_with(name: str, states: Iterable[Mapping[str, Fields]]) -> frozenset[str]:
    """Give a record and those whose names are made of its name."""
    found = {name}
    for records in states:
        for _ in COMPOSED:  # a figure may be of a partnership
            slugs = {other.partition("/")[2] for other in found}
            found |= {other for other, fields in records.items() if slugs & _parts_of_name(other, fields)}
    return frozenset(found)


def _parts_of_name(name: str, fields: Fields) -> set[str]:
    keys = COMPOSED.get(name.partition("/")[0], ())
    return set(re.findall(r"[\w-]+", json.dumps([fields.get(key) for key in keys])))


def choose(pick: Pick, workshop: Workshop, edit: Edit) -> None:
    """Do an edit in one of the ways in which builds run."""
    disk = pick([edit.disk, edit.disk, Disk.EXCHANGED]) if edit.disk is Disk.WRITTEN else edit.disk
    edit = Edit(edit.what, edit.site, edit.reach, edit.about, disk)
    workshop.do(edit, alone=pick([True, False, False]), jobs=pick([1, 1, 2]))
