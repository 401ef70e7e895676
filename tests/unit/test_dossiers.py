"""Dossiers: what belongs into one, in which languages there are some, what each says."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from partnerbase.derive import derive
from partnerbase.derive.dossiers import FIRST_DATED, MOST_DATED
from partnerbase.present.page import present
from partnerbase.views import DossierView, Part
from tests.content_builder import (
    Files,
    agreement,
    city,
    event,
    figure,
    observation,
    partnership,
    person,
    region,
    source,
)
from tests.site_builder import TRILINGUAL, make_plans, make_site

COUNTRIES = [{"code": "DE", "language": "de"}, {"code": "CN", "language": "zh"}]
TIE = ("partnerships", "trier-xiamen")
FILES: Files = {
    "cities/trier": city(
        name={"en": "Treves", "de": "Trier", "zh": "特里尔"},
        population={"value": 110000, "as_of": "2023"},
        region="saarland",
        sources=[{"source": "report", "supports": ["name"]}, {"source": "census", "supports": ["population"]}],
    ),
    "cities/xiamen": city(name={"en": "Xiamen", "zh": "厦门"}, pinyin="Xiàmén", country="CN"),
    "regions/saarland": region(),
    "partnerships/trier-xiamen": partnership(
        kind="sister-city",
        since="2010-11-11",
        stages=[{"kind": "signature", "date": "2010-11-11", "sources": ["treaty"]}],
        claims=[{"field": "since", "value": "2011", "sources": ["census"], "note": {"en": "It counts later."}}],
    ),
    "events/visit": event(title="Visit", start="2012-05", partnerships=["trier-xiamen"], sources=["news"]),
    "events/fair": event(title="Fair", start="2009", places=["xiamen"]),
    "agreements/paper": agreement(title="Paper", partnerships=["trier-xiamen"]),
    "sources/census": source(title="Census", url="https://census.example/2023?a=1&b=2"),
    "sources/treaty": source(title="Treaty", url="https://treaty.example/"),
    "sources/news": source(title="News", url="https://news.example/", archive_url="https://web.example/news"),
}
Shown = Callable[..., DossierView]


@pytest.fixture
def shown(tmp_path: Path) -> Shown:
    """Give the view of a dossier by its path."""

    def view(path: str, files: Files = FILES) -> DossierView:
        plans = make_plans(make_site(tmp_path, files, languages=TRILINGUAL, countries=COUNTRIES))
        found: DossierView = present(plans[path])["dossier"]
        return found

    return view


def part(view: DossierView, name: str) -> Part:
    return next(part for part in view.parts if part.name == name)


def terms(found: Part) -> list[tuple[str, ...]]:
    return [tuple(line.line.term.striptags() for line in row) for row in found.rows]


def test_there_is_one_in_each_language_and_with_those_of_the_countries_beside_it(tmp_path: Path) -> None:
    plans = make_plans(make_site(tmp_path, FILES, languages=TRILINGUAL, countries=COUNTRIES))
    about = {path for path in plans if path.partition("/")[2].startswith("partnerships/trier-xiamen.dossier")}
    assert about == {
        "en/partnerships/trier-xiamen.dossier.html",
        "en/partnerships/trier-xiamen.dossier.de.html",
        "en/partnerships/trier-xiamen.dossier.zh.html",
        "de/partnerships/trier-xiamen.dossier.html",
        "de/partnerships/trier-xiamen.dossier.zh.html",
        "zh/partnerships/trier-xiamen.dossier.html",
        "zh/partnerships/trier-xiamen.dossier.de.html",
    }
    assert not [path for path in plans if "regions" in path and ".dossier." in path]


def test_where_the_site_does_not_have_the_languages_of_the_countries_each_stands_alone(tmp_path: Path) -> None:
    plans = make_plans(make_site(tmp_path, FILES, languages=TRILINGUAL))
    assert {path for path in plans if "trier-xiamen.dossier" in path} == {
        f"{language}/partnerships/trier-xiamen.dossier.html" for language in TRILINGUAL
    }


def test_of_two_languages_the_page_in_the_second_has_them_the_other_way_round(tmp_path: Path) -> None:
    plans = make_plans(make_site(tmp_path, FILES, languages=TRILINGUAL, countries=COUNTRIES))

    def elsewhere(path: str) -> list[str]:
        return [plans[path].in_language(language).rpartition("/")[2] for language in TRILINGUAL]

    names = [f"trier-xiamen.dossier{end}.html" for end in ("", ".de", ".zh")]
    alone, german, chinese = names
    assert elsewhere("de/partnerships/trier-xiamen.dossier.html") == [alone, alone, alone]
    assert elsewhere("de/partnerships/trier-xiamen.dossier.zh.html") == [chinese, chinese, german]
    assert elsewhere("en/partnerships/trier-xiamen.dossier.zh.html") == [chinese, chinese, alone]
    assert all(
        plan.in_language(tag) in plans for path, plan in plans.items() if ".dossier." in path for tag in TRILINGUAL
    )


def test_names_stand_in_every_language_with_pinyin(shown: Shown) -> None:
    view = shown("de/partnerships/trier-xiamen.dossier.zh.html")
    assert [column.tag for column in view.register.columns] == ["de", "zh-Hans", "de"]
    assert [[name.text for name in row.names] for row in view.register.rows] == [
        ["Trier", "特里尔", ""],
        ["", "", ""],
        ["", "厦门", "Xiàmén"],
    ]
    assert [word.text for word in view.register.rows[0].what] == ["Stadt", "城市"]


def test_names_are_the_official_ones_where_these_are_others(shown: Shown) -> None:
    trier = city(
        name={"en": "Treves", "de": "Trier", "zh": "特里尔"},
        official_name={"de": "Stadt Trier", "zh": "特里尔市"},
        pinyin="Tèlǐ’ěr",
        official_pinyin="Tèlǐ’ěr Shì",
    )
    xiamen = city(name={"en": "Xiamen", "zh": "厦门"}, official_name={"zh": "厦门市"}, pinyin="Xiàmén", country="CN")
    files = {**FILES, "cities/trier": trier, "cities/xiamen": xiamen}
    rows = shown("de/partnerships/trier-xiamen.dossier.zh.html", files).register.rows
    assert [[name.text for name in row.names] for row in rows] == [
        ["Stadt Trier", "特里尔市", "Tèlǐ’ěr Shì"],
        ["", "厦门市", "Xiàmén"],
    ]


def test_what_happened_stands_in_order_with_its_sources(shown: Shown) -> None:
    view = shown("en/partnerships/trier-xiamen.dossier.html")
    rows = [(line.line.term.striptags(), line.line.title.striptags()) for (line,) in part(view, "history").rows]
    assert rows == [("11 November 2010", "Signature"), ("May 2012", "Visit"), ("undated", "Paper")]
    numbers = {str(reference.document.title): reference.number for reference in view.references}
    marks = [[mark.number for mark in line.marks] for (line,) in part(view, "history").rows]
    assert marks == [[numbers["Treaty"]], [numbers["News"]], [numbers["Report"]]]


def test_sources_have_their_addresses_in_full(shown: Shown) -> None:
    view = shown("en/partnerships/trier-xiamen.dossier.html")
    found = {
        str(reference.document.title): [link.href for link in reference.document.addresses]
        for reference in view.references
    }
    assert found["News"] == ["https://news.example/", "https://web.example/news"]
    assert found["Census"] == ["https://census.example/2023?a=1&b=2"]
    assert [reference.number for reference in view.references] == [*range(1, len(view.references) + 1)]


def test_places_in_sources_are_told_in_the_language_of_the_page(shown: Shown) -> None:
    places = ("paragraphs 2, 4 and 6", "below <it>")
    tie = partnership(since="2010-11-11", sources=[{"source": "treaty", "locator": place} for place in places])
    view = shown("de/partnerships/trier-xiamen.dossier.html", {**FILES, "partnerships/trier-xiamen": tie})
    (treaty,) = (reference for reference in view.references if reference.document.title.striptags() == "Treaty")
    assert treaty.places == ("Absätze 2, 4 und 6", '<span lang="en">below &lt;it&gt;</span>')


def test_both_languages_say_the_same_line_by_line(shown: Shown) -> None:
    view = shown("zh/partnerships/trier-xiamen.dossier.de.html")
    assert view.tags == ("zh-Hans", "de")
    assert terms(part(view, "partners")) == [("特里尔", "Trier"), ("厦门", "Xiamen")]
    assert terms(part(view, "claims")) == [("结好时间", "Seit"), ("", "")]
    assert [title.tag for title in part(view, "history").titles] == ["zh-Hans", "de"]


def test_a_number_of_inhabitants_has_the_source_of_that_number(shown: Shown) -> None:
    view = shown("en/partnerships/trier-xiamen.dossier.html")
    (trier,), _ = part(view, "partners").rows
    number = next(reference.number for reference in view.references if reference.document.title == "Census")
    assert [detail.striptags() for detail in trier.line.details] == ["110,000 inhabitants (2023)"]
    assert [mark.number for mark in trier.marks] == [number]


def test_a_place_has_its_partnerships_and_what_happened_in_them_and_in_it(shown: Shown) -> None:
    view = shown("en/cities/xiamen.dossier.html")
    assert [line.line.title.striptags() for (line,) in part(view, "ties").rows] == ["Treves – Xiamen"]
    rows = [(line.line.term.striptags(), line.line.title.striptags()) for (line,) in part(view, "history").rows]
    assert rows == [
        ("2009", "Fair"),
        ("11 November 2010", "Treves – Xiamen"),
        ("May 2012", "Visit"),
        ("undated", "Paper"),
    ]
    assert not [found for found in view.parts if found.name == "partners"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("en/cities/trier.dossier.html", "Data as of 2023"),
        ("de/cities/trier.dossier.html", "Stand der Daten: 2023"),
        ("zh/cities/trier.dossier.html", "数据截至2023年"),
    ],
)
def test_its_head_says_to_when_the_data_reach_and_its_end_how_new_the_newest_source_is(
    shown: Shown, path: str, said: str
) -> None:
    old = source(title="Census", date="2012-10")
    view = shown(path, {**FILES, "sources/census": old, "sources/report": source(title="Report", date="2009")})
    assert view.imprint.endswith(said)
    assert "2012" in view.about.rows[0][0].line.title


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"partnerships/trier-xiamen": partnership(since="2010", reviewed="2025-11-07")}, "7 November 2025"),
        ({"sources/report": source(title="Report", date="2009", accessed="2026-03-01")}, "1 March 2026"),
        ({"figures/tie": figure(subject="trier-xiamen", observations=[observation(as_of="2024")])}, "2024"),
        (
            {
                "figures/tie": figure(
                    subject="trier-xiamen", observations=[observation(as_of="2035", nature="forecast")]
                )
            },
            "2023",
        ),
        ({"people/erika": person(roles=[{"title": "Mayor", "of": "trier", "as_of": "2025-12"}])}, "December 2025"),
    ],
    ids=["review", "retrieval", "figure", "forecast", "office"],
)
def test_data_reach_to_the_newest_of_what_is_dated(shown: Shown, files: Files, said: str) -> None:
    view = shown("en/partnerships/trier-xiamen.dossier.html", {**FILES, "sources/report": source(date="2009"), **files})
    assert view.imprint.endswith(f"Data as of {said}")


def held(**fields: Any) -> Files:  # noqa: ANN401 - any YAML value
    role = {"title": "Mayor", "of": "trier", **fields}
    return {**FILES, "people/erika-muster": person(roles=[role])}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"since": "2022"}, ["Treves", "since 2022"]),
        ({"as_of": "2025-12"}, ["Treves", "as of December 2025"]),
        ({"since": "2010", "as_of": "2025"}, ["Treves", "since 2010", "as of 2025"]),
        ({"since": "2019", "until": "2026-03"}, ["Treves", "since 2019", "until March 2026"]),
    ],
)
def test_who_is_in_office_is_told_with_the_date_of_that(shown: Shown, fields: dict[str, Any], said: list[str]) -> None:
    ((line,),) = part(shown("en/partnerships/trier-xiamen.dossier.html", held(**fields)), "people").rows
    assert [detail.striptags() for detail in line.line.details] == said
    assert line.marks


@pytest.mark.parametrize("fields", [{}, {"since": "2019", "until": "2025"}, {"as_of": "1986"}], ids=str)
def test_who_left_or_was_last_seen_in_office_long_ago_is_not_in_office(shown: Shown, fields: dict[str, Any]) -> None:
    found = part(shown("en/partnerships/trier-xiamen.dossier.html", held(**fields)), "people")
    assert found.rows == ()
    assert [lead.text for lead in found.leads] == ["Nobody in office is recorded here."]


def test_figures_of_a_party_that_look_elsewhere_stay_out(tmp_path: Path) -> None:
    files: Files = {
        **FILES,
        "cities/mainz": city(name="Mainz"),
        "figures/towards": figure(subject="xiamen", counterpart="trier"),
        "figures/wider": figure(subject="xiamen", counterpart="saarland"),
        "figures/alone": figure(subject="trier"),
        "figures/elsewhere": figure(subject="xiamen", counterpart="mainz"),
        "figures/tie": figure(subject="trier-xiamen", observations=[observation()]),
    }
    site = make_site(tmp_path, files, languages=TRILINGUAL)
    figures = derive(site, date(2026, 1, 1)).dossiers[TIE].figures
    assert {slug for _, slug in figures} == {"towards", "wider", "alone", "tie"}


def test_a_beginning_of_which_an_agreement_tells_stands_once(shown: Shown) -> None:
    signed = agreement(title="Paper", partnerships=["trier-xiamen"], signed="2010-11-11")
    found = part(shown("en/cities/trier.dossier.html", {**FILES, "agreements/paper": signed}), "history")
    assert [line.line.title.striptags() for (line,) in found.rows] == ["Paper", "Visit"]


def test_a_long_history_keeps_its_first_and_newest_entries_and_says_how_many_are_left_out(shown: Shown) -> None:
    many = {f"events/e{year}": event(title=f"E{year}", start=str(year), places=["trier"]) for year in range(1950, 2000)}
    found = part(shown("en/cities/trier.dossier.html", {**FILES, **many}), "history")
    titles = [line.line.title.striptags() for (line,) in found.rows]
    assert len(titles) == MOST_DATED + 1
    assert titles[:FIRST_DATED] == [f"E{year}" for year in range(1950, 1950 + FIRST_DATED)]
    left_out = len(many) + 2 - MOST_DATED
    assert titles[FIRST_DATED] == f"E{1950 + FIRST_DATED + left_out}"
    (lead,) = found.leads
    assert lead.text.startswith("The first 8 and the newest 24 events and agreements")
    assert lead.text.endswith(f"({left_out}) are on the page of the record: en/cities/trier.html")


def test_records_link_their_dossiers(tmp_path: Path) -> None:
    plans = make_plans(make_site(tmp_path, FILES, languages=TRILINGUAL, countries=COUNTRIES))
    links = present(plans["de/cities/trier.html"])["record"].dossiers
    assert [(link.name, link.href) for link in links] == [
        ("Deutsch", "../cities/trier.dossier.html"),
        ("Deutsch / 中文", "../cities/trier.dossier.zh.html"),
    ]
    assert present(plans["de/sources/report.html"])["record"].dossiers == ()
