"""The page of a figure: its newest value, its chart, and what it says where sources disagree."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup, escape

from partnerbase.chart import choices
from partnerbase.extract import counted
from partnerbase.present.charts import chart
from partnerbase.present.items import disputed
from partnerbase.present.writer import Writer
from partnerbase.records.figure import Figure, Observation
from partnerbase.values.dates import EdtfDate
from partnerbase.views import ChartView, Link, Moment


def figure(writer: Writer, record: Figure, moments: Sequence[Moment]) -> dict[str, Any]:
    """Present what the page of a figure has beside the parts of every record, of its observations by time."""
    readings = [reading for moment in moments for reading in moment.readings]
    sources = {reading.marks for reading in readings}
    return {
        "newest": _newest(moments),
        "chart": figure_chart(writer, record),
        "disagreements": tuple(_disagreements(writer, record)),
        "common": readings[0] if len(readings) > 1 and len(sources) == 1 else None,
    }


def _newest(moments: Sequence[Moment]) -> Moment:
    """Give the newest time for which anything is counted, with the preferred value of it if there is one."""
    counts = (moment for moment in moments if not all(reading.nature for reading in moment.readings))
    newest = next(counts, moments[0])
    preferred = tuple(reading for reading in newest.readings if reading.is_preferred)
    counted = tuple(reading for reading in newest.readings if not reading.nature)
    return replace(newest, readings=preferred or counted or newest.readings)


def figure_chart(writer: Writer, record: Figure) -> ChartView | None:
    """Give the chart of a figure."""
    found = (counted(item, _name(writer, item)) for item in record.observations)
    return chart(writer, choices(found), title(writer))


def title(writer: Writer) -> str:
    """Give the name of the record that a page is about, as plain text."""
    entry = writer.plan.entry
    return writer.plain(writer.plan.cards[entry.key].name) if entry else ""


def source_of(writer: Writer, observation: Observation) -> Link:
    """Give the link to the source of an observation."""
    return writer.brief(("sources", observation.source.source.slug))


def _name(writer: Writer, observation: Observation) -> str:
    """Say who says so: the speakers, else the source."""
    speakers = [writer.plain(writer.plan.cards[writer.key(ref)].name) for ref in observation.by]
    return writer.interface.named("separator", "values").join(speakers) or str(
        source_of(writer, observation).name.striptags()
    )


def _disagreements(writer: Writer, record: Figure) -> Iterable[tuple[Markup, ...]]:
    """Say of each time on which sources disagree which amount the summary uses, and why; newest first."""
    times = {time for time, nature in disputed(record.observations) if nature == "actual"}
    for time in sorted(times, reverse=True):
        yield _disagreement(writer, time, [item for item in record.observations if _is_of(item, time)])


def _is_of(observation: Observation, time: EdtfDate) -> bool:
    return observation.time == time and observation.nature == "actual"


def _disagreement(writer: Writer, time: EdtfDate, found: Sequence[Observation]) -> tuple[Markup, ...]:
    """Give the sentences; why one is preferred is in the notes of the record."""
    preferred = next((item for item in found if item.preferred), None)
    if preferred:
        sentence = writer.phrase(
            "%(date)s: sources disagree; the summary uses %(amount)s.",
            date=writer.date(time),
            amount=_said(writer, preferred),
        )
        notes = (writer.text(item.note) for item in (preferred, *found) if item.note)
        return sentence, *dict.fromkeys(notes)
    between = escape(writer.interface.named("separator", "values"))
    sentence = writer.phrase(
        "%(date)s: sources disagree, and none is preferred: %(amounts)s.",
        date=writer.date(time),
        amounts=between.join(_said(writer, item) for item in found),
    )
    return (sentence,)


def _said(writer: Writer, observation: Observation) -> Markup:
    """Write an amount with the source that has it."""
    source = source_of(writer, observation)
    link = Markup('<a href="%s">%s</a>') % (source.href, source.name)
    return writer.phrase("%(amount)s (%(source)s)", amount=writer.amount(observation.quantity), source=link)
