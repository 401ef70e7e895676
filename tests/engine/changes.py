"""What editors do to a site: each edit gives another site, and how far it may be felt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Protocol, TypeVar

from tests.content_builder import Fields
from tests.engine.small_site import SmallSite

T = TypeVar("T")


class Pick(Protocol):
    """Chooses one of several things: at random, or as Hypothesis does."""

    def __call__(self, options: Sequence[T], /) -> T:
        """Choose."""


class Reach(Enum):
    """Which pages an edit may have rendered anew."""

    ANYTHING = "any page"
    NAMING = "the record's own pages, those that name it, lists and overviews"
    OWN = "the record's own pages"
    FILE = "the record's own pages, and the pages of gaps, which lead to its file"
    COLLECTION = "the pages of a collection's records"
    NOTHING = "no page"


class Disk(Enum):
    """How the files get onto the disk."""

    WRITTEN = "those that differ are written"
    EXCHANGED = "those that differ are renamed into place"
    UNNOTICED = "those that differ keep their inode and modification time"
    TOUCHED = "all are written again"
    AGED = "all are dated back"


@dataclass(frozen=True)
class Edit:
    """A site after an edit: what was done, how far it may reach, and the record or collection it is about."""

    what: str
    site: SmallSite
    reach: Reach = Reach.ANYTHING
    about: str = ""
    disk: Disk = Disk.WRITTEN


History = Sequence[SmallSite]
"""All states of the site until now, the present one last."""
Change = Callable[[History, Pick], Edit]

LANGUAGES = ("en", "de", "zh")
NAMED = ("cities", "regions", "themes", "sources", "organisations", "people", "series", "events", "indicators", "pages")
VALUES: dict[str, dict[str, tuple[Any, ...]]] = {
    "cities": {
        "kind": ("city", "town", "district"),
        "coordinates": (None, {"lat": 49.75, "lon": 6.64}, {"lat": 24.9, "lon": 118.6}),
        "population": (None, {"value": 5}, {"value": 110000, "as_of": "2023"}),
        "aliases": ([], ["Treves"], ["Zayton", "Citong"]),
        "pinyin": (None, "Quánzhōu"),
        "region": (None, "saarland", "rhineland", "palatinate"),
    },
    "regions": {
        "kind": ("state", "province"),
        "parent": (None, "rhineland", "saarland", "germany"),
        "tile": (None, {"column": 1, "row": 5}, {"column": 2, "row": 3, "label": "RP"}),
    },
    "partnerships": {
        "since": (None, "1996", "2016-05~", "2021"),
        "until": (None, "2030"),
        "status": (None, "active", "dormant"),
        "kind": (None, "sister-city", "friendship"),
        "themes": ([], ["music"], ["culture", "society"]),
        "within": (None, "rhineland-fujian"),
        "stages": ([], [{"kind": "contact", "date": "2014~", "place": "xiamen"}]),
    },
    "events": {
        "start": ("2024-05-06", "2019", "2025-01/2025-02"),
        "kind": ("delegation", "conference"),
        "status": ("held", "cancelled"),
        "places": ([], ["trier"], ["quanzhou", "xiamen"]),
        "participants": ([], ["about 150 people"]),
        "people": ([], [{"person": "erika-muster", "role": {"en": "Guest"}}]),
    },
    "series": {"rhythm": (None, "annual", "biennial"), "organisers": ([], ["trier"], ["porta-nigra"])},
    "agreements": {"signed": (None, "2024-05-07", "2020"), "value": (None, {"value": 7, "unit": "EUR"})},
    "figures": {
        "observations": tuple(
            [{"as_of": year, "value": value, "unit": "projects", "by": by, "source": source}]
            for year, value, by, source in (
                ("2024", 12, ["erika-muster"], "news"),
                ("2024", 13, [], "report"),
                ("2025", 13, ["porta-nigra"], {"source": "report", "locator": "page 4"}),
            )
        ),
        "counterpart": (None, "trier", "saarland"),
        "scope": (None, {"area": "city", "counts": {"en": "Large ones"}}),
    },
    "indicators": {"unit": ("projects", "people"), "accumulation": ("cumulative", None)},
    "organisations": {"kind": ("company", "association"), "seat": (None, "trier", "xiamen")},
    "people": {"roles": ([{"title": {"en": "Mayor"}, "of": "trier"}], [{"title": {"en": "Guest"}, "of": "xiamen"}])},
    "themes": {"broader": (None, "society", "music", "culture")},
    "sources": {
        "date": (None, "2024-06-01", "2026-01"),
        "publisher": (None, "City of Trier"),
        "standpoint": (None, "party", "official"),
        "anonymous": (False, True),
    },
    "pages": {"nav": (None, 1, 2, 7)},
}
ALL: dict[str, tuple[Any, ...]] = {
    "reviewed": (None, "2025-11-07", "2026-01"),
    "links": (None, {"website": "https://www.example.org/"}, {"wikidata": "Q42"}),
    "claims": ([], [{"value": "It is old", "by": ["erika-muster"], "sources": ["news"]}]),
}


def collection_of(name: str) -> str:
    """Give the collection of a record's name."""
    return name.partition("/")[0]


def with_fields(site: SmallSite, name: str, /, **fields: Any) -> SmallSite:  # noqa: ANN401 - any YAML value
    """Give the site with other fields in one record; None takes a field away."""
    given = {key: value for key, value in (site.records[name] | fields).items() if value is not None}
    return replace(site, records={**site.records, name: given})


