"""Where the files of a site stand, how they point to each other, and what each page is made of."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from partnerbase.build import Options, build
from partnerbase.plan.lists import Listing
from partnerbase.plan.page import OPTIONAL, PagePlan
from partnerbase.plan.paths import (
    NOT_FOUND,
    base_path,
    data_path,
    dossier_path,
    in_language,
    list_parts,
    list_path,
    named_path,
    record_path,
    relative,
)
from partnerbase.present.page import NAMED
from partnerbase.records import COLLECTIONS
from partnerbase.values.reference import Ref
from tests.content_builder import (
    TODAY,
    Files,
    city,
    event,
    figure,
    page,
    partnership,
    person,
    region,
    theme,
    write_site,
)
from tests.golden_site import TEMPLATES
from tests.site_builder import TRILINGUAL, make_inputs, make_plans, make_site

GAPS = "/gaps"
"""In the path of every page on what records lack, which any fact may change."""


def listing(plan: PagePlan) -> Listing:
    assert isinstance(plan.matter, Listing)
    return plan.matter


def slugs(plan: PagePlan) -> list[str]:
    return [slug for _, slug in listing(plan).keys]


def test_urls_name_their_file() -> None:
    assert record_path(("cities", "nanjing"), "zh") == "zh/cities/nanjing.html"
    assert list_path("cities", "de") == "de/cities/index.html"
    assert named_path("index", "en") == "en/index.html"
    assert data_path("cities") == "data/cities.json"
    assert in_language("en/cities/nanjing.html", "de") == "de/cities/nanjing.html"


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("en/cities/trier.html", "en/cities/xiamen.html", "../cities/xiamen.html"),
        ("en/cities/trier.html", "de/cities/trier.html", "../../de/cities/trier.html"),
        ("en/index.html", "en/cities/index.html", "cities/index.html"),
        ("en/cities/trier.html", "assets/site.css", "../../assets/site.css"),
        ("index.html", "en/index.html", "en/index.html"),
        ("en/index.html", "en/index.html", "index.html"),
    ],
)
def test_links_are_relative(source: str, target: str, expected: str) -> None:
    assert relative(source, target) == expected


@pytest.mark.parametrize(
    ("base_url", "expected"),
    [(None, "/"), ("https://a.example/", "/"), ("https://a.example", "/"), ("https://a.example/x/y/", "/x/y/")],
)
def test_the_page_for_missing_ones_links_from_the_root(tmp_path: Path, base_url: str | None, expected: str) -> None:
    settings = {"base_url": base_url} if base_url else {}
    site = make_site(tmp_path, {}, **settings)
    assert base_path(site.settings) == expected
    assert make_plans(site)[NOT_FOUND].href("en/index.html") == f"{expected}en/index.html"


def test_every_record_list_and_named_page_is_planned_in_every_language(tmp_path: Path) -> None:
    plans = make_plans(make_site(tmp_path, {"cities/trier": city()}, languages=TRILINGUAL))
    expected = {"index.html", "404.html"}
    for language in TRILINGUAL:
        expected |= {named_path(name, language) for name in ("index", *NAMED) if name not in OPTIONAL}
        expected |= {list_path(collection, language) for collection in COLLECTIONS}
        expected |= {record_path(key, language) for key in (("cities", "trier"), ("sources", "report"))}
        expected |= {dossier_path(("cities", "trier"), language)}
    assert {path for path in plans if f"{GAPS}/" not in path} == expected


def test_a_list_is_in_the_order_of_its_language(tmp_path: Path) -> None:
    files = {
        "cities/cologne": city(name={"en": "Cologne", "de": "Köln", "zh": "科隆"}),
        "cities/dresden": city(name={"en": "Dresden", "de": "Dresden", "zh": "德累斯顿"}),
        "cities/anqing": city(name={"en": "Anqing", "de": "Anqing", "zh": "安庆"}, country="CN", pinyin="Ānqìng"),
    }
    plans = make_plans(make_site(tmp_path, files, languages=TRILINGUAL))
    listed = {language: slugs(plans[f"{language}/cities/index.html"]) for language in TRILINGUAL}
    assert listed == {
        "en": ["anqing", "cologne", "dresden"],
        "de": ["anqing", "dresden", "cologne"],
        "zh": ["anqing", "dresden", "cologne"],
    }


def test_a_page_has_the_card_of_everything_that_it_names(tmp_path: Path) -> None:
    files = {
        "cities/trier": city(region="saarland", body="Like [[xiamen]]."),
        "cities/xiamen": city(name="Xiamen", country="CN"),
        "events/visit": event(places=["trier"]),
        "pages/about": page(),
    }
    plan = make_plans(make_site(tmp_path, files))["en/cities/trier.html"]
    expected = {("regions", "saarland"), ("cities", "xiamen"), ("events", "visit"), ("pages", "about")}
    assert expected <= set(plan.cards)
    assert plan.find(Ref("saarland", ("cities", "regions"))).key == ("regions", "saarland")


FILES: Files = {
    "cities/trier": city(body="Old."),
    "partnerships/trier-xiamen": partnership(since="1996", kind="sister-city"),
    "events/visit": event(places=["trier"]),
    "themes/culture": theme(),
    "people/erika-muster": person(),
    "figures/f": figure(),
}
OWN = "en/cities/trier.html"
PLACES_OF_IT = (("cities", "trier"), ("cities", "xiamen"))
OWN_PAGES = {OWN, "en/cities/trier.dossier.html"}


def changed(root: Path, files: Files, before: Files = FILES, **settings: Any) -> set[str]:  # noqa: ANN401 - any YAML value
    """Give the paths of the pages that a change of files or settings makes anew."""
    old = make_inputs(make_site(root / "old", before))
    new = make_inputs(make_site(root / "new", files, **settings))
    return {path for path in new if path.endswith(".html") and old.get(path) != new[path]}


def test_a_page_depends_on_no_card_that_it_does_not_show(tmp_path: Path) -> None:
    files: Files = {
        "cities/trier": city(region="saarland"),
        "events/visit": event(places=["trier"], themes=["culture"]),
        "regions/saarland": region(),
        "themes/culture": theme(),
    }
    renamed = changed(tmp_path / "region", {**files, "regions/saarland": region(name="Saar")}, files)
    assert "en/cities/trier.html" in renamed
    assert "en/events/visit.html" not in renamed
    renamed = changed(tmp_path / "theme", {**files, "themes/culture": theme(name="Arts")}, files)
    assert {"en/events/visit.html", "en/events/index.html"} <= renamed
    assert "en/cities/trier.html" not in renamed


@pytest.mark.parametrize(
    "trier",
    [
        city(body="Older."),
        city(body="Old.", coordinates={"lat": 49.75, "lon": 6.64}),
        city(body="Old.", links={"website": "https://www.trier.example/"}),
    ],
    ids=["body", "fact", "link"],
)
def test_what_no_other_page_shows_changes_a_records_own_page_alone(tmp_path: Path, trier: dict[str, Any]) -> None:
    found = changed(tmp_path, {**FILES, "cities/trier": trier})
    assert {path for path in found if GAPS not in path} == OWN_PAGES


def test_a_changed_name_changes_the_pages_that_show_it_and_no_other(tmp_path: Path) -> None:
    found = changed(tmp_path, {**FILES, "cities/trier": city(body="Old.", name="Augusta")})
    assert {
        OWN,
        "en/index.html",
        "en/anniversaries.html",
        "en/cities/index.html",
        "en/partnerships/index.html",
        "en/partnerships/trier-xiamen.html",
        "en/events/visit.html",
        "en/people/erika-muster.html",
        "en/sources/report.html",
    } <= found
    assert not {"index.html", "404.html", "en/data.html", "en/themes/index.html", "en/themes/culture.html"} & found


def test_a_new_backlink_changes_its_target(tmp_path: Path) -> None:
    found = changed(tmp_path, {**FILES, "events/visit": event(places=["trier", "xiamen"])})
    assert {"en/cities/xiamen.html", "en/events/visit.html"} <= found
    assert "en/people/erika-muster.html" not in found


def test_a_new_record_changes_the_list_and_the_counts(tmp_path: Path) -> None:
    found = changed(tmp_path, {**FILES, "cities/jena": city(name="Jena")})
    assert {"en/cities/jena.html", "en/cities/index.html", "en/data.html", "en/sources/report.html"} <= found
    assert not {OWN, "en/events/index.html"} & found


def test_a_page_of_prose_changes_the_navigation_of_every_page(tmp_path: Path) -> None:
    unchanged = set(make_plans(make_site(tmp_path / "all", FILES))) - changed(
        tmp_path, {**FILES, "pages/about": page()}
    )
    assert unchanged <= {"index.html", "404.html"}


def rendered(root: Path, **options: Any) -> set[str]:  # noqa: ANN401 - fields of the options
    """Build a site, and give the paths of the pages that were rendered."""
    built = build(Options(root / "content", root / "site", TEMPLATES, jobs=1, **options), today=TODAY)
    assert built.published, list(built.report)
    return set(built.rendered)


@pytest.mark.parametrize("settings", [{"title": "Twins"}, {"repository": "https://forge.example/x"}])
def test_settings_that_pages_show_change_them_all(tmp_path: Path, settings: dict[str, Any]) -> None:
    every = set(make_plans(make_site(tmp_path / "content", FILES)))
    assert rendered(tmp_path) == every
    assert rendered(tmp_path) == set()
    write_site(tmp_path / "content", FILES, **settings)
    assert rendered(tmp_path) == every


def test_another_address_of_the_site_changes_its_pages(tmp_path: Path) -> None:
    write_site(tmp_path / "content", FILES)
    every = rendered(tmp_path)
    assert rendered(tmp_path, base_url="https://a.example/b/") == every
    assert rendered(tmp_path, base_url="https://a.example/b/") == set()


def test_a_build_renders_the_pages_whose_inputs_changed(tmp_path: Path) -> None:
    write_site(tmp_path / "content", FILES)
    rendered(tmp_path)
    after = {**FILES, "cities/trier": city(body="Old.", name="Augusta"), "cities/jena": city(name="Jena")}
    write_site(tmp_path / "content", after)
    assert rendered(tmp_path) == changed(tmp_path, after) | {"en/cities/jena.html"}


@pytest.mark.parametrize(
    "trier",
    [
        dict(reversed(city(body="Old.").items())),
        city(body="Old.", draft=False),
        city(body="Old.", exemptions=[{"code": "missing-translation", "reason": "Not yet"}]),
        city(body="Old.", aliases=[]),
    ],
    ids=["order", "default", "exemption", "empty"],
)
def test_what_pages_do_not_show_stays_with_the_record(tmp_path: Path, trier: dict[str, Any]) -> None:
    assert changed(tmp_path, {**FILES, "cities/trier": trier}) == OWN_PAGES


def test_a_number_that_is_written_otherwise_changes_what_shows_its_figure_alone(tmp_path: Path) -> None:
    def with_value(value: str) -> Files:
        return {
            **FILES,
            "figures/f": figure(
                observations=[{"as_of": "2024", "value": value, "unit": "percent", "source": "report"}]
            ),
        }

    lists = {"en/index.html", "en/figures/index.html", "en/design.html"}
    others = {"en/cities/xiamen.html", "en/indicators/projects.html", "en/sources/report.html"}
    dossiers = {"en/cities/xiamen.dossier.html", "en/partnerships/trier-xiamen.dossier.html"}
    found = changed(tmp_path, with_value("1.50"), with_value("1.5"))
    assert found == {"en/figures/f.html", *lists, *others, *dossiers}


def test_another_year_changes_what_shows_anniversaries_and_for_how_long_nothing_is_recorded(tmp_path: Path) -> None:
    site = make_site(tmp_path, FILES)
    now, later = (make_inputs(site, today) for today in (TODAY, date(2027, 6, 1)))
    found = {path for path in now if now[path] != later[path]}
    calendars = {path for path in now if path.endswith(".ics")}
    records = {OWN, "en/cities/xiamen.html", "en/partnerships/trier-xiamen.html"}
    celebrating = {dossier_path(key, "en") for key in (("partnerships", "trier-xiamen"), *PLACES_OF_IT)}
    assert found == {
        "en/index.html",
        "en/anniversaries.html",
        "en/partnerships/index.html",
        *records,
        *calendars,
        *celebrating,
    }


def test_another_day_of_the_same_year_changes_calendars_and_the_months_of_the_home_page(tmp_path: Path) -> None:
    site = make_site(tmp_path, FILES)
    now, later = (make_inputs(site, today) for today in (TODAY, date(2026, 12, 31)))
    found = {path for path in now if now[path] != later[path]}
    assert found == {"en/index.html", *(path for path in now if path.endswith(".ics"))}


def test_inputs_do_not_depend_on_where_the_content_lies(tmp_path: Path) -> None:
    assert changed(tmp_path, FILES) == set()


@pytest.mark.parametrize(
    ("count", "lengths"), [(0, [0]), (1, [1]), (80, [80]), (81, [40, 41]), (250, [62, 63, 62, 63])]
)
def test_long_lists_have_pages_of_one_length(count: int, lengths: list[int]) -> None:
    pages = list_parts(count)
    assert [len(page) for page in pages] == lengths
    assert [position for page in pages for position in page] == [*range(count)]


def test_the_pages_of_a_list_are_the_same_in_every_language(tmp_path: Path) -> None:
    files = {f"themes/t{number}": theme(name=f"Theme {number}") for number in range(81)}
    plans = make_plans(make_site(tmp_path, files, languages=TRILINGUAL))
    for language in TRILINGUAL:
        paths = [list_path("themes", language, part) for part in (1, 2)]
        assert paths == [f"{language}/themes/index.html", f"{language}/themes/index.2.html"]
        assert [(listing(plans[path]).part, len(listing(plans[path]).keys)) for path in paths] == [(1, 81), (2, 81)]
    assert list_path("themes", "en", 3) not in plans
