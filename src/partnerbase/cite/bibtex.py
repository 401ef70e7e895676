"""Entries of a bibliography in BibTeX, as biblatex and Biber read it: UTF-8, dates in EDTF."""

from collections.abc import Iterator
from functools import cache

from partnerbase.cite.work import BLANK_DAY, Work
from partnerbase.i18n import locale_of

ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
"""Braces become commands, as Biber counts those with a backslash as well; umlauts and Han stay as they are."""
VERBATIM = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D"})
TYPES = {"data-set": "dataset", "statistics": "dataset", "report": "report", "study": "report"}
PUBLISHERS = {"dataset": "publisher", "report": "institution"}
"""The field that says who published an entry of a type; `organization` for all others."""


def bibtex(work: Work) -> str:
    """Write a document as one entry, with a line break at its end."""
    kind = "article" if work.medium and not work.container else TYPES.get(work.kind, "online")
    fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(work, kind) if value)
    return f"@{kind}{{{work.id},\n{fields}\n}}\n"


def _fields(work: Work, kind: str) -> Iterator[tuple[str, str]]:
    yield "author", _text(work.author)
    yield "title", _text(work.title)
    yield "journaltitle", _text(work.medium if kind == "article" else "")
    yield PUBLISHERS.get(kind, "organization"), _text(work.container or work.house)
    yield "type", _text(work.kind if kind == "report" else "")
    yield "date", _braced(str(work.date or ""))
    yield "url", _braced((work.url or work.archive_url).translate(VERBATIM))
    yield "urldate", _braced(BLANK_DAY if work.is_read_now else str(work.accessed or ""))
    yield "verba", _braced(work.archive_url.translate(VERBATIM) if work.url else "")
    yield "langid", _braced(_babel_name(work.language))


def _text(text: str) -> str:
    """Write a text in two pairs of braces: its letters stay as large as they are, a body is not taken for a person."""
    return _braced(_braced(text.translate(ESCAPES)))


def _braced(text: str) -> str:
    return f"{{{text}}}" if text else ""


@cache
def _babel_name(language: str) -> str:
    """Give the name that LaTeX's babel has for a language: the English one in small letters."""
    name = locale_of("en").languages.get(language.partition("-")[0], "")
    return str(name).lower() if name.isalpha() else ""
