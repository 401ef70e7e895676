"""Where the files of the site stand below the output folder, and the addresses from one to another."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from partnerbase.abstract import Key
from partnerbase.settings import Settings

HOME, NOT_FOUND, SEARCH = "index.html", "404.html", "search"
MOST_LISTED = 80
"""How many records a page of a list has; a longer list has several pages."""


def record_path(key: Key, language: str) -> str:
    """Give the path of a record's page: `en/cities/nanjing.html`."""
    return f"{language}/{key[0]}/{key[1]}.html"


def dossier_path(key: Key, language: str, other: str = "") -> str:
    """Give the path of a record's dossier: `de/partnerships/wolfsburg-changchun.dossier.html`.

    One in two languages names the second as well: `….dossier.zh.html`.
    """
    return f"{language}/{key[0]}/{key[1]}.dossier{f'.{other}' if other else ''}.html"


def editions(languages: Iterable[str], others: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give the languages of each dossier of a record: each one alone, with nothing as the second, and with each other.

    Args:
        languages: The languages of the pages.
        others: Those that may stand beside them.
    """
    seconds = tuple(others)
    for language in languages:
        yield from ((language, other) for other in ("", *seconds) if other != language)


def list_path(collection: str, language: str, part: int = 1) -> str:
    """Give the path of a collection's list, `en/cities/index.html`, or of a later page of it, `…/index.2.html`."""
    return part_path(f"{collection}/index", language, part)


def group_path(key: Key, group: str, language: str, part: int = 1) -> str:
    """Give the path of the page with all of a group of what points to a record: `en/cities/nanjing.events.places.html`.

    No slug has a dot, so that no record can be called so. Its later pages are `….2.html` and so on.
    """
    return part_path(f"{key[0]}/{key[1]}.{group}", language, part)


def list_parts(count: int) -> list[range]:
    """Give the positions of the records of each page of a list; the pages are of nearly the same length."""
    parts = max(1, -(-count // MOST_LISTED))
    return [range(count * part // parts, count * (part + 1) // parts) for part in range(parts)]


def chart_path(key: Key, language: str) -> str:
    """Give the path of the chart of a record: `en/figures/nanjing-german-projects.svg`."""
    return f"{language}/{key[0]}/{key[1]}.svg"


def preview_path(key: Key) -> str:
    """Give the path of the picture that goes with links to a record: `previews/cities/nanjing.png`."""
    return f"previews/{key[0]}/{key[1]}.png"


def named_path(name: str, language: str) -> str:
    """Give the path of a page that is about no record: `en/index.html`, `en/data.html`."""
    return f"{language}/{name}.html"


def part_path(name: str, language: str, part: int) -> str:
    """Give the path of a page among several: `en/timeline/1980s.html`, `en/timeline/1980s.2.html`."""
    return named_path(name if part == 1 else f"{name}.{part}", language)


def data_path(collection: str) -> str:
    """Give the path of a collection's data: `data/cities.json`."""
    return f"data/{collection}.json"


def names_folder(language: str) -> str:
    """Give the folder of the index of names, with a slash at its end: `en/names/`."""
    return f"{language}/names/"


def bibliography_path(form: str) -> str:
    """Give the path of the file of all sources in a form: `data/sources.bib`."""
    return f"data/sources.{form}"


def search_path(language: str) -> str:
    """Give the folder of the index of the pages of a language: `en/search/`."""
    return f"{language}/{SEARCH}/"


def table_path(collection: str) -> str:
    """Give the path of a collection's data as a table: `data/cities.csv`."""
    return f"data/{collection}.csv"


def relative(source: str, target: str) -> str:
    """Give the address of one file of the site as seen from another; it names the file.

    It leads up to the first folder, that of a language, even where both stand in the same one further down: all files
    of a language that are as deep give a third the same address.
    """
    here, there = source.split("/")[:-1], target.split("/")
    if here and here[0] == there[0] and len(there) > 1:
        here, there = here[1:], there[1:]
    return "/".join([".."] * len(here) + there)


def base_path(settings: Settings) -> str:
    """Give the path below which the site is published, with slashes at both ends."""
    path = urlsplit(settings.base_url).path if settings.base_url else "/"
    return f"{path.rstrip('/')}/"


def address(settings: Settings, path: str) -> str:
    """Give the full address of a file of the site; nothing where the settings do not tell that of the site."""
    return f"{settings.base_url.rstrip('/')}/{path}" if settings.base_url else ""


def in_language(path: str, language: str) -> str:
    """Give the path of the same page in another language."""
    return f"{language}/{path.partition('/')[2]}"
