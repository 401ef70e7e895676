"""Cards, names and coverage: what is computed from the records."""

from pathlib import Path
from typing import Any

from partnerbase.derive import derive
from partnerbase.derive.cards import Card, Cards
from partnerbase.values.dates import EdtfDate
from partnerbase.values.localtext import LocalText
from tests.content_builder import (
    TODAY,
    Files,
    city,
    event,
    figure,
    indicator,
    observation,
    organisation,
    partnership,
    region,
    source,
)
from tests.site_builder import TRILINGUAL, make_site

TRIER = {"en": "Trier", "de": "Trier", "zh": "特里尔"}
XIAMEN = {"en": "Xiamen", "de": "Xiamen", "zh": "厦门"}
PROJECTS = {"en": "Projects", "de": "Projekte", "zh": "项目数"}


def card_of(root: Path, key: str, files: Files, **settings: Any) -> Card:  # noqa: ANN401 - any YAML value
    collection, _, slug = key.partition("/")
    return derive(make_site(root, files, **settings), TODAY).cards[collection, slug]


def named(root: Path, key: str, files: Files) -> LocalText:
    collection, _, slug = key.partition("/")
    cities = {"cities/trier": city(name=TRIER), "cities/xiamen": city(name=XIAMEN, country="CN")}
    site = make_site(root, {**cities, "indicators/projects": indicator(name=PROJECTS), **files}, languages=TRILINGUAL)
    return LocalText(Cards(site).names((collection, slug)))


def test_a_partnership_is_named_after_its_parties(tmp_path: Path) -> None:
    name = named(tmp_path, "partnerships/p", {"partnerships/p": partnership()})
    assert name.plain() == {"en": "Trier – Xiamen", "de": "Trier – Xiamen", "zh": "特里尔—厦门"}


def test_a_side_of_several_partners_names_them_all(tmp_path: Path) -> None:
    files = {
        "cities/jena": city(name={"en": "Jena", "zh": "耶拿"}),
        "partnerships/p": partnership(parties=[["trier", "jena"], "xiamen"]),
    }
    name = named(tmp_path, "partnerships/p", files)
    assert name.plain() == {"en": "Trier / Jena – Xiamen", "de": "Trier / Jena – Xiamen", "zh": "特里尔、耶拿—厦门"}


def test_a_name_of_its_own_comes_first(tmp_path: Path) -> None:
    assert str(named(tmp_path, "partnerships/p", {"partnerships/p": partnership(name="The old tie")})) == "The old tie"


def test_a_figure_is_named_after_what_it_measures(tmp_path: Path) -> None:
    name = named(tmp_path, "figures/f", {"figures/f": figure()})
    assert name.plain() == {"en": "Projects: Xiamen", "de": "Projekte: Xiamen", "zh": "项目数：厦门"}


def test_a_figure_towards_somebody_says_so(tmp_path: Path) -> None:
    name = named(tmp_path, "figures/f", {"figures/f": figure(counterpart="trier")})
    assert name.plain() == {
        "en": "Projects: Xiamen – Trier",
        "de": "Projekte: Xiamen – Trier",
        "zh": "项目数：厦门—特里尔",
    }


def test_a_figure_is_titled_as_its_indicator_says(tmp_path: Path) -> None:
    headed = indicator(heading={"en": "Projects of {counterpart} in {subject}"})
    files = {"figures/f": figure(counterpart="trier"), "indicators/projects": headed}
    assert named(tmp_path, "figures/f", files).plain()["en"] == "Projects of Trier in Xiamen"


def test_a_source_is_named_in_its_own_language(tmp_path: Path) -> None:
    name = named(tmp_path, "sources/s", {"sources/s": source(title="南京周", language="zh")})
    assert name.plain() == {"zh": "南京周"}


def test_the_card_of_an_event_has_its_days_its_places_and_its_country(tmp_path: Path) -> None:
    visit = event(start="2024-05-06", end="2024-05-08", places=["trier", "xiamen"], themes=["culture"])
    card = card_of(tmp_path, "events/visit", {"events/visit": visit})
    assert (card.date, card.until) == (EdtfDate.parse("2024-05-06"), EdtfDate.parse("2024-05-08"))
    assert card.related == (("cities", "trier"), ("cities", "xiamen"))
    assert {
        ("kind", "delegation"),
        ("themes", "culture"),
        ("year", "2024"),
        ("country", "DE"),
        ("country", "CN"),
    } <= set(card.facets)


def test_the_card_of_a_figure_has_the_newest_values_alone(tmp_path: Path) -> None:
    observations = [
        observation(as_of="2023", value=300),
        observation(as_of="2025", value=309),
        observation(as_of="2025", value=315),
    ]
    card = card_of(tmp_path, "figures/f", {"figures/f": figure(observations=observations)})
    assert [int(shown.value) for shown in card.latest] == [309, 315]
    assert card.date == EdtfDate.parse("2025")


def test_the_card_of_a_source_says_who_speaks(tmp_path: Path) -> None:
    files = {"sources/s": source(publisher="Trier", standpoint="party", anonymous=True)}
    card = card_of(tmp_path, "sources/s", files)
    assert (card.publisher, card.standpoint, card.anonymous, card.language) == ("Trier", "party", True, "en")


def test_coverage_counts_what_is_there_in_each_language(tmp_path: Path) -> None:
    files: Files = {
        "cities/trier": city(name=TRIER, summary={"de": "Alt"}, reviewed="2025", body="Old."),
        "cities/trier.zh.md": "古城。",
        "cities/xiamen": city(name="Xiamen", country="CN"),
    }
    coverage = derive(make_site(tmp_path, files, languages=TRILINGUAL), TODAY).coverage["cities"]
    assert (coverage.records, coverage.reviewed) == (2, 1)
    assert coverage.names == {"en": 2, "de": 1, "zh": 1}
    assert coverage.summaries == {"en": 0, "de": 1, "zh": 0}
    assert coverage.bodies == {"en": 1, "de": 0, "zh": 1}


def test_the_extent_counts_ties_of_places_and_what_is_known_of_them(tmp_path: Path) -> None:
    times = [observation(as_of=year, value=value) for value, year in enumerate(("2023", "2024", "2025", "2025"))]
    files: Files = {
        "cities/xiamen": city(name="Xiamen", country="CN", kind="municipality"),
        "regions/saarland": region(),
        "organisations/porta-nigra": organisation(),
        "partnerships/a": partnership(kind="sister-city", since="1996"),
        "partnerships/b": partnership(parties=["saarland", "xiamen"]),
        "partnerships/c": partnership(parties=["trier", "porta-nigra"], kind="institutional", since="1999"),
        "events/visit": event(),
        "figures/a": figure(observations=times),
        "figures/b": figure(observations=times[:2], counterpart="trier"),
    }
    found = derive(make_site(tmp_path, files), TODAY).extent
    assert found.partnerships == {"sister-city": 1, "": 1}
    assert found.started == 1
    assert found.places == {"CN": {"municipality": 1}, "DE": {"city": 1, "state": 1}}
    assert (found.events, found.observations, found.series) == (1, 6, 1)
