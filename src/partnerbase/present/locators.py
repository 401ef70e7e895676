"""Places in documents, in the language of the page.

Editors write them in the site's first language. Those that name parts of a document by a number or by their title, with
the words that bibliographies have for such parts (the locators of CSL, the Citation Style Language), are the same in
every language; so are parts that most documents of a kind have, such as an introduction.
"""

import re

from markupsafe import Markup, escape

from partnerbase.present.shared import once
from partnerbase.present.writer import Writer

PARTS = (
    "census of",
    "column",
    "columns",
    "no.",
    "page",
    "pages",
    "paragraph",
    "paragraphs",
    "row",
    "rows",
    "section",
    "sections",
    "table",
    "table of",
    "tables",
)
"""Parts that have numbers, or years."""
TITLED = {"column": "titled column", "row": "titled row", "section": "titled section", "table": "titled table"}
"""Parts that may be named by their title, each with its key in the catalogues."""
KNOWN = (
    "announcement",
    "fact table",
    "introduction",
    "last paragraph",
    "list of twin towns",
    "seat of the administration",
    "source line",
)
"""Parts that need neither number nor title."""
BETWEEN = ("and", "to")
WORDS, ALONE = ("|".join(map(re.escape, names)) for names in (PARTS, KNOWN))
NUMBER = r"[\d.–-]+"
NUMBERED = re.compile(rf"(?P<part>{WORDS}) (?P<numbers>{NUMBER}(?:(?:, | and | to ){NUMBER})*)")
BETWEEN_NUMBERS = re.compile(r"(, | and | to )")
BY_TITLE = re.compile(rf"(?P<part>{'|'.join(TITLED)}) “(?P<title>[^“”]+)”")
JOINED = re.compile(rf"(, | and )(?=(?:{WORDS}) |(?:{ALONE})(?:, | and |$))(?![^“”]*”)")


@once
def locator(writer: Writer, text: str) -> Markup:
    """Write a place in a document: translated where its parts are known, else as it is, with its language."""
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
    """Write one part of a document; nothing where it is not known and its name is neither a number nor a title."""
    words = writer.interface
    if text in KNOWN:
        return words.named("locator", text)
    if found := BY_TITLE.fullmatch(text):
        return words.named("locator", TITLED[found["part"]]) % {"title": found["title"]}
    found = NUMBERED.fullmatch(text)
    return words.named("locator", found["part"]) % {"number": _numbers(writer, found["numbers"])} if found else ""


def _numbers(writer: Writer, text: str) -> str:
    """Write numbers and ranges of numbers one after another."""
    words = writer.interface
    signs = {", ": words.named("separator", "values")}
    signs |= {f" {sign} ": words.named("locator", sign) for sign in BETWEEN}
    return "".join(signs.get(piece, piece) for piece in BETWEEN_NUMBERS.split(text))
