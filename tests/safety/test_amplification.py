"""A small record cannot make a large site: what many pages show of it is bounded, and hierarchies may be deep."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerbase.derive import derive
from partnerbase.derive.cards import MOST_NAMES
from partnerbase.diagnostics import Diagnostic, Report, Severity, Span
from partnerbase.extract import MOST_LATEST
from partnerbase.markdown import MOST_PER_TEXT
from partnerbase.plan.paths import list_parts, list_path, relative
from partnerbase.plan.planner import MOST_IN_NAVIGATION
from partnerbase.present.page import present
from partnerbase.records.figure import Observation
from partnerbase.values.quantity import Quantity
from tests.content_builder import (
    TODAY,
    Fields,
    check_site,
    city,
    figure,
    observation,
    page,
    partnership,
    source,
    theme,
    write_site,
)
from tests.site_builder import make_inputs, make_plans, make_site

LINKS_ON_ANY_PAGE = 40


def test_a_chain_of_thousands_of_themes(tmp_path: Path) -> None:
    themes = {f"themes/t{i}": theme(**({"broader": f"t{i - 1}"} if i else {})) for i in range(1200)}
    plans = make_plans(make_site(tmp_path, themes))
    pages = [present(plans[list_path("themes", "en", part)])["list"] for part, _ in enumerate(list_parts(1200), 1)]
    rows = [row for page in pages for row in page.rows]
    assert [row.level for row in rows] == [0, 1, 2, *[3] * 1197]
    assert [row.item.link.href for row in rows] == [f"../themes/t{i}.html" for i in range(1200)]


def test_a_list_shows_a_figure_s_first_observations_of_its_newest_time(tmp_path: Path) -> None:
    seen = [observation(value=i, note="x") for i in range(200)]
    plans = make_plans(make_site(tmp_path, {"figures/f": figure(observations=seen)}))
    (row,) = present(plans["en/figures/index.html"])["list"].rows
    assert len(row.item.amounts) == MOST_LATEST
    assert all(amount.differs for amount in row.item.amounts)
    (moment,) = present(plans["en/figures/f.html"])["record"].moments
    assert len(moment.readings) == 200
    assert moment.differs


def test_a_figure_s_observations_are_compared_once_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Counter[str]()
    quantity = Observation.quantity

    def counting(seen: Observation) -> Quantity:
        asked["quantity"] += 1
        return quantity.__get__(seen)  # type: ignore[no-any-return]

    seen = [observation(value=7, source=f"s{i % 50}") for i in range(500)]
    sources = {f"sources/s{i}": source() for i in range(50)}
    plans = make_plans(make_site(tmp_path, {**sources, "figures/f": figure(observations=seen)}))
    monkeypatch.setattr(Observation, "quantity", property(counting))
    present(plans["en/figures/f.html"])
    assert asked["quantity"] <= 3 * 500


def test_a_partnership_is_found_by_so_many_names_of_its_members(tmp_path: Path) -> None:
    cities = {f"cities/c{i}": city(name=f"City {i}", aliases=[f"Town {i}-{j}" for j in range(50)]) for i in range(80)}
    sides = [[f"c{i}" for i in range(start, start + 20)] for start in range(0, 80, 20)]
    site = make_site(tmp_path, {**cities, "partnerships/p": partnership(name="All", parties=sides)})
    names = derive(site, TODAY).cards["partnerships", "p"].names
    assert names[0] == "All"
    assert len(names) == MOST_NAMES


def test_the_navigation_ends(tmp_path: Path) -> None:
    pages: dict[str, Fields] = {f"pages/p{i}": page(nav=i % 100 + 1) for i in range(300)}
    pages["pages/contribute"] = {"title": "Contribute"}
    site = make_site(tmp_path / "content", pages)
    plans, home = make_plans(site), make_inputs(site)["en/index.html"]
    for path in ("en/index.html", "en/pages/p299.html", "en/pages/index.html", "en/sources/index.html"):
        links = present(plans[path])["frame"].navigation
        assert MOST_IN_NAVIGATION < len(links) < MOST_IN_NAVIGATION + LINKS_ON_ANY_PAGE
    for name, is_linked in (("pages/contribute", True), ("pages/p0", True), ("pages/p299", False)):
        renamed = make_site(tmp_path / name, {**pages, name: pages[name] | {"title": "Renamed"}})
        assert (make_inputs(renamed)["en/index.html"] != home) is is_linked


def paths() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=4).map("/".join)


@given(paths(), paths())
def test_relative_addresses_lead_there(source: str, target: str) -> None:
    here = source.split("/")[:-1]
    for part in relative(source, target).split("/"):
        here = here[:-1] if part == ".." else [*here, part]
    assert "/".join(here) == target


@pytest.mark.parametrize("text", ["[a](javascript:b) ", "![a](b) ", "[[nowhere]] ", "[[No slug]] "])
def test_problems_of_one_text_are_told_in_part(tmp_path: Path, text: str) -> None:
    found = check_site(write_site(tmp_path, {"cities/trier": city(body=text * 1000)}))
    assert len([problem for problem in found if problem.severity == "error"]) == MOST_PER_TEXT


def test_a_report_is_sorted_once_for_all_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = [0]
    before = Diagnostic.__lt__

    def counting(one: Diagnostic, other: Diagnostic) -> bool:
        compared[0] += 1
        return before(one, other)

    monkeypatch.setattr(Diagnostic, "__lt__", counting)
    report = Report()
    report.extend(Diagnostic(Span("a.md", line), "x", "m") for line in range(1000))
    assert (report.errors, report.warnings, report.ok, len(report), len(report.shown()[0])) == (
        1000,
        0,
        False,
        1000,
        50,
    )
    assert compared[0] < 20_000
    report.levels["x"] = Severity.OFF
    assert report.ok
    report.add(Diagnostic(Span("b.md"), "y", "m"))
    assert report.errors == 1


def test_dangling_references_of_one_record_are_told_in_part(tmp_path: Path) -> None:
    claims = [{"value": "x", "sources": [f"none-{i}-{j}" for j in range(50)]} for i in range(20)]
    found = check_site(write_site(tmp_path, {"cities/trier": city(claims=claims)}))
    assert [problem.code for problem in found] == ["dangling-reference"] * MOST_PER_TEXT
