"""Resolves references and wiki links, and turns them round: from each record to those that point to it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from partnerbase import markdown
from partnerbase.diagnostics import Report, did_you_mean, quoted
from partnerbase.load import Content
from partnerbase.load.document import Text
from partnerbase.load.yaml_subset import Loc
from partnerbase.markdown import MOST_PER_TEXT, Body, WikiLink
from partnerbase.records import COLLECTIONS
from partnerbase.records.base import Record
from partnerbase.settings import Settings
from partnerbase.validate import Entry
from partnerbase.values.base import find
from partnerbase.values.reference import PLACES, Ref

R = TypeVar("R", bound=Record)
Key = tuple[str, str]
Facts = Mapping[str, Any]
"""What the rules need to know of one record, by name, as plain data."""
IN_TEXT = "text"
MOST_COMPARISONS = 200_000
# The level of a text's highest headings: on pages of prose the title stands above them, else the section's as well.
PROSE, TOP_OF_PROSE, TOP_OF_TEXT = "pages", 2, 3


@dataclass(frozen=True, slots=True, order=True)
class Backlink:
    """A record that points here: its key, and the top-level field, or `text`, through which it does."""

    key: Key
    field: str


@dataclass(frozen=True)
class Site:
    """All published records with their links resolved.

    `bodies` holds the texts of each record by language; `backlinks` are sorted and without repeats; `known` holds the
    facts of all records by their name.
    """

    settings: Settings
    entries: Mapping[str, Mapping[str, Entry[Record]]]
    bodies: Mapping[Key, Mapping[str, Body]]
    backlinks: Mapping[Key, tuple[Backlink, ...]]
    known: Mapping[str, Mapping[Key, Any]]

    def find(self, ref: Ref) -> Entry[Record] | None:
        """Give the record that a reference points to; None where it is not in the site."""
        for collection in ref.collections or tuple(self.entries):
            if entry := self.entries[collection].get(ref.slug):
                return entry
        return None

    def get(self, ref: Ref) -> Entry[Record]:
        """Give the record that a resolved reference points to."""
        entry = self.find(ref)
        if entry is None:
            raise LookupError(str(ref))
        return entry

    def key(self, ref: Ref) -> Key:
        """Give the key of the record that a resolved reference points to."""
        for collection in ref.collections or tuple(self.entries):
            if ref.slug in self.entries[collection]:
                return collection, ref.slug
        raise LookupError(str(ref))

    def facts(self, name: str) -> Mapping[Key, Any]:
        """Give the facts of one name, sorted by the keys of the records that have them."""
        return self.known.get(name, {})

    def at(self, key: Key) -> Entry[Record]:
        """Give the record of a key."""
        return self.entries[key[0]][key[1]]

    def all(self, record_type: type[R]) -> tuple[Entry[R], ...]:
        """Give the records of one type by slug."""
        return tuple(self.entries[record_type.collection].values())  # type: ignore[arg-type]

    def __iter__(self) -> Iterator[Entry[Record]]:
        """Give all records, by collection and slug."""
        for entries in self.entries.values():
            yield from entries.values()


def references(value: object) -> Iterator[tuple[Loc, Ref]]:
    """Give every reference within a value, with the path of the field that holds it."""
    return find(value, _is_reference)


def _is_reference(kind: type) -> bool:
    return kind is Ref


def link(  # noqa: PLR0913 - what is linked, with what, and where problems go
    entries: Iterable[Entry[Record]],
    content: Content,
    settings: Settings,
    report: Report,
    *,
    drafts: bool,
    facts: Callable[[Entry[Record]], Facts],
) -> Site:
    """Resolve everything that points to a record.

    Args:
        entries: The valid records.
        content: All documents: a reference to a record that is itself invalid is no second problem.
        settings: The site's settings.
        report: Takes `dangling-reference`, `ambiguous-reference`, `draft-reference`, `duplicate-slug`, and what is
            wrong with the bodies.
        drafts: Whether drafts belong to the site; they are checked in any case.
        facts: Tells what the rules need to know of a record.
    """
    linker = _Linker(list(entries), content, report, drafts=drafts)
    bodies = {entry.key: linker.bodies(entry) for entry in linker.entries}
    links = {entry.key: linker.links(entry, bodies[entry.key]) for entry in linker.entries}
    for draft in linker.left_out:
        linker.links(draft, linker.bodies(draft))
    published = {
        collection: {entry.slug: entry for entry in linker.entries if entry.collection == collection}
        for collection in COLLECTIONS
    }
    return Site(settings, published, bodies, _reversed(links), _by_name(linker.entries, facts))


def _by_name(entries: Iterable[Entry[Record]], facts: Callable[[Entry[Record]], Facts]) -> dict[str, dict[Key, Any]]:
    """Sort the facts of records into one mapping for each name; the entries come sorted by key."""
    known: dict[str, dict[Key, Any]] = {}
    for entry in entries:
        for name, fact in facts(entry).items():
            known.setdefault(name, {})[entry.key] = fact
    return known


def _reversed(links: Mapping[Key, Iterable[tuple[str, Key]]]) -> dict[Key, tuple[Backlink, ...]]:
    found: dict[Key, set[Backlink]] = {}
    for source, targets in links.items():
        for name, target in targets:
            if target != source:
                found.setdefault(target, set()).add(Backlink(source, name))
    return {key: tuple(sorted(backlinks)) for key, backlinks in found.items()}


@dataclass
class _Linker:
    """The records known to exist, and the report."""

    all_entries: list[Entry[Record]]
    content: Content
    report: Report
    drafts: bool = field(kw_only=True)

    def __post_init__(self) -> None:
        self.entries = sorted(
            (entry for entry in self.all_entries if self.drafts or not entry.record.draft), key=lambda entry: entry.key
        )
        self.published = {entry.key for entry in self.entries}
        self.left_out = [entry for entry in self.all_entries if entry.key not in self.published]
        self.known = {(document.collection, document.slug) for document in self.content.documents}
        self.hidden = {entry.key for entry in self.left_out}
        self.comparisons = 0
        self._unique_places()

    def _unique_places(self) -> None:
        first, *others = PLACES
        for document in self.content.documents:
            if document.collection in others and (first, document.slug) in self.known:
                hint = "name one of the two otherwise: cities and regions share their slugs"
                message = f"a city has the slug {quoted(document.slug)} as well"
                self.report.add(document.problem("duplicate-slug", message, hint))

    def bodies(self, entry: Entry[Record]) -> dict[str, Body]:
        """Read the bodies of a record, and report what they must not hold."""
        top = TOP_OF_PROSE if entry.collection == PROSE else TOP_OF_TEXT
        bodies = {language: markdown.read(body, top) for language, body in entry.document.bodies.items()}
        for body in bodies.values():
            self.report.extend(body.problems)
        return bodies

    def links(self, entry: Entry[Record], bodies: Mapping[str, Body]) -> list[tuple[str, Key]]:
        """Give what a record points to, by field; what points to nothing is reported."""
        found: list[tuple[str, Key]] = []
        told = 0
        for at, ref in references(entry.record):
            if told < MOST_PER_TEXT and (wrong := self._wrong(ref, entry)):
                self.report.add(entry.document.problem(*wrong, at=at))
                told += 1
            else:
                found.extend((str(at[0]), key) for key in self._targets(ref))
        for language, body in entry.document.bodies.items():
            found.extend((IN_TEXT, key) for key in self._links_in(entry, body, bodies[language].links))
        return found

    def _links_in(self, entry: Entry[Record], body: Text, links: Iterable[WikiLink]) -> Iterator[Key]:
        told = 0
        for text, line, column in links:
            ref = Ref.parse(text)
            if told < MOST_PER_TEXT and (wrong := self._wrong(ref, entry)):
                self.report.add(body.problem(*wrong, line=line, column=column))
                told += 1
            else:
                yield from self._targets(ref)

    def _targets(self, ref: Ref) -> list[Key]:
        keys = ((collection, ref.slug) for collection in ref.collections or COLLECTIONS)
        return [key for key in keys if key in self.published]

    def _wrong(self, ref: Ref, source: Entry[Record]) -> tuple[str, str, str] | None:
        """Give code, message and hint for a reference that does not lead to one record; drafts may name drafts."""
        collections = ref.collections or tuple(COLLECTIONS)
        if unknown := [name for name in collections if name not in COLLECTIONS]:
            hint = did_you_mean(unknown[0], COLLECTIONS) or f"the collections are {', '.join(COLLECTIONS)}"
            return "dangling-reference", f"no collection {quoted(unknown[0])}", hint
        keys = [(collection, ref.slug) for collection in collections]
        found = [key for key in keys if key in self.known]
        if not found and not self.content.unreadable.isdisjoint(keys):
            return None
        if not found:
            noun = _noun(ref.collections)
            hint = self._suggestion(ref, collections) or f"write the {noun}, or mend the slug"
            return "dangling-reference", f"no {noun} {quoted(ref.slug)}", hint
        if len(found) > 1:
            hint = f"write {' or '.join('/'.join(key) for key in found)}"
            return "ambiguous-reference", f"{quoted(ref.slug)} may mean several records", hint
        if found[0] in self.hidden and not source.record.draft:
            hint = "publish the draft as well, or leave the reference out"
            return "draft-reference", f"{quoted(ref.slug)} is a draft", hint
        return None

    def _suggestion(self, ref: Ref, collections: Sequence[str]) -> str:
        """Suggest a slug, until so many were compared in all that an editor would wait."""
        if self.comparisons > MOST_COMPARISONS:
            return ""
        slugs = sorted(slug for collection, slug in self.known if collection in collections)
        self.comparisons += len(slugs)
        return did_you_mean(ref.slug, slugs)


def _noun(collections: Sequence[str]) -> str:
    if not collections:
        return "record"
    nouns = ["place"] if set(PLACES) <= set(collections) else []
    nouns += [COLLECTIONS[name].noun for name in collections if not nouns or name not in PLACES]
    return f"{', '.join(nouns[:-1])} or {nouns[-1]}" if len(nouns) > 1 else nouns[0]
