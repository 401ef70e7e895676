"""Finds where a body points to and what it must not hold, each with its line and column."""

import re
import sys
from collections.abc import Iterator, Sequence

from markdown_it.common.utils import unescapeAll

from partnerbase.diagnostics import Diagnostic, quoted
from partnerbase.load.characters import first_forbidden
from partnerbase.load.document import Text
from partnerbase.markdown.body import WikiLink
from partnerbase.markdown.html import Pointer, is_allowed

ESCAPE = re.compile(
    r"&(?:#x(?P<hexadecimal>[0-9a-f]{1,6})|#(?P<decimal>[0-9]{1,7})|[a-z][a-z0-9]{1,31});", re.IGNORECASE | re.ASCII
)
LOOKED_FOR = 40
LINK_HINT = "write [words](https://…), [words](mailto:…), or [[slug]] for a record"
IMAGE_HINT = "leave it out, or link to the page that shows it"


def escapes(body: Text) -> Iterator[Diagnostic]:
    """Find the escapes, such as `&#x202e;`, for characters that content must not hold; in code as well."""
    for match in ESCAPE.finditer(body.text):
        if found := first_forbidden(_unescaped(match)):
            message = f"an escape for {found[1]}"
            yield body.problem_at("forbidden-character", message, "leave the character out", match.start())


def _unescaped(escape: re.Match[str]) -> str:
    """Give the character that an escape stands for, also one that no text can hold."""
    hexadecimal, decimal = escape["hexadecimal"], escape["decimal"]
    if not (hexadecimal or decimal):
        return unescapeAll(escape[0])
    number = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(min(number, sys.maxunicode))


def links(pointers: Sequence[Pointer], text: str) -> Iterator[WikiLink]:
    """Give the wiki links whose slug can name a record."""
    for pointer, line, column in _placed(pointers, text):
        if pointer.token.type == "wiki_link":
            yield WikiLink(pointer.token.content, line, column)


def forbidden(pointers: Sequence[Pointer], body: Text) -> Iterator[Diagnostic]:
    """Find other addresses than http, https and mailto, pictures, and wiki links whose slug is none."""
    for (_, token), line, column in _placed(pointers, body.text):
        if token.type == "wiki_error":
            bad = token.meta["error"]
            yield body.problem(bad.code, str(bad), bad.hint, line=line, column=column)
        elif token.type == "link_open" and not is_allowed(href := str(token.attrs["href"])):
            message = f"a link to {quoted(href)}"
            yield body.problem("forbidden-link", message, LINK_HINT, line=line, column=column)
        elif token.type == "image":
            yield body.problem("forbidden-image", "a picture in a text", IMAGE_HINT, line=line, column=column)


def _placed(pointers: Sequence[Pointer], text: str) -> Iterator[tuple[Pointer, int, int]]:
    """Give all that points somewhere with line and column from 1; linear in the text's length."""
    lines = text.split("\n") if pointers else []
    block, line, line_start, start = None, 0, 0, 0
    used = 0, 0
    for pointer in pointers:
        if pointer.block is not block:
            block, line_start, start = pointer.block, 0, 0
            line = (block.map or [0])[0]
        before, start = start, pointer.token.meta["start"]
        line += pointer.block.content.count("\n", before, start)
        line_start = pointer.block.content.rfind("\n", before, start) + 1 or line_start
        least = max(start - line_start, used[1] if used[0] == line else 0)
        column = _column(lines[line], pointer.block.content[start : start + LOOKED_FOR], least)
        used = line, column + 1
        yield pointer, line + 1, column + 1


def _column(line: str, text: str, least: int) -> int:
    """Find where a text of a block begins in the file's line, which may have indentation, marks and escapes as well."""
    found = line.find(text.partition("\n")[0], least)
    return found if found >= 0 else max(line.find(text[:2], least), 0)
