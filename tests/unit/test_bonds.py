"""Concluded partnerships counted: by decade, and the cities that have several partners; their tables as CSV."""

import csv
import io
from pathlib import Path
from typing import Any

from partnerbase.derive import derive
from partnerbase.plan import Page, plan
from partnerbase.present.page import present
from tests.content_builder import TODAY, Files, city, partnership, region
from tests.site_builder import make_plans, make_site

FILES: Files = {
    "cities/trier": city(name="Trier"),
    "cities/jena": city(name="Jena"),
    "cities/xiamen": city(name="Xiamen", country="CN"),
    "cities/wuhu": city(name="Wuhu", country="CN"),
    "regions/saarland": region(),
    "partnerships/a": partnership(kind="sister-city", since="1979", parties=["trier", "xiamen"]),
    "partnerships/b": partnership(kind="friendship", since="1996-05-29", parties=["trier", "wuhu"]),
    "partnerships/c": partnership(kind="sister-city", since="1998", until="2010", parties=["jena", "xiamen"]),
    "partnerships/d": partnership(kind="sister-city", parties=["jena", "wuhu"]),
    "partnerships/e": partnership(kind="region-partnership", since="1995~", parties=[["trier", "jena"], "saarland"]),
    "partnerships/contact": partnership(kind="contact", since="1999", parties=["jena", "saarland"]),
    "partnerships/unknown": partnership(since="1999", parties=["xiamen", "saarland"]),
}


def page(root: Path, path: str, files: Files = FILES) -> dict[str, Any]:
    return present(make_plans(make_site(root, files))[path])


def rows(root: Path, name: str, files: Files = FILES, **settings: Any) -> list[dict[str, str]]:  # noqa: ANN401 - any YAML value
    site = make_site(root, files, **settings)
    made = next(planned for planned in plan(site, derive(site, TODAY)) if planned.path == f"en/{name}.csv").make()
    assert isinstance(made, Page)
    return list(csv.DictReader(io.StringIO(made.data.decode("utf-8-sig"), newline="")))


def test_every_decade_between_the_first_and_the_last_has_a_bar(tmp_path: Path) -> None:
    found = page(tmp_path, "en/decades.html")
    assert [(bar.link.name, bar.count, bar.width, bar.link.href) for bar in found["bars"]] == [
        ("1970s", 1, "33.3%", "#part-1970"),
        ("1980s", 0, "0.0%", ""),
        ("1990s", 3, "100.0%", "#part-1990"),
        ("Without a date", 1, "33.3%", "#part-undated"),
    ]
    assert (found["total"], found["over"], found["uncounted"]) == (5, 1, 2)


def test_a_decade_lists_its_partnerships_from_the_oldest(tmp_path: Path) -> None:
    found = page(tmp_path, "en/decades.html")["groups"]
    assert [(group.name, [item.link.href for item in group.items]) for group in found] == [
        ("part-1970", ["partnerships/a.html"]),
        ("part-1990", ["partnerships/e.html", "partnerships/b.html", "partnerships/c.html"]),
        ("part-undated", ["partnerships/d.html"]),
    ]


def test_the_table_of_decades_says_when_what_began_and_whether_it_is_over(tmp_path: Path) -> None:
    found = rows(tmp_path, "decades", base_url="https://a.example/x/")
    assert [(row["decade"], row["since"], row["over"], row["id"]) for row in found] == [
        ("1970", "1979", "false", "a"),
        ("1990", "1995~", "false", "e"),
        ("1990", "1996-05-29", "false", "b"),
        ("1990", "1998", "true", "c"),
        ("", "", "false", "d"),
    ]
    assert found[1]["partners"] == "Trier|Jena|Saarland"
    assert found[0]["page"] == "https://a.example/x/en/partnerships/a.html"


def test_cities_with_several_partners_stand_by_their_number(tmp_path: Path) -> None:
    found = page(tmp_path, "en/several.html")
    assert [(bar.link.name, bar.count) for bar in found["bars"]] == [("3 partners", 1), ("2 partners", 2)]
    by_number = {anchor: [str(view.place.link.name) for view in places] for anchor, _, places in found["groups"]}
    assert by_number == {"part-3": ["Trier"], "part-2": ["Jena", "Wuhu"]}
    ((_, _, (trier,)), _) = found["groups"]
    assert [str(partner.name) for partner, _, _ in trier.partners] == ["Xiamen", "Saarland", "Wuhu"]


def test_what_is_over_or_no_partnership_makes_no_partner(tmp_path: Path) -> None:
    found = rows(tmp_path, "several")
    assert ("Jena", "Xiamen") not in {(row["city"], row["partner"]) for row in found}
    assert {row["city"] for row in found} == {"Trier", "Jena", "Wuhu"}
    assert {(row["partner"], row["since"]) for row in found if row["city"] == "Jena"} == {
        ("Saarland", "1995~"),
        ("Wuhu", ""),
    }


def test_partners_of_one_side_are_no_partners_of_each_other(tmp_path: Path) -> None:
    assert ("Trier", "Jena") not in {(row["city"], row["partner"]) for row in rows(tmp_path, "several")}


def test_a_partner_with_two_partnerships_counts_once(tmp_path: Path) -> None:
    twice: Files = {
        "cities/trier": city(name="Trier"),
        "cities/xiamen": city(name="Xiamen", country="CN"),
        "cities/jena": city(name="Jena"),
        "partnerships/a": partnership(kind="sister-city", since="1979"),
        "partnerships/b": partnership(kind="friendship", since="1989", parties=[["trier", "jena"], "xiamen"]),
    }
    found = page(tmp_path, "en/several.html", twice)["groups"]
    assert [(anchor, [str(view.place.link.name) for view in places]) for anchor, _, places in found] == [
        ("part-2", ["Xiamen"])
    ]


def test_formulas_in_names_stay_text(tmp_path: Path) -> None:
    files = {**FILES, "cities/trier": city(name="=1+1")}
    assert {row["city"] for row in rows(tmp_path, "several", files)} == {"'=1+1", "Jena", "Wuhu"}
