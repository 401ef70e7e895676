"""Laws of bodies: what is read is plain data, and filling it in gives every link and nothing that was not written."""

import json
import re
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from partnerbase import markdown
from partnerbase.load.document import Text
from partnerbase.values.reference import Ref

NAMES = {"nanjing": "南京", "trier": "Trier", "seoul": "서울", "evil": "<b>&"}
LINKS = (
    "[[nanjing]]",
    "[[trier]]",
    "[[cities/seoul]]",
    "[[evil]]",
    "[[trier|特]]",
    "[[nanjing|a *b*]]",
    "[[Bad One]]",
)
WORDS = ("a", "b c", "word ", "重点", "，", "。", "한국", "\u3000", "é", "“q”", "1", "'", '"', "<b>", "http://a.de")
LINES = ("\n", "\n\n", "\n  ", "\n    ", "  \n", "\\\n", "\n- ", "\n* ", "\n1. ", "\n> ", "\n# ", "\n===\n", "\n---\n")
MARKS = (
    "*",
    "**",
    "_",
    "`",
    "```",
    "```x\n",
    "~~~\n",
    "\\",
    "&amp;",
    "&",
    "<",
    ">",
    "|",
    "\t",
    "#",
    "- ",
    "+ ",
    "2) ",
)
TABLES = ("\n|a|b|\n|-|:-:|\n|", "\n|--:|\n", "| ")
ADDRESSES = (
    "<https://a.de>",
    "[x](https://a.de)",
    "[x](data:y)",
    "![",
    "](",
    "]",
    "[",
    ")",
    "[r]",
    "\n\n[r]: x\n",
)


def href(ref: str) -> tuple[str, Markup]:
    """Give the address and the name of a record."""
    slug = Ref.parse(ref).slug
    return f"../{ref}.html", escape(NAMES.get(slug, slug))


def bodies(*kinds: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Texts made of marks, words and lines that mean something to each other."""
    return st.lists(st.sampled_from([part for kind in kinds for part in kind]), max_size=25).map("".join)


PLAIN = tuple(word for word in WORDS if not re.search("[\u1100-\uffff]", word))
EMPHASIS = ("*", "**", "_", " ")
OUTSIDE = ("[x](https://a.de)", "](", "]", "[", ")", "[r]", "\n\n[r]: x\n")
KNOWN = st.one_of(
    *(bodies(PLAIN, kind) for kind in (LINES, MARKS, OUTSIDE, EMPHASIS)), bodies(PLAIN, LINES, MARKS, TABLES, OUTSIDE)
)
ANY = bodies(LINKS, WORDS, LINES, MARKS, TABLES, ADDRESSES) | bodies(LINKS, WORDS, LINES)


def again(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Give what comes back from JSON."""
    return json.loads(json.dumps(value))


@given(ANY)
def test_what_is_read_survives_json(text: str) -> None:
    body = markdown.read(Text("x.md", text))
    pieces = again(body.pieces)
    assert markdown.fill(pieces, href) == markdown.fill(body.pieces, href)
    assert [markdown.WikiLink(*link) for link in again(body.links)] == list(body.links)


@given(ANY)
def test_every_link_to_a_record_is_told_and_shown(text: str) -> None:
    body = markdown.read(Text("x.md", text))
    shown = re.findall(r'<a href="\.\./([^"]*)\.html">', markdown.fill(body.pieces, href))
    assert shown == [link.ref for link in body.links]


@settings(max_examples=400)
@given(KNOWN)
def test_what_is_not_of_our_own_is_as_in_plain_markdown_it(text: str) -> None:
    assume("[[" not in text)
    plain = MarkdownIt("commonmark", {"html": False}).enable("table").render(text)
    filled = str(markdown.fill(markdown.read(Text("x.md", text)).pieces, href))
    assert bare(filled) == bare(plain)


def bare(html: str) -> str:
    """Leave out what ours says otherwise: headings' levels and the lines before them, attributes of links and cells."""
    return re.sub(r"<(/?)(h|th|td|a)(?:[1-6]| [^>]*)?>", r"<\1\2>", html).replace("\n<h>", "<h>")


@given(ANY)
def test_neighbouring_pieces_of_html_are_one(text: str) -> None:
    pieces = markdown.read(Text("x.md", text)).pieces
    kinds = "".join("h" if isinstance(piece, str) else "s" for piece in pieces)
    assert "hh" not in kinds
    assert "" not in pieces


@given(st.sampled_from(sorted(NAMES)), st.sampled_from(sorted(NAMES)))
def test_a_break_between_two_names_depends_on_what_they_show(first: str, second: str) -> None:
    filled = markdown.fill(markdown.read(Text("x.md", f"[[{first}]]\n[[{second}]]")).pieces, href)
    assert ("</a><a" in filled) == (first == second == "nanjing")
