"""Claims and citations that name fields of their record: the names must be right, the values fit the fields."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from partnerbase.diagnostics import Diagnostic, Report, did_you_mean, quoted
from partnerbase.load import Document
from partnerbase.load.yaml_subset import Loc
from partnerbase.records.base import Record
from partnerbase.validate.errors import diagnostics
from partnerbase.validate.words import model_at
from partnerbase.values.citation import Claim
from partnerbase.values.localtext import Languages, LocalText


def with_typed_claims(record: Record, document: Document, languages: Languages, report: Report) -> Record | None:
    """Read the value of each claim as the type of the field that it is about; None where anything is wrong."""
    if not record.claims and not any(citation.supports for citation in record.sources):
        return record
    reader = _Reader(record, document, languages)
    claims = tuple(reader.typed(claim, ("claims", i)) for i, claim in enumerate(record.claims))
    reader.check_supports()
    if reader.found:
        report.extend(reader.found)
        return None
    return record.model_copy(update={"claims": claims}) if claims else record


@dataclass(slots=True)
class _Reader:
    """Reads the claims of one record, and keeps what it finds wrong."""

    record: Record
    document: Document
    languages: Languages
    found: list[Diagnostic] = field(default_factory=list)

    def typed(self, claim: Claim, at: Loc) -> Claim:
        """Give the claim with its value as the field's type, or as it is where that cannot be."""
        if claim.field is not None and (wrong := list(self._unknown(claim.field, (*at, "field")))):
            self.found.extend(wrong)
            return claim
        try:
            adapter = _adapter(type(self.record), claim.field)
            value = adapter.validate_python(claim.value, strict=True, context={"languages": self.languages})
        except ValidationError as error:
            owner = model_at(type(self.record), (claim.field,)) if claim.field else None
            self.found.extend(diagnostics(error, owner or Claim, self.document, (*at, "value")))
            return claim
        return claim.model_copy(update={"value": value})

    def check_supports(self) -> None:
        """Check the fields that the record's citations say they support."""
        for i, citation in enumerate(self.record.sources):
            for j, name in enumerate(citation.supports):
                self.found.extend(self._unknown(name, ("sources", i, "supports", j)))

    def _unknown(self, name: str, at: Loc) -> Iterator[Diagnostic]:
        names = type(self.record).model_fields
        if name not in names:
            hint = did_you_mean(name, names) or f"{_with_article(self.record.noun)} has {', '.join(names)}"
            message = f"no field {quoted(name)} in {_with_article(self.record.noun)}"
            yield self.document.problem("unknown-field", message, hint, at=at)


def _with_article(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


@cache
def _adapter(model: type[Record], name: str | None) -> TypeAdapter[Any]:
    """Give the reader of a field's values; of texts for statements, which are about no field."""
    if name is None:
        return TypeAdapter(LocalText)
    info = model.model_fields[name]
    annotation: Any = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
    return TypeAdapter(annotation)
