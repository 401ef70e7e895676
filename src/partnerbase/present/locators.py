"""Places in documents, in the language of the page.

Editors write them in the site's first language. Those that name a part of a document by a number, with the words that
bibliographies have for such parts (the locators of CSL, the Citation Style Language), are the same in every language.
"""

import re

from markupsafe import Markup, escape

from partnerbase.present.shared import once
from partnerbase.present.writer import Writer

PARTS = ("no.", "page", "pages", "paragraph", "paragraphs", "row", "rows", "section", "sections", "table", "tables")
BETWEEN = ("and", "to")
NUMBERED = re.compile(
    rf"(?P<part>{'|'.join(map(re.escape, PARTS))}) (?P<first>[\d.–-]+)"
    rf"(?: (?P<between>{'|'.join(BETWEEN)}) (?P<last>[\d.–-]+))?"
)


@once
def locator(writer: Writer, text: str) -> Markup:
    """Write a place in a document: translated where it is a number, else as it is written, marked with its language."""
    found = NUMBERED.fullmatch(text)
    if not found:
        return writer.foreign(text, writer.plan.settings.tongues.default)
    part, number = found["part"], found["first"]
    if found["between"]:
        number += writer.interface.named("locator", found["between"]) + found["last"]
    return escape(writer.interface.named("locator", part) % {"number": number})
