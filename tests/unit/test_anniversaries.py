"""Which ties have round anniversaries, when these are, and how exactly anybody can tell."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from partnerbase.derive import derive
from partnerbase.derive.anniversaries import Anniversary, ahead, anniversaries, within_a_year
from partnerbase.derive.bonds import Bond
from partnerbase.plan import Page, plan
from partnerbase.present.page import present
from partnerbase.values.dates import EdtfDate
from tests.content_builder import TODAY, Files, city, partnership
from tests.site_builder import TRILINGUAL, make_plans, make_site

THIS_YEAR = TODAY.year


def tie(began: str, slug: str = "p") -> Bond:
    since = EdtfDate.parse(began)
    return Bond(("partnerships", slug), "sister-city", since, since, is_over=False, sides=())


def of(*began: str, year: int = 2026) -> list[tuple[str, int]]:
    found = anniversaries([tie(text, f"p{number}") for number, text in enumerate(began)], year)
    return [(str(item.date), item.years) for item in found]


def in_files(root: Path, **fields: Any) -> tuple[Anniversary, ...]:  # noqa: ANN401 - any YAML value
    defaults = {"kind": "sister-city", "since": "1996"}
    return derive(make_site(root, {"partnerships/p": partnership(**defaults | fields)}), TODAY).anniversaries


@pytest.mark.parametrize(
    ("began", "expected"),
    [
        ("1988", [("2028", 40)]),
        ("1996-05", [("2026-05", 30), ("2031-05", 35)]),
        ("1996-05-29", [("2026-05-29", 30), ("2031-05-29", 35)]),
        ("2022~", [("2027~", 5)]),
        ("1987-03-12?", [("2027-03-12?", 40)]),
        ("1984-02-29", [("2029-02", 45)]),
        ("2024-02-29", [("2029-02", 5)]),
        ("2008-02-29", [("2028-02-29", 20)]),
        ("2002-03-01/2002-03-09", [("2027-03", 25)]),
        ("2002-03/2002-09~", [("2027~", 25)]),
        ("2002/2003", []),
        ("../1997", []),
        ("1997/..", []),
        ("2026", [("2031", 5)]),
        ("2030", []),
    ],
)
def test_an_anniversary_is_as_exact_as_the_beginning(began: str, expected: list[tuple[str, int]]) -> None:
    assert of(began) == expected


def test_they_stand_in_the_order_of_time_and_the_less_exact_behind() -> None:
    days = [day for day, _ in of("1997", "1997-05", "1997-05-31", "1997-05-30", "1996-12-31", "1996")]
    assert days[:6] == ["2026-12-31", "2026", "2027-05-30", "2027-05-31", "2027-05", "2027"]


@pytest.mark.parametrize("kind", ["sister-city", "friendship", "region-partnership", "institutional"])
def test_what_was_concluded_has_anniversaries(tmp_path: Path, kind: str) -> None:
    assert [item.years for item in in_files(tmp_path, kind=kind)] == [30, 35]


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "contact"},
        {"kind": "project"},
        {"kind": None},
        {"status": "planned"},
        {"status": "dropped"},
        {"status": "ended"},
        {"until": "2020"},
        {"since": None},
    ],
    ids=str,
)
def test_contacts_and_what_is_not_or_no_longer_have_none(tmp_path: Path, fields: dict[str, Any]) -> None:
    assert in_files(tmp_path, **fields) == ()


@pytest.mark.parametrize(
    ("signed", "expected"),
    [
        (["1996-05-29"], "2026-05-29"),
        (["1995-12-30"], "2026"),
        (["1996-05-29", "1996-07-01"], "2026"),
        (["1996"], "2026"),
    ],
)
def test_the_one_signature_within_the_year_tells_the_day(tmp_path: Path, signed: list[str], expected: str) -> None:
    stages = [{"kind": "signature", "date": date} for date in signed]
    assert str(in_files(tmp_path, stages=stages)[0].date) == expected


def test_the_next_twelve_months_begin_today_and_end_before_the_same_day() -> None:
    today = date(2026, 11, 22)
    began = ["1996-11-21", "1996-11-22", "1996-11", "1997-11-21", "1997-11-22", "1996", "1997", "1998"]
    found = within_a_year(anniversaries([tie(text) for text in began], 2026), today)
    assert [str(item.date) for item in found] == ["2026-11-22", "2026-11", "2026", "2027-11-21", "2027"]


def test_what_may_still_come_is_ahead() -> None:
    found = anniversaries([tie("1996-01-01"), tie("1996"), tie("2001")], 2026)
    assert [str(item.date) for item in ahead(found, date(2026, 1, 2))][:2] == ["2026", "2026"]


CITIES: Files = {
    "cities/trier": city(name={"en": "Trier", "de": "Trier", "zh": "特里尔"}),
    "cities/xiamen": city(name={"en": "Xiamen", "de": "Xiamen", "zh": "厦门"}, country="CN", pinyin="Xiàmén"),
}


def calendar_of(root: Path, path: str, **fields: Any) -> Any:  # noqa: ANN401 - any YAML value; its types are wide
    files = {**CITIES, "partnerships/p": partnership(kind="sister-city", **fields)}
    site = make_site(root, files, languages=TRILINGUAL, base_url="https://a.example/x/")
    made = next(planned for planned in plan(site, derive(site, TODAY)) if planned.path == path).make()
    assert isinstance(made, Page)
    return Calendar.from_ical(made.data)


@pytest.mark.parametrize("path", ["anniversaries", "cities/trier", "cities/xiamen", "partnerships/p"])
def test_there_is_a_calendar_of_all_of_each_place_and_partnership(tmp_path: Path, path: str) -> None:
    (event,) = calendar_of(tmp_path, f"de/{path}.ics", since="1987-03-12").walk("VEVENT")
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2027, 3, 12), date(2027, 3, 13))
    assert str(event["summary"]) == "40 Jahre: Trier – Xiamen"
    assert event["summary"].params["LANGUAGE"] == "de"
    assert str(event["uid"]) == "p-40-years@a.example"
    assert str(event["url"]) == "https://a.example/x/de/partnerships/p.html"
    assert event["dtstamp"].dt.date() == TODAY


@pytest.mark.parametrize(
    ("since", "first", "behind", "summary"),
    [
        ("1987-03", date(2027, 3, 1), date(2027, 4, 1), "40周年：特里尔—厦门（2027年3月，具体日期不详）"),
        ("1987", date(2027, 1, 1), date(2028, 1, 1), "40周年：特里尔—厦门（2027年，具体日期不详）"),
        ("1987~", date(2027, 1, 1), date(2028, 1, 1), "40周年：特里尔—厦门（约2027年，具体日期不详）"),
    ],
)
def test_a_calendar_claims_no_day_that_nobody_knows(
    tmp_path: Path, since: str, first: date, behind: date, summary: str
) -> None:
    (event,) = calendar_of(tmp_path, "zh/anniversaries.ics", since=since).walk("VEVENT")
    assert (event["dtstart"].dt, event["dtend"].dt) == (first, behind)
    assert str(event["summary"]) == summary
    assert event["transp"] == "TRANSPARENT"


def test_a_place_without_partnerships_has_no_calendar(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"cities/jena": city(name="Jena"), "partnerships/p": partnership()})
    paths = {planned.path for planned in plan(site, derive(site, TODAY))}
    assert {path for path in paths if path.endswith(".ics")} == {"en/anniversaries.ics"}


def shown(root: Path, path: str, files: Files) -> dict[str, Any]:
    site = make_site(root, {**CITIES, **files}, languages=TRILINGUAL)
    return present(make_plans(site)[path])


def test_the_page_has_a_section_for_each_year(tmp_path: Path) -> None:
    files: Files = {
        "partnerships/a": partnership(kind="sister-city", since=f"{THIS_YEAR - 30}-05-29"),
        "partnerships/b": partnership(kind="friendship", since=f"{THIS_YEAR - 24}", parties=["trier", "jena"]),
        "cities/jena": city(name="Jena"),
    }
    page = shown(tmp_path, "en/anniversaries.html", files)
    first, second = page["years"]
    assert [(link.name, link.href, count) for link, count in page["index"]] == [
        (f"{THIS_YEAR}, this year", f"#year-{THIS_YEAR}", 1),
        (f"{THIS_YEAR + 1}, next year", f"#year-{THIS_YEAR + 1}", 1),
    ]
    assert (first.label, second.label) == (f"{THIS_YEAR}, this year", f"{THIS_YEAR + 1}, next year")
    assert ([len(first.dated), len(first.undated)], [len(second.dated), len(second.undated)]) == ([1, 0], [0, 1])
    assert first.dated[0].years[0].text == "30 years"
    assert second.undated[0].date == '<time datetime="2027">2027</time>'


def test_a_record_shows_what_is_to_come(tmp_path: Path) -> None:
    files: Files = {"partnerships/p": partnership(kind="sister-city", since="1988-05-21")}
    own = shown(tmp_path / "own", "de/partnerships/p.html", files)["celebrations"]
    its = shown(tmp_path / "city", "de/cities/trier.html", files)["celebrations"]
    assert (own.is_own, own.calendar_href) == (True, "../partnerships/p.ics")
    assert (its.is_own, its.calendar_href) == (False, "../cities/trier.ics")
    assert [view.years[0].text for view in (*own.ahead, *its.ahead)] == ["40 Jahre", "40 Jahre"]


def test_the_home_page_tells_which_days_are_not_known(tmp_path: Path) -> None:
    files: Files = {
        "partnerships/a": partnership(kind="sister-city", since=f"{THIS_YEAR - 30}-12-31"),
        "partnerships/b": partnership(kind="friendship", since=f"{THIS_YEAR - 25}", parties=["trier", "jena"]),
        "cities/jena": city(name="Jena"),
    }
    dated, undated = shown(tmp_path, "en/index.html", files)["anniversaries"]
    assert (dated.label, undated.label) == ("", f"{THIS_YEAR}, day not known")
    assert [view.item.link.name for part in (dated, undated) for view in part.shown] == [
        "Trier – Xiamen",
        "Trier – Jena",
    ]
