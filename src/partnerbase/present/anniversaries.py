"""The anniversaries of the years ahead, of the next twelve months, and of a record."""

from collections.abc import Iterable, Sequence
from typing import Any

from markupsafe import escape

from partnerbase.derive.anniversaries import Anniversary
from partnerbase.plan.anniversaries import NAME, Anniversaries, calendar_path
from partnerbase.plan.paths import part_path
from partnerbase.present.items import item
from partnerbase.present.timeline import year_name
from partnerbase.present.writer import Writer
from partnerbase.records.partnership import Partnership
from partnerbase.views import AnniversaryView, AnniversaryYear, Badge, Celebrations, Link


def anniversaries(writer: Writer, matter: Anniversaries) -> dict[str, Any]:
    """Present a page of the anniversaries of the years ahead."""
    counts = {year: count for year, count, _ in matter.index}
    labels = {year: _label(writer, year, matter.this_year) for year in counts}
    return {
        "index": tuple((_year_link(writer, labels[year], year, part), count) for year, count, part in matter.index),
        "years": tuple(_year(writer, year, labels[year], found, counts[year]) for year, found in matter.years),
        "calendar_href": writer.plan.href(f"{writer.language}/{NAME}.ics"),
    }


def _label(writer: Writer, year: str, this_year: int) -> str:
    """Give a year, and whether it is this or the next one."""
    text, number = writer.interface.text, int(year)
    near = {0: text("%(year)s, this year", year=number), 1: text("%(year)s, next year", year=number)}
    return near.get(number - this_year) or year_name(writer, number)


def _year_link(writer: Writer, label: str, year: str, part: int) -> Link:
    path = part_path(NAME, writer.language, part)
    return Link(escape(label), f"{'' if path == writer.plan.path else writer.plan.href(path)}#year-{year}")


def _year(writer: Writer, year: str, label: str, found: Sequence[Anniversary], count: int) -> AnniversaryYear:
    dated, undated = views(writer, found)
    return AnniversaryYear(f"year-{year}", label, count, dated, undated)


def views(
    writer: Writer, found: Iterable[Anniversary]
) -> tuple[tuple[AnniversaryView, ...], tuple[AnniversaryView, ...]]:
    """Give those of which the day or month is known, and the others."""
    found = tuple(found)
    dated = tuple(_view(writer, anniversary) for anniversary in found if not anniversary.is_of_year)
    return dated, tuple(_view(writer, anniversary) for anniversary in found if anniversary.is_of_year)


def _view(writer: Writer, found: Anniversary) -> AnniversaryView:
    years = writer.interface.plural("%(num)s year", "%(num)s years", found.years)
    return AnniversaryView(
        writer.date(found.date),
        (Badge(years, "strong" if found.is_great else ""),),
        escape(writer.interface.text("since %(date)s", date=writer.formats.date(found.since))),
        item(writer, found.key),
    )


def soon(writer: Writer, found: Iterable[Anniversary]) -> tuple[AnniversaryYear, ...]:
    """Give the anniversaries of the next twelve months: those with a day or month, then the others by year."""
    dated, undated = views(writer, found)
    by_year: dict[int, list[AnniversaryView]] = {}
    for anniversary, view in zip((one for one in found if one.is_of_year), undated, strict=True):
        by_year.setdefault(anniversary.year, []).append(view)
    text = writer.interface.text
    groups = [AnniversaryYear("soon", "", len(dated), dated, ())] if dated else []
    return (
        *groups,
        *(
            AnniversaryYear(f"soon-{year}", text("%(year)s, day not known", year=year), len(shown), (), tuple(shown))
            for year, shown in sorted(by_year.items())
        ),
    )


def celebrations(writer: Writer, found: Iterable[Anniversary]) -> Celebrations | None:
    """Give the anniversaries to come on the page of a record, with its calendar; None where it has none."""
    found = tuple(found)
    if not found or not writer.plan.entry:
        return None
    key = writer.plan.entry.key
    own = tuple(_view(writer, anniversary) for anniversary in found)
    return Celebrations(own, writer.plan.href(calendar_path(key, writer.language)), key[0] == Partnership.collection)
