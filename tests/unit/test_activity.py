"""What was last recorded of a partnership: by which rule, and how its page says so."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from partnerbase.derive.activity import Activities, thresholds
from partnerbase.render import Renderer
from tests.content_builder import (
    TODAY,
    Fields,
    Files,
    agreement,
    city,
    event,
    figure,
    observation,
    organisation,
    partnership,
)
from tests.golden_site import TEMPLATES
from tests.site_builder import make_plans, make_site

KEY = ("partnerships", "p")


def last(root: Path, files: Files, today: date = TODAY, **fields: Any) -> tuple[str, str] | None:  # noqa: ANN401 - any YAML value
    site = make_site(root, {"partnerships/p": partnership(**fields), **files})
    found = Activities(site, today).of(KEY)
    return (str(found.when), found.step or found.key[1]) if found else None


def test_the_newest_of_all_kinds_counts(tmp_path: Path) -> None:
    files: dict[str, Fields] = {
        "events/e": event(start="2019-05-01", partnerships=["p"]),
        "agreements/a": agreement(signed="2020-01", partnerships=["p"]),
        "figures/f": figure(subject="p", observations=[observation(as_of="2018"), observation(as_of="2021")]),
    }
    stages = [{"kind": "signature", "date": "1988"}, {"kind": "renewal", "date": "2022-03-04"}]
    assert last(tmp_path / "1", files, stages=stages) == ("2022-03-04", "renewal")
    assert last(tmp_path / "2", files) == ("2021", "f")
    del files["figures/f"]
    assert last(tmp_path / "3", files) == ("2020-01", "a")
    del files["agreements/a"]
    assert last(tmp_path / "4", files) == ("2019-05-01", "e")
    del files["events/e"]
    assert last(tmp_path / "5", files) is None


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("events/e", event(places=["trier"], organisers=["xiamen"], start="2019")),
        ("events/e", event(places=["trier", "xiamen"], start="2019")),
        ("agreements/e", agreement(parties=["trier", "xiamen"], signed="2019")),
        ("figures/e", figure(subject="xiamen", counterpart="trier", observations=[observation(period="2019")])),
    ],
)
def test_what_names_partners_of_both_sides_counts(tmp_path: Path, name: str, fields: Fields) -> None:
    assert last(tmp_path, {name: fields}) == ("2019", "e")


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("events/one-side", event(places=["trier"], organisers=["trier"])),
        ("events/planned", event(status="planned", partnerships=["p"])),
        ("events/cancelled", event(status="cancelled", partnerships=["p"])),
        ("events/ahead", event(start="2026-05-01", partnerships=["p"])),
        ("agreements/undated", agreement(partnerships=["p"])),
        ("figures/expected", figure(subject="p", observations=[observation(nature="forecast")])),
        ("figures/of-one", figure(subject="xiamen")),
        ("events/told-of", event(body="Of [[partnerships/p]] in [[trier]] and [[xiamen]].")),
    ],
)
def test_what_is_planned_or_ahead_or_of_one_side_does_not_count(tmp_path: Path, name: str, fields: Fields) -> None:
    assert last(tmp_path, {name: fields}) is None


def test_two_partners_of_one_side_are_not_both_sides(tmp_path: Path) -> None:
    files: Files = {"cities/jena": city(name="Jena"), "events/e": event(places=["trier", "jena"])}
    assert last(tmp_path, files, parties=[["trier", "jena"], "xiamen"]) is None


def test_institutions_have_activity_as_places_have(tmp_path: Path) -> None:
    files: Files = {
        "organisations/port": organisation(name="Port"),
        "events/e": event(organisations=["porta-nigra", "port"], start="2020"),
    }
    assert last(tmp_path, files, parties=["porta-nigra", "port"]) == ("2020", "e")


@pytest.mark.parametrize("kind", ["pause", "rejection", "end"])
def test_a_standstill_is_no_activity(tmp_path: Path, kind: str) -> None:
    stages = [{"kind": "contact", "date": "1985"}, {"kind": kind, "date": "2020"}]
    assert last(tmp_path, {}, stages=stages) == ("1985", "contact")


def test_an_interval_counts_by_its_end_and_a_year_by_its_first_day(tmp_path: Path) -> None:
    files: dict[str, Fields] = {
        "events/long": event(start="2018-05-01", end="2020-02-01", partnerships=["p"]),
        "events/year": event(start="2020", partnerships=["p"]),
    }
    assert last(tmp_path / "1", files) == ("2018-05-01/2020-02-01", "long")
    files["events/month"] = event(start="2020-02", partnerships=["p"])
    assert last(tmp_path / "2", files) == ("2018-05-01/2020-02-01", "long")


def test_what_counts_depends_on_the_day(tmp_path: Path) -> None:
    files = {"events/e": event(start="2026-05-01", partnerships=["p"])}
    assert last(tmp_path / "1", files, date(2026, 4, 30)) is None
    assert last(tmp_path / "2", files, date(2026, 5, 1)) == ("2026-05-01", "e")


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2026, (2025, 2020, 2015, 2010)), (2021, (2020, 2015, 2010, 2005)), (2022, (2021, 2020, 2015, 2010))],
)
def test_readers_ask_for_the_last_year_and_for_fives(year: int, expected: tuple[int, ...]) -> None:
    assert thresholds(year) == expected


def page_of(root: Path, files: Files) -> str:
    plan = make_plans(make_site(root, {"partnerships/p": partnership(), **files}))["en/partnerships/p.html"]
    return Renderer(TEMPLATES).render(plan).data.decode()


def test_the_page_says_what_it_was_and_by_which_rule(tmp_path: Path) -> None:
    page = page_of(tmp_path, {"events/e": event(title="A visit", start="2025-11-07", partnerships=["p"])})
    row = page.partition('id="activity"')[2].partition("</div>")[0]
    assert '<time datetime="2025-11-07">7\xa0November 2025</time>, <a href="../events/e.html">A visit</a>' in row
    assert "The newest event, agreement, figure or step" in row
    assert "That nothing is recorded" not in row


def test_nothing_recorded_is_not_nothing_happened(tmp_path: Path) -> None:
    row = page_of(tmp_path, {}).partition('id="activity"')[2].partition("</div>")[0]
    assert "none recorded" in row
    assert "That nothing is recorded here does not mean that nothing happened." in row
