"""All records of a content folder: their abstracts, and each in full when it is asked for."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

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
        self._readings: dict[Key, Reading] = {}

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

    def recall(self) -> list[Bundle]:
        """Note which abstracts are known, and give the records that are to be read."""
        return [bundle for bundle in self.bundles.values() if not self._recalled(bundle)]

    def _recalled(self, bundle: Bundle) -> bool:
        digests = None if self.memory.abstracts.is_empty else self.memory.digests(self.reader.root, bundle.files)
        if digests is None:
            return False
        files = [digests[found.path] for found in bundle.files]
        own = files_digest(bundle, files)
        name = self.reader.digest_of(own)
        if self.memory.abstracts.has(name):
            self._known[bundle.key], self._own[bundle.key] = name, own
            self._note(bundle, files)
        return bundle.key in self._known

    def _note(self, bundle: Bundle, files: Sequence[str]) -> None:
        if files:
            self.files.update(zip((found.path for found in bundle.files), files, strict=True))

    def files_of(self, key: Key) -> str:
        """Give the digest of a record's files."""
        return self._own[key]

    def shared(self) -> dict[str, list[str]]:
        """Give what each record is kept under, and the digest of what others see of it, by the path of its file."""
        found: dict[str, list[str]] = {}
        for key, bundle in self.bundles.items():
            name, before = self._known[key], self.memory.before.records.get(bundle.own.path)
            found[bundle.own.path] = before if before and before[0] == name else [name, self[key].shared]
        return found

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
        self._abstracts[key], self._known[key], self._own[key] = abstract, abstract.digest, abstract.files
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
        """Give the data of records as JSON; what a check did not need is kept for later runs."""
        for key in keys:
            if known := self._known_fragment(key) or self._made_fragment(key):
                yield data_in(known)

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
