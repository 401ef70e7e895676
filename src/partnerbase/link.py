"""Resolves what points to a record, and turns it round: from each record to those that point to it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from partnerbase.abstract import Abstract, Key, Pointer, pointed
from partnerbase.diagnostics import Diagnostic, did_you_mean, quoted
from partnerbase.load import Document, Text
from partnerbase.load.yaml_subset import Loc
from partnerbase.markdown import MOST_PER_TEXT, Body
from partnerbase.records import COLLECTIONS
from partnerbase.records.base import Record
from partnerbase.records.partnership import Partnership
from partnerbase.settings import Settings
from partnerbase.validate import Entry
from partnerbase.values.base import find
from partnerbase.values.reference import PLACES, Ref

__all__ = ["Backlink", "Key", "Read", "Reading", "Site", "link", "problems", "references"]

IN_TEXT = "text"
PROSE = "pages"
"""The collection of pages of prose."""
MOST_COMPARISONS = 200_000
Wrong = tuple[str, str, str]
"""Code, message and hint."""


class Backlink(NamedTuple):
    """A record that points here: its key, and the top-level field, or `text`, through which it does."""

    key: Key
    field: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A record in full: its document, and where its fields are valid, the record with its texts by language."""

    abstract: Abstract
    document: Document
    entry: Entry[Record] | None = None
    bodies: Mapping[str, Body] = field(default_factory=dict)


Read = Callable[[Key], Reading]
"""Gives a record in full, read again where need be."""


@dataclass(frozen=True)
class Site:
    """All published records with their links resolved.

    `abstracts` are sorted by key, `backlinks` by key and field, without repeats. `read` gives a record in full, which
    takes time: what concerns many records is found in their abstracts.
    """

    settings: Settings
    abstracts: Mapping[Key, Abstract]
    backlinks: Mapping[Key, Sequence[Backlink]]
    read: Read

    def __iter__(self) -> Iterator[Abstract]:
        """Give the abstracts of all records, by collection and slug."""
        return iter(self.abstracts.values())

    @cached_property
    def collections(self) -> Mapping[str, tuple[Key, ...]]:
        """The keys of every collection, by slug."""
        keys: dict[str, list[Key]] = {collection: [] for collection in COLLECTIONS}
        for key in self.abstracts:
            keys[key[0]].append(key)
        return {collection: tuple(found) for collection, found in keys.items()}

    def at(self, key: Key) -> Entry[Record]:
        """Give a record in full."""
        entry = self.read(key).entry
        assert entry is not None  # noqa: S101 - a site has valid records alone
        return entry

    def key(self, ref: Ref) -> Key:
        """Give the key of the record that a resolved reference points to."""
        return resolved(ref.collections, ref.slug, self.abstracts)

    def follow(self, pointer: Pointer) -> Key:
        """Give the key of the record that a resolved pointer leads to."""
        collections, _, slug = pointer.partition("/")
        return resolved(collections.split("|") if collections else (), slug, self.abstracts)

    def parts(self, key: Key) -> tuple[tuple[Key, ...], ...]:
        """Give what a name is composed of: the sides of a partnership; subject, indicator, counterpart of a figure."""
        return tuple(tuple(map(self.follow, part)) for part in self.abstracts[key].parts)

    def members(self, key: Key) -> tuple[Key, ...]:
        """Give the partners of all sides of a partnership, each once; no other record has any."""
        sides = self.parts(key) if key[0] == Partnership.collection else ()
        return tuple(dict.fromkeys(member for side in sides for member in side))

    def kind(self, key: Key) -> str | None:
        """Give the kind of a record, None where it has none."""
        if key not in self._kinds:
            self._kinds[key] = self.abstracts[key].own().get("kind")
        return self._kinds[key]

    def targets(self, key: Key) -> tuple[tuple[str, Key], ...]:
        """Give what a record points to, by field, without repeats."""
        found: dict[tuple[str, Key], None] = {}
        for name, pointer in self.abstracts[key].points:
            if pointer not in self._ways:
                self._ways[pointer] = _candidates(pointed(pointer), self.abstracts)
            for target in self._ways[pointer]:
                found[name, target] = None
        return tuple(found)

    @cached_property
    def _kinds(self) -> dict[Key, str | None]:
        return {}

    @cached_property
    def _ways(self) -> dict[Pointer, tuple[Key, ...]]:
        return {}

    def pointing(self, key: Key, field: str = "") -> tuple[Key, ...]:
        """Give the records that point to a record, each once; where a field is named, those that do through it."""
        links = self.backlinks.get(key, ())
        return tuple(dict.fromkeys(link.key for link in links if not field or link.field == field))

    def facts(self, rule: str) -> Mapping[Key, Any]:
        """Give what a rule knows of each record, by key, without those of which it has nothing to know."""
        return self._facts.get(rule, {})

    @cached_property
    def _facts(self) -> Mapping[str, Mapping[Key, Any]]:
        found: dict[str, dict[Key, Any]] = {}
        for key, abstract in self.abstracts.items():
            for rule, facts in (abstract.facts or {}).items():
                found.setdefault(rule, {})[key] = facts
        return found


def resolved(collections: Sequence[str], slug: str, known: Mapping[Key, object]) -> Key:
    """Give the key that a reference means.

    Raises:
        LookupError: It means none.
    """
    for collection in collections or COLLECTIONS:
        if (key := (collection, slug)) in known:
            return key
    raise LookupError(slug)


def references(value: object) -> Iterator[tuple[Loc, Ref]]:
    """Give every reference within a value, with the path of the field that holds it."""
    return find(value, _is_reference)


