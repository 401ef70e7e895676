"""Every text stands in every language of the site."""

from collections.abc import Iterator
from datetime import date

from partnerbase.diagnostics import Diagnostic
from partnerbase.link import Site
from partnerbase.load.yaml_subset import Loc
from partnerbase.values.base import Value
from partnerbase.values.localtext import LocalText


def in_all_languages(site: Site, _today: date) -> Iterator[Diagnostic]:
    """Names, titles, summaries and all other texts in fields have all languages of the site: `missing-translation`.

    Bodies are left out: a page in another language shows the one that there is.
    """
    languages = site.settings.languages
    for entry in site:
        for at, text in _texts(entry.record, ()):
            if len(text.texts) < len(languages):
                missing = [language for language in languages if text.get(language) is None]
                hint = "add " + " and ".join(f"'{language}:'" for language in missing)
                message = f"the text is missing in {', '.join(missing)}"
                yield entry.document.problem("missing-translation", message, hint, at=at)


def _texts(value: object, at: Loc) -> Iterator[tuple[Loc, LocalText]]:
    """Give every text in languages within a value, with its path."""
    if isinstance(value, LocalText):
        yield at, value
    elif isinstance(value, Value):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), (*at, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*at, index))
