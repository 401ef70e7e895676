"""A chart as a file of its own: with its title, its signs, its sources, the licence and where it comes from."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from partnerbase.abstract import pointed
from partnerbase.chart.text import LINE, lines, shortened, width
from partnerbase.i18n import html_tag
from partnerbase.plan.charts import Chart
from partnerbase.plan.paths import address, record_path
from partnerbase.present.figure import figure_chart, title
from partnerbase.present.series import series_chart
from partnerbase.present.writer import Writer
from partnerbase.records.figure import Figure
from partnerbase.values.reference import Ref
from partnerbase.views import ChartView, PlacedPanel, PlacedText, Sheet

WIDTH, EDGE, TOP = 640, 20, 34
TITLE_LINE, TITLE_SIZE = 26, 20 / 13
MARK, BETWEEN = 26, 18
MOST_SOURCE_LINES = 3


def sheet(writer: Writer, matter: Chart) -> dict[str, Any]:
    """Present the chart of a record as a file of its own."""
    entry = writer.plan.entry
    assert entry is not None  # noqa: S101 - charts are planned with their record
    if isinstance(entry.record, Figure):
        sources: Iterable[Ref] = (item.source.source for item in entry.record.observations)
        drawn = figure_chart(writer, entry.record)
    else:
        cards = [writer.plan.cards[key] for key in matter.editions]
        sources = (pointed(found) for card in cards for told in card.attendance for found in told.sources)
        drawn = series_chart(writer, cards)
    assert drawn is not None  # noqa: S101 - a file is planned only where there is a chart
    return {"sheet": _sheet(writer, drawn, _sources(writer, sources)), "title": title(writer)}


def _sources(writer: Writer, refs: Iterable[Ref]) -> str:
    names = dict.fromkeys(str(writer.brief(writer.key(ref)).name.striptags()) for ref in refs)
    return writer.interface.text(
        "Sources: %(sources)s", sources=writer.interface.named("separator", "fields").join(names)
    )


def _sheet(writer: Writer, drawn: ChartView, sources: str) -> Sheet:
    room = WIDTH - 2 * EDGE
    heading = tuple(
        PlacedText(EDGE, TOP + TITLE_LINE * number, line)
        for number, line in enumerate(lines(drawn.panels[0].title, room / TITLE_SIZE))
    )
    y, panels = heading[-1].y, []
    for panel in drawn.panels:
        panels.append(PlacedPanel(y + LINE + 6, y + LINE + 14, panel))
        y += LINE + 14 + panel.height
    signs = tuple(_flowing(drawn, y + LINE + 8))
    y = signs[-1].y if signs else y
    foot = tuple(
        PlacedText(EDGE, y + LINE * number + 10, line)
        for number, line in enumerate(_foot(writer, drawn, sources, room), 1)
    )
    about = " ".join(panel.about for panel in drawn.panels)
    language = html_tag(writer.language)
    return Sheet(language, WIDTH, foot[-1].y + EDGE, drawn.panels[0].title, about, heading, tuple(panels), signs, foot)


def _flowing(drawn: ChartView, y: int) -> Iterator[PlacedText]:
    """Set the signs beside each other, in as many lines as they need."""
    x = EDGE
    for sign in drawn.signs:
        needed = int(MARK + width(sign.text) + BETWEEN)
        if x > EDGE and x + needed > WIDTH:
            x, y = EDGE, y + LINE
        yield PlacedText(x, y, sign.text, sign.name)
        x += needed


def _foot(writer: Writer, drawn: ChartView, sources: str, room: int) -> Sequence[str]:
    """Give the lines below a chart: what is to be known of its scale, its sources, whose it is."""
    settings, entry = writer.plan.settings, writer.plan.entry
    where = address(settings, record_path(entry.key, writer.language)) if entry else ""
    owned = " · ".join(filter(None, (writer.plain(settings.title), settings.licence.name, where)))
    cited = lines(sources, room)
    if len(cited) > MOST_SOURCE_LINES:
        cited = [*cited[: MOST_SOURCE_LINES - 1], shortened(f"{cited[MOST_SOURCE_LINES - 1]} …", room)]
    remarks = (line for remark in drawn.remarks for line in lines(remark, room))
    return (*remarks, *cited, *lines(owned, room))
