"""Makes the files of the new site whose inputs changed, and keeps the others from the one that stands."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING

from partnerbase.cache import as_line
from partnerbase.crew import Channel, Crew
from partnerbase.export import assets, collected, tabled
from partnerbase.known import Known
from partnerbase.link import Site
from partnerbase.memory import site_digest
from partnerbase.options import Options
from partnerbase.plan import FAMILIES
from partnerbase.plan.page import Parts, Planned
from partnerbase.plan.paths import data_path, table_path
from partnerbase.plan.records import FAMILY
from partnerbase.program import digest
from partnerbase.progress import Progress, Slice, Timings
from partnerbase.publish import Edition, Written
from partnerbase.reading import TAB
from partnerbase.render import Renderer
from partnerbase.search import Bundle, bundles
from partnerbase.shares import WORTH_A_FORK
from partnerbase.survey import Survey, linked
from partnerbase.templates import TemplateDigests
from partnerbase.whole import planned_again, row_of

if TYPE_CHECKING:
    from partnerbase.abstract import Key


class Production:
    """The files of a site in the making.

    Args:
        options: What to build.
        found: The content.
        edition: Where the files go.
        progress: Is told of the phases.
        known: What is known of the last build.
    """

    def __init__(self, options: Options, found: Survey, edition: Edition, progress: Progress, known: Known) -> None:
        """Begin without files."""
        self.files: list[Written] = []
        self.made: list[str] = []
        self._options, self._found, self._edition, self._progress = options, found, edition, progress
        self._known, self._made_of = known.memory.before.pages, known.digests
        self.digests: dict[Parts, str] = {}
        self._inputs: dict[str, str] = {}
        self._bundles: dict[str, list[str]] = {}
        self._renderer = Renderer(options.templates)

    def make(self, site: Site, day: date, pages: Sequence[Planned], crew: Crew, jobs: int) -> None:
        """Make every file of the site.

        Args:
            site: The linked records.
            day: The day for which the site is built.
            pages: The pages of the site.
            crew: The processes that hold records in full, if there are any.
            jobs: The number of processes to use, this one among them.
        """
        todo = self._todo(pages)
        if crew.members:
            shares = self._shares(todo, len(crew.members) + 1)
            for member in crew:
                member.send([day.isoformat(), as_line([*map(row_of, shares[member.number])])])
            self._collect(shares, crew)
        else:
            count = jobs if len(todo) >= WORTH_A_FORK else 1
            shares = [todo[number::count] for number in range(count)]
            with Crew.of(count - 1, lambda number, channel: self._hand_in(shares[number], channel)) as forked:
                self._collect(shares, forked)
        self._export(site)

    def as_member(self, channel: Channel) -> None:
        """Make the pages that the first process orders."""
        site = linked(self._found, drafts=self._options.drafts)
        day, rows = channel.receive()
        pages = planned_again(json.loads(rows), site, date.fromisoformat(day), self._found.coasts)
        self._hand_in([*pages], channel)

    def _todo(self, pages: Iterable[Planned]) -> list[Planned]:
        """Keep what was made of the same; gives the other pages."""
        templates, frame, own = TemplateDigests(self._options.templates).of, self._found.frame, self._found.library.own
        todo = []
        for page in pages:
            parts = frame, templates(page.template), page.inputs, own[page.about] if page.about else ""
            made_of = self.digests[parts] = self._made_of.get(parts) or digest(*parts)
            if not self._keep(page.path, made_of):
                todo.append(page)
        return todo

    def _shares(self, pages: Iterable[Planned], count: int) -> list[list[Planned]]:
        """Divide pages: those about a record go to who holds it in full, the others by families.

        This process has planned all pages, another one plans those families again that it is to make.
        """
        shares: list[list[Planned]] = [[] for _ in range(count)]
        holders = self._found.library.holders
        turns = {family: turn % count for turn, family in enumerate(FAMILIES, start=1)}
        for number, page in enumerate(pages):
            holder = holders.get(page.about, number % count) if page.about else turns[page.family]
            shares[holder].append(page)
        return shares

    def _hand_in(self, pages: Sequence[Planned], channel: Channel) -> None:
        """Make pages for another process, as long as that waits for them."""
        timings = Timings()
        written = takewhile(lambda _: not channel.is_alone(), self._put(pages, timings))
        files = [*written]
        channel.send(map(as_line, (timings.slices, files)))

    def _put(self, pages: Sequence[Planned], progress: Progress) -> Iterator[Written]:
        """Render pages and put them into the edition; a record whose pages are made is let go."""
        last: Key | None = None
        with progress.phase("render", len(pages)) as phase:
            for planned in pages:
                page = self._renderer.render(planned.make())
                yield self._edition.put(page.path, page.data)
                phase.advance()
                if last and last != planned.about:
                    self._found.library.forget(last)
                last = planned.about

    def _collect(self, shares: Sequence[Sequence[Planned]], crew: Crew) -> None:
        """Make the first share, and take the others from who made them."""
        self._take(self._put(shares[0], self._progress))
        for member in crew:
            share, result = shares[member.number], member.receive()
            if result is None:
                for page in share:
                    self._edition.drop(page.path)
                self._take(self._put(share, self._progress))
            else:
                slices, files = map(json.loads, result)
                self._take(Written(*file) for file in files)
                self._progress.join(Slice(*part) for part in slices)

    def _keep(self, path: str, inputs: str) -> bool:
        """Keep a file that was made of the same, if it still stands there; else it is to be made."""
        self._inputs[path] = inputs
        known = self._known.get(path)
        if not known or known[0] != inputs:
            return False
        kept = self._edition.keep(path)
        if kept is None or kept.sha256 != known[1]:
            return False
        self.files.append(kept)
        return True

    def _take(self, files: Iterable[Written]) -> None:
        for file in files:
            self.files.append(file)
            self.made.append(file.path)

    def _export(self, site: Site) -> None:
        """Make the data files whose records changed, and bring the assets."""
        for collection, keys in site.collections.items():
            made_of = digest(self._found.frame, *map(self._found.library.own.__getitem__, keys))
            kept = [self._keep(path(collection), made_of) for path in (data_path, table_path)]
            if not all(kept):
                self._export_data(site, collection, keys, kept)
        self._take([self._edition.put(asset.path, asset.data) for asset in assets(self._options.templates)])

    def _export_data(self, site: Site, collection: str, keys: Iterable["Key"], kept: Iterable[bool]) -> None:
        """Make those data files of a collection that were not kept."""
        data = [one.partition(TAB) for one in self._found.library.data(keys)]
        made = (
            collected(collection, (fields for fields, _, _ in data)),
            tabled(collection, (row for _, _, row in data), site.settings),
        )
        self._take(self._edition.put(page.path, page.data) for page, old in zip(made, kept, strict=True) if not old)

    def index(self, pages: Iterable[Planned], jobs: int) -> None:
        """Make the index of the search, for each language of which a page has changed.

        Args:
            pages: The pages of the site, which are all made.
            jobs: The number of processes that may run at once.
        """
        settings = self._found.settings
        if not (settings and settings.search):
            return
        records = {page.path for page in pages if page.family == FAMILY}
        todo = [bundle for bundle in bundles(settings.languages, self.files, records) if not self._keep_bundle(bundle)]
        if todo:
            from partnerbase.search.indexing import indexed  # noqa: PLC0415 - pages that are as they were are not read

            with self._progress.phase("index") as phase, self._edition.scratch() as folder:
                for bundle, files in indexed(todo, self._edition.where, folder, jobs):
                    made = [self._edition.put(path, data) for path, data in files]
                    self._bundles[bundle.folder][1:] = [site_digest(made)]
                    self._take(made)
                    phase.advance(len(bundle.pages))

    def _keep_bundle(self, bundle: Bundle) -> bool:
        """Keep the index of pages that are the same, if it still stands there whole."""
        inputs = bundle.inputs(self._found.frame)
        standing = (path for path in self._edition.standing if path.startswith(bundle.folder))
        kept = [file for path in standing if (file := self._edition.keep(path))]
        self._bundles[bundle.folder] = made = [inputs, site_digest(kept)]
        if self._known.get(bundle.folder) != made:
            return False
        self.files += kept
        return True

    def remember(self) -> dict[str, list[str]]:
        """Give what the next build is to know of the files."""
        pages = {file.path: [self._inputs[file.path], file.sha256] for file in self.files if file.path in self._inputs}
        return pages | self._bundles
