"""What sources say against a record's fields, and what is said about the record."""

from collections.abc import Iterable
from itertools import chain

from markupsafe import Markup

from partnerbase.derive.groups import SOURCES
from partnerbase.present.badges import badges
from partnerbase.present.citations import Bibliography
from partnerbase.present.writer import Writer
from partnerbase.records.base import Record
from partnerbase.values.citation import Citation, Claim
from partnerbase.views import ClaimView, Dispute, Link


def anchor(field: str) -> str:
    """Give the id of the place where a page shows what others say of a field."""
    return f"claim-{field}"


def disputes(writer: Writer, record: Record, sources: Bibliography) -> tuple[Dispute, ...]:
    """Give the fields on which sources disagree, in the order of the claims."""
    by_field: dict[str, list[Claim]] = {}
    for claim in record.claims:
        if claim.field:
            by_field.setdefault(claim.field, []).append(claim)
    return tuple(_dispute(writer, record, field, claims, sources) for field, claims in by_field.items())


def statements(writer: Writer, record: Record, sources: Bibliography) -> tuple[ClaimView, ...]:
    """Give what is said about the record as a whole."""
    return tuple(_claim(writer, record, claim, sources) for claim in record.claims if not claim.field)


def _dispute(writer: Writer, record: Record, field: str, claims: Iterable[Claim], sources: Bibliography) -> Dispute:
    path, kept = f"{record.collection}.{field}", getattr(record, field)
    citations = sources.of_field(field)
    return Dispute(
        field,
        writer.label(path),
        anchor(field),
        Markup() if kept in (None, ()) else writer.value(path, kept),
        sources.marks(citations),
        _cited(writer, citations),
        tuple(_claim(writer, record, claim, sources) for claim in claims),
    )


def _claim(writer: Writer, record: Record, claim: Claim, sources: Bibliography) -> ClaimView:
    spoken = (badges(writer, (SOURCES, slug), "standpoint") for slug in _slugs(claim.sources))
    return ClaimView(
        writer.value(f"{record.collection}.{claim.field}", claim.value) if claim.field else writer.text(claim.value),
        sources.marks(claim.sources),
        tuple(writer.link(writer.key(ref)) for ref in claim.by),
        writer.text(claim.note),
        _cited(writer, claim.sources),
        tuple(dict.fromkeys(chain.from_iterable(spoken))),
    )


def _cited(writer: Writer, citations: Iterable[Citation]) -> tuple[Link, ...]:
    return tuple(writer.brief((SOURCES, slug)) for slug in _slugs(citations))


def _slugs(citations: Iterable[Citation]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(citation.source.slug for citation in citations))
