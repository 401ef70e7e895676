"""The one Markdown of the site: CommonMark and tables, without raw HTML, with wiki links.

`[[nanjing]]` and `[[cities/nanjing|the city]]` link to records. Emphasis next to Chinese characters follows
https://github.com/tats-u/markdown-cjk-friendly, and a line break between two of them is no space.
"""

import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.rules_inline import StateInline, autolink, image, link
from markdown_it.rules_inline.emphasis import tokenize
from markdown_it.token import Token
from markupsafe import Markup, escape

from partnerbase.diagnostics import Diagnostic, quoted
from partnerbase.load.characters import first_forbidden
from partnerbase.load.document import Text
from partnerbase.values.base import BadValueError
from partnerbase.values.reference import Ref
from partnerbase.values.text import parse_email, parse_url

WIKI = re.compile(r"\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,300}))?\]\]")
ESCAPE = re.compile(
    r"&(?:#x(?P<hexadecimal>[0-9a-f]{1,6})|#(?P<decimal>[0-9]{1,7})|[a-z][a-z0-9]{1,31});", re.IGNORECASE | re.ASCII
)
WIDE = frozenset("WF")
POINTERS = frozenset({"wiki_link", "link_open", "image"})
LOOKED_FOR = 40
LOWEST_HEADING = 6
LINK_HINT = "write [words](https://…), [words](mailto:…), or [[slug]] for a record"

Href = Callable[[Ref], tuple[str, Markup]]
Rule = Callable[[StateInline, bool], bool]


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
    markdown.validateLink = lambda _url: True  # type: ignore[method-assign, assignment]
    markdown.inline.ruler.at("emphasis", _emphasis)
    markdown.inline.ruler.before("link", "wiki_link", _noting_start(_wiki_link))
    for name, rule in (("link", link), ("image", image), ("autolink", _autolink)):
        markdown.inline.ruler.at(name, _noting_start(rule))
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
    if not match or state.linkLevel:
        return False
    if not silent:
        token = state.push("wiki_link", "a", 0)
        token.content = match[1].strip()
        token.info = (match[2] or "").strip()
    state.pos = match.end()
    return True


def _autolink(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Leave an address within the words of a link alone: HTML has no links within links."""
    return not state.linkLevel and autolink(state, silent)


def _is_wide(character: str) -> bool:
    """Whether a character is Chinese, Japanese or Korean, or punctuation of their width."""
    return unicodedata.east_asian_width(character) in WIDE


def _ref(text: str) -> Ref | BadValueError:
    try:
        return Ref.parse(text)
    except BadValueError as bad:
        return bad


def _noting_start(rule: Rule) -> Rule:
    """Let a rule keep in its token where in the text of its block it began: markdown-it knows blocks' lines alone."""

    def noting(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
        start, known = state.pos, len(state.tokens)
        done = rule(state, silent)
        if done and not silent:
            follows_text = state.tokens[known].type == "text"
            state.tokens[known + follows_text].meta["start"] = start
        return done

    return noting


def _located(tokens: Sequence[Token], text: str) -> Iterator[tuple[Token, int, int]]:
    """Give all inline tokens that point somewhere, each with line and column from 1; linear in the text's length."""
    lines = text.split("\n")
    used = 0, 0
    for block in tokens:
        line, line_start, start = (block.map or [0])[0], 0, 0
        for token in block.children or ():
            if token.type in POINTERS:
                before, start = start, token.meta["start"]
                line += block.content.count("\n", before, start)
                line_start = block.content.rfind("\n", before, start) + 1 or line_start
                least = max(start - line_start, used[1] if used[0] == line else 0)
                column = _column(lines[line], block.content[start : start + LOOKED_FOR], least)
                used = line, column + 1
                yield token, line + 1, column + 1


def _column(line: str, text: str, least: int) -> int:
    """Find where a text of a block begins in the file's line, which may have indentation, marks and escapes as well."""
    found = line.find(text.partition("\n")[0], least)
    return found if found >= 0 else max(line.find(text[:2], least), 0)


def _render_wiki_link(
    _self: object, tokens: Sequence[Token], index: int, _options: object, env: dict[str, Href]
) -> str:
    address, name = env["href"](Ref.parse(tokens[index].content))
    return Markup('<a href="{}">{}</a>').format(address, tokens[index].info or name)


def _render_softbreak(
    _self: object, tokens: Sequence[Token], index: int, _options: object, env: dict[str, Href]
) -> str:
    before = _shown(tokens, range(index - 1, -1, -1), env)[-1:]
    after = _shown(tokens, range(index + 1, len(tokens)), env)[:1]
    return "" if _joins(before) and _joins(after) else "\n"


def _shown(tokens: Sequence[Token], indexes: Iterable[int], env: dict[str, Href]) -> str:
    """Give the first text that readers see among some tokens, up to the next line break."""
    for token in (tokens[index] for index in indexes):
        if token.type == "wiki_link":
            return token.info or env["href"](Ref.parse(token.content))[1]
        if token.content or token.type.endswith("break"):
            return token.content
    return ""


def _joins(character: str) -> bool:
    """Whether a line break beside a character is no space: beside all wide ones but Korean letters."""
    return bool(character) and _is_wide(character) and not unicodedata.name(character, "").startswith("HANGUL")


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
