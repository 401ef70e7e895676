"""What sources say against a record's fields, and what is said about the record."""

from collections.abc import Iterable, Iterator
from itertools import chain

from markupsafe import Markup

from partnerbase.derive.groups import SOURCES
from partnerbase.present import anchors
from partnerbase.present.badges import badges
from partnerbase.present.citations import Bibliography
from partnerbase.present.writer import Writer
from partnerbase.records.base import Record
from partnerbase.values.citation import Citation, Claim
from partnerbase.views import ClaimView, Dispute, Link


def disputes(writer: Writer, record: Record, sources: Bibliography) -> tuple[Dispute, ...]:
    """Give the fields on which sources disagree, in the order of the claims."""
    by_field: dict[str, list[ClaimView]] = {}
    for claim, view in _claims(writer, record, sources, are_statements=False):
        by_field.setdefault(claim.field or "", []).append(view)
    return tuple(_dispute(writer, record, field, views, sources) for field, views in by_field.items())


def statements(writer: Writer, record: Record, sources: Bibliography) -> tuple[ClaimView, ...]:
    """Give what is said about the record as a whole."""
    return tuple(view for _, view in _claims(writer, record, sources, are_statements=True))


def _claims(
    writer: Writer, record: Record, sources: Bibliography, *, are_statements: bool
) -> Iterator[tuple[Claim, ClaimView]]:
    """Give the statements, or the other claims, with their views, each of which knows its own place on the page."""
    for claim, anchor in zip(record.claims, anchors.of_claims(record.claims), strict=True):
        if are_statements == (claim.field is None):
            yield claim, _claim(writer, record, claim, anchor, sources)


def _dispute(writer: Writer, record: Record, field: str, claims: Iterable[ClaimView], sources: Bibliography) -> Dispute:
    path, kept = f"{record.collection}.{field}", getattr(record, field)
    citations = sources.of_field(field)
    return Dispute(
        field,
        writer.label(path),
        anchors.of_dispute(field),
        Markup() if kept in (None, ()) else writer.value(path, kept),
        sources.marks(citations),
        _cited(writer, citations),
        tuple(claims),
    )


def _claim(writer: Writer, record: Record, claim: Claim, anchor: str, sources: Bibliography) -> ClaimView:
    spoken = (badges(writer, (SOURCES, slug), "standpoint") for slug in _slugs(claim.sources))
    return ClaimView(
        anchor,
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
