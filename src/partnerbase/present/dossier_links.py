"""Links to the dossiers of a record."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from markupsafe import escape

from partnerbase.i18n import language_name
from partnerbase.link import Key
from partnerbase.plan.paths import dossier_path, editions
from partnerbase.present.writer import Writer
from partnerbase.views import Link


def dossier_links(writer: Writer, key: Key, beside: Iterable[str]) -> Iterator[Link]:
    """Link a record's dossiers: in the language of the page alone, with each that may go beside it, then of two such.

    Who reads in a third language finds the dossier for both sides as well.
    """
    spoken = tuple(beside)
    others = [language for language in spoken if language != writer.language]
    for language, other in (*editions((writer.language,), spoken), *combinations(others, 2)):
        path = dossier_path(key, language, other)
        name = escape(" / ".join(language_name(tag) for tag in (language, other) if tag))
        yield Link(name, writer.plan.href(path), "page" if path == writer.plan.path else "")
