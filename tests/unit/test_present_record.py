"""The page of a record: facts, tables, observations, claims, backlinks, text, links."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from partnerbase.plan.records import About
from partnerbase.present.record import record
from partnerbase.present.writer import Writer
from partnerbase.views import RecordView
from tests.content_builder import (
    Files,
    agreement,
    city,
    event,
    figure,
    observation,
    organisation,
    page,
    partnership,
    person,
    series,
    source,
    theme,
)
from tests.site_builder import TRILINGUAL, make_plans, make_site

Present = Callable[..., RecordView]


@pytest.fixture
def present(tmp_path: Path) -> Present:
    """Present the page of a record: `present("cities/trier", files, language)`, with settings of the site."""

    def view(key: str, files: Files, language: str = "en", **settings: Any) -> RecordView:  # noqa: ANN401 - any YAML value
        site = make_site(tmp_path, files, **{"languages": TRILINGUAL} | settings)
        planned = make_plans(site)[f"{language}/{key}.html"]
        assert isinstance(planned.matter, About)
        view: RecordView = record(Writer(planned), planned.matter)["record"]
        return view

    return view


def group_names(view: RecordView) -> list[str]:
    return [group.name for group in view.groups]


def names_in(view: RecordView, group: str) -> list[str]:
    found = view.group(group)
    return [str(item.link.name) for item in found.items] if found else []


def test_facts_come_in_the_order_of_the_fields_with_their_labels_and_the_review_apart(present: Present) -> None:
    trier = city(reviewed="2025-11-07", aliases=["Treves"], region="saarland", draft=False)
    view = present("cities/trier", {"cities/trier": trier}, "de")
    assert [(fact.field, fact.label) for fact in view.facts] == [
        ("aliases", "Andere Namen"),
        ("country", "Staat"),
        ("kind", "Art"),
        ("region", "Land oder Provinz"),
    ]
    assert view.reviewed
    assert view.reviewed.label == "Zuletzt mit den Quellen verglichen"
    region = view.fact("region")
    assert region
    assert region.value == '<a href="../regions/saarland.html"><span lang="en">Saarland</span></a>'
    assert view.fact("population") is None


def test_what_a_record_is_is_said_in_the_language_of_the_page(present: Present) -> None:
    view = present("cities/trier", {"cities/trier": city(name={"en": "Trier", "zh": "特里尔"})}, "zh")
    assert (view.noun, view.kind, view.name) == ("城市", "城市", "特里尔")


def test_stages_are_a_table_with_marks_of_their_own(present: Present) -> None:
    stages = [
        {"kind": "contact", "date": "1979", "sources": ["letter"]},
        {"kind": "council-vote", "date": "1982-05", "place": "trier"},
    ]
    files = {
        "sources/letter": source(title="Letter"),
        "partnerships/p": partnership(stages=stages, sources=["report"]),
    }
    table = present("partnerships/p", files, "de").table("stages")
    assert table
    assert (table.label, table.columns) == ("Schritte", ("Schritt", "Datum", "Ort"))
    assert [row.cell("kind") for row in table.rows] == ["Kontakt", "Ratsbeschluss"]
    assert [row.cell("place").striptags() for row in table.rows] == ["", "Trier"]
    assert [[mark.number for mark in row.marks] for row in table.rows] == [[2], [1]]


def test_amounts_in_tables_are_one_cell(present: Present) -> None:
    outcomes = [{"what": "Deals", "quantity": "14 agreements", "vote": {"yes": 40, "no": 2}}, {"what": "A toast"}]
    table = present("events/visit", {"events/visit": event(outcomes=outcomes)}).table("outcomes")
    assert table
    assert [cell.striptags() for cell in table.rows[0].cells] == [
        "Deals",
        "14 agreements",
        "In favour: 40; Against: 2; Abstentions: 0",
    ]
    assert [str(cell) for cell in table.rows[1].cells] == ["A toast", "", ""]


def test_citations_and_claims_are_no_tables(present: Present) -> None:
    claims = [{"value": "It is old", "sources": ["report"]}]
    view = present("cities/trier", {"cities/trier": city(claims=claims)})
    assert view.tables == ()


def test_views_of_the_partners_say_in_what_they_differ(present: Present) -> None:
    views = [
        {"party": "trier", "kind": "sister-city", "since": "1988", "sources": ["report"]},
        {"party": "xiamen", "kind": "friendship", "since": "1988", "sources": ["report"]},
    ]
    table = present("partnerships/p", {"partnerships/p": partnership(views=views)}, "de").table("views")
    assert table
    assert table.differing == ("Form",)


def test_a_partner_may_have_words_of_its_own_for_the_tie(present: Present) -> None:
    called = {"en": "ties", "de": "Bande"}
    views = [{"party": "trier", "called": called, "kind": "friendship", "sources": ["report"]}]
    table = present("partnerships/p", {"partnerships/p": partnership(views=views)}, "de").table("views")
    assert table
    assert table.only
    assert [(term, value.striptags()) for term, value in table.terms] == [
        ("Partner", "Trier"),
        ("Bezeichnung", "Bande"),
        ("Form", "Städtefreundschaft"),
    ]


@pytest.mark.parametrize(
    ("kind", "party", "words"),
    [
        ("sister-city", "city", "Städtepartnerschaft"),
        ("sister-city", "town", "Städtepartnerschaft"),
        ("sister-city", "rural-district", "Kommunalpartnerschaft"),
        ("friendship", "district", "Kommunale Freundschaft"),
        ("contact", "county", "Kontakt"),
    ],
)
def test_only_ties_of_cities_are_called_after_cities(present: Present, kind: str, party: str, words: str) -> None:
    claims = [{"field": "kind", "value": "region-partnership", "sources": ["report"]}]
    views = [{"party": "trier", "kind": kind, "sources": ["report"]}]
    files = {
        "cities/trier": city(kind=party),
        "partnerships/p": partnership(kind=kind, claims=claims, views=views),
    }
    view, place = (present(key, files, "de") for key in ("partnerships/p", "cities/trier"))
    table, fact, group = view.table("views"), view.fact("kind"), place.group("partnerships.parties")
    assert table
    assert fact
    assert group
    said = (view.kind, fact.value, view.disputes[0].preferred, table.rows[0].cell("kind"), group.items[0].kind)
    assert said == (words,) * len(said)


@pytest.mark.parametrize(("since", "differing"), [("1988-06-14", ()), ("1988~", ()), ("1989", ("Seit",))])
def test_a_year_and_a_day_in_it_do_not_differ(present: Present, since: str, differing: tuple[str, ...]) -> None:
    views = [
        {"party": "trier", "since": "1988", "sources": ["report"]},
        {"party": "xiamen", "since": since, "sources": ["report"]},
    ]
    table = present("partnerships/p", {"partnerships/p": partnership(views=views)}, "de").table("views")
    assert table
    assert table.differing == differing


def test_observations_come_by_time_newest_first(present: Present) -> None:
    observations = [
        observation(as_of="2023", value=300, by=["porta-nigra"], note="In all"),
        observation(period="2025", value=20),
        observation(as_of="2025-03", value=309, nature="forecast"),
    ]
    view = present("figures/f", {"figures/f": figure(observations=observations)})
    assert [(moment.label, moment.time.striptags()) for moment in view.moments] == [
        ("As of", "March 2025"),
        ("Period", "2025"),
        ("As of", "2023"),
    ]
    forecast, _, counted = (moment.readings[0] for moment in view.moments)
    assert (forecast.amount.striptags(), forecast.nature) == ("309 projects", "Forecast")
    assert (counted.nature, counted.note, counted.by[0].name) == ("", "In all", "Porta Nigra GmbH")
    assert counted.source.href == "../sources/report.html"
    assert view.fact("observations") is None


@pytest.mark.parametrize(
    ("second", "differs"),
    [
        (observation(value=315), True),
        (observation(value=309, qualifier="about"), True),
        (observation(value=309), False),
        (observation(value=315, nature="forecast"), False),
        (observation(value=315, as_of="2025"), False),
    ],
    ids=["amount", "qualifier", "same", "forecast", "other time"],
)
def test_different_amounts_of_one_time_are_a_disagreement(
    present: Present, second: dict[str, Any], *, differs: bool
) -> None:
    files = {"sources/other": source(), "figures/f": figure(observations=[observation(), second | {"source": "other"}])}
    view = present("figures/f", files)
    assert any(moment.differs for moment in view.moments) == differs


def test_a_disputed_field_shows_the_preferred_value_and_the_others(present: Present) -> None:
    claims = [
        {
            "field": "since",
            "value": 1986,
            "by": ["porta-nigra"],
            "sources": ["letter"],
            "note": "It counts the contact",
        },
        {"field": "since", "value": "1987", "sources": ["letter"]},
    ]
    files = {
        "sources/letter": source(title="Letter"),
        "partnerships/p": partnership(since="1988", claims=claims, sources=["report"]),
    }
    view = present("partnerships/p", files)
    (dispute,) = view.disputes
    assert (dispute.label, dispute.preferred.striptags()) == ("Since", "1988")
    assert [link.name for link in dispute.cited] == ["Report"]
    assert [claim.value.striptags() for claim in dispute.claims] == ["1986", "1987"]
    assert (dispute.claims[0].note, dispute.claims[0].by[0].name) == ("It counts the contact", "Porta Nigra GmbH")
    assert [mark.number for mark in dispute.claims[0].marks] == [2]
    since = view.fact("since")
    assert since
    assert since.disputed == f"#{dispute.anchor}"


def test_a_field_may_have_claims_and_no_preferred_value(present: Present) -> None:
    claims = [{"field": "since", "value": "1986", "sources": ["report"]}]
    (dispute,) = present("partnerships/p", {"partnerships/p": partnership(claims=claims)}).disputes
    assert dispute.preferred == ""


def test_statements_are_kept_apart_from_facts(present: Present) -> None:
    claims = [{"value": {"en": "A model", "de": "Ein Vorbild"}, "by": ["erika-muster"], "sources": ["report"]}]
    view = present("cities/trier", {"cities/trier": city(claims=claims)}, "de")
    (statement,) = view.statements
    assert (statement.value, view.disputes) == ("Ein Vorbild", ())


def test_backlinks_are_grouped_by_the_field_through_which_they_come(present: Present) -> None:
    files = {
        "cities/trier": city(),
        "partnerships/p": partnership(),
        "events/visit": event(places=["trier"], organisers=["trier"], body="In [[trier]]."),
        "organisations/porta-nigra": organisation(seat="trier"),
        "people/erika-muster": person(),
        "agreements/m": agreement(parties=["trier"]),
        "figures/f": figure(subject="trier"),
    }
    view = present("cities/trier", files, "de")
    assert [(group.name, group.label) for group in view.groups] == [
        ("partnerships.parties", "Partnerschaften"),
        ("events.places", "Veranstaltungen an diesem Ort"),
        ("agreements.parties", "Unterzeichnete Vereinbarungen"),
        ("figures.subject", "Kennzahlen"),
        ("organisations.seat", "Organisationen mit Sitz hier"),
        ("people.roles", "Personen"),
    ]


def test_mere_mentions_come_last_and_once(present: Present) -> None:
    claims = [{"value": "A toast", "by": ["porta-nigra"], "sources": ["report"]}]
    files = {
        "organisations/porta-nigra": organisation(),
        "cities/trier": city(body="Home of [[porta-nigra]].", claims=claims),
        "events/visit": event(organisers=["porta-nigra"], body="Thanks to [[porta-nigra]]."),
    }
    view = present("organisations/porta-nigra", files)
    assert group_names(view) == ["events.organisers", "mentions"]
    assert names_in(view, "mentions") == ["Trier"]


def test_a_partner_with_a_view_and_an_office_has_its_partnership_once(present: Present) -> None:
    views = [{"party": "trier", "since": "1988", "sources": ["report"]}]
    contacts = [{"party": "trier", "office": "Town hall"}]
    view = present(
        "cities/trier", {"cities/trier": city(), "partnerships/p": partnership(views=views, contacts=contacts)}
    )
    assert group_names(view) == ["partnerships.parties"]


def test_a_source_lists_what_cites_it_by_collection_in_whatever_field(present: Present) -> None:
    stage = {"kind": "contact", "date": "1979", "sources": ["letter"]}
    claim = {"value": "A toast", "sources": ["letter"]}
    files = {
        "sources/letter": source(),
        "partnerships/p": partnership(stages=[stage]),
        "figures/f": figure(observations=[observation(source="letter")], sources=["letter"]),
        "cities/trier": city(claims=[claim]),
        "cities/xiamen": city(name="Xiamen", country="CN", body="See [[letter]]."),
    }
    view = present("sources/letter", files)
    assert group_names(view) == ["cities.sources", "partnerships.sources", "figures.sources", "mentions"]


def test_dated_backlinks_come_newest_first_and_others_by_name(present: Present) -> None:
    files = {
        "cities/trier": city(),
        "events/first": event(title="First", start="2019", places=["trier"]),
        "events/last": event(title="Last", start="2024-05", places=["trier"]),
        "events/middle": event(title="Middle", start="2024-01-02", places=["trier"]),
        "organisations/z": organisation(name="Zum Anker", seat="trier"),
        "organisations/o": organisation(name="Ökohaus", seat="trier"),
    }
    view = present("cities/trier", files)
    assert names_in(view, "events.places") == ["Last", "Middle", "First"]
    assert names_in(view, "organisations.seat") == ["Ökohaus", "Zum Anker"]


def test_editions_are_found_from_their_series(present: Present) -> None:
    files = {"series/forum": series(), "events/visit": event(series="forum", edition=2)}
    assert names_in(present("series/forum", files), "events.series") == ["Visit"]


def test_narrower_themes_are_found_from_the_wider_one(present: Present) -> None:
    files = {"themes/culture": theme(), "themes/art": theme(name="Art", broader="culture")}
    assert names_in(present("themes/culture", files), "themes.broader") == ["Art"]


def test_the_text_is_given_in_the_best_language_and_says_which(present: Present) -> None:
    files: Files = {"cities/trier": city(body="Old.", name="Trier"), "cities/trier.de.md": "Alt.\n"}
    german, chinese = present("cities/trier", files, "de"), present("cities/trier", files, "zh")
    assert (german.body.striptags(), german.body_language, german.body_language_name) == ("Alt.", "", "")
    assert (chinese.body.striptags(), chinese.body_language, chinese.body_language_name) == ("Old.", "en", "英语")


def test_wiki_links_lead_to_pages_in_the_language_of_the_page(present: Present) -> None:
    files = {
        "cities/trier": city(body="Like [[xiamen]] and [[cities/xiamen|its port]]."),
        "cities/xiamen": city(name={"en": "Xiamen", "de": "Amoy"}, country="CN"),
    }
    body = present("cities/trier", files, "de").body
    assert '<a href="../cities/xiamen.html">Amoy</a>' in body
    assert '<a href="../cities/xiamen.html">its port</a>' in body


def test_the_edit_link_opens_the_record_on_the_forge(present: Present) -> None:
    settings = {"repository": "https://forge.example/x/", "branch": "trunk"}
    view = present("cities/trier", {"cities/trier": city()}, **settings)
    assert view.file == "content/cities/trier.yaml"
    assert view.edit_href == "https://forge.example/x/edit/trunk/content/cities/trier.yaml"


def test_without_a_forge_the_edit_link_says_how_to_contribute(present: Present) -> None:
    files = {"cities/trier": city(), "pages/contribute": page(title="Contribute")}
    assert present("cities/trier", files).edit_href == "../pages/contribute.html"


def test_without_either_there_is_no_edit_link(present: Present) -> None:
    assert present("cities/trier", {"cities/trier": city()}).edit_href == ""


def test_the_same_thing_elsewhere_is_linked(present: Present) -> None:
    links = {"wikidata": "Q3138", "geonames": 2821164, "website": "https://www.trier.example/"}
    view = present("cities/trier", {"cities/trier": city(links=links)}, "zh")
    assert [(link.name, link.href) for link in view.outside] == [
        ("Wikidata", "https://www.wikidata.org/wiki/Q3138"),
        ("GeoNames", "https://www.geonames.org/2821164"),
        ("网站", "https://www.trier.example/"),
    ]


def test_a_partnership_of_two_has_both_sides_in_its_head(present: Present) -> None:
    head = present("partnerships/p", {"partnerships/p": partnership(since="1988", status="planned")}).head
    assert head.sides == (("Trier",), ("Xiamen",))
    assert head.span == "since 1988"
    assert [badge.text for badge in head.badges] == ["Planned"]


def test_a_city_has_its_other_names_in_its_head(present: Present) -> None:
    name = {"en": "Xiamen", "de": "Xiamen", "zh": "厦门"}
    files = {"cities/xiamen": city(name=name, country="CN", pinyin="Xiàmén")}
    assert present("cities/xiamen", files).head.names == (
        '<span lang="zh-Hans">厦门</span>',
        '<span lang="zh-Latn-pinyin">Xiàmén</span>',
    )
