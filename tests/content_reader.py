"""Reads all files of small content folders: as texts, as documents, as records."""

from pathlib import Path

from partnerbase.diagnostics import Report
from partnerbase.files import find, read_bytes
from partnerbase.link import Reading
from partnerbase.load import Document, Shelf, Text, load, read_files, shelve
from partnerbase.load.text import as_text
from partnerbase.reading import Reader
from partnerbase.records import COLLECTIONS
from partnerbase.settings import FILE, Settings
from partnerbase.values.localtext import Languages


def read_text(root: Path, path: str, report: Report) -> Text | None:
    """Read one file as text, None where it is none."""
    data = read_bytes(root, path, report)
    return as_text(path, data, report) if data is not None else None


def read_shelf(root: Path, languages: Languages, report: Report) -> Shelf:
    """Find all files of a content folder, and put those of each record together."""
    return shelve(find(root, report), tuple(COLLECTIONS), FILE, languages, report)


def read_documents(root: Path, languages: Languages, report: Report) -> tuple[Document, ...]:
    """Read all records of a content folder as documents, by path."""
    bundles = read_shelf(root, languages, report).bundles
    return tuple(load(bundle, read_files(root, bundle, report), languages, report) for bundle in bundles)


def read_records(root: Path, shelf: Shelf, languages: Languages, settings: Settings | None) -> list[Reading]:
    """Read all records of a shelf, by path."""
    reader = Reader(root, languages, settings, "basis")
    return [reader.read(bundle)[0] for bundle in shelf.bundles]
