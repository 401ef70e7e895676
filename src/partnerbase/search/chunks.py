"""Puts a bundle of pagefind in order: the same pages give the same files, and only those that our search page needs.

pagefind writes filters and their values in the order of a hash table with a random seed, another one at each run. The
files bear the digests of their contents in their names, and other files name them: therefore these are written anew.
Each is gzip, and begins with a signature.
"""

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import cbor2

from partnerbase.program import digest_of_bytes

ENTRY, SCRIPT = "pagefind-entry.json", "pagefind.js"
SIGNATURE = b"pagefind_dcd"
FILTERS = 3
"""Where the list of the filters stands in the table of contents: pairs of a name and a file."""
NAME_DIGITS = 10
CONTENTS = ("fragment/", "index/")
"""The folders of what is taken as it is: the texts of pages, and the words."""


def in_order(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Give the files of a bundle, by path within it.

    Args:
        files: What pagefind wrote, which has interfaces, scripts and sheets that are not used.

    Raises:
        ValueError: It is not what pagefind writes.
        KeyError: A file is missing.
    """
    entry = json.loads(files[ENTRY])
    ((_, language),) = entry["languages"].items()
    table = _opened(files[f"pagefind.{language['hash']}.pf_meta"])
    for pair in table[FILTERS]:
        name, data = _filter(files[f"filter/{pair[1]}.pf_filter"], pair[1])
        pair[1] = name
        yield f"filter/{name}.pf_filter", data
    table[FILTERS].sort()
    data = cbor2.dumps(table)
    language["hash"] = _named(language["hash"], data)
    yield f"pagefind.{language['hash']}.pf_meta", _closed(data)
    yield ENTRY, json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    yield from _as_they_are(files, (SCRIPT, f"wasm.{language['wasm'] or 'unknown'}.pagefind"))


def _as_they_are(files: Mapping[str, bytes], needed: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    for name in needed:
        yield name, files[name]
    yield from ((path, data) for path, data in sorted(files.items()) if path.startswith(CONTENTS))


def _filter(data: bytes, name: str) -> tuple[str, bytes]:
    """Sort the values of a filter: each a text, and the pages that have it."""
    title, values = _opened(data)
    written = cbor2.dumps([title, sorted(values)])
    return _named(name, written), _closed(written)


def _named(name: str, data: bytes) -> str:
    """Give the name for other contents: behind the language a digest."""
    return f"{name.rpartition('_')[0]}_{digest_of_bytes(data)[:NAME_DIGITS]}"


def _opened(data: bytes) -> Any:  # noqa: ANN401 - what pagefind wrote
    text = gzip.decompress(data)
    if not text.startswith(SIGNATURE):
        raise ValueError("it has no signature")
    try:
        return cbor2.loads(text.removeprefix(SIGNATURE))
    except cbor2.CBORDecodeError as error:
        raise ValueError(str(error)) from error


def _closed(data: bytes) -> bytes:
    return gzip.compress(SIGNATURE + data, mtime=0)
