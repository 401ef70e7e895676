"""What templates place: finished texts, links and tables of one page in its language."""

from partnerbase.views.lists import Amount, Choice, Facet, Group, Item, ListView, Option
from partnerbase.views.page import Alternate, AnniversaryView, Count, CoverageView, Edition, PageView, Year
from partnerbase.views.record import (
    ClaimView,
    Dispute,
    Fact,
    Head,
    Moment,
    Passage,
    Reading,
    RecordView,
    SourceView,
    Table,
)
from partnerbase.views.values import Badge, Current, Link, Mark, Row, Tone

__all__ = [
    "Alternate",
    "Amount",
    "AnniversaryView",
    "Badge",
    "Choice",
    "ClaimView",
    "Count",
    "CoverageView",
    "Current",
    "Dispute",
    "Edition",
    "Facet",
    "Fact",
    "Group",
    "Head",
    "Item",
    "Link",
    "ListView",
    "Mark",
    "Moment",
    "Option",
    "PageView",
    "Passage",
    "Reading",
    "RecordView",
    "Row",
    "SourceView",
    "Table",
    "Tone",
    "Year",
]