def _is_reference(kind: type) -> bool:
    return kind is Ref


def link(abstracts: Iterable[Abstract], settings: Settings, read: Read, *, drafts: bool) -> Site:
    """Resolve everything that points to a record; what points to nothing is passed over.

    Args:
        abstracts: Those of all records, also of invalid ones.
        settings: The site's settings.
        read: Gives a record in full.
        drafts: Whether drafts belong to the site.
    """
    members = (abstract for abstract in abstracts if abstract.is_valid and (drafts or not abstract.is_draft))
    published = {abstract.key: abstract for abstract in sorted(members, key=lambda abstract: abstract.key)}
    backlinks: dict[Key, list[Backlink]] = {}
    site = Site(settings, published, backlinks, read)
    for key in published:
        for name, target in site.targets(key):
            if target != key:
                backlinks.setdefault(target, []).append(Backlink(key, name))
    return site


def _candidates(ref: Ref, known: Mapping[Key, object]) -> tuple[Key, ...]:
    keys = ((collection, ref.slug) for collection in ref.collections or COLLECTIONS)
    return tuple(key for key in keys if key in known)


def problems(
    abstracts: Sequence[Abstract], misnamed: frozenset[Key], read: Read, *, drafts: bool
) -> Iterator[Diagnostic]:
    """Tell what points to no record, or to more than one: drafts are checked in any case.

    Args:
        abstracts: Those of all records: a reference to a record that is itself invalid is no second problem.
        misnamed: The keys of records whose files lie in wrong places: neither is a reference to one of those.
        read: Gives a record in full, to tell the place of what is wrong.
        drafts: Whether drafts belong to the site.

    Yields:
        `dangling-reference`, `ambiguous-reference`, `draft-reference`, `duplicate-slug`.
    """
    checker = _Checker({abstract.key: abstract for abstract in abstracts}, misnamed, drafts=drafts)
    yield from _same_places(checker.known, read)
    pointers = {pointer for abstract in abstracts for _, pointer in abstract.points}
    suspects = {pointer for pointer in pointers if checker.wrong(pointed(pointer), is_from_draft=False)}
    for abstract in abstracts if suspects else ():
        if any(pointer in suspects for _, pointer in abstract.points):
            yield from checker.told(read(abstract.key))


def _same_places(known: Mapping[Key, Abstract], read: Read) -> Iterator[Diagnostic]:
    first, *others = PLACES
    for collection, slug in known:
        if collection in others and (first, slug) in known:
            hint = "name one of the two otherwise: cities and regions share their slugs"
            message = f"a city has the slug {quoted(slug)} as well"
            yield read((collection, slug)).document.problem("duplicate-slug", message, hint)


@dataclass
class _Checker:
    """The records known to exist."""

    known: Mapping[Key, Abstract]
    misnamed: frozenset[Key]
    drafts: bool = field(kw_only=True)

    def __post_init__(self) -> None:
        self.comparisons = 0
        self.checked: dict[tuple[Ref, bool], Wrong | None] = {}

    def told(self, reading: Reading) -> Iterator[Diagnostic]:
        """Tell what is wrong in a record, at its place."""
        entry = reading.entry
        assert entry is not None  # noqa: S101 - only a valid record points anywhere
        told = 0
        for at, ref in references(entry.record):
            if told < MOST_PER_TEXT and (wrong := self.wrong(ref, is_from_draft=reading.abstract.is_draft)):
                yield entry.document.problem(*wrong, at=at)
                told += 1
        for language, body in entry.document.bodies.items():
            yield from self._told_in(reading.bodies[language], body, is_from_draft=reading.abstract.is_draft)

    def _told_in(self, body: Body, text: Text, *, is_from_draft: bool) -> Iterator[Diagnostic]:
        told = 0
        for slug, line, column in body.links:
            if told < MOST_PER_TEXT and (wrong := self.wrong(Ref.parse(slug), is_from_draft=is_from_draft)):
                yield text.problem(*wrong, line=line, column=column)
                told += 1

    def wrong(self, ref: Ref, *, is_from_draft: bool) -> Wrong | None:
        """Tell why a reference does not lead to one record; drafts may name drafts."""
        asked = ref, is_from_draft
        if asked not in self.checked:
            self.checked[asked] = self._wrong(ref, is_from_draft=is_from_draft)
        return self.checked[asked]

    def _wrong(self, ref: Ref, *, is_from_draft: bool) -> Wrong | None:
        collections = ref.collections or tuple(COLLECTIONS)
        if unknown := [name for name in collections if name not in COLLECTIONS]:
            hint = did_you_mean(unknown[0], COLLECTIONS) or f"the collections are {', '.join(COLLECTIONS)}"
            return "dangling-reference", f"no collection {quoted(unknown[0])}", hint
        keys = [(collection, ref.slug) for collection in collections]
        found = [key for key in keys if key in self.known]
        if not found and not self.misnamed.isdisjoint(keys):
            return None
        if not found:
            noun = _noun(ref.collections)
            hint = self._suggestion(ref, collections) or f"write the {noun}, or mend the slug"
            return "dangling-reference", f"no {noun} {quoted(ref.slug)}", hint
        if len(found) > 1:
            hint = f"write {' or '.join('/'.join(key) for key in found)}"
            return "ambiguous-reference", f"{quoted(ref.slug)} may mean several records", hint
        target = self.known[found[0]]
        if target.is_valid and target.is_draft and not (self.drafts or is_from_draft):
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
