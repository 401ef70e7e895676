"""Writes tokens as pieces of HTML, with slots for what other records say."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import escape

from partnerbase.markdown.body import BREAK, LINK, Piece, joins
from partnerbase.markdown.syntax import OPTIONS
from partnerbase.values.text import parse_email, parse_url
from partnerbase.values.text_value import BadValueError

LOWEST_HEADING = 6
TEXTS = frozenset({"text", "text_special"})
MARKS = {
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "em_open": "<em>",
    "em_close": "</em>",
    "link_close": "</a>",
    "hardbreak": "<br />\n",
}


class Pointer(NamedTuple):
    """A token that points somewhere, with the token of the block that holds it."""

    block: Token
    token: Token


def write(tokens: Sequence[Token], top: int) -> tuple[tuple[Piece, ...], list[Pointer]]:
    """Give the pieces of a body's HTML, and all that points somewhere, both in the order of the text."""
    levels = sorted({token.tag for token in tokens if token.type == "heading_open"})
    tags = {tag: f"h{min(top + i, LOWEST_HEADING)}" for i, tag in enumerate(levels)}
    writer, blocks = _Writer(), _blocks()
    for index, token in enumerate(tokens):
        if token.type == "inline" and token.tag:
            writer.html.append("<p>")
            writer.write_inline(token)
            writer.html.append("</p>\n")
        elif token.type == "inline":
            writer.write_inline(token)
        else:
            write_block = blocks.rules.get(token.type, blocks.renderToken)
            writer.html.append(write_block(tokens, index, OPTIONS, tags))
    writer.add_slot(None)
    return tuple(writer.pieces), writer.pointers


def is_allowed(address: str) -> bool:
    """Whether a link may lead there: http, https or mailto, in full."""
    parse_address, text = parse_url, address
    if address.startswith("mailto:"):
        parse_address, text = parse_email, address.removeprefix("mailto:")
    try:
        parse_address(text)
    except BadValueError:
        return False
    return True


class _Writer:
    """The pieces of one body so far; `html` is what follows the last slot."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.html: list[str] = []
        self.pointers: list[Pointer] = []

    def add_slot(self, slot: tuple[str, str, str] | None) -> None:
        """End the piece of HTML, and add a slot."""
        if html := "".join(self.html):
            self.pieces.append(html)
        self.html = []
        if slot:
            self.pieces.append(slot)

    def write_inline(self, block: Token) -> None:
        """Write the text of a block."""
        children = block.children or []
        for index, token in enumerate(children):
            if token.type in TEXTS:
                self.html.append(escapeHtml(token.content))
            elif mark := MARKS.get(token.type):
                self.html.append(mark)
            elif token.type == "softbreak":
                self._write_break(children, index)
            elif token.type == "code_inline":
                self.html.append(f"<code>{escapeHtml(token.content)}</code>")
            else:
                self._write_pointer(token)
                self.pointers.append(Pointer(block, token))

    def _write_pointer(self, token: Token) -> None:
        if token.type == "wiki_link":
            self.add_slot((LINK, token.content, str(escape(token.info))))
        elif token.type == "link_open":
            address = str(token.attrs["href"])
            self.html.append(f'<a href="{escape(address)}" rel="external">' if is_allowed(address) else "<a>")
        else:
            self.html.append(str(escape(token.content)))

    def _write_break(self, tokens: Sequence[Token], index: int) -> None:
        before = _beside((tokens[i] for i in range(index - 1, -1, -1)), -1)
        after = _beside((tokens[i] for i in range(index + 1, len(tokens))), 0)
        if before is None or after is None:
            self.html.append("\n")
        elif before or after:
            self.add_slot((BREAK, before, after))


def _beside(tokens: Iterable[Token], edge: int) -> str | None:
    """Look at the nearest character that readers see beside a line break: its first or last.

    Returns:
        Nothing where it is Chinese, None where it is not, the reference where a record's name decides.
    """
    for token in tokens:
        if token.type == "wiki_link" and not token.info:
            return token.content
        if shown := token.info if token.type == "wiki_link" else token.content:
            return "" if joins(shown[edge]) else None
        if token.type.endswith("break"):
            return None
    return None


@cache
def _blocks() -> "_Blocks":
    return _Blocks()


class _Blocks(RendererHTML):
    """Writes the tags of blocks; rules are found by their names."""

    def heading_open(self, tokens: Sequence[Token], idx: int, _options: object, tags: Mapping[str, str]) -> str:
        return f"<{tags[tokens[idx].tag]}>"

    def heading_close(self, tokens: Sequence[Token], idx: int, _options: object, tags: Mapping[str, str]) -> str:
        return f"</{tags[tokens[idx].tag]}>\n"

    def th_open(self, tokens: Sequence[Token], idx: int, _options: object, _tags: object) -> str:
        return f'<th scope="col"{_alignment(tokens[idx])}>'

    def td_open(self, tokens: Sequence[Token], idx: int, _options: object, _tags: object) -> str:
        return f"<td{_alignment(tokens[idx])}>"


def _alignment(token: Token) -> str:
    """Say a column's alignment with a class: styles in the page are forbidden."""
    side = str(token.attrs.get("style", "")).removeprefix("text-align:")
    return f' class="align-{side}"' if side in {"right", "center"} else ""
