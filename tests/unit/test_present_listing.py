"""Lists of collections: their items, their order, their facets."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from partnerbase.plan.lists import Listing
from partnerbase.plan.paths import list_path
from partnerbase.present.listing import listing
from partnerbase.present.writer import Writer
from partnerbase.views import Badge, Listed, ListView
from tests.content_builder import (
    Fields,
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
    theme,
)
from tests.site_builder import TRILINGUAL, make_plans, make_site

Lister = Callable[..., ListView]


@pytest.fixture
def listed(tmp_path: Path) -> Lister:
    """Give the list of a collection: `listed("cities", files, language)`."""

    def view(collection: str, files: Files, language: str = "en", part: int = 1, **settings: Any) -> ListView:  # noqa: ANN401 - any YAML value
        site = make_site(tmp_path, files, **{"languages": TRILINGUAL} | settings)
        planned = make_plans(site)[list_path(collection, language, part)]
        assert isinstance(planned.matter, Listing)
        view: ListView = listing(Writer(planned), planned.matter)["list"]
        return view

    return view


def names(view: ListView) -> list[str]:
    return [row.item.link.name.striptags() for row in view.rows]


def one(view: ListView) -> Listed:
    (row,) = view.rows
    return row


CITIES: Files = {
    "cities/trier": city(name="Trier"),
    "cities/cologne": city(name={"en": "Cologne", "de": "Köln", "zh": "科隆"}, summary="On the Rhine"),
    "cities/xiamen": city(name={"en": "Xiamen", "zh": "厦门"}, country="CN", pinyin="Xiàmén", aliases=["Amoy"]),
    "cities/anqing": city(name={"en": "Anqing", "zh": "安庆"}, country="CN", pinyin="Ānqìng", kind="county"),
}


def test_a_list_says_what_it_is(listed: Lister) -> None:
    view = listed("cities", CITIES, "de")
    assert (view.label, view.count, view.data_href) == ("Städte", 4, "../../data/cities.json")
    assert view.description.startswith("Städte, Bezirke und Kreise")


@pytest.mark.parametrize(
    ("language", "countries", "places"),
    [
        ("en", ["China", "Germany"], ["Anqing", "Xiamen", "Cologne", "Trier"]),
        ("de", ["China", "Deutschland"], ["Anqing", "Xiamen", "Köln", "Trier"]),
        ("zh", ["德国", "中国"], ["Trier", "科隆", "安庆", "厦门"]),
    ],
)
def test_places_stand_by_country(listed: Lister, language: str, countries: list[str], places: list[str]) -> None:
    view = listed("cities", CITIES, language)
    assert [section.label for section in view.sections] == countries
    assert names(view) == places


def test_an_item_can_be_found_by_all_its_names(listed: Lister) -> None:
    xiamen = listed("cities", CITIES).rows[1].item
    assert set(xiamen.names.split(", ")) == {"Xiamen", "厦门", "Amoy", "Xiàmén"}
    assert (xiamen.also, xiamen.kind) == ('<span lang="zh-Hans">厦门</span>', "City")


def test_sort_keys_order_as_text(listed: Lister) -> None:
    files = {f"events/e{number:02}": event(title=f"Visit {number:02}", start="2024") for number in range(12)}
    rows = listed("events", files).rows
    by_name = sorted(rows, key=lambda row: dict(row.sorts)["name"])
    assert [row.item.link.name for row in by_name] == [f"Visit {number:02}" for number in range(12)]
    assert {dict(row.sorts)["date"] for row in rows} == {"2024-01-01"}


def test_events_come_newest_first_with_their_days_and_places(listed: Lister) -> None:
    files = {
        "events/old": event(title="Old", start="2019"),
        "events/new": event(title="New", start="2024-05-06", end="2024-05-08", places=["trier"], status="cancelled"),
    }
    view = listed("events", files, "de")
    new = view.rows[0].item
    assert names(view) == ["New", "Old"]
    assert (new.date, new.kind, new.badges) == (
        "6.–8.\xa0Mai 2024",
        "Delegationsbesuch",
        (Badge("Abgesagt", "caution"),),
    )
    assert [link.name.striptags() for link in new.related] == ["Trier"]
    assert [option.label for option in view.sorts] == ["Neueste zuerst", "Nach Namen", "Älteste zuerst"]


def test_what_is_usual_has_no_badge(listed: Lister) -> None:
    assert one(listed("partnerships", {"partnerships/p": partnership(status="active")})).item.badges == ()
    assert one(listed("events", {"events/visit": event(status="held")})).item.badges == ()


def test_a_partnership_that_ended_says_from_when_to_when(listed: Lister) -> None:
    item = one(listed("partnerships", {"partnerships/p": partnership(since="1988", until="2019")}, "zh")).item
    assert item.date == "1988–2019年"


def test_an_end_alone_is_said_as_well(listed: Lister) -> None:
    item = one(listed("partnerships", {"partnerships/p": partnership(until="2019")})).item
    assert item.date == "until 2019"


def test_a_figure_shows_its_newest_amounts_and_whether_they_differ(listed: Lister) -> None:
    observations = [observation(value=309), observation(value=315, source="other"), observation(as_of="2020", value=1)]
    files = {"sources/other": source(title="Other"), "figures/f": figure(observations=observations)}
    item = one(listed("figures", files)).item
    assert item.date == ""
    assert [(amount.value.striptags(), amount.source.name) for amount in item.amounts] == [
        ("309 projects", "Report"),
        ("315 projects", "Other"),
    ]
    assert all(amount.differs for amount in item.amounts)


def test_equal_amounts_of_two_sources_do_not_differ(listed: Lister) -> None:
    observations = [observation(value=309), observation(value="309.0", source="other")]
    files = {"sources/other": source(), "figures/f": figure(observations=observations)}
    assert not any(amount.differs for amount in one(listed("figures", files)).item.amounts)


def test_sources_say_who_speaks_and_how_many_records_use_them(listed: Lister) -> None:
    files = {
        "sources/report": source(publisher="Trier", standpoint="party", language="de"),
        "cities/trier": city(),
        "organisations/porta-nigra": organisation(),
    }
    row = one(listed("sources", files, "de"))
    assert row.item.details == ("Trier", "Deutsch")
    assert (row.item.badges, row.uses) == ((Badge("Beteiligte Seite", "open"),), 2)


def test_narrower_themes_stand_below_wider_ones(listed: Lister) -> None:
    files = {
        "themes/culture": theme(name="Culture"),
        "themes/art": theme(name="Art", broader="culture"),
        "themes/painting": theme(name="Painting", broader="art"),
        "themes/economy": theme(name="Economy"),
    }
    view = listed("themes", files)
    assert [(row.item.link.name, row.level) for row in view.rows] == [
        ("Culture", 0),
        ("Art", 1),
        ("Painting", 2),
        ("Economy", 0),
    ]


def chosen(view: ListView, row: Listed) -> set[tuple[str, str]]:
    """Give the choices of filters that a row has, by facet and value."""
    choices = [
        (choice.facet or facet.name, choice)
        for facet in view.facets
        for whole in facet.choices
        for choice in (whole, *whole.within)
    ]
    assert [choice.number for _, choice in choices] == [*range(len(choices))]
    numbers = {int(number) for number in row.choices.split()}
    return {(name, choice.value) for name, choice in choices if choice.number in numbers}


def facet(view: ListView, name: str) -> list[tuple[str, str, int]]:
    found = [choice for facet in view.facets if facet.name == name for choice in facet.choices]
    return [(choice.value, choice.label.striptags(), choice.count) for choice in found]


def test_facets_count_the_values_that_tell_records_apart(listed: Lister) -> None:
    facets = {facet.name: facet for facet in listed("cities", CITIES, "de").facets}
    assert [(choice.value, choice.label, choice.count) for choice in facets["kind"].choices] == [
        ("county", "Kreis", 1),
        ("city", "Stadt", 3),
    ]
    assert (facets["kind"].label, facets["country"].label) == ("Art", "Staat")
    assert [choice.label for choice in facets["country"].choices] == ["China", "Deutschland"]


def test_what_all_records_share_is_no_facet(listed: Lister) -> None:
    assert listed("cities", {"cities/trier": city(), "cities/jena": city(name="Jena")}).facets == ()


def test_themes_are_facets_by_their_names_and_years_newest_first(listed: Lister) -> None:
    files = {
        "themes/culture": theme(name={"en": "Culture", "de": "Kultur"}),
        "themes/economy": theme(name={"en": "Economy", "de": "Ökonomie"}),
        "themes/work": theme(name={"en": "Work", "de": "Arbeit"}),
        "events/a": event(start="2019", themes=["culture", "economy"]),
        "events/b": event(start="2024-05", themes=["work"]),
    }
    view = listed("events", files, "de")
    facets = {facet.name: [choice.label for choice in facet.choices] for facet in view.facets}
    assert facets["themes"] == ["Arbeit", "Kultur", "Ökonomie"]
    assert facets["decade"] == ["2020er-Jahre", "2010er-Jahre"]
    assert chosen(view, view.rows[1]) >= {("themes", "culture"), ("themes", "economy"), ("year", "2019")}


def test_a_long_list_has_pages_that_say_what_they_reach_to(listed: Lister) -> None:
    files: dict[str, Fields] = {f"events/e{year}": event(start=str(year)) for year in range(1900, 2020)}
    files["events/undated"] = event(start="../1899")
    first, second = (listed("events", files, part=part) for part in (1, 2))
    assert [(link.name.striptags(), link.href, link.current) for link in second.pages] == [
        ("2019 – 1960", "../events/index.html", ""),
        ("1959 – undated", "../events/index.2.html", "page"),
    ]
    assert (len(first.rows), len(second.rows), first.count, second.count) == (60, 61, 121, 121)
    assert (first.following, second.following) == (first.pages[1], None)
    assert first.facets == second.facets


def test_pages_within_a_year_are_told_by_numbers(listed: Lister) -> None:
    view = listed("events", {f"events/e{number}": event(start="1959") for number in range(120)})
    assert [page.name.striptags() for page in view.pages] == ["1959: 1–60", "1959: 61–120"]


def test_a_list_by_name_is_cut_between_its_headings_too(listed: Lister) -> None:
    files = {
        f"cities/{code.lower()}{number}": city(name=f"{code} {number:03}", country=code)
        for code in ("CN", "DE")
        for number in range(60)
    }
    second = listed("cities", files, part=2)
    assert [(section.label, len(section.rows), section.count) for section in second.sections] == [("Germany", 60, 60)]
    assert second.pages[1].name == "Germany: DE 000 – DE 059"
    third = listed("cities", files | {f"cities/x{number}": city(name=f"X {number:03}") for number in range(90)}, part=2)
    assert [(section.label, len(section.rows), section.count) for section in third.sections] == [("Germany", 70, 150)]


TIES: Files = {
    "regions/germany": region(name="Germany", kind="country"),
    "regions/saarland": region(name="Saarland", parent="germany"),
    "regions/hesse": region(name="Hesse", parent="germany"),
    "regions/china": region(name="China", kind="country", country="CN"),
    "regions/fujian": region(name={"en": "Fujian", "zh": "福建"}, kind="province", country="CN", parent="china"),
    "cities/trier": city(region="saarland"),
    "cities/giessen": city(name="Gießen", region="hesse"),
    "cities/xiamen": city(name="Xiamen", country="CN", region="fujian"),
    "partnerships/a": partnership(since="1986", kind="sister-city"),
    "partnerships/b": partnership(parties=["giessen", "xiamen"], since="2011-05-04", kind="friendship"),
    "partnerships/c": partnership(parties=[["giessen", "trier"], "xiamen"]),
    "events/e": event(start="2018-02", partnerships=["b"], places=["giessen"]),
}


def test_partnerships_are_filtered_by_the_states_of_their_partners(listed: Lister) -> None:
    view = listed("partnerships", TIES)
    assert facet(view, "state-de") == [("hesse", "Hesse", 2), ("saarland", "Saarland", 2)]
    assert "state-cn" not in {found.name for found in view.facets}
    titles = {found.name: found.label for found in view.facets}
    assert titles["state-de"] == "State or province in Germany"
    assert chosen(view, view.rows[2]) >= {("state-de", "hesse"), ("state-de", "saarland"), ("silent", "ever")}


def test_what_happened_somewhere_is_about_the_states_of_all_partners(listed: Lister) -> None:
    files = {**TIES, "events/f": event(places=["trier"])}
    view = listed("events", files)
    assert facet(view, "state-de") == [("hesse", "Hesse", 1), ("saarland", "Saarland", 1)]
    assert facet(view, "state-cn") == []


def test_decades_open_into_years_and_what_has_no_date_comes_last(listed: Lister) -> None:
    view = listed("partnerships", TIES)
    assert facet(view, "decade") == [("2010", "2010s", 1), ("1980", "1980s", 1), ("undated", "undated", 1)]
    (decades,) = [found for found in view.facets if found.name == "decade"]
    assert [[(year.facet, year.value) for year in decade.within] for decade in decades.choices] == [
        [("year", "2011")],
        [("year", "1986")],
        [],
    ]


def test_partnerships_stand_by_decade_and_say_when_something_was_last_recorded(listed: Lister) -> None:
    view = listed("partnerships", TIES, "de")
    assert [(part.id, part.label.striptags(), part.count) for part in view.sections] == [
        ("198", "1980er-Jahre", 1),
        ("201", "2010er-Jahre", 1),
        ("undated", "ohne Datum", 1),
    ]
    assert [row.last.striptags() for row in view.rows] == [
        "keine Aktivität erfasst",
        "letzte Aktivität: Februar 2018",
        "keine Aktivität erfasst",
    ]
    assert [dict(row.sorts)["activity"] for row in view.rows] == ["", "2018-02-01", ""]


def test_silence_is_counted_since_each_of_some_years(listed: Lister) -> None:
    view = listed("partnerships", TIES, "zh")
    assert facet(view, "silent") == [
        ("2025", "自2025年起", 3),
        ("2020", "自2020年起", 3),
        ("2015", "自2015年起", 2),
        ("2010", "自2010年起", 2),
        ("ever", "从无记录", 2),
    ]


def test_cities_stand_by_country_and_state(listed: Lister) -> None:
    view = listed("cities", {**TIES, "cities/jena": city(name="Jena")})
    assert [(part.id, part.label, part.within, len(part.rows)) for part in view.sections] == [
        ("cn-fujian", "Fujian", "China", 1),
        ("de-hesse", "Hesse", "Germany", 1),
        ("de-saarland", "Saarland", "Germany", 1),
        ("de", "Germany", "", 1),
    ]


def test_countries_do_not_stand_among_their_states(listed: Lister) -> None:
    view = listed("regions", TIES, "zh")
    assert [(part.label, [row.item.link.name.striptags() for row in part.rows]) for part in view.sections] == [
        ("德国", ["Hesse", "Saarland"]),
        ("中国", ["福建"]),
        ("国家", ["China", "Germany"]),
    ]


def test_figures_stand_by_indicator_and_have_it_as_a_facet_and_organisations_stand_by_kind(listed: Lister) -> None:
    files: Files = {
        "indicators/projects": indicator(name="Projects"),
        "indicators/trade": indicator(name="Exports"),
        "figures/a": figure(),
        "figures/b": figure(indicator="trade"),
        "organisations/one": organisation(name="One"),
        "organisations/two": organisation(name="Two", kind="association"),
    }
    figures = listed("figures", files)
    assert [part.label.striptags() for part in figures.sections] == ["Exports", "Projects"]
    assert facet(figures, "indicator") == [("trade", "Exports", 1), ("projects", "Projects", 1)]
    assert [part.label for part in listed("organisations", files).sections] == ["Association", "Company"]


def test_records_are_filtered_by_who_speaks_in_their_sources(listed: Lister) -> None:
    files: Files = {
        "sources/city": source(standpoint="party"),
        "sources/paper": source(standpoint="independent"),
        "events/a": event(sources=["city", "paper"]),
        "events/b": event(sources=["city"]),
    }
    view = listed("events", files)
    assert facet(view, "standpoint") == [("party", "A party to the matter", 2), ("independent", "Independent", 1)]
    assert {found.name: found.label for found in view.facets}["standpoint"] == "Who speaks in the sources"


def test_a_list_of_many_values_has_the_most_frequent_and_says_so(listed: Lister) -> None:
    themes = {f"themes/t{number}": theme(name=f"Theme {number}") for number in range(90)}
    slugs = [f"t{number}" for number in range(90)]
    halves = {"events/a": event(themes=slugs[:50]), "events/b": event(themes=[*slugs[:1], *slugs[50:]])}
    (found,) = [found for found in listed("events", {**themes, **halves}).facets if found.name == "themes"]
    assert (len(found.choices), found.is_cut) == (80, True)
    assert "t0" in {choice.value for choice in found.choices}


def test_an_empty_list_has_no_headings(listed: Lister) -> None:
    view = listed("agreements", {})
    assert (view.sections, view.count, view.facets) == ((), 0, ())
