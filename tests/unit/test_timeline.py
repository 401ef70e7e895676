"""The timeline: what stands in it, where a date stands on a scale, what its mark looks like."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from partnerbase.derive import derive
from partnerbase.derive.chronology import MOST_BARS, MOST_MARKS
from partnerbase.plan.parts import divided
from partnerbase.plan.paths import part_path
from partnerbase.present.page import present
from partnerbase.present.strip import precision, sign
from partnerbase.present.timescale import Timescale
from partnerbase.values.dates import EdtfDate, Precision
from partnerbase.views import Strip
from tests.content_builder import TODAY, Files, agreement, city, event, organisation, partnership, series
from tests.site_builder import make_plans, make_site


def told(root: Path, files: Files) -> list[tuple[str, str, str]]:
    found = derive(make_site(root, files), TODAY).chronology.happenings
    return [(str(happening.date), happening.key[1], happening.what) for happening in found]


def page(root: Path, path: str, files: Files) -> dict[str, Any]:
    return present(make_plans(make_site(root, files))[path])


def stages(*found: tuple[str, str]) -> list[dict[str, str]]:
    return [{"kind": kind, "date": date} for kind, date in found]


def test_events_agreements_and_stages_stand_in_the_order_of_time(tmp_path: Path) -> None:
    files: Files = {
        "events/fair": event(start="2024-05-06", end="2024-05-08"),
        "events/visit": event(start="2024-05"),
        "events/some": event(start="2024"),
        "agreements/charter": agreement(signed="2024-05-31"),
        "partnerships/p": partnership(since="2024-05-07", until="2024-06"),
    }
    assert told(tmp_path, files) == [
        ("2024-05-06/2024-05-08", "fair", ""),
        ("2024-05-07", "p", "beginning"),
        ("2024-05-31", "charter", ""),
        ("2024-05", "visit", ""),
        ("2024-06", "p", "end"),
        ("2024", "some", ""),
    ]


@pytest.mark.parametrize(
    ("since", "steps", "expected"),
    [
        ("1988", [("signature", "1988-05-21")], ["signature"]),
        ("1988", [("signature", "1987-05-21")], ["signature", "beginning"]),
        ("1988-05", [("contact", "1988-05")], ["contact"]),
        ("1988", [("contact", "1988-05")], ["contact", "beginning"]),
        (None, [("contact", "1988-05")], ["contact"]),
    ],
)
def test_a_stage_that_is_the_beginning_is_told_once(
    tmp_path: Path, since: str | None, steps: list[tuple[str, str]], expected: list[str]
) -> None:
    found = told(tmp_path, {"partnerships/p": partnership(since=since, stages=stages(*steps))})
    assert [what for _, _, what in found] == expected


def test_an_end_that_a_stage_tells_is_told_once(tmp_path: Path) -> None:
    found = told(
        tmp_path, {"partnerships/p": partnership(since="1988", until="2020", stages=stages(("end", "2020-03")))}
    )
    assert found == [("1988", "p", "beginning"), ("2020-03", "p", "end")]


@pytest.mark.parametrize(
    ("stage", "record", "is_once"),
    [
        (("signature", "1988-05-21"), event(kind="signing", start="1988-05-21"), True),
        (("signature", "1988-05-21"), event(kind="signing", start="1988-05-20", end="1988-05-23"), True),
        (("renewal", "1988"), event(kind="signing", start="1988"), True),
        (("council-vote", "1988-05-21"), event(kind="council-decision", start="1988-05-21"), True),
        (("signature", "1988-05-21"), event(kind="signing", start="1988-05"), False),
        (("signature", "1988-05"), event(kind="signing", start="1988-05-21"), False),
        (("signature", "1988-05-21"), event(kind="signing", start="1988-05-21", status="cancelled"), False),
        (("signature", "1988-05-21"), event(kind="delegation", start="1988-05-21"), False),
        (("contact", "1988-05-21"), event(kind="signing", start="1988-05-21"), False),
    ],
)
def test_a_stage_of_which_an_event_tells_stands_once(
    tmp_path: Path, stage: tuple[str, str], record: dict[str, Any], *, is_once: bool
) -> None:
    files: Files = {
        "partnerships/p": partnership(stages=stages(stage)),
        "events/act": record | {"partnerships": ["p"]},
        "events/other": record,
    }
    shown = derive(make_site(tmp_path, files), TODAY).chronology.happenings
    assert {one.key[1]: [key[1] for key in one.steps] for one in shown} == (
        {"act": ["p"], "other": []} if is_once else {"act": [], "other": [], "p": []}
    )


def test_an_agreement_tells_of_its_signature_and_leads_to_the_partnership(tmp_path: Path) -> None:
    files: Files = {
        "partnerships/p": partnership(stages=stages(("signature", "1988-05-21"))),
        "agreements/charter": agreement(signed="1988-05-21", partnerships=["p"]),
    }
    (year,) = page(tmp_path, "en/timeline/1980s.html", files)["years"]
    assert [(item.link.href, item.related[0].href) for item in year.items] == [
        ("../agreements/charter.html", "../partnerships/p.html")
    ]


def test_what_nobody_has_dated_stands_apart(tmp_path: Path) -> None:
    found = derive(make_site(tmp_path, {"partnerships/p": partnership()}), TODAY).chronology
    assert (found.happenings, found.undated) == ((), (("partnerships", "p"),))


def test_the_page_over_all_years_leads_to_each_year(tmp_path: Path) -> None:
    files: Files = {f"events/e{year}": event(start=f"{year}") for year in (1979, 1988, 1989)}
    decades = page(tmp_path, "en/timeline.html", files)["decades"]
    assert [(decade.link.name, decade.link.href, decade.count) for decade in decades] == [
        ("1970s", "timeline/1970s.html", 1),
        ("1980s", "timeline/1980s.html", 2),
    ]
    assert [link.href for link, _ in decades[1].years] == [
        "timeline/1980s.html#year-1988",
        "timeline/1980s.html#year-1989",
    ]


def test_a_long_decade_has_several_pages(tmp_path: Path) -> None:
    files: Files = {f"events/e{number}": event(start=f"{1980 + number % 4}") for number in range(200)}
    first, second = (page(tmp_path / name, f"en/timeline/{name}.html", files) for name in ("1980s", "1980s.2"))
    assert [year.name for year in first["years"]] == ["year-1980", "year-1981", "year-1982"]
    assert [year.name for year in second["years"]] == ["year-1983"]
    assert [(link.name, link.current) for link in second["pages"]] == [("1980–1982", ""), ("1983", "page")]
    assert second["page"].plain_title == "1980s: 1983"


def test_a_stage_says_which_it_is(tmp_path: Path) -> None:
    files: Files = {"partnerships/p": partnership(since="1988", stages=stages(("letter-of-intent", "1987-10")))}
    years = page(tmp_path, "en/timeline/1980s.html", files)["years"]
    assert [[item.kind for item in year.items] for year in years] == [["Letter of intent"], ["Beginning"]]


def strip_of(root: Path, path: str, files: Files) -> Strip:
    found = page(root, path, files)["timeline"]
    assert isinstance(found, Strip)
    return found


PLACES: Files = {"cities/trier": city(), "cities/xiamen": city(name="Xiamen", country="CN")}


def test_a_city_shows_its_partnerships_as_bars_and_its_events_as_marks(tmp_path: Path) -> None:
    files: Files = {
        **PLACES,
        "partnerships/p": partnership(since="1990", until="1999-12-31"),
        "events/day": event(start="1995-07-02", places=["trier"]),
        "events/year": event(start="1992?", places=["trier"]),
        "agreements/charter": agreement(signed="1994-05", parties=["trier"]),
    }
    found = strip_of(tmp_path, "en/cities/trier.html", files)
    assert [(lane.label, lane.count, lane.href) for lane in found.lanes] == [
        ("Partnerships", 1, "#group-partnerships.parties"),
        ("Events", 2, "#group-events.places"),
        ("Agreements", 1, "#group-agreements.parties"),
    ]
    (begun, lasting), (year, day), (month,) = (lane.spots for lane in found.lanes)
    assert (begun.form, begun.x, begun.width) == ("timeline__year", "0%", "10%")
    assert (lasting.form, lasting.x, lasting.width) == ("timeline__bar", "10%", "90%")
    assert (year.form, year.x, year.width, year.sign) == ("timeline__year", "20%", "10%", "?")
    assert (day.form, day.x, day.width, day.sign) == ("timeline__day", "54.99%", "0.03%", "")
    assert (month.form, month.title) == ("timeline__month", "May 1994: Memorandum")
    assert found.lead[0] == "1990 to 1999"
    assert {"Pale marks: only the month or the year is known", "? uncertain"} <= {*found.lead}


def test_what_goes_on_reaches_the_end_of_the_scale(tmp_path: Path) -> None:
    files: Files = {**PLACES, "partnerships/p": partnership(since="1990-01-01"), "events/e": event(places=["trier"])}
    bars = strip_of(tmp_path, "en/cities/trier.html", files).lanes[0].spots
    assert bars[-1].form == "timeline__bar"
    assert float(bars[-1].x.rstrip("%")) + float(bars[-1].width.rstrip("%")) == pytest.approx(100)


def test_a_partnership_shows_its_stages(tmp_path: Path) -> None:
    steps = stages(("contact", "1986~"), ("signature", "1988-05-21"))
    lanes = strip_of(
        tmp_path, "en/partnerships/p.html", {"partnerships/p": partnership(since="1988", stages=steps)}
    ).lanes
    assert [(lane.href, [spot.title for spot in lane.spots]) for lane in lanes] == [
        ("#table-stages", ["about 1986: Contact", "21 May 1988: Signature"])
    ]


def test_a_step_of_others_is_no_partnership_of_the_place_where_it_was_taken(tmp_path: Path) -> None:
    files: Files = {
        **PLACES,
        "cities/koblenz": city(),
        "partnerships/p": partnership(since="1990", stages=[{"kind": "signature", "date": "1990", "place": "koblenz"}]),
        **{f"events/e{year}": event(start=f"{year}", places=["koblenz"]) for year in (1990, 1995)},
    }
    lanes = strip_of(tmp_path, "en/cities/koblenz.html", files).lanes
    assert [(lane.label, lane.count) for lane in lanes] == [("Events", 2)]


def test_a_sign_at_the_end_of_the_scale_stands_before_it(tmp_path: Path) -> None:
    files: Files = {
        **PLACES,
        "events/first": event(start="1990~", places=["trier"]),
        "events/last": event(start="2025-11~", places=["trier"]),
    }
    (lane,) = strip_of(tmp_path, "en/cities/trier.html", files).lanes
    assert [spot.side for spot in lane.spots] == ["start", "end"]


def test_series_and_organisations_show_their_events_once(tmp_path: Path) -> None:
    files: Files = {
        "series/forum": series(),
        "organisations/porta-nigra": organisation(),
        **{
            f"events/e{year}": event(
                start=f"{year}", series="forum", organisers=["porta-nigra"], organisations=["porta-nigra"]
            )
            for year in (2019, 2021)
        },
    }
    for path in ("series/forum", "organisations/porta-nigra"):
        (lane,) = strip_of(tmp_path / path, f"en/{path}.html", files).lanes
        assert lane.count == len(lane.spots) == 2


@pytest.mark.parametrize("count", [MOST_MARKS, MOST_MARKS + 1])
def test_crowded_lanes_have_a_column_for_each_year(tmp_path: Path, count: int) -> None:
    files: Files = {
        f"events/e{number}": event(start=f"{2000 + number % 3}", places=["trier"]) for number in range(count)
    }
    (lane,) = strip_of(tmp_path, "en/cities/trier.html", {**PLACES, **files}).lanes
    assert lane.count == count
    assert {spot.form for spot in lane.spots} == {"timeline__year" if count == MOST_MARKS else "timeline__count"}
    assert len(lane.spots) == (count if count == MOST_MARKS else 3)


def test_many_partnerships_have_a_column_for_each_year_in_which_any_began(tmp_path: Path) -> None:
    files = dict(PLACES)
    for number in range(MOST_BARS + 1):
        files[f"cities/c{number}"] = city(name=f"C{number}")
        files[f"partnerships/p{number}"] = partnership(since=f"{1980 + number % 2}", parties=["trier", f"c{number}"])
    (lane,) = strip_of(tmp_path, "en/cities/trier.html", files).lanes
    assert [spot.title for spot in lane.spots] == ["1980: 7", "1981: 6"]


def test_one_date_alone_is_not_drawn(tmp_path: Path) -> None:
    assert page(tmp_path, "en/cities/trier.html", {**PLACES, "events/e": event(places=["trier"])})["timeline"] is None


@pytest.mark.parametrize(
    ("dates", "first", "last", "ticks"),
    [
        (["2019"], 2019, 2020, [2019, 2020]),
        (["1988-05-21", "2026"], 1988, 2027, [1990, 2000, 2010, 2020]),
        (["2017", "2025"], 2017, 2026, [2018, 2020, 2022, 2024, 2026]),
        (["1937", "2026"], 1937, 2027, [1940, 1960, 1980, 2000, 2020]),
        (["0001", "9999"], 1, 10000, [2000, 4000, 6000, 8000, 10000]),
        (["../2009", "2012/.."], 2009, 2013, [2009, 2010, 2011, 2012, 2013]),
    ],
)
def test_a_scale_just_holds_its_dates(dates: list[str], first: int, last: int, ticks: list[int]) -> None:
    scale = Timescale.over(map(EdtfDate.parse, dates))
    assert (scale.first, scale.last, [*scale.ticks]) == (first, last, ticks)


@pytest.mark.parametrize(
    ("date", "form", "signs"),
    [
        ("1988", Precision.YEAR, ""),
        ("1988-05", Precision.MONTH, ""),
        ("1988-05-21", Precision.DAY, ""),
        ("1988~", Precision.YEAR, "~"),
        ("1988-05?/1988-06~", Precision.MONTH, "?~"),
        ("1988-05-21/1989", Precision.YEAR, ""),
        ("../1988", Precision.YEAR, "…"),
        ("1988-05-01/..", Precision.DAY, "…"),
    ],
)
def test_a_mark_tells_how_exactly_a_date_is_known(date: str, form: Precision, signs: str) -> None:
    assert (precision(EdtfDate.parse(date)), sign(EdtfDate.parse(date))) == (form, signs)


def test_groups_are_divided_among_pages() -> None:
    pages = divided([("a", [1, 2, 3]), ("b", [4, 5]), ("c", [6, 7, 8, 9, 10, 11]), ("d", [])], 4)
    assert pages == [[("a", [1, 2, 3])], [("b", [4, 5])], [("c", [6, 7, 8, 9])], [("c", [10, 11])]]
    assert divided([], 4) == [[]]
    assert [part_path("timeline/1980s", "en", part) for part in (1, 2)] == [
        "en/timeline/1980s.html",
        "en/timeline/1980s.2.html",
    ]


def test_years_of_a_scale_are_evenly_spaced() -> None:
    scale = Timescale.over([EdtfDate.parse("1988"), EdtfDate.parse("1991")])
    places = [scale.year(year) for year in range(1988, 1993)]
    assert places == [0, 25, 50, 75, 100]
    assert {later - sooner for sooner, later in pairwise(places)} == {25}
