"""The page of a figure: its newest value, its chart, and what it says where sources disagree."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup, escape

from partnerbase.chart import choices
from partnerbase.extract import counted
from partnerbase.present.charts import chart
from partnerbase.present.writer import Writer
from partnerbase.records.figure import Figure, Observation
from partnerbase.views import ChartView, Moment, Reading


def figure(writer: Writer, record: Figure, moments: Sequence[Moment]) -> dict[str, Any]:
    """Present what the page of a figure has beside the parts of every record, of its observations by time."""
    readings = [reading for moment in moments for reading in moment.readings]
    sources = {reading.marks for reading in readings}
    return {
        "newest": _newest(moments),
        "chart": figure_chart(writer, record),
        "disagreements": tuple(_disagreements(writer, moments)),
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
    found = map(counted, record.observations, _names(writer, record.observations))
    return chart(writer, choices(found), title(writer))


def title(writer: Writer) -> str:
    """Give the name of the record that a page is about, as plain text."""
    entry = writer.plan.entry
    return writer.plain(writer.plan.cards[entry.key].name) if entry else ""


def _names(writer: Writer, observations: Sequence[Observation]) -> Iterable[str]:
    """Say who says so: the speakers, else the source; both where the same speakers say several things of a time."""
    links = writer.told_apart(writer.key(item.source.source) for item in observations)
    speakers = [_speakers(writer, item) for item in observations]
    said = Counter((item.time, names) for item, names in zip(observations, speakers, strict=True))
    for item, names in zip(observations, speakers, strict=True):
        source = str(links[writer.key(item.source.source)].name.striptags())
        is_enough = names and said[item.time, names] == 1
        yield names if is_enough else writer.interface.named("separator", "details").join(filter(None, (names, source)))


def _speakers(writer: Writer, observation: Observation) -> str:
    names = (writer.plain(writer.plan.cards[writer.key(ref)].name) for ref in observation.by)
    return writer.interface.named("separator", "values").join(names)


def _disagreements(writer: Writer, moments: Iterable[Moment]) -> Iterable[tuple[Markup, ...]]:
    """Say of each time on which sources disagree which amount the summary uses, and why; newest first."""
    for moment in moments:
        counts = [reading for reading in moment.readings if not reading.nature]
        if moment.differs and len({reading.amount for reading in counts}) > 1:
            yield _disagreement(writer, moment.time, counts)


def _disagreement(writer: Writer, time: Markup, found: Sequence[Reading]) -> tuple[Markup, ...]:
    """Give the sentences; why one is preferred is in the notes of the record."""
    preferred = next((reading for reading in found if reading.is_preferred), None)
    if preferred:
        sentence = writer.phrase(
            "%(date)s: sources disagree; the summary uses %(amount)s.", date=time, amount=_said(writer, preferred)
        )
        notes = (reading.note for reading in (preferred, *found) if reading.note)
        return sentence, *dict.fromkeys(notes)
    between = escape(writer.interface.named("separator", "values"))
    sentence = writer.phrase(
        "%(date)s: sources disagree, and none is preferred: %(amounts)s.",
        date=time,
        amounts=between.join(_said(writer, reading) for reading in found),
    )
    return (sentence,)


def _said(writer: Writer, reading: Reading) -> Markup:
    """Write an amount with the source that has it."""
    link = Markup('<a href="%s">%s</a>') % (reading.source.href, reading.source.name)
    return writer.phrase("%(amount)s (%(source)s)", amount=reading.amount, source=link)