def with_settings(site: SmallSite, /, **fields: Any) -> SmallSite:  # noqa: ANN401 - any YAML value
    """Give the site with other settings."""
    return replace(site, settings=site.settings | fields)


def record(site: SmallSite, pick: Pick, *collections: str) -> str:
    """Choose a record, of some collections or all."""
    return pick([name for name in site.records if not collections or collection_of(name) in collections])


def word(pick: Pick) -> str:
    """Choose a word that no text holds yet."""
    return f"Word{pick(range(10_000))}"


def saying(text: object, language: str, new: str) -> Fields | str:
    """Give a text in several languages with other words in one."""
    return text | {language: new} if isinstance(text, dict) else new


def edit_body(past: History, pick: Pick) -> Edit:
    """Change what a record says in its own file."""
    site = past[-1]
    name = pick([name for name, fields in site.records.items() if "body" in fields])
    text = pick([f"{word(pick)}.\n", f"{site.records[name]['body']}\n\n{word(pick)}\n"])
    return Edit(f"body of {name}", with_fields(site, name, body=text), *_reach_of_body(site, name))


def _reach_of_body(site: SmallSite, name: str) -> tuple[Reach, str]:
    """Give the reach of a body that loses its links, or has none: what it named shows it no more."""
    return (Reach.NAMING if "[[" in site.records[name]["body"] else Reach.OWN), name


def edit_link(past: History, pick: Pick) -> Edit:
    """Let a body name another record."""
    site = past[-1]
    name = pick([name for name, fields in site.records.items() if "body" in fields])
    text = f"{word(pick)} [[{record(site, pick)}|there]].\n"
    return Edit(f"link in {name}", with_fields(site, name, body=text), Reach.NAMING, name)


def edit_translation(past: History, pick: Pick) -> Edit:
    """Add a translation, change one or take one away."""
    site = past[-1]
    name = pick([name for name, fields in site.records.items() if "body" in fields and name not in site.moved])
    path = f"{name}.{pick(LANGUAGES[1:])}.md"
    files = {**site.files, path: f"{word(pick)}.\n".encode()}
    linked = b"[[" in site.files.get(path, b"")
    if path in site.files and pick([True, False]):
        del files[path]
    return Edit(f"translation {path}", replace(site, files=files), Reach.ANYTHING if linked else Reach.NAMING, name)


def edit_summary(past: History, pick: Pick) -> Edit:
    """Change a summary in one language."""
    site, language = past[-1], pick(LANGUAGES)
    name = record(site, pick)
    text = saying(site.records[name].get("summary", {}), language, f"About {word(pick)}")
    return Edit(f"summary of {name}", with_fields(site, name, summary=text), Reach.NAMING, name)


def edit_name(past: History, pick: Pick) -> Edit:
    """Rename a record in one language."""
    site, language = past[-1], pick(LANGUAGES)
    name = record(site, pick, *NAMED)
    key = "name" if "name" in site.records[name] else "title"
    text = saying(site.records[name][key], language, word(pick))
    return Edit(f"{key} of {name} in {language}", with_fields(site, name, **{key: text}), Reach.NAMING, name)


def edit_field(past: History, pick: Pick) -> Edit:
    """Give a field of a record another value, or none."""
    site = past[-1]
    name = record(site, pick)
    fields = VALUES[collection_of(name)] | ALL
    key = pick(list(fields))
    value = pick(fields[key])
    return Edit(f"{key} of {name}: {value}", with_fields(site, name, **{key: value}), Reach.NAMING, name)


def edit_exemptions(past: History, pick: Pick) -> Edit:
    """Excuse a record from a warning, or no more."""
    site = past[-1]
    name = record(site, pick)
    code = pick(["missing-translation", "stale-figure", "unused-source"])
    exemptions = pick([[], [{"code": code, "reason": "Known"}]])
    return Edit(f"exemptions of {name}", with_fields(site, name, exemptions=exemptions), Reach.OWN, name)


def edit_comment(past: History, pick: Pick) -> Edit:
    """Put a comment into a record's file."""
    site = past[-1]
    name = record(site, pick)
    return Edit(f"comment in {name}", replace(site, comments={**site.comments, name: word(pick)}), Reach.OWN, name)


def edit_letters(past: History, pick: Pick) -> Edit:
    """Change a body so that neither the file's size nor its modification time tells."""
    site = past[-1]
    name = pick([name for name, fields in site.records.items() if "body" in fields])
    text = site.records[name]["body"]
    other = text[:-2] + pick([letter for letter in "abcdefgh" if letter != text[-2]]) + text[-1:]
    return Edit(f"a letter of {name}", with_fields(site, name, body=other), Reach.OWN, name, Disk.UNNOTICED)


def revert(past: History, pick: Pick) -> Edit:
    """Go back to an earlier state."""
    return Edit("revert", pick(past), disk=pick([Disk.WRITTEN, Disk.EXCHANGED]))


def touch(past: History, pick: Pick) -> Edit:
    """Write files again as they are, or date them back."""
    disk = pick([Disk.TOUCHED, Disk.AGED])
    return Edit(disk.value, past[-1], Reach.NOTHING, disk=disk)


FILES: dict[str, Change] = {
    "body": edit_body,
    "link": edit_link,
    "translation": edit_translation,
    "summary": edit_summary,
    "name": edit_name,
    "field": edit_field,
    "exemptions": edit_exemptions,
    "comment": edit_comment,
    "letters": edit_letters,
    "revert": revert,
    "touch": touch,
}
"""Edits of what records say."""
