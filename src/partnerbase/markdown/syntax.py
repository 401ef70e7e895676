"""The one configured parser: CommonMark and tables, without raw HTML, with wiki links.

Emphasis next to Chinese characters follows https://github.com/tats-u/markdown-cjk-friendly.
"""

import re
from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, image, link
from markdown_it.rules_inline.emphasis import tokenize
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from partnerbase.markdown.body import is_wide
from partnerbase.values.base import BadValueError
from partnerbase.values.reference import Ref

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

Rule = Callable[[StateInline, bool], bool]


def parse(text: str) -> list[Token]:
    """Read Markdown into markdown-it's tokens; linear in the length of the text.

    A `wiki_link` has its reference as `content` and its words as `info`; a `wiki_error` is one whose slug is none,
    with the words that it shows as `content` and what is wrong in `meta`. What points somewhere has in `meta` where
    in the text of its block it begins.
    """
    return _markdown().parse(text)


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark").enable("table").disable("normalize")
    markdown.options = OPTIONS
    markdown.validateLink = lambda _url: True  # type: ignore[method-assign, assignment]
    markdown.inline.ruler.at("emphasis", _emphasis)
    markdown.inline.ruler.before("link", "wiki_link", _noting_start(_wiki_link))
    for name, rule in (("link", link), ("image", image), ("autolink", _autolink)):
        markdown.inline.ruler.at(name, _noting_start(rule))
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
    if is_wide(before) or is_wide(after):
        for delimiter in state.delimiters[known:]:
            delimiter.open = delimiter.open or not after.isspace()
            delimiter.close = delimiter.close or not before.isspace()
    return done


def _wiki_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    match = WIKI.match(state.src, state.pos, state.posMax)
    if not match or state.linkLevel:
        return False
    if not silent:
        ref, words = match[1].strip(), (match[2] or "").strip()
        try:
            Ref.parse(ref)
        except BadValueError as bad:
            token = state.push("wiki_error", "", 0)
            token.content = words or ref
            token.meta["error"] = bad
        else:
            token = state.push("wiki_link", "a", 0)
            token.content, token.info = ref, words
    state.pos = match.end()
    return True


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
