"""Reads a body: the only part that needs the parser."""

from itertools import chain, islice

from partnerbase.load.document import Text
from partnerbase.markdown.body import MOST_PER_TEXT, Body, WikiLink
from partnerbase.markdown.html import write
from partnerbase.markdown.problems import escapes, forbidden, placed
from partnerbase.markdown.syntax import parse


def read(body: Text, top: int) -> Body:
    """Read a body into pieces, links and problems."""
    pieces, pointers = write(parse(body.text), top)
    places = list(placed(pointers, body.text))
    links = [WikiLink(token.content, line, column) for token, line, column in places if token.type == "wiki_link"]
    problems = islice(chain(escapes(body), forbidden(places, body)), MOST_PER_TEXT)
    return Body(pieces, tuple(links), tuple(problems))
