"""How many took part in an event of a series: what its record says, and what others say against it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from partnerbase.abstract import Pointer, pointed, pointer
from partnerbase.records.base import Record
from partnerbase.records.event import Event
from partnerbase.values.citation import Citation
from partnerbase.values.localtext import LocalText
from partnerbase.values.quantity import Quantity
from partnerbase.values.reference import Ref

FIELD = "participants"
MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class Attendance:
    """One answer to how many took part: the amounts, who gives them, in which sources, and what is noted of them."""

    amounts: tuple[Quantity, ...]
    by: tuple[Pointer, ...] = ()
    sources: tuple[Pointer, ...] = ()
    note: LocalText | None = None

    @property
    def refs(self) -> tuple[Ref, ...]:
        """What it names."""
        return tuple(map(pointed, (*self.sources, *self.by)))

    def plain(self) -> dict[str, Any]:
        """Give it as plain data."""
        found = {"amounts": [*map(str, self.amounts)], "by": [*self.by], "sources": [*self.sources]}
        return found | ({"note": self.note.plain()} if self.note else {})

    @classmethod
    def of_plain(cls, data: Mapping[str, Any]) -> Self:
        """Make it of what `plain` gave."""
        amounts = tuple(Quantity.model_validate(text) for text in data["amounts"])
        note = LocalText(tuple(data["note"].items())) if "note" in data else None
        return cls(amounts, tuple(data["by"]), tuple(data["sources"]), note)


def attendance(record: Record) -> tuple[Attendance, ...]:
    """Give what is said of the participants of an event of a series: by its record first, then by others."""
    if not isinstance(record, Event) or not record.series or not record.participants:
        return ()
    named = [citation for citation in record.sources if FIELD in citation.supports]
    own = Attendance(record.participants, (), _sources(named or [item for item in record.sources if not item.supports]))
    claims = (
        Attendance(claim.value, tuple(map(pointer, claim.by)), _sources(claim.sources), claim.note)
        for claim in record.claims
        if claim.field == FIELD and isinstance(claim.value, tuple)
    )
    return (own, *claims)[:MOST_TOLD]


def _sources(citations: list[Citation] | tuple[Citation, ...]) -> tuple[Pointer, ...]:
    return tuple(dict.fromkeys(pointer(citation.source) for citation in citations))
