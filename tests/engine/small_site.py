"""A small site with a record of every type, as a value that edits make other values of."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from tests.complete_records import COMPLETE, COMPLETE_SETTINGS, complete
from tests.content_builder import Fields, as_file

TEMPLATES = Path(__file__).parents[2] / "templates"

BODIES = {
    "cities/trier": "On the *Mosel*; see [[xiamen]].\n\n## History\n\nOld.\n",
    "events/visit": "A visit to [[themes/culture|culture]].\n",
    "pages/about": "What this is.\n",
    "themes/culture": "All that is no trade.\n",
}
TRANSLATIONS = {
    "cities/trier.de.md": "An der *Mosel*.\n",
    "cities/trier.zh.md": "摩泽尔河畔，见[[xiamen]]。\n",
    "pages/about.de.md": "Was das ist.\n",
}
MORE: dict[str, Fields] = {
    "cities/quanzhou": {
        "name": {"en": "Quanzhou", "zh": "泉州"},
        "country": "CN",
        "kind": "city",
        "region": "fujian",
        "coordinates": {"lat": 24.9, "lon": 118.6},
        "sources": ["news"],
    },
    "events/secret": {
        "title": "Secret visit",
        "kind": "delegation",
        "start": "2025",
        "places": ["quanzhou"],
        "sources": ["report"],
        "draft": True,
    },
    "figures/projects-of-quanzhou": {
        "indicator": "projects",
        "subject": "quanzhou",
        "counterpart": "trier",
        "observations": [
            {"as_of": "2024", "value": 12, "unit": "projects", "by": ["erika-muster"], "source": "news"},
            {"as_of": "2024", "value": 13, "unit": "projects", "source": "report"},
        ],
        "sources": ["report"],
    },
    "pages/method": {"title": {"en": "Method", "de": "Methode"}, "nav": 2, "body": "How it was made.\n"},
    "partnerships/trier-quanzhou": {"parties": ["trier", "quanzhou"], "since": "2015", "sources": ["report"]},
    "regions/china": {"name": "China", "country": "CN", "kind": "country", "sources": ["news"]},
    "regions/fujian": {
        "name": {"en": "Fujian", "zh": "福建"},
        "country": "CN",
        "kind": "province",
        "parent": "china",
        "tile": {"column": 7, "row": 7, "label": "FJ"},
        "sources": ["news"],
    },
    "regions/germany": {"name": "Germany", "country": "DE", "kind": "country", "sources": ["news"]},
    "regions/palatinate": {
        "name": {"en": "Palatinate", "de": "Pfalz"},
        "country": "DE",
        "kind": "state",
        "parent": "germany",
        "tile": {"column": 1, "row": 5},
        "sources": ["news"],
    },
    "sources/news": {
        "title": "News",
        "url": "https://news.example.org/1",
        "date": "2025-03-02",
        "language": "en",
        "kind": "news",
    },
    "themes/music": {"name": {"en": "Music", "de": "Musik"}, "broader": "culture"},
}


SETTINGS: Fields = COMPLETE_SETTINGS | {
    "countries": [
        country | {"map": edges}
        for country, edges in zip(
            COMPLETE_SETTINGS["countries"],
            ({"west": 6, "south": 47, "east": 15, "north": 55}, {"west": 98, "south": 18, "east": 132, "north": 50}),
            strict=True,
        )
    ]
}
"""With a map of both countries."""


@dataclass(frozen=True)
class SmallSite:
    """A site before it is written.

    Args:
        records: The fields of each record by `collection/slug`; a text under `body` makes it an `.md` file.
        settings: The fields of `site.yaml`.
        files: All other files below the content folder by path, in place of records that have the same path.
        templates: Files below the templates folder that are not as the program's own.
        moved: Records that do not lie in their collection's folder itself, with the folder below it.
        comments: A comment at the head of a record's file.
        drafts: Whether drafts are built.
        base_url: The address given with the build.
    """

    records: Mapping[str, Fields]
    settings: Fields
    files: Mapping[str, bytes] = field(default_factory=dict)
    templates: Mapping[str, bytes] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)
    drafts: bool = False
    base_url: str | None = None

    def content(self) -> dict[str, bytes]:
        """Give every file of the content folder by its path."""
        made = dict(self.file(name) for name in self.records)
        return {"site.yaml": _dumped("site.yaml", _text(self.settings))[1]} | made | dict(self.files)

    def file(self, name: str) -> tuple[str, bytes]:
        """Give path and bytes of a record's file."""
        path, data = _dumped(name, _text(self.records[name]))
        collection, _, rest = path.partition("/")
        if name in self.moved:
            path = f"{collection}/{self.moved[name]}/{rest}"
        comment = f"# {self.comments[name]}\n".encode() if name in self.comments else b""
        return path, data.replace(b"---\n", b"---\n" + comment, 1) if path.endswith(".md") else comment + data

    def layout(self) -> dict[str, bytes]:
        """Give every file of the templates folder by its path."""
        return own_templates() | dict(self.templates)


def slug_of(name: str) -> re.Pattern[str]:
    """Find a record's slug in a text."""
    return re.compile(rf"(?<![\w-]){re.escape(name.partition('/')[2])}(?![\w-])")


def naming(site: SmallSite, name: str) -> set[str]:
    """Give the records that name a record, in their fields or their texts."""
    slug = slug_of(name)
    return {other for other, text in _texts(site) if other != name and slug.search(text)}


def near_to(site: SmallSite, name: str) -> set[str]:
    """Give a record, those that name it, and those that it names; of a region also those that name a place in it."""
    said = "\n".join(text for other, text in _texts(site) if other == name)
    named = {other for other in site.records if slug_of(other).search(said)}
    within = [place for place, fields in site.records.items() if f"regions/{fields.get('region')}" == name]
    return {name, *naming(site, name), *named, *(other for place in within for other in naming(site, place))}


def _texts(site: SmallSite) -> list[tuple[str, str]]:
    """Give what each record says: its fields and, one by one, its texts in files of their own."""
    fields = [(name, _text(fields)) for name, fields in site.records.items()]
    return fields + [(path.partition(".")[0], data.decode(errors="replace")) for path, data in site.files.items()]


@cache
def own_templates() -> dict[str, bytes]:
    """Read the program's own templates."""
    files = (path for path in sorted(TEMPLATES.rglob("*")) if path.is_file())
    return {path.relative_to(TEMPLATES).as_posix(): path.read_bytes() for path in files}


def small_site() -> SmallSite:
    """Make the site that edits begin with."""
    records = {name: complete(name) for name in COMPLETE} | MORE
    with_bodies = {name: records[name] | {"body": body} for name, body in BODIES.items()}
    files = {path: text.encode() for path, text in TRANSLATIONS.items()}
    return SmallSite(records | with_bodies, SETTINGS, files)


def _text(fields: Fields) -> str:
    return json.dumps(fields)


@cache
def _dumped(name: str, text: str) -> tuple[str, bytes]:
    """Write fields as YAML, remembered: most records are the same in most states."""
    fields: dict[str, Any] = json.loads(text)
    return as_file(name, fields)
