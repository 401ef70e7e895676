"""What was found out of a site as a whole: it holds as long as no record shows anything else of itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Self

from partnerbase.abstract import Abstract, Key
from partnerbase.derive import derive
from partnerbase.derive.atlas import Coasts
from partnerbase.diagnostics import Diagnostic
from partnerbase.link import Backlink, Read, Site
from partnerbase.plan import ABOUT_RECORDS, Page, PagePlan, Planned, Planner, plan, plan_family
from partnerbase.settings import Settings

ROW = 5


@dataclass(frozen=True, slots=True)
class Whole:
    """A site without errors, so far as abstracts tell of it: plain data that fits into JSON.

    Args:
        day: The day that it was checked for.
        problems: What the checks told.
        told_in: The digest of each file of a record in which they told something, by path: the place of it is there.
        pages: Its pages in order: path, template, the record that it is about, its family, the digest of its inputs.
        backlinks: What points to each record, as texts.
    """

    day: str
    problems: list[list[Any]]
    told_in: dict[str, str]
    pages: list[list[str]]
    backlinks: dict[str, str]

    def row(self) -> list[Any]:
        """Give it as plain data."""
        return [self.day, self.problems, self.told_in, self.pages, self.backlinks]

    @classmethod
    def of_row(cls, row: Any) -> Self | None:  # noqa: ANN401 - what a cache holds
        """Read what `row` gave; None where it is something else."""
        return cls(*row) if isinstance(row, list) and len(row) == ROW else None

    @property
    def today(self) -> date:
        """The day that it was checked for."""
        return date.fromisoformat(self.day)

    def holds(self, files: Mapping[str, str]) -> bool:
        """Whether what the checks told stands where it stood, told of the digests of files by path."""
        return all(files.get(path) == known for path, known in self.told_in.items())

    def told(self) -> Iterator[Diagnostic]:
        """Give what the checks told."""
        return map(Diagnostic.of_row, self.problems)

    @classmethod
    def of(
        cls, site: Site, day: date, problems: Sequence[Diagnostic], files: Mapping[str, str], pages: Iterable[Planned]
    ) -> Self:
        """Take what is to be kept of a site, with the digests of its files by path."""
        rows = [*map(row_of, pages)]
        told = [problem.row() for problem in problems]
        told_in = {path: files[path] for path in (problem.span.path for problem in problems) if path in files}
        backlinks = {"/".join(key): _text(found) for key, found in site.backlinks.items()}
        return cls(day.isoformat(), told, told_in, rows, backlinks)

    def site(self, abstracts: Mapping[Key, Abstract], settings: Settings, read: Read) -> Site:
        """Give the site again.

        Args:
            abstracts: The abstracts of all records, of which only those are read that somebody asks for.
            settings: The site's settings.
            read: Gives a record in full.
        """
        keys = dict.fromkeys(_key(about) for _, _, about, _, _ in self.pages if about)
        return Site(settings, Members(keys, abstracts), Backlinks(self.backlinks), read)

    def planned(self, site: Site, coasts: Coasts) -> Iterator[Planned]:
        """Plan its pages again."""
        return planned_again(self.pages, site, self.today, coasts)


def planned(site: Site, day: date, coasts: Coasts) -> list[Planned]:
    """Plan the pages of a site."""
    return list(plan(site, derive(site, day, coasts)))


def row_of(page: Planned) -> list[str]:
    """Give the plan of a page as plain data, for `planned_again`."""
    return [page.path, page.template, "/".join(page.about or ()), page.family, page.inputs]


def planned_again(rows: Iterable[Sequence[str]], site: Site, day: date, coasts: Coasts) -> Iterator[Planned]:
    """Plan some pages of a site that was planned before, here or in another process."""
    plans = _Plans(site, day, coasts)
    return (plans.planned(*row) for row in rows)


class _Plans:
    """The plans of the pages of a site that was planned before."""

    def __init__(self, site: Site, day: date, coasts: Coasts) -> None:
        """Plan nothing yet."""
        self.facts = derive(site, day, coasts)
        self._families: dict[str, Mapping[str, Planned]] = {}

    @cached_property
    def planner(self) -> Planner:
        """Plans the pages of records, one at a time."""
        return Planner(self.facts.site, self.facts)

    def family(self, name: str) -> Mapping[str, Planned]:
        """Give the pages of a family by path, planned at once: those that are about no record are about all of them."""
        if name not in self._families:
            self._families[name] = {planned.path: planned for planned in plan_family(self.planner, name)}
        return self._families[name]

    def planned(self, path: str, template: str, about: str, family: str, inputs: str) -> Planned:
        """Plan a page."""
        key = _key(about) if about else None

        def make() -> PagePlan | Page:
            return ABOUT_RECORDS[family](self.planner, key, path) if key else self.family(family)[path].make()

        return Planned(path, template, inputs, make, key, family)


class Members(Mapping[Key, Abstract]):
    """The abstracts of the records of a site, sorted by key."""

    def __init__(self, keys: Mapping[Key, object], abstracts: Mapping[Key, Abstract]) -> None:
        """Keep the keys of the site's own records, among those of all abstracts."""
        self._keys, self._abstracts = keys, abstracts

    def __getitem__(self, key: Key) -> Abstract:
        """Give an abstract."""
        if key not in self._keys:
            raise KeyError(key)
        return self._abstracts[key]

    def __contains__(self, key: object) -> bool:
        """Whether there is such a record."""
        return key in self._keys

    def __iter__(self) -> Iterator[Key]:
        """Give the keys in order."""
        return iter(self._keys)

    def __len__(self) -> int:
        """Count the records."""
        return len(self._keys)


class Backlinks(Mapping[Key, Sequence[Backlink]]):
    """What points to each record, read when somebody asks for it."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Keep the texts."""
        self._texts = texts

    def __getitem__(self, key: Key) -> Sequence[Backlink]:
        """Give what points to a record."""
        lines = self._texts["/".join(key)].split("\n")
        return [Backlink(_key(source), field) for source, _, field in (line.partition(" ") for line in lines)]

    def __iter__(self) -> Iterator[Key]:
        """Give the keys of records to which anything points."""
        return map(_key, self._texts)

    def __len__(self) -> int:
        """Count those records."""
        return len(self._texts)


def _text(backlinks: Iterable[Backlink]) -> str:
    return "\n".join(f"{'/'.join(key)} {field}" for key, field in backlinks)


def _key(text: str) -> Key:
    collection, _, slug = text.partition("/")
    return collection, slug
