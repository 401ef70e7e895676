"""Charts of amounts: which there are, with labels, signs and words in the language of the page."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from markupsafe import escape

from partnerbase.chart import Choice, Counted, Datum, compare, over_time
from partnerbase.formats import SIGNS
from partnerbase.plan.paths import address, chart_path
from partnerbase.present.writer import Writer
from partnerbase.values.quantity import Quantity, is_currency
from partnerbase.views import ChartView, Panel, Sign


def chart(writer: Writer, chosen: Sequence[Choice], title: str) -> ChartView | None:
    """Give the charts of the record that a page is about, None where there is nothing worth one."""
    if not chosen or not writer.plan.entry:
        return None
    panels = tuple(panel(writer, number, choice, title) for number, choice in enumerate(chosen, 1))
    path = chart_path(writer.plan.entry.key, writer.language)
    embed = f'<img src="{address(writer.plan.settings, path) or path}" alt="{escape(title)}" width="640">'
    return ChartView(panels, signs(writer, chosen, panels), remarks(writer, panels), writer.plan.href(path), embed)


def panel(writer: Writer, number: int, choice: Choice, title: str) -> Panel:
    """Draw a chart; the number tells it from the others of its page."""
    data = [datum(writer, item) for item in choice.counted]
    common = f"chart-{number}", title, about(writer, choice), unit_name(writer, choice.unit)

    write = writing(writer, choice.unit)
    if choice.form == "comparison":
        return Panel(*common, comparison=compare(data, write))
    as_bars = choice.form == "bars"
    drawn = over_time(data, as_bars=as_bars, write=write, write_time=writer.formats.tick)
    return Panel(*common, over_time=drawn)


def writing(writer: Writer, unit: str) -> Callable[[Decimal], str]:
    """Give what writes an amount in a unit at the axis."""
    return lambda tick: writer.formats.brief(Quantity.of(tick, "exact", unit))


def datum(writer: Writer, item: Counted) -> Datum:
    """Give what a chart shows of an amount."""
    if item.quantity is None:
        return Datum(item.time, None)
    quantity, is_preferred = item.quantity, item.is_preferred
    label, sign = writer.formats.brief(quantity), SIGNS.get(quantity.qualifier, "")
    return Datum(item.time, quantity.value, label, quantity.qualifier, item.is_forecast, is_preferred, item.name, sign)


def unit_name(writer: Writer, unit: str) -> str:
    """Name the unit of a chart."""
    if is_currency(unit):
        return writer.interface.named("currency", unit)
    return writer.choice("indicators.unit", unit)


def about(writer: Writer, choice: Choice) -> str:
    """Say in words what a chart shows."""
    known = [(item, item.quantity) for item in choice.counted if item.quantity]
    text, formats = writer.interface.text, writer.formats
    if choice.form == "comparison":
        amounts = writer.interface.named("separator", "values").join(formats.quantity(found) for _, found in known)
        return text("%(date)s: %(amounts)s", date=formats.date(known[0][0].time), amounts=amounts)
    least, most = (pick(known, key=lambda pair: pair[1].value)[1] for pick in (min, max))
    times = sorted(item.time for item, _ in known)
    return text(
        "%(count)s values from %(start)s to %(end)s; the smallest is %(least)s, the largest %(most)s.",
        count=formats.number(len(known)),
        start=formats.date(times[0]),
        end=formats.date(times[-1]),
        least=formats.quantity(least),
        most=formats.quantity(most),
    )


def signs(writer: Writer, chosen: Sequence[Choice], panels: Sequence[Panel]) -> tuple[Sign, ...]:
    """Give the signs that occur, with what they mean."""
    items = [item for choice in chosen for item in choice.counted]
    qualifiers = {item.quantity.qualifier for item in items if item.quantity}
    drawn = [panel.over_time for panel in panels if panel.over_time]
    text, of_bars = writer.interface.text, "bar-" if any(chart.bars for chart in drawn) else ""
    is_disputed = any(chart.is_disputed for chart in drawn)
    found = (
        (f"{of_bars}open", text("rounded: about, nearly"), {"about", "nearly"} & qualifiers),
        (f"{of_bars}up", text("more than, at least"), {"more-than", "at-least"} & qualifiers),
        (f"{of_bars}down", text("less than, up to"), {"less-than", "up-to"} & qualifiers),
        (f"{of_bars}forecast", text("forecast"), any(item.is_forecast for item in items)),
        ("span", text("at some time within"), any(chart.spans for chart in drawn)),
        (f"{of_bars}bracket", text("sources disagree"), is_disputed),
        ("gap", text("no number known"), any(chart.gaps for chart in drawn)),
    )
    return tuple(Sign(name, words) for name, words, occurs in found if occurs)


def remarks(writer: Writer, panels: Sequence[Panel]) -> tuple[str, ...]:
    """Say what is unusual about the scales, what a line means, and what stands first where sources disagree."""
    drawn, text = [panel.over_time for panel in panels if panel.over_time], writer.interface.text
    lines = text("A line joins counts that follow each other as closely as is usual here; elsewhere there is a gap.")
    bounds = text("A dashed line leads to or from a number that is only a bound.")
    through = text("Where sources disagree, the line goes through the preferred value, or stops if none is preferred.")
    first = text("Where sources disagree, the values stand side by side: the preferred one first, if there is one.")
    found = (
        (lines, any(chart.marks for chart in drawn)),
        (bounds, any(line.is_unsure for chart in drawn for line in chart.segments)),
        (through, any(chart.marks and chart.is_disputed for chart in drawn)),
        (first, any(chart.bars and chart.is_disputed for chart in drawn)),
    )
    return *of_scales(writer, panels), *(words for words, holds in found if holds)


def of_scales(writer: Writer, panels: Iterable[Panel]) -> tuple[str, ...]:
    """Say what is unusual about the scales."""
    drawn = [one for panel in panels if (one := panel.over_time or panel.comparison)]
    text = writer.interface.text
    powers = text("The scale is logarithmic: each line is at least ten times the one before.")
    found = (
        (powers, any(one.is_log for one in drawn)),
        (text("The scale does not begin at zero."), any(one.is_cut for one in drawn)),
    )
    return tuple(words for words, holds in found if holds)
