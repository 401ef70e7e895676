"""What a run remembers of earlier ones: the digests of files, abstracts and fragments of records, inputs of pages."""

import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from partnerbase.cache import Cache, folder_beside
from partnerbase.diagnostics import Diagnostic, Report, Severity
from partnerbase.files import Found, Signature, read_bytes
from partnerbase.program import digest, digest_of_bytes
from partnerbase.publish import Written

ABSTRACTS, FRAGMENTS, COASTS = "abstracts.jsonl", "fragments.jsonl", "coasts.jsonl"
STATE = "state-{}.jsonl"
MOST_STATES = 12
SETTLED = 2_000_000_000
"""Nanoseconds after which two changes of a file have different times on every file system."""
KNOWN_STATE = digest("state", "2")


@dataclass(slots=True)
class State:
    """What one command knows of its last run to one place.

    Args:
        files: The digest of each file of the content behind its signature; none for those that may change unseen.
        records: What each record is kept under, and the digest of what others see of it, by the path of its file.
        pages: The digest of the inputs of each page, with the SHA-256 of its bytes.
        whole: The digest of everything that the run depended on; empty where it must be done again in any case.
        outcome: How the run ended.
    """

    files: dict[str, tuple[Signature, str]] = field(default_factory=dict)
    records: dict[str, list[str]] = field(default_factory=dict)
    pages: dict[str, list[str]] = field(default_factory=dict)
    whole: str = ""
    outcome: list[Any] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build ended: what it told, how many pages the site has, and the digest of the site's files."""

    problems: tuple[Diagnostic, ...]
    levels: Mapping[str, str]
    pages: int
    site: str

    def row(self) -> list[Any]:
        """Give the outcome as plain data."""
        return [[problem.row() for problem in self.problems], dict(self.levels), self.pages, self.site]

    @classmethod
    def of_row(cls, row: list[Any]) -> Self | None:
        """Read what `row` gave; None where it is something else."""
        try:
            problems, levels, pages, site = row
            return cls(tuple(map(Diagnostic.of_row, problems)), levels, pages, site)
        except (TypeError, ValueError):
            return None

    def report(self) -> Report:
        """Give what it told."""
        report = Report({code: Severity(level) for code, level in self.levels.items()})
        report.extend(self.problems)
        return report


def site_digest(files: Iterable[Written]) -> str:
    """Give a digest of the paths and bytes of all files of a site."""
    return digest("\n".join(sorted(f"{file.path} {file.sha256}" for file in files)))


class Memory:
    """The caches of one command, and what it knows of its last run, be that an earlier process's or its own."""

    def __init__(self, content: Path, name: str, *, enabled: bool) -> None:
        """Open the caches.

        Args:
            content: The content folder, beside which they lie.
            name: What tells runs apart that have results of their own: the command, and where it writes to.
            enabled: Whether anything is kept at all.
        """
        self._folder = folder_beside(content) if enabled else None
        self.begin()
        self.abstracts = Cache(self._file(ABSTRACTS))
        self._fragments: Cache | None = None
        self._state = Cache(self._file(STATE.format(digest(name)[:16])))
        self.before = self._saved = _state(self._state.get(KNOWN_STATE))
        self._whole = ""

    def begin(self) -> None:
        """Begin a run."""
        self._started = time.time_ns()

    def _file(self, name: str) -> Path | None:
        return self._folder / name if self._folder else None

    @property
    def fragments(self) -> Cache:
        """The fragments, read when they are asked for."""
        if self._fragments is None:
            self._fragments = Cache(self._file(FRAGMENTS))
        return self._fragments

    def whole(self, name: str) -> Any:  # noqa: ANN401 - what was kept
        """Give what was found out of the site as a whole, by the digest of all that records show of themselves."""
        self._whole = name
        return self._state.get(name)

    def keep_whole(self, name: str, value: Any) -> None:  # noqa: ANN401 - whatever JSON can hold
        """Keep what was found out of the site as a whole, in the place of what is there."""
        self._whole = name
        self._state.put(name, value)

    def coasts(self, name: str) -> Any:  # noqa: ANN401 - what was kept
        """Give the outlines of the land, by the digest of what they were made of."""
        return self._coasts.get(name)

    def keep_coasts(self, name: str, value: Any) -> None:  # noqa: ANN401 - whatever JSON can hold
        """Keep the outlines of the land, in the place of those that are there."""
        self._coasts.put(name, value)
        self._coasts.save({name}, anew=True)

    @cached_property
    def _coasts(self) -> Cache:
        return Cache(self._file(COASTS))

    def digests(self, root: Path, files: Iterable[Found]) -> dict[str, str]:
        """Give the digests of files by path, where they can be read; those that may have changed are read."""
        found: dict[str, str] = {}
        known = self.before.files
        for file in files:
            signature, name = known.get(file.path, ((), ""))
            if signature != file.signature:
                data = read_bytes(root, file.path, Report())
                if data is None:
                    continue
                name = digest_of_bytes(data)
            found[file.path] = name
        return found

    def is_settled(self, found: Found) -> bool:
        """Whether a later change of a file would show in its signature."""
        _, modified, changed, _ = found.signature
        return max(modified, changed) < self._started - SETTLED

    def settle(self, files: Mapping[str, Found], digests: Mapping[str, str]) -> None:
        """Know by their signatures files that were too new for that at the last run, and are not any more."""
        known = self.before.files
        new = [found for path, found in files.items() if path not in known or known[path][0] != found.signature]
        if settled := {file.path: (file.signature, digests[file.path]) for file in new if self.is_settled(file)}:
            self.before = replace(self.before, files={**known, **settled})

    def remember(self, state: State) -> None:
        """Know what a run found out, until `save` keeps it for other processes."""
        self.before = state

    def save(self) -> None:
        """Keep what is known of the last run; of a record whose abstract is kept, its fragment as well."""
        state = self.before
        if state is self._saved:
            return
        names = {name for name, _ in state.records.values()}
        self.abstracts.save(names)
        if self._fragments is not None:
            self._fragments.save(names)
        if state != self._saved:
            self._state.put(KNOWN_STATE, [state.files, state.records, state.pages, state.whole, state.outcome])
            others = frozenset() if state.outcome else self._state.keys
            self._state.save({KNOWN_STATE, self._whole, *others}, anew=True)
            self._forget_oldest()
        self._saved = state

    def _forget_oldest(self) -> None:
        """Remove the states of places that have not been written to for long."""
        if self._folder:
            with suppress(OSError):
                states = sorted(self._folder.glob(STATE.format("*")), key=lambda path: -path.stat().st_mtime_ns)
                for path in states[MOST_STATES:]:
                    path.unlink()


def _state(value: Any) -> State:  # noqa: ANN401 - what a cache holds
    try:
        files, records, pages, whole, outcome = value
    except (TypeError, ValueError):
        return State()
    if not all(isinstance(part, Mapping) for part in (files, records, pages)):
        return State()
    known = {path: (tuple(signature), name) for path, (signature, name) in files.items()}
    return State(known, dict(records), dict(pages), str(whole), list(outcome))
