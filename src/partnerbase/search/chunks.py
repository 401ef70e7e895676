"""Puts a bundle of pagefind in order: the same pages give the same files, and only those that our search page needs.

pagefind writes filters and their values in the order of a hash table with a random seed, another one at each run. The
files bear the digests of their contents in their names, and other files name them: therefore these are written anew.
Each is gzip, and begins with a signature.

The words come in parts of some 25 KB, cut anywhere. A search loads one for each of its words, and finds the longer
words that begin like one only in its part. Ours are smaller, and cut where words begin otherwise.
"""

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from itertools import groupby
from typing import Any

import cbor2

from partnerbase.program import digest_of_bytes

ENTRY, SCRIPT = "pagefind-entry.json", "pagefind.js"
SIGNATURE = b"pagefind_dcd"
WORDS, FILTERS = 2, 3
"""Where lists stand in the table of contents: of the parts of the words, each with its bounds and its file; and of the
filters, pairs of a name and a file."""
PART_BYTES = 16_000
"""How long a part of the words should be at most, before it is compressed to two fifths of that."""
BEGINNING = re.compile(rb"[0-9]{4}|.{1,3}", re.DOTALL)
"""What words have in common that stay in one part: a year, three letters, or a Han character, which is three bytes."""
ARRAY = 4
"""The major type of arrays in CBOR (RFC 8949, section 3.1)."""
NAME_DIGITS = 10
Word = tuple[str, bytes]
"""A word, and all that is written of it."""


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
    parts = [_part(words, language["hash"]) for words in _parts(_words(files, table[WORDS]))]
    table[WORDS] = [[first, last, name] for first, last, name, _ in parts]
    yield from ((f"index/{name}.pf_index", data) for _, _, name, data in parts)
    for pair in table[FILTERS]:
        name, data = _filter(files[f"filter/{pair[1]}.pf_filter"], pair[1])
        pair[1] = name
        yield f"filter/{name}.pf_filter", data
    table[FILTERS].sort()
    data = cbor2.dumps(table)
    language["hash"] = _named(language["hash"], data)
    yield f"pagefind.{language['hash']}.pf_meta", _closed(data)
    yield ENTRY, json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    for name in (SCRIPT, f"wasm.{language['wasm'] or 'unknown'}.pagefind"):
        yield name, files[name]
    yield from ((path, data) for path, data in sorted(files.items()) if path.startswith("fragment/"))


def _words(files: Mapping[str, bytes], parts: Iterable[tuple[str, str, str]]) -> Iterator[Word]:
    """Give the words of all parts, which are in the order of their characters."""
    for _, _, name in parts:
        (words,) = _opened(files[f"index/{name}.pf_index"])
        yield from ((word[0], cbor2.dumps(word)) for word in words)


def _parts(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Cut words into parts, none of them within those that begin alike."""
    part: list[Word] = []
    length = 0
    for _, alike in groupby(words, lambda word: _beginning(word[0])):
        together = [*alike]
        longer = sum(len(data) for _, data in together)
        if part and length + longer > PART_BYTES:
            yield part
            part, length = [], 0
        part += together
        length += longer
    if part:
        yield part


def _beginning(word: str) -> str:
    found = BEGINNING.match(word.encode())
    return found[0].decode(errors="ignore") if found else ""


def _part(words: list[Word], named_like: str) -> tuple[str, str, str, bytes]:
    """Write a part of the words: give where it begins, its last word, the name of its file and the file."""
    written = BytesIO()
    encoder = cbor2.CBOREncoder(written)
    for length in (1, len(words)):
        encoder.encode_length(ARRAY, length)
    written.writelines(data for _, data in words)
    data = written.getvalue()
    return _beginning(words[0][0]), words[-1][0], _named(named_like, data), _closed(data)


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
