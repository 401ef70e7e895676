"""Finds where a body points to and what it must not hold, each with its line and column."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from partnerbase.diagnostics import Diagnostic, quoted
from partnerbase.load.characters import first_forbidden
from partnerbase.load.document import Text
from partnerbase.markdown.html import Pointer, is_allowed

ESCAPE = re.compile(
    r"&(?:#x(?P<hexadecimal>[0-9a-f]{1,6})|#(?P<decimal>[0-9]{1,7})|[a-z][a-z0-9]{1,31});", re.IGNORECASE | re.ASCII
)
LOOKED_FOR = 40
LINK_HINT = "write [words](https://…), [words](mailto:…), or [[slug]] for a record"
IMAGE_HINT = "leave it out, or link to the page that shows it"

Place = tuple[Token, int, int]
"""What points somewhere, with its line and column in the body."""


def escapes(body: Text) -> Iterator[Diagnostic]:
    """Find the escapes, such as `&#x202e;`, for characters that content must not hold; in code as well."""
    for match in ESCAPE.finditer(body.text) if "&" in body.text else ():
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


def forbidden(places: Iterable[Place], body: Text) -> Iterator[Diagnostic]:
    """Find other addresses than http, https and mailto, pictures, and wiki links whose slug is none."""
    for token, line, column in places:
        if token.type == "wiki_error":
            bad = token.meta["error"]
            yield body.problem(bad.code, str(bad), bad.hint, line=line, column=column)
        elif token.type == "link_open" and not is_allowed(href := str(token.attrs["href"])):
            message = f"a link to {quoted(href)}"
            yield body.problem("forbidden-link", message, LINK_HINT, line=line, column=column)
        elif token.type == "image":
            yield body.problem("forbidden-image", "a picture in a text", IMAGE_HINT, line=line, column=column)


def placed(pointers: Sequence[Pointer], text: str) -> Iterator[Place]:
    """Give all that points somewhere with line and column from 1; linear in the text's length."""
    lines = text.split("\n") if pointers else []
    block, content, line, line_start, start = None, "", 0, 0, 0
    used = 0, 0
    for holder, token in pointers:
        if holder is not block:
            block, content, line_start, start = holder, holder.content, 0, 0
            line = (block.map or [0])[0]
        before, start = start, token.meta["start"]
        line += content.count("\n", before, start)
        line_start = content.rfind("\n", before, start) + 1 or line_start
        least = max(start - line_start, used[1] if used[0] == line else 0)
        column = _column(lines[line], content[start : start + LOOKED_FOR], least)
        used = line, column + 1
        yield token, line + 1, column + 1


def _column(line: str, text: str, least: int) -> int:
    """Find where a text of a block begins in the file's line, which may have indentation, marks and escapes as well."""
    found = line.find(text.partition("\n")[0], least)
    return found if found >= 0 else max(line.find(text[:2], least), 0)
