"""The one Markdown of the site: CommonMark and tables, without raw HTML, with wiki links.

`[[nanjing]]` and `[[cities/nanjing|the city]]` link to records. Emphasis next to Chinese characters follows
https://github.com/tats-u/markdown-cjk-friendly, and a line break between two of them is no space.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize
from markdown_it.token import Token
from markupsafe import Markup, escape

from partnerbase.diagnostics import Diagnostic, quoted
from partnerbase.load.document import Text
from partnerbase.values.base import BadValueError
from partnerbase.values.reference import Ref
from partnerbase.values.text import parse_email, parse_url

WIKI = re.compile(r"\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,300}))?\]\]")
WIDE = frozenset("WF")
LOWEST_HEADING = 6
LINK_HINT = "write [words](https://…), [words](mailto:…), or [[slug]] for a record"

Href = Callable[[Ref], tuple[str, Markup]]


@dataclass(frozen=True, slots=True)
class WikiLink:
    """A link to a record, with its line and column in the body, both from 1."""

    ref: Ref
    line: int
    column: int


def parse(text: str) -> list[Token]:
    """Read Markdown into markdown-it's tokens; linear in the length of the text."""
    return _markdown().parse(text)


def references(tokens: Sequence[Token], text: str) -> Iterator[WikiLink]:
    """Give the wiki links whose slug can name a record, in the order of the text."""
    for token, line, column in _located(tokens, text):
        if token.type == "wiki_link" and isinstance(ref := _ref(token.content), Ref):
            yield WikiLink(ref, line, column)


def problems(tokens: Sequence[Token], body: Text) -> Iterator[Diagnostic]:
    """Find what a body must not hold: other addresses than http, https and mailto, pictures, slugs that are none."""
    for token, line, column in _located(tokens, body.text):
        if token.type == "wiki_link" and isinstance(bad := _ref(token.content), BadValueError):
            yield body.problem(bad.code, str(bad), bad.hint, line=line, column=column)
        elif token.type == "link_open" and not is_allowed(href := str(token.attrs["href"])):
            message = f"a link to {quoted(href)}"
            yield body.problem("forbidden-link", message, LINK_HINT, line=line, column=column)
        elif token.type == "image":
            hint = "leave it out, or link to the page that shows it"
            yield body.problem("forbidden-image", "a picture in a text", hint, line=line, column=column)


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


def to_html(tokens: Sequence[Token], href: Href, top: int = 2) -> Markup:
    """Render tokens to HTML.

    Args:
        tokens: What `parse` gave.
        href: Gives the address and the name of a record.
        top: The level of the body's highest headings; lower ones follow without gaps.
    """
    levels = sorted({token.tag for token in tokens if token.type == "heading_open"})
    tags = {tag: f"h{min(top + i, LOWEST_HEADING)}" for i, tag in enumerate(levels)}
    return Markup(_markdown().renderer.render(tokens, _markdown().options, {"href": href, "tags": tags}))  # noqa: S704


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable("table")
    markdown.validateLink = lambda _url: True  # type: ignore[method-assign]
    markdown.inline.ruler.at("emphasis", _emphasis)
    markdown.inline.ruler.before("link", "wiki_link", _wiki_link)
    for name in ("wiki_link", "softbreak", "link_open", "image", "heading_open", "heading_close", "th_open", "td_open"):
        markdown.add_render_rule(name, globals()[f"_render_{name}"])
    return markdown


def _emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Let `*` open and close next to Chinese characters and punctuation as well."""
    start, known = state.pos, len(state.delimiters)
    marker = state.src[start]
    done = tokenize(state, silent)
    if not done or marker != "*":
        return done
    before = state.src[start - 1 : start] or " "
    after = state.src[state.pos : state.pos + 1] or " "
    if _is_wide(before) or _is_wide(after):
        for delimiter in state.delimiters[known:]:
            delimiter.open = delimiter.open or not after.isspace()
            delimiter.close = delimiter.close or not before.isspace()
    return done


def _wiki_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    match = WIKI.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        token = state.push("wiki_link", "a", 0)
        token.content = match[1].strip()
        token.info = (match[2] or "").strip()
    state.pos = match.end()
    return True


def _is_wide(character: str) -> bool:
    """Whether a character is Chinese, Japanese or Korean, or punctuation of their width."""
    return unicodedata.east_asian_width(character) in WIDE


def _ref(text: str) -> Ref | BadValueError:
    try:
        return Ref.parse(text)
    except BadValueError as bad:
        return bad


def _located(tokens: Sequence[Token], text: str) -> Iterator[tuple[Token, int, int]]:
    """Give all inline tokens that point somewhere, each with line and column.

    markdown-it knows the lines of a block alone; within them, the written target is looked for.
    """
    lines = text.split("\n")
    for block in tokens:
        line, column = (block.map or [0])[0], 0
        for token in block.children or ():
            if token.type in {"wiki_link", "link_open", "image"}:
                wanted = token.content if token.type == "wiki_link" else str(token.attrs.get("href", "![" ))
                line, column = _search(lines, wanted, line, column, (block.map or [0, 0])[1])
                yield token, line + 1, column + 1
                column += 1


def _search(lines: Sequence[str], wanted: str, line: int, column: int, end: int) -> tuple[int, int]:
    for number in range(line, min(end, len(lines))):
        found = lines[number].find(wanted, column if number == line else 0)
        if found >= 0:
            return number, found
    return line, column


def _render_wiki_link(_self: object, tokens: Sequence[Token], index: int, _options: object, env: dict[str, Href]) -> str:
    address, name = env["href"](Ref.parse(tokens[index].content))
    return Markup('<a href="{}">{}</a>').format(address, tokens[index].info or name)


def _render_softbreak(_self: object, tokens: Sequence[Token], index: int, _options: object, _env: object) -> str:
    before = tokens[index - 1].content[-1:] if index else ""
    after = tokens[index + 1].content[:1] if index + 1 < len(tokens) else ""
    return "" if before and after and _is_wide(before) and _is_wide(after) else "\n"


def _render_link_open(_self: object, tokens: Sequence[Token], index: int, _options: object, _env: object) -> str:
    address = str(tokens[index].attrs["href"])
    return Markup('<a href="{}" rel="external">').format(address) if is_allowed(address) else "<a>"


def _render_image(_self: object, tokens: Sequence[Token], index: int, _options: object, _env: object) -> str:
    return escape(tokens[index].content)


def _render_heading_open(
    _self: object, tokens: Sequence[Token], index: int, _options: object, env: dict[str, dict[str, str]]
) -> str:
    return f"<{env['tags'][tokens[index].tag]}>"


def _render_heading_close(
    _self: object, tokens: Sequence[Token], index: int, _options: object, env: dict[str, dict[str, str]]
) -> str:
    return f"</{env['tags'][tokens[index].tag]}>\n"


def _render_th_open(_self: object, tokens: Sequence[Token], index: int, _options: object, _env: object) -> str:
    return f'<th scope="col"{_alignment(tokens[index])}>'


def _render_td_open(_self: object, tokens: Sequence[Token], index: int, _options: object, _env: object) -> str:
    return f"<td{_alignment(tokens[index])}>"


def _alignment(token: Token) -> str:
    """Say a column's alignment with a class: styles in the page are forbidden."""
    side = str(token.attrs.get("style", "")).removeprefix("text-align:")
    return f' class="align-{side}"' if side in {"right", "center"} else ""
