"""The interface's texts in the languages of the site, from gettext catalogues.

Sentences have their English text as msgid. Names of fields, choices, collections, backlinks and units are looked up by
their key with a msgctxt, so that English has a catalogue as well. A currency is named by its ISO 4217 code in languages
whose catalogue has no word for it. https://babel.pocoo.org/
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO

from babel.core import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import Translations
from markupsafe import Markup

CATALOGUES = files("partnerbase") / "locale"
# Where the tag of a language alone says too little: the tag for HTML, and the locale for dates and numbers.
HTML_TAGS = {"zh": "zh-Hans"}
LOCALES = {"en": "en_GB", "zh": "zh_Hans_CN"}
FALLBACK = "en"
MOST_WORDS = 8192


def html_tag(language: str) -> str:
    """Give the BCP 47 tag that HTML needs, such as zh-Hans."""
    return HTML_TAGS.get(language, language)


@cache
def locale_of(language: str) -> Locale:
    """Give the CLDR locale of a language."""
    return Locale.parse(LOCALES.get(language, language.replace("-", "_")))


@cache
def language_name(language: str) -> str:
    """Give the name of a language in itself."""
    name = Locale.parse(language.replace("-", "_")).get_display_name() or language
    return name[:1].upper() + name[1:]


@cache
def translations(language: str) -> Translations:
    """Read the catalogue of a language; English where there is none."""
    catalogue = CATALOGUES / f"{language}.po"
    if not catalogue.is_file():
        catalogue = CATALOGUES / f"{FALLBACK}.po"
    with catalogue.open("rb") as file:
        compiled = BytesIO()
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return Translations(compiled, domain="messages")


@lru_cache(MOST_WORDS)
def _sentence(language: str, msgid: str) -> str:
    return str(translations(language).gettext(msgid))


@lru_cache(MOST_WORDS)
def _html(language: str, msgid: str) -> Markup:
    return Markup(_sentence(language, msgid))  # noqa: S704 - the catalogues are part of the program


@lru_cache(MOST_WORDS)
def _word(language: str, context: str, key: str) -> str:
    return str(translations(language).pgettext(context, key))


@lru_cache(MOST_WORDS)
def _special(language: str, context: str, path: str, key: str) -> str:
    word = _word(language, context, path)
    return _word(language, context, key) if word == path else word


@lru_cache(MOST_WORDS)
def _plural(language: str, singular: str, plural: str, num: int) -> str:
    written = format_decimal(num, locale=locale_of(language))
    return str(translations(language).ngettext(singular, plural, num)) % {"num": written}


@dataclass(frozen=True, slots=True)
class Interface:
    """The interface's texts in one language."""

    language: str

    def text(self, msgid: str, **values: object) -> str:
        """Translate a sentence and fill in its `%(name)s`."""
        found = _sentence(self.language, msgid)
        return found % values if values else found

    def html(self, msgid: str, **values: object) -> Markup:
        """Translate a sentence for a template and fill in its `%(name)s`, escaped."""
        found = _html(self.language, msgid)
        return found % values if values else found

    def plural(self, singular: str, plural: str, num: int) -> str:
        """Translate a sentence in the form that a number asks for, and fill in the number as `%(num)s`."""
        return _plural(self.language, singular, plural, num)

    def named(self, context: str, key: str) -> str:
        """Give the word for a key of the data model: a field, a choice, a collection, a unit."""
        return _word(self.language, context, key)

    def special(self, context: str, path: str, key: str) -> str:
        """Give the word for a key at a dotted path, such as `people.roles.title`, or the one that it has elsewhere."""
        return _special(self.language, context, path, key)

    def counted(self, context: str, key: str, amount: int, /, **values: object) -> str:
        """Give the words for a number of things that have a key, such as a unit, and fill in their `%(name)s`."""
        return str(translations(self.language).npgettext(context, key, key, amount)) % values
