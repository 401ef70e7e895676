"""The one Markdown of the site: CommonMark and tables, without raw HTML, with wiki links.

`[[nanjing]]` and `[[cities/nanjing|the city]]` link to records. A body is read once, alone, into plain data that fits
into JSON; what it takes from other records, the addresses and names of those that it links to, is filled in later.
"""

from typing import TYPE_CHECKING

from partnerbase.markdown.body import MOST_PER_TEXT, Body, Href, Piece, WikiLink, fill

if TYPE_CHECKING:
    from partnerbase.load.document import Text

__all__ = ["MOST_PER_TEXT", "Body", "Href", "Piece", "WikiLink", "fill", "read"]


def read(body: "Text", top: int = 2) -> Body:
    """Read a body; in time linear in its length.

    Args:
        body: Markdown, with LF alone at the ends of lines.
        top: The level of the body's highest headings; lower ones follow without gaps.
    """
    from partnerbase.markdown.reading import read as read_now  # noqa: PLC0415 - the parser is slow to import

    return read_now(body, top)
