"""Reads a body: the only part that needs the parser."""

from itertools import chain, islice

from partnerbase.load.document import Text
from partnerbase.markdown.body import MOST_PER_TEXT, Body
from partnerbase.markdown.html import write
from partnerbase.markdown.problems import escapes, forbidden, links
from partnerbase.markdown.syntax import parse


def read(body: Text, top: int) -> Body:
    """Read a body into pieces, links and problems."""
    pieces, pointers = write(parse(body.text), top)
    problems = islice(chain(escapes(body), forbidden(pointers, body)), MOST_PER_TEXT)
    return Body(pieces, tuple(links(pointers, body.text)), tuple(problems))
