"""The timeline of everything, and that of a record."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup, escape

from partnerbase.abstract import Key
from partnerbase.derive.chronology import BEGINNING, OVER_TIME, Happening, Lane
from partnerbase.plan.paths import part_path
from partnerbase.plan.timeline import NAME, UNDATED, Chapter, Timeline, chapter_name
from partnerbase.present.items import item
from partnerbase.present.strip import Dated, Row, by_year, strip
from partnerbase.present.writer import Writer
from partnerbase.records.partnership import Partnership
from partnerbase.values.dates import EdtfDate, Point
from partnerbase.views import DecadeView, Group, Item, Link, Strip

STAGES = "partnerships.stages"


def timeline(writer: Writer, matter: Timeline) -> dict[str, Any]:
    """Present the page over all years."""
    counts = {_counted(writer, name): matter.counts[name] for name in OVER_TIME if name in matter.counts}
    return {
        "strip": by_year(writer, counts),
        "decades": tuple(_decade(writer, decade, years) for decade, years in matter.decades.items()),
        "undated": _chapter_link(writer, None),
        "undated_count": matter.undated,
    }


def _counted(writer: Writer, collection: str) -> str:
    """Name what is counted of a collection: of partnerships it is their steps."""
    if collection == Partnership.collection:
        return writer.interface.text("Steps of partnerships")
    return writer.interface.named("collection", collection)


def _decade(writer: Writer, decade: int, years: Mapping[int, tuple[int, int]]) -> DecadeView:
    href, found = writer.plan.href, []
    for year, (count, part) in years.items():
        path = part_path(chapter_name(decade), writer.language, part)
        found.append((Link(escape(year), f"{href(path)}#year-{year:04}"), count))
    return DecadeView(_chapter_link(writer, decade), sum(count for _, count in found), "", tuple(found))


def _chapter_link(writer: Writer, decade: int | None) -> Link:
    return Link(chapter_title(writer, decade), writer.plan.href(part_path(chapter_name(decade), writer.language, 1)))


def chapter_title(writer: Writer, decade: int | None) -> Markup:
    """Name a decade, or the records without a date."""
    text = writer.interface.text
    return escape(text("Without a date") if decade is None else text("%(year)ss", year=f"{decade:04}"))


def chapter(writer: Writer, matter: Chapter) -> dict[str, Any]:
    """Present a page of a decade."""
    title = chapter_title(writer, matter.decade)
    pages = tuple(_pages(writer, matter)) if len(matter.spans) > 1 else ()
    current = next((link.name for link in pages if link.current), None)
    return {
        "way": (writer.page(NAME),),
        "title": writer.interface.html("%(label)s: %(value)s", label=title, value=current) if current else title,
        "years": tuple(_year(writer, year, found) for year, found in matter.years),
        "pages": pages,
        "around": [_chapter_link(writer, decade) for decade in (matter.before, matter.after) if decade is not None],
    }


def _pages(writer: Writer, matter: Chapter) -> Iterator[Link]:
    for part, span in enumerate(matter.spans, 1):
        name = escape("–".join(dict.fromkeys(span))) if matter.decade is not None else escape(part)
        path = part_path(chapter_name(matter.decade), writer.language, part)
        yield Link(name, writer.plan.href(path), "page" if part == matter.part else "")


def _year(writer: Writer, year: str, found: Iterable[Happening | Key]) -> Group:
    label = writer.interface.text("Without a date") if year == UNDATED else year_name(writer, int(year))
    return Group(f"year-{year}", label, tuple(_shown(writer, shown) for shown in found))


def _shown(writer: Writer, shown: Happening | Key) -> Item:
    return happened(writer, shown) if isinstance(shown, Happening) else item(writer, shown)


def year_name(writer: Writer, year: int) -> str:
    """Write a year as a heading."""
    return writer.formats.date(EdtfDate.at(Point(year)))


def happened(writer: Writer, happening: Happening) -> Item:
    """Give a happening as an item: with the stage of a partnership that it is, or the partnerships it is a step of."""
    found = item(writer, happening.key)
    if happening.what:
        return replace(found, date=writer.date(happening.date), kind=stage_word(writer, happening.what))
    if happening.steps:
        return replace(found, related=(*map(writer.link, happening.steps), *found.related))
    return found


def stage_word(writer: Writer, what: str) -> str:
    """Give the word for the beginning, a stage or the end of a partnership."""
    if what == BEGINNING:
        return writer.interface.text("Beginning")
    return writer.choice(f"{STAGES}.kind", what)


def timeline_of(writer: Writer, lanes: Iterable[Lane], groups: Iterable[Group]) -> Strip | None:
    """Draw what belongs to the record of a page: the stages of a partnership, and what points to it and has a date.

    Each lane leads to the first of the groups that list what it shows.
    """
    record = writer.plan.entry.record if writer.plan.entry else None
    lists = {group.name.partition(".")[0]: f"#group-{group.name}" for group in reversed([*groups])}
    rows = [_stages(writer, record)] if isinstance(record, Partnership) else []
    for lane in lanes:
        label, href = writer.interface.named("collection", lane.collection), lists.get(lane.collection, "")
        found = [Dated(time, None if lane.is_crowded else key) for time, key in lane.times]
        rows.append(Row(label, href, found, lane.lasts, lane.is_crowded))
    return strip(writer, rows)


def _stages(writer: Writer, record: Partnership) -> Row:
    found = [Dated(stage.date, None, stage_word(writer, stage.kind)) for stage in record.stages]
    if not found and record.since:
        found.append(Dated(record.since, None, stage_word(writer, BEGINNING)))
    return Row(str(writer.label(STAGES)), "#table-stages" if record.stages else "", found)
