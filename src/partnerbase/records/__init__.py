"""The record types, one a file; a new one is added to `RECORD_TYPES`."""

from partnerbase.records.agreement import Agreement
from partnerbase.records.base import Record
from partnerbase.records.city import City
from partnerbase.records.event import Event
from partnerbase.records.figure import Figure
from partnerbase.records.indicator import Indicator
from partnerbase.records.organisation import Organisation
from partnerbase.records.page import Page
from partnerbase.records.partnership import Partnership
from partnerbase.records.person import Person
from partnerbase.records.region import Region
from partnerbase.records.series import Series
from partnerbase.records.source import Source
from partnerbase.records.theme import Theme

RECORD_TYPES: tuple[type[Record], ...] = (
    City,
    Region,
    Partnership,
    Event,
    Series,
    Agreement,
    Figure,
    Indicator,
    Organisation,
    Person,
    Theme,
    Source,
    Page,
)
COLLECTIONS: dict[str, type[Record]] = {record_type.collection: record_type for record_type in RECORD_TYPES}
