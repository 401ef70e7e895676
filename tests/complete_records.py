"""A record of each type with every field filled: what tests of all fields start from."""

import json
from typing import Any

from tests.content_builder import Fields, site

THREE = {"en": "Trier", "de": "Trier", "zh": "特里尔"}
NOTE = {"en": "As it says itself", "zh": "据其自述"}
CITATION = {"source": "report", "locator": "page 3", "quote": "und so weiter", "supports": ["summary"]}

COMMON: Fields = {
    "summary": THREE,
    "sources": ["report", CITATION],
    "claims": [
        {"field": "summary", "value": "Another one", "sources": ["report"], "note": NOTE},
        {"value": "It is the oldest", "by": ["erika-muster", "porta-nigra"], "sources": [CITATION]},
    ],
    "links": {"wikidata": "Q3138", "geonames": 2821164, "website": "https://www.trier.de/"},
    "reviewed": "2025-11-07",
    "exemptions": [{"code": "missing-translation", "reason": "Nobody translated it yet"}],
    "draft": False,
}
PLACE: Fields = {
    "name": THREE,
    "official_name": {"de": "Stadt Trier", "zh": "特里尔市"},
    "aliases": ["Augusta Treverorum"],
    "pinyin": "Tèlǐ'ěr",
    "official_pinyin": "Tèlǐ'ěr Shì",
    "country": "DE",
    "coordinates": {"lat": 49.75, "lon": 6.64},
    "population": {"value": 110000, "qualifier": "about", "unit": "people", "as_of": "2023"},
    "successors": ["xiamen"],
}
AMOUNT = {"value": 1500, "qualifier": "more-than", "unit": "EUR"}

COMPLETE: dict[str, Fields] = {
    "cities/trier": PLACE | {"kind": "city", "region": "saarland"},
    "cities/xiamen": {"name": "Xiamen", "country": "CN", "kind": "city"},
    "regions/saarland": PLACE
    | {"kind": "state", "parent": "rhineland", "tile": {"column": 1, "row": 6, "label": THREE}},
    "regions/rhineland": {"name": "Rhineland", "country": "DE", "kind": "province"},
    "partnerships/trier-xiamen": {
        "name": THREE,
        "parties": ["trier", ["xiamen", "porta-nigra"]],
        "kind": "sister-city",
        "since": "2010-11-11",
        "until": "2030",
        "status": "active",
        "status_as_of": "2024-05",
        "stages": [
            {"kind": "contact", "date": "2009~", "place": "trier", "note": NOTE, "sources": ["report"]},
        ],
        "views": [
            {
                "party": "trier",
                "called": THREE,
                "kind": "friendship",
                "since": "2009",
                "status": "dormant",
                "sources": ["report"],
            },
        ],
        "term": {"years": 5, "self_renewing": True},
        "within": "rhineland-fujian",
        "themes": ["culture"],
        "contacts": [
            {"party": "trier", "office": THREE, "website": "https://www.trier.de/buero", "email": "office@trier.de"},
        ],
    },
    "partnerships/rhineland-fujian": {"parties": ["rhineland", "saarland"]},
    "events/visit": {
        "title": THREE,
        "kind": "delegation",
        "series": "forum",
        "edition": 2,
        "start": "2024-05-06",
        "end": "2024-05-08",
        "status": "held",
        "places": ["trier"],
        "partnerships": ["trier-xiamen"],
        "precedes_partnership": False,
        "part_of": ["fair"],
        "themes": ["culture"],
        "organisers": ["trier"],
        "organisations": ["porta-nigra"],
        "people": [{"person": "erika-muster", "role": THREE}],
        "participants": ["about 150 people", AMOUNT],
        "outcomes": [
            {
                "what": THREE,
                "quantity": AMOUNT,
                "vote": {"yes": 40, "no": 2, "abstained": 1},
                "sources": ["report"],
            },
        ],
    },
    "events/fair": {"title": "Fair", "kind": "exhibition", "start": "2024-05-01/2024-05-31"},
    "series/forum": {"name": THREE, "rhythm": "annual", "themes": ["culture"], "organisers": ["trier"]},
    "agreements/memorandum": {
        "title": THREE,
        "kind": "memorandum",
        "parties": ["trier", "xiamen"],
        "signed": "2024-05-07",
        "event": "visit",
        "partnerships": ["trier-xiamen"],
        "value": AMOUNT,
        "themes": ["culture"],
    },
    "figures/projects-of-xiamen": {
        "title": THREE,
        "indicator": "projects",
        "subject": "xiamen",
        "counterpart": "trier",
        "scope": {"area": "city", "counts": THREE},
        "organisations": ["porta-nigra"],
        "observations": [
            {"as_of": "2023", "value": 309, "unit": "projects", "source": "report"},
            {
                "period": "2024",
                "value": 315,
                "qualifier": "at-least",
                "unit": "projects",
                "nature": "forecast",
                "by": ["erika-muster"],
                "preferred": True,
                "source": CITATION,
                "note": NOTE,
            },
        ],
    },
    "indicators/projects": {
        "name": THREE,
        "heading": {
            "en": "Projects of {subject} in {counterpart}",
            "de": "Projekte von {subject}",
            "zh": "{subject}的项目",
        },
        "definition": THREE,
        "unit": "projects",
        "accumulation": "cumulative",
    },
    "organisations/porta-nigra": {
        "name": THREE,
        "aliases": ["PN"],
        "kind": "company",
        "seat": "trier",
        "sites": [{"place": "xiamen", "role": THREE, "since": "2015?", "sources": ["report"]}],
        "parent": "roman-holding",
    },
    "organisations/roman-holding": {"name": "Roman Holding", "kind": "company"},
    "people/erika-muster": {
        "name": THREE,
        "aliases": ["E. Muster"],
        "roles": [
            {
                "title": THREE,
                "of": "trier",
                "since": "2015",
                "until": "2023",
                "as_of": "2019-03",
                "sources": ["report"],
            },
        ],
    },
    "themes/culture": {"name": THREE, "broader": "society"},
    "themes/society": {"name": "Society"},
    "sources/report": {
        "title": "Bericht",
        "url": "https://www.trier.de/bericht",
        "archive_url": "https://archive.example.org/bericht",
        "publisher": "City of Trier",
        "author": "Erika Muster",
        "date": "2024-06-01",
        "accessed": "2025-11-07",
        "language": "de",
        "kind": "report",
        "standpoint": "party",
        "anonymous": False,
    },
    "pages/about": {"title": THREE, "nav": 1},
}
COMPLETE_SETTINGS: Fields = site(
    languages=["en", "de", "zh"],
    base_url="https://partners.example.org/",
    repository="https://forge.example.org/partners",
    branch="main",
    levels={"stale-figure": "off"},
    stale_after_years=5,
    relations_since=1972,
    search=True,
    countries=[
        {
            "code": "DE",
            "language": "de",
            "bounds": {"west": 5.8, "south": 47.2, "east": 15.1, "north": 55.1},
            "map": {"west": 5.8, "south": 47.2, "east": 15.1, "north": 55.1},
        },
        {"code": "CN", "language": "zh"},
    ],
)


def complete(name: str) -> dict[str, Any]:
    """Give a record with the fields that all record types share; nothing in it is shared, as YAML would say so."""
    collection = name.partition("/")[0]
    sources = [] if collection == "sources" else COMMON["sources"]
    fields = {"sources": sources} | {key: COMMON[key] for key in COMMON if key != "sources"} | COMPLETE[name]
    return json.loads(json.dumps(fields))  # type: ignore[no-any-return]
