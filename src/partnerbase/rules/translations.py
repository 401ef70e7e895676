"""Every text stands in every language of the site."""

from collections.abc import Iterator

from partnerbase.diagnostics import Diagnostic
from partnerbase.records.base import Record
from partnerbase.settings import Settings
from partnerbase.validate import Entry
from partnerbase.values.base import find
from partnerbase.values.localtext import LocalText

OFFICIAL = ("official_name",)


def in_all_languages(entry: Entry[Record], settings: Settings) -> Iterator[Diagnostic]:
    """Names, titles, summaries and all other texts in fields have all languages of the site: `missing-translation`.

    Bodies are left out: a page in another language shows the one that there is. So are official names, which are given
    where they are other ones.
    """
    languages = settings.languages
    if len(languages) == 1:
        return
    for at, text in find(entry.record, _is_text):
        if len(text.texts) < len(languages) and at != OFFICIAL:
            missing = [language for language in languages if text.get(language) is None]
            hint = "add " + " and ".join(f"'{language}:'" for language in missing)
            message = f"the text is missing in {', '.join(missing)}"
            yield entry.document.problem("missing-translation", message, hint, at=at)


def _is_text(kind: type) -> bool:
    return kind is LocalText
