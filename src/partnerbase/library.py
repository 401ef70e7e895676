"""All records of a content folder: their abstracts, and each in full when it is asked for."""

import json
from collections.abc import Iterable, Sequence

from partnerbase.abstract import Abstract, Key
from partnerbase.cache import as_line
from partnerbase.files import ContentChangedError
from partnerbase.link import Reading
from partnerbase.load import Bundle, Shelf
from partnerbase.memory import Memory
from partnerbase.reading import Fragment, Reader, data_in, files_digest, texts_in

Told = tuple[str, str]
"""What is told of a record: a line with its abstract and the digests of its files, and its fragment."""


class Library:
    """The records of a content folder.

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
        self._abstracts: dict[Key, Abstract] = {}
        self._fragments: dict[Key, Fragment] = {}
        self._readings: dict[Key, Reading] = {}

    @property
    def abstracts(self) -> list[Abstract]:
        """The abstracts of all records, by the path of their files."""
        return [self._abstracts[key] for key in self.bundles]

    def recall(self) -> list[Bundle]:
        """Take the abstracts that are known, and give the records that are to be read."""
        return [bundle for bundle in self.bundles.values() if not self._recalled(bundle)]

    def _recalled(self, bundle: Bundle) -> bool:
        digests = None if self.memory.abstracts.is_empty else self.memory.digests(self.reader.root, bundle.files)
        if digests is None:
            return False
        files = [digests[found.path] for found in bundle.files]
        row = self.memory.abstracts.get(self.reader.digest_of(files_digest(bundle, files)))
        if row is not None:
            self._note(bundle, Abstract.of_row(row[0]), files)
        return row is not None

    def _note(self, bundle: Bundle, abstract: Abstract, files: Sequence[str]) -> None:
        self._abstracts[bundle.key] = abstract
        if files:
            self.files.update(zip((found.path for found in bundle.files), files, strict=True))

    def read_now(self, bundles: Sequence[Bundle]) -> list[Told]:
        """Read some records, keep them for their pages, and give what others need to know of them."""
        read = self.reader.read_all(bundles)
        for bundle, (reading, files) in zip(bundles, read, strict=True):
            self._readings[bundle.key] = reading
            self._note(bundle, reading.abstract, files)
        lines = [as_line([reading.abstract.row(), files]) for reading, files in read]
        fragments = [self.reader.fragment(reading) for reading, _ in read]
        return list(zip(lines, fragments, strict=True))

    def note(self, bundle: Bundle, line: str) -> None:
        """Take the abstract of a record that another process has read."""
        if bundle.key not in self._abstracts:
            row, files = json.loads(line)
            self._note(bundle, Abstract.of_row(row), files)

    def learn(self, bundle: Bundle, told: Told) -> None:
        """Take what was read of a record, and keep it for later runs."""
        line, fragment = told
        self.note(bundle, line)
        name = self._abstracts[bundle.key].digest
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
            name = self._abstracts[key].digest
            known = self._known_fragment(key)
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
        if fragment and (name := self._abstracts[key].digest):
            self.memory.fragments.put_line(name, fragment)
        return fragment

    def _known_fragment(self, key: Key) -> Fragment | None:
        """Give what is known of a record besides its abstract, None where that must be read first."""
        name = self._abstracts[key].digest
        return self._fragments.get(key) or (self.memory.fragments.get_line(name) if name else None)

    def forget(self, key: Key) -> None:
        """Let a record go whose pages are made."""
        self._readings.pop(key, None)
