"""The one configured parser: CommonMark and tables, without raw HTML, with wiki links.

Emphasis next to Chinese characters follows https://github.com/tats-u/markdown-cjk-friendly.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, autolink, backtick, entity, escape, image, link, newline, text
from markdown_it.rules_inline.emphasis import tokenize
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from partnerbase.markdown.body import is_wide
from partnerbase.values.reference import Ref
from partnerbase.values.text_value import BadValueError

WIKI = re.compile(r"\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,300}))?\]\]")

OPTIONS = OptionsDict(
    {
        "maxNesting": 20,
        "html": False,
        "linkify": False,
        "typographer": False,
        "quotes": "",
        "xhtmlOut": True,
        "breaks": False,
        "langPrefix": "language-",
        "highlight": None,
    }
)
MARK = re.compile(r"[#>*+_=`~|:0-9-]|\[(?!\[)")

Rule = Callable[[StateInline, bool], bool]


def parse(text: str) -> list[Token]:
    """Read Markdown into markdown-it's tokens; linear in the length of the text.

    An `inline` with the tag `p` is a paragraph by itself. A `wiki_link` has its reference as `content` and its words as
    `info`; a `wiki_error` is one whose slug is none, with the words that it shows as `content` and what is wrong in
    `meta`. What points somewhere has in `meta` where in the text of its block it begins.
    """
    return _markdown().parse(text)


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark").enable("table")
    markdown.options = OPTIONS
    markdown.validateLink = lambda _url: True  # type: ignore[method-assign, assignment]
    markdown.core.ruler.enableOnly(["block", "inline"])
    markdown.core.ruler.at("inline", _inline)
    markdown.block.ruler.disable("html_block")
    markdown.block.ruler.before("table", "plain", _plain)
    markdown.inline.ruler.push("by_character", _by_character)
    markdown.inline.ruler.enableOnly(["by_character"])
    markdown.inline.ruler2.disable("fragments_join")
    markdown.inline.terminator_re = re.compile(f"[{re.escape(''.join(RULES))}\\]]")
    return markdown


def _inline(state: StateCore) -> None:
    """Parse the text of each block; where nothing but wiki links means anything in it, it is enough to find these."""
    for token in state.tokens:
        if token.type == "inline":
            if MEANINGFUL.search(WIKI.sub("", token.content)):
                token.children = []
                state.md.inline.parse(token.content, state.md, state.env, token.children)
            else:
                token.children = list(_text_and_links(token.content))


def _text_and_links(content: str) -> Iterator[Token]:
    end = 0
    for match in WIKI.finditer(content):
        if match.start() > end:
            yield Token("text", "", 0, content=content[end : match.start()])
        yield _link_token(Token("wiki_link", "a", 0, meta={"start": match.start()}), match)
        end = match.end()
    if end < len(content):
        yield Token("text", "", 0, content=content[end:])


def _plain(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Read a paragraph of which no line begins with a mark, so that no other rule could have it or end it.

    Paragraphs in lists and quotes are not for this rule: whether they have tags depends on the whole list.
    """
    if silent or state.level or state.is_code_block(start):
        return False
    line = start
    while line < state.lineMax and not state.isEmpty(line):
        if MARK.match(state.src, state.bMarks[line] + state.tShift[line]):
            return False
        line += 1
    state.line = line
    token = state.push("inline", "p", 0)
    token.content = mdTrim(state.getLines(start, line, state.blkIndent, keepLastLF=False))
    token.map = [start, line]
    return True


def _by_character(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Ask only the rules that begin with the character at hand."""
    return RULES.get(state.src[state.pos], text)(state, silent)


def _emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Let `*` open and close next to Chinese characters and punctuation as well."""
    start, known = state.pos, len(state.delimiters)
    if not tokenize(state, silent):
        return False
    before = state.src[start - 1 : start] or " "
    after = state.src[state.pos : state.pos + 1] or " "
    if is_wide(before) or is_wide(after):
        for delimiter in state.delimiters[known:]:
            delimiter.open = delimiter.open or not after.isspace()
            delimiter.close = delimiter.close or not before.isspace()
    return True


def _wiki_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    match = WIKI.match(state.src, state.pos, state.posMax)
    if not match or state.linkLevel:
        return False
    if not silent:
        _link_token(state.push("wiki_link", "a", 0), match)
    state.pos = match.end()
    return True


def _link_token(token: Token, match: re.Match[str]) -> Token:
    token.content, token.info = match[1].strip(), (match[2] or "").strip()
    try:
        Ref.parse(token.content)
    except BadValueError as bad:
        token.type, token.content, token.info = "wiki_error", token.info or token.content, ""
        token.meta["error"] = bad
    return token


def _link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    return _wiki_link(state, silent) or link(state, silent)


def _autolink(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Leave an address within the words of a link alone: HTML has no links within links."""
    return not state.linkLevel and autolink(state, silent)


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


RULES: dict[str, Rule] = {
    "\n": newline,
    "\\": escape,
    "`": backtick,
    "*": _emphasis,
    "_": tokenize,
    "[": _noting_start(_link),
    "!": _noting_start(image),
    "<": _noting_start(_autolink),
    "&": entity,
}
MEANINGFUL = re.compile(f"[{re.escape(''.join(RULES))}]")
