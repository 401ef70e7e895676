"""Makes records of documents: pydantic's errors become diagnostics at their place, in an editor's words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import ValidationError

from partnerbase.diagnostics import Report
from partnerbase.load import Document
from partnerbase.records import COLLECTIONS
from partnerbase.records.base import Record
from partnerbase.settings import Settings, is_language
from partnerbase.validate.claims import with_typed_claims
from partnerbase.validate.errors import diagnostics
from partnerbase.values.base import Value
from partnerbase.values.localtext import Languages

__all__ = ["Entry", "languages_in", "validate", "validate_settings"]

R_co = TypeVar("R_co", bound=Record, covariant=True)
V = TypeVar("V", bound=Value)


@dataclass(frozen=True, slots=True)
class Entry(Generic[R_co]):
    """A valid record with the document that it was read from."""

    record: R_co
    document: Document

    @property
    def key(self) -> tuple[str, str]:
        """Collection and slug."""
        return self.document.collection, self.document.slug

    @property
    def path(self) -> str:
        """The file below the content folder."""
        return self.document.path

    @property
    def slug(self) -> str:
        """The name in its collection."""
        return self.document.slug

    @property
    def collection(self) -> str:
        """The collection's name."""
        return self.document.collection


def validate(documents: Iterable[Document], languages: Languages, report: Report) -> list[Entry[Record]]:
    """Make an entry of each document whose fields fit its record type; the others are reported."""
    entries: list[Entry[Record]] = []
    for document in documents:
        if document.data is None:
            continue
        record = _model(COLLECTIONS[document.collection], document, languages, report)
        if record and (typed := with_typed_claims(record, document, languages, report)):
            entries.append(Entry(typed, document.without_data()))
    return entries


def validate_settings(document: Document, report: Report) -> Settings | None:
    """Make the settings of `site.yaml`, None where they are wrong."""
    languages, found = languages_in(document), Report()
    settings = _model(Settings, document, languages or Languages(), found)
    report.extend(problem for problem in found if languages or problem.code != "unknown-language")
    return settings


def languages_in(document: Document) -> Languages | None:
    """Give the languages that the settings name, though other settings may be wrong; None where one of them is none."""
    tags = (document.data or {}).get("languages")
    known = tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, tuple) else ()
    return Languages(known) if known and all(map(is_language, known)) else None


def _model(model: type[V], document: Document, languages: Languages, report: Report) -> V | None:
    try:
        return model.model_validate(document.data or {}, context={"languages": languages})
    except ValidationError as error:
        report.extend(diagnostics(error, model, document))
        return None
