"""What the pages of figures and series have beside the parts of every record."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from partnerbase.plan.records import About
from partnerbase.present.record import record
from partnerbase.present.writer import Writer
from tests.content_builder import Fields, Files, event, figure, observation, organisation, series, source
from tests.site_builder import TRILINGUAL, make_plans, make_site

Present = Callable[[str, Files], dict[str, Any]]


@pytest.fixture
def present(tmp_path: Path) -> Present:
    """Present the page of a record in English."""

    def context(key: str, files: Files) -> dict[str, Any]:
        planned = make_plans(make_site(tmp_path, files, languages=TRILINGUAL))[f"en/{key}.html"]
        assert isinstance(planned.matter, About)
        return record(Writer(planned), planned.matter)

    return context


def of_figure(present: Present, *observations: Fields) -> dict[str, Any]:
    return present("figures/f", {"figures/f": figure(observations=list(observations))})


def years(*found: int) -> list[Fields]:
    """Give an observation for each year."""
    return [observation(as_of=str(year), value=year) for year in found]


def test_three_times_are_worth_a_chart_and_two_are_none(present: Present) -> None:
    assert of_figure(present, *years(2020, 2021))["chart"] is None
    panel = of_figure(present, *years(2020, 2021, 2022))["chart"].panels[0]
    assert len(panel.over_time.marks) == 3
    assert panel.about == "3 values from 2020 to 2022; the smallest is 2,020 projects, the largest 2,022 projects."


def test_amounts_of_periods_are_bars(present: Present) -> None:
    found = [observation(period=str(year)) for year in (2020, 2021, 2022)]
    assert len(of_figure(present, *found)["chart"].panels[0].over_time.bars) == 3


def test_one_time_is_worth_a_chart_where_sources_differ(present: Present) -> None:
    found = of_figure(present, observation(), observation(value=310))
    assert len(found["chart"].panels[0].comparison.lines) == 2
    assert of_figure(present, observation(), observation(qualifier="exact", period="2024"))["chart"] is None


def test_it_is_said_which_of_differing_values_the_summary_uses(present: Present) -> None:
    other = observation(value=31, note="Off by a digit.")
    (told,) = of_figure(present, observation(preferred=True), other)["disagreements"]
    sentences = [part.striptags() for part in told]
    assert sentences[0].startswith("2024: sources disagree; the summary uses 309 projects (")
    assert sentences[1] == "Off by a digit."


def test_it_is_said_where_none_is_preferred(present: Present) -> None:
    (told,) = of_figure(present, observation(), observation(value=31))["disagreements"]
    assert "none is preferred: 309 projects (" in told[0].striptags()


def compared(present: Present, files: Files, *observations: Fields) -> list[str]:
    """Give the names in the chart of what is said of one time."""
    found = present("figures/f", {"figures/f": figure(observations=list(observations)), **files})
    return [line.name for line in found["chart"].panels[0].comparison.lines]


def test_who_says_several_things_of_a_time_is_told_with_the_sources(present: Present) -> None:
    files: Files = {
        "sources/daily": source(title="Daily", publisher="The Daily"),
        "organisations/ey": organisation(name="EY"),
    }
    told, other = observation(by=["ey"]), observation(by=["ey"], value=31, source="daily")
    assert compared(present, files, told, other) == ["EY, Report", "EY, The Daily"]
    assert compared(present, files, told, observation(value=31, source="daily")) == ["EY", "The Daily"]


def test_undated_sources_of_one_publisher_are_told_by_their_titles(present: Present) -> None:
    files: Files = {
        f"sources/{slug}": source(title=slug, publisher="City", url=f"https://{slug}.example/", **dated)
        for slug, dated in (("one", {}), ("two", {}), ("dated", {"date": "2019-10-31"}))
    }
    found = [observation(value=number, source=slug) for number, slug in enumerate(("one", "two", "dated"))]
    assert compared(present, files, *found) == ["City: one", "City: two", "City, 31 October 2019"]
    assert compared(present, files, found[0], observation()) == ["City", "Report"]
    (moment,) = present("figures/f", {"figures/f": figure(observations=found), **files})["record"].moments
    assert [reading.source.name.striptags() for reading in moment.readings] == [
        "City: one",
        "City: two",
        "City, 31 October 2019",
    ]


def test_a_chart_says_what_its_lines_and_scale_mean(present: Present) -> None:
    plain = of_figure(present, *years(2020, 2021, 2022))["chart"].remarks
    bound = observation(as_of="2022", value=900000, qualifier="more-than")
    found = of_figure(present, *years(2020, 2021), bound)["chart"].remarks
    assert set(found) - set(plain) == {
        "A dashed line leads to or from a number that is only a bound.",
        "The scale is logarithmic: each line is at least ten times the one before.",
    }


def test_a_chart_says_what_becomes_of_values_that_differ(present: Present) -> None:
    disputed = [*years(2020, 2021, 2022), observation(as_of="2021", value=5)]
    assert any(
        "the line goes through the preferred" in words for words in of_figure(present, *disputed)["chart"].remarks
    )
    periods = [observation(period=str(year), value=year) for year in (2020, 2021, 2022)]
    bars = of_figure(present, *periods, observation(period="2021", value=5))["chart"].remarks
    assert any("the preferred one first" in words for words in bars)


def test_the_newest_count_goes_before_a_forecast_and_the_preferred_before_others(present: Present) -> None:
    forecast = observation(as_of="2030", value=500, nature="forecast")
    found = of_figure(present, forecast, observation(value=31), observation(preferred=True))["newest"]
    assert [reading.amount.striptags() for reading in found.readings] == ["309 projects"]


def test_a_source_of_all_values_is_named_once(present: Present) -> None:
    assert of_figure(present, *years(2020, 2021))["common"] is not None
    assert of_figure(present, observation())["common"] is None


def editions(*participants: list[str]) -> Files:
    found = {
        f"events/e-{year}": event(start=str(year), series="s", participants=counted)
        if counted
        else event(start=str(year), series="s")
        for year, counted in enumerate(participants, 2015)
    }
    return {"series/s": series(), **found}


def test_a_series_tells_how_many_took_part(present: Present) -> None:
    found = present("series/s", editions(["70 people"], [], ["more-than 150 people"], ["about 20 people"]))
    told = [[amount.striptags() for item in edition.told for amount in item.amounts] for edition in found["editions"]]
    assert told == [["about 20 people"], ["more than 150 people"], [], ["70 people"]]
    drawn = found["chart"].panels[0].over_time
    assert (len(drawn.bars), len(drawn.gaps)) == (3, 1)


def test_a_series_of_which_nobody_counted_anything_says_nothing(present: Present) -> None:
    found = present("series/s", editions([], []))
    assert (found["editions"], found["chart"]) == ((), None)


def test_one_edition_on_which_sources_differ_is_no_chart_over_the_years(present: Present) -> None:
    claim = {"field": "participants", "value": ["90 people"], "sources": ["report"]}
    first = event(start="2015", series="s", participants=["70 people"], claims=[claim])
    found = present("series/s", {"series/s": series(), "events/e-2015": first})
    assert (len(found["editions"][0].told), found["chart"]) == (2, None)


def test_it_is_said_which_count_of_an_edition_its_record_prefers_and_why(present: Present) -> None:
    claim = {"field": "participants", "value": ["90 people"], "sources": ["report"], "note": "It counts guests too."}
    first = event(start="2015", series="s", participants=["70 people"], claims=[claim])
    found = present("series/s", {**editions(["60 people"], ["50 people"]), "events/e-2015": first})
    (told,) = found["disagreements"]
    assert [part.striptags() for part in told] == [
        "2015: sources disagree; the record prefers 70 people.",
        "It counts guests too.",
    ]
    assert 'href="../events/e-2015.html#claim-participants"' in told[0]
    assert present("series/s", editions(["60 people"], ["50 people"]))["disagreements"] == ()


def test_figures_of_a_place_are_compared_in_small_charts(present: Present) -> None:
    files: Files = {
        "figures/few": figure(observations=[observation(as_of="2020", value=5), observation(as_of="2022", value=7)]),
        "figures/many": figure(observations=years(2015, 2016, 2018)),
        "figures/once": figure(observations=years(2015)),
    }
    many, few = present("cities/xiamen", files)["courses"].views
    assert (many.link.href, few.link.href) == ("../figures/many.html", "../figures/few.html")
    assert many.panel.over_time.ticks == few.panel.over_time.ticks
    assert [view.link.href for view in present("indicators/projects", files)["courses"].views] == [
        "../figures/many.html",
        "../figures/few.html",
    ]
    alone = {**files, "figures/few": figure(observations=years(2020))}
    assert present("cities/xiamen", alone)["courses"] is None
