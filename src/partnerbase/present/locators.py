"""Places in documents, in the language of the page.

Editors write them in the site's first language. Those that name parts of a document by a number or by their title, with
the words that bibliographies have for such parts (the locators of CSL, the Citation Style Language), are the same in
every language.
"""

import re

from markupsafe import Markup, escape

from partnerbase.present.shared import once
from partnerbase.present.writer import Writer

PARTS = ("no.", "page", "pages", "paragraph", "paragraphs", "row", "rows", "section", "sections", "table", "tables")
TITLED = {"row": "titled row", "section": "titled section", "table": "titled table"}
"""Parts that may be named by their title, each with its key in the catalogues."""
BETWEEN = ("and", "to")
WORDS = "|".join(map(re.escape, PARTS))
NUMBERED = re.compile(
    rf"(?P<part>{WORDS}) (?P<first>[\d.–-]+)(?: (?P<between>{'|'.join(BETWEEN)}) (?P<last>[\d.–-]+))?"
)
BY_TITLE = re.compile(rf"(?P<part>{'|'.join(TITLED)}) “(?P<title>[^“”]+)”")
JOINED = re.compile(rf"(, | and )(?=(?:{WORDS}) )")


@once
def locator(writer: Writer, text: str) -> Markup:
    """Write a place in a document: translated where parts have numbers or titles, else as it is, with its language."""
    first, *others = JOINED.split(text)
    parts = [_part(writer, first)]
    for between, part in zip(others[::2], others[1::2], strict=True):
        parts += [_between(writer, between), _part(writer, part)]
    return escape("".join(parts)) if all(parts) else writer.foreign(text, writer.plan.settings.tongues.default)


def _between(writer: Writer, sign: str) -> str:
    """Write what stands between two parts."""
    is_comma = sign.startswith(",")
    return writer.interface.named("separator", "details") if is_comma else writer.interface.named("locator", "and")


def _part(writer: Writer, text: str) -> str:
    """Write one part of a document; nothing where its name is neither a number nor a title."""
    words = writer.interface
    if found := BY_TITLE.fullmatch(text):
        return words.named("locator", TITLED[found["part"]]) % {"title": found["title"]}
    found = NUMBERED.fullmatch(text)
    if not found:
        return ""
    number = found["first"]
    if found["between"]:
        number += words.named("locator", found["between"]) + found["last"]
    return words.named("locator", found["part"]) % {"number": number}
