"""All records of a content folder: their abstracts, and each in full when it is asked for."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from partnerbase.abstract import Abstract, Key
from partnerbase.cache import as_line
from partnerbase.files import ContentChangedError
from partnerbase.link import Reading
from partnerbase.load import Bundle, Shelf
from partnerbase.memory import Memory
from partnerbase.reading import Fragment, Reader, data_in, files_digest, texts_in

Told = tuple[str, str]
"""What is told of a record: a line with its abstract and the digests of its files, and its fragment."""


class Library(Mapping[Key, Abstract]):
    """The records of a content folder: a mapping of their abstracts, each of which is read when it is asked for.

    Args:
        reader: Reads one of them.
        shelf: Their files.
        memory: What is known of them from earlier runs.

    `files` are the digests of the files that were read, `holders` the numbers of the processes that hold a record.
    """

    def __init__(self, reader: Reader, shelf: Shelf, memory: Memory) -> None:
        """Know none yet."""
        self.reader, self.memory = reader, memory
        self.bundles = {bundle.key: bundle for bundle in shelf.bundles}
        self.files: dict[str, str] = {}
        self.holders: dict[Key, int] = {}
        self._known: dict[Key, str] = {}
        self._own: dict[Key, str] = {}
        self._abstracts: dict[Key, Abstract] = {}
        self._fragments: dict[Key, Fragment] = {}
        self._data: dict[Key, str] = {}
        self._readings: dict[Key, Reading] = {}
        self._unread, self._learned = set(self.bundles), set[Key]()
        self._shared: dict[str, list[str]] = {bundle.own.path: [] for bundle in shelf.bundles}

    @property
    def abstracts(self) -> list[Abstract]:
        """The abstracts of all records, by the path of their files."""
        return [self[key] for key in self.bundles]

    def __getitem__(self, key: Key) -> Abstract:
        """Give the abstract of a record."""
        if key not in self._abstracts:
            row = self.memory.abstracts.get(self._known[key])
            abstract = Abstract.of_row(row[0]) if row is not None else self.read(key).abstract
            self._abstracts[key] = abstract
        return self._abstracts[key]

    def __iter__(self) -> Iterator[Key]:
        """Give the keys of all records."""
        return iter(self.bundles)

    def __len__(self) -> int:
        """Count the records."""
        return len(self.bundles)

    def recall(self, digests: Mapping[str, str]) -> list[Bundle]:
        """Note which abstracts are known, and give the records that are to be read.

        Args:
            digests: Those of all files by path; without those of a record's files it is read.
        """
        self.holders.clear()
        for path in {path for path, _ in self.files.items() ^ digests.items()}:
            self.files.pop(path, None)
            if bundle := self._by_path.get(path):
                self._drop(bundle.key)
        for key in self._unread & self._known.keys():
            self._drop(key)
        unread = [bundle for key, bundle in self.bundles.items() if key in self._unread]
        return [bundle for bundle in unread if not self._recalled(bundle, digests)]

    @cached_property
    def _by_path(self) -> dict[str, Bundle]:
        return {path: bundle for bundle in self.bundles.values() for path in bundle.paths}

    def _recalled(self, bundle: Bundle, digests: Mapping[str, str]) -> bool:
        files = [digests[path] for path in bundle.paths if path in digests]
        if self.memory.abstracts.is_empty or len(files) < len(bundle.paths):
            return False
        own = files_digest(bundle, files)
        name = self.reader.digest_of(own)
        if name not in self.memory.abstracts:
            return False
        self._know(bundle.key, name, own)
        self._note(bundle, files)
        return True

    def _know(self, key: Key, name: str, own: str) -> None:
        """Know what a record is kept under, and the digest of its files; one that could not be read is read again."""
        self._known[key], self._own[key] = name, own
        self._learned.add(key)
        if name:
            self._unread.discard(key)

    def _drop(self, key: Key) -> None:
        """Know nothing more of a record."""
        for kept in (self._known, self._own, self._abstracts, self._fragments, self._data, self._readings):
            kept.pop(key, None)
        self._unread.add(key)

    def _note(self, bundle: Bundle, files: Sequence[str]) -> None:
        if files:
            self.files.update(zip(bundle.paths, files, strict=True))

    @property
    def own(self) -> Mapping[Key, str]:
        """The digest of each record's files."""
        return self._own

    def shared(self) -> dict[str, list[str]]:
        """Give what each record is kept under, and the digest of what others see of it, by the path of its file."""
        for key in self._learned:
            path, name = self.bundles[key].own.path, self._known[key]
            before = self.memory.before.records.get(path)
            self._shared[path] = before if before and before[0] == name else [name, self[key].shared]
        self._learned.clear()
        return dict(self._shared)

    def read_now(self, bundles: Sequence[Bundle]) -> list[Told]:
        """Read some records, keep them for their pages, and give what others need to know of them."""
        read = self.reader.read_all(bundles)
        for reading, files in read:
            self._readings[reading.abstract.key] = reading
            self._learn(reading.abstract, files)
        lines = [as_line([reading.abstract.row(), files]) for reading, files in read]
        fragments = [self.reader.fragment(reading) for reading, _ in read]
        return list(zip(lines, fragments, strict=True))

    def _learn(self, abstract: Abstract, files: Sequence[str]) -> None:
        key = abstract.key
        self._abstracts[key] = abstract
        self._know(key, abstract.digest, abstract.files)
        self._note(self.bundles[key], files)

    def note(self, bundle: Bundle, line: str) -> None:
        """Take the abstract of a record that another process has read."""
        if bundle.key not in self._abstracts:
            row, files = json.loads(line)
            self._learn(Abstract.of_row(row), files)

    def learn(self, bundle: Bundle, told: Told) -> None:
        """Take what was read of a record, and keep it for later runs."""
        line, fragment = told
        self.note(bundle, line)
        name = self._known[bundle.key]
        if fragment:
            self._fragments[bundle.key] = fragment
        if name:
            self.memory.abstracts.put_line(name, line)
            if fragment:
                self.memory.fragments.put_line(name, fragment)

    def read(self, key: Key) -> Reading:
        """Give a record in full.

        Raises:
            ContentChangedError: Its files are no longer what the abstract was made of.
        """
        if key not in self._readings:
            name, known = self._known[key], self._known_fragment(key)
            reading, _ = self.reader.read(self.bundles[key], texts_in(known) if known else None)
            if reading.abstract.digest != name:
                raise ContentChangedError
            self._readings[key] = reading
        return self._readings[key]

    def data(self, keys: Iterable[Key]) -> Iterable[str]:
        """Give the data of records; what a check did not need is kept for later runs."""
        for key in keys:
            if key not in self._data and (known := self._known_fragment(key) or self._made_fragment(key)):
                self._data[key] = data_in(known)
            if key in self._data:
                yield self._data[key]

    def _made_fragment(self, key: Key) -> Fragment:
        fragment = self.reader.fragment(self.read(key))
        if fragment and (name := self._known[key]):
            self.memory.fragments.put_line(name, fragment)
        return fragment

    def _known_fragment(self, key: Key) -> Fragment | None:
        """Give what is known of a record besides its abstract, None where that must be read first."""
        name = self._known[key]
        return self._fragments.get(key) or (self.memory.fragments.get_line(name) if name else None)

    def forget(self, key: Key) -> None:
        """Let a record go whose pages are made."""
        self._readings.pop(key, None)

    def forget_all(self) -> None:
        """Let all records go, once nothing is asked of them in full any more."""
        self._readings.clear()
