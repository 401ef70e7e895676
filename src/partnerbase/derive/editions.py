"""How many took part in the editions of a series, over the years."""

from collections.abc import Iterable, Iterator

from partnerbase.abstract import Key
from partnerbase.chart import Counted, choices
from partnerbase.derive.cards import Card, Cards
from partnerbase.derive.groups import Grouped
from partnerbase.values.dates import EdtfDate

GROUP = "events.series"
PLANNED = "planned"
NEVER_HELD = frozenset({"cancelled", "postponed"})
MOST_EDITIONS = 30
"""How many editions the page of a series tells of, the newest ones."""


def editions(groups: Iterable[Grouped]) -> tuple[Key, ...]:
    """Give the events of a series, newest first."""
    return next((group.keys[:MOST_EDITIONS] for group in groups if group.name == GROUP), ())


def counted(cards: Iterable[Card]) -> Iterator[Counted]:
    """Give what a chart may show of some editions: the year of each that was held or is planned, its participants."""
    for card in cards:
        if card.date is None or card.date.year is None or card.status in NEVER_HELD:
            continue
        year, is_forecast = EdtfDate.parse(card.date.year), card.status == PLANNED
        if not card.attendance:
            yield Counted(year, None, is_period=True)
        for number, told in enumerate(card.attendance):
            is_preferred = number == 0 and len(card.attendance) > 1
            for amount in told.amounts:
                yield Counted(year, amount, is_period=True, is_forecast=is_forecast, is_preferred=is_preferred)


def is_charted(cards: Cards, keys: Iterable[Key]) -> bool:
    """Whether the participants of a series are worth a chart."""
    return any(choices(counted(cards[key] for key in keys), over_time_alone=True))
