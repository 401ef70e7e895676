"""Makes records of documents: pydantic's errors become diagnostics at their place, in an editor's words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from partnerbase.diagnostics import Diagnostic, Report, did_you_mean, nearest, quoted
from partnerbase.load import Document
from partnerbase.load.yaml_subset import Loc
from partnerbase.records import COLLECTIONS
from partnerbase.records.base import Record
from partnerbase.settings import Settings
from partnerbase.values.base import Value
from partnerbase.values.citation import Claim
from partnerbase.values.localtext import Languages, LocalText

R_co = TypeVar("R_co", bound=Record, covariant=True)
V = TypeVar("V", bound=Value)
MOST_PER_RECORD = 200
"""How many problems of one record are told: more are noise, and each costs a search for similar names."""


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
        if record and (typed := _with_typed_claims(record, document, languages, report)):
            entries.append(Entry(typed, document))
    return entries


def validate_settings(document: Document, report: Report) -> Settings | None:
    """Make the settings of `site.yaml`, None where they are wrong."""
    languages, found = languages_in(document), Report()
    settings = _model(Settings, document, languages or Languages(), found)
    report.extend(problem for problem in found if languages or problem.code != "unknown-language")
    return settings


def languages_in(document: Document) -> Languages | None:
    """Give the languages that the settings name, though other settings may be wrong; None where they name none."""
    tags = (document.data or {}).get("languages")
    known = tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, tuple) else ()
    return Languages(known) if known else None


def describe(field: type[Value] | Any, loc: Loc) -> type[Value] | None:  # noqa: ANN401 - any annotation
    """Find the model that a path leads to, to know its fields' names."""
    model = field
    for part in loc:
        if (
            isinstance(part, str)
            and isinstance(model, type)
            and issubclass(model, Value)
            and part in model.model_fields
        ):
            model = _model_in(model.model_fields[part].annotation)
    return model if isinstance(model, type) and issubclass(model, Value) else None


def _model_in(annotation: Any) -> type[Value] | None:  # noqa: ANN401 - any annotation
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return annotation
    found = (_model_in(part) for part in getattr(annotation, "__args__", ()))
    return next((model for model in found if model), None)


def _model(model: type[V], document: Document, languages: Languages, report: Report) -> V | None:
    try:
        return model.model_validate(document.data or {}, context={"languages": languages})
    except ValidationError as error:
        report.extend(_diagnostics(error, model, document))
        return None


def _with_typed_claims(record: Record, document: Document, languages: Languages, report: Report) -> Record | None:
    """Read the value of each claim as its field's type, and check the names of fields in claims and citations."""
    found: list[Diagnostic] = []
    claims = tuple(
        _typed(claim, ("claims", i), record, document, languages, found) for i, claim in enumerate(record.claims)
    )
    for i, citation in enumerate(record.sources):
        for j, name in enumerate(citation.supports):
            found.extend(_unknown_name(name, ("sources", i, "supports", j), record, document))
    report.extend(found)
    return None if found else record.model_copy(update={"claims": claims})


def _typed(
    claim: Claim, at: Loc, record: Record, document: Document, languages: Languages, found: list[Diagnostic]
) -> Claim:
    if claim.field is not None and (wrong := list(_unknown_name(claim.field, (*at, "field"), record, document))):
        found.extend(wrong)
        return claim
    try:
        adapter = _adapter(type(record), claim.field)
        value = adapter.validate_python(claim.value, strict=True, context={"languages": languages})
    except ValidationError as error:
        owner = describe(type(record), (claim.field,)) if claim.field else None
        found.extend(_diagnostics(error, owner or Claim, document, (*at, "value")))
        return claim
    return claim.model_copy(update={"value": value})


@cache
def _adapter(model: type[Record], name: str | None) -> TypeAdapter[Any]:
    if name is None:
        return TypeAdapter(LocalText)
    field = model.model_fields[name]
    annotation: Any = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    return TypeAdapter(annotation)


def _unknown_name(name: str, at: Loc, record: Record, document: Document) -> Iterator[Diagnostic]:
    names = type(record).model_fields
    if name not in names:
        hint = did_you_mean(name, names) or f"a {record.noun} has {', '.join(names)}"
        yield document.problem("unknown-field", f"no field {quoted(name)} in a {record.noun}", hint, at=at)


def _diagnostics(
    error: ValidationError, model: type[Value], document: Document, prefix: Loc = ()
) -> Iterator[Diagnostic]:
    details = error.errors(include_url=False)[:MOST_PER_RECORD]
    missing = _missing(details)
    above = {detail["loc"][:length] for detail in details for length in range(len(detail["loc"]))}
    mistyped = {_meant(detail["loc"], missing) for detail in details if detail["type"] == "extra_forbidden"}
    seen: set[Loc] = set()
    for detail in details:
        loc = detail["loc"]
        is_consequence = loc in above or (detail["type"] == "missing" and loc in mistyped)
        if not is_consequence and loc not in seen:
            seen.add(loc)
            yield _diagnostic(detail, prefix, model, document)


def _missing(details: Iterable[ErrorDetails]) -> dict[Loc, list[str]]:
    """Give the names of the missing fields by the path of the mapping that lacks them."""
    missing: dict[Loc, list[str]] = {}
    for detail in details:
        if detail["type"] == "missing":
            missing.setdefault(detail["loc"][:-1], []).append(str(detail["loc"][-1]))
    return missing


def _meant(loc: Loc, missing: Mapping[Loc, Sequence[str]]) -> Loc:
    """Give the missing field that an unknown one beside it was probably meant to be, else the unknown one itself."""
    return (*loc[:-1], nearest(str(loc[-1]), missing.get(loc[:-1], ())) or loc[-1])


def _diagnostic(detail: ErrorDetails, prefix: Loc, model: type[Value], document: Document) -> Diagnostic:
    """Put an error into words; `prefix` leads to the place where the model's data begin."""
    kind, context, loc = detail["type"], detail.get("ctx", {}), detail["loc"]
    place, on_key = (*prefix, *loc), kind in {"extra_forbidden", "missing"}
    if kind == "bad_value":
        words = context["code"], context["message"], context["hint"]
    elif kind == "extra_forbidden":
        words = _unknown_field(loc, model)
    elif kind == "missing":
        words = "missing-field", f"the field {quoted(loc[-1])} is missing", _help_of(loc, model)
    else:
        words = _words(kind, detail["input"], context)
    return document.problem(*words, at=place, on_key=on_key)


def _unknown_field(loc: Loc, model: type[Value]) -> tuple[str, str, str]:
    owner = describe(model, loc[:-1]) or model
    names = list(owner.model_fields)
    name = str(loc[-1])
    hint = did_you_mean(name, names) or f"the fields here are {', '.join(names)}"
    if "value" in names and name.isdecimal():
        hint = "in a number, write a point and no comma"
    return "unknown-field", f"no field {quoted(name)} here", hint


def _help_of(loc: Loc, model: type[Value]) -> str:
    owner = describe(model, loc[:-1]) or model
    field = owner.model_fields.get(str(loc[-1]))
    description = " ".join((field.description or "").split()).rstrip(".") if field else ""
    if description[1:2].islower():
        description = description[0].lower() + description[1:]
    return f"add '{loc[-1]}:' ({description})" if description else f"add '{loc[-1]}:'"


def _words(kind: str, value: object, context: Mapping[str, Any]) -> tuple[str, str, str]:
    """Say in plain words what pydantic found; one table from its error types to codes, messages and hints."""
    shown = quoted(value)
    table: dict[str, tuple[str, str, str]] = {
        "literal_error": ("invalid-choice", f"{shown} is none of the choices", _choices(value, context)),
        "string_type": ("invalid-type", f"{shown} is no text", "put it in quotes"),
        "string_too_short": ("empty-value", "the text is empty", "write something, or leave the field out"),
        "string_too_long": ("too-long", "the text is too long", f"keep to {context.get('max_length')} characters"),
        "string_pattern_mismatch": ("invalid-value", f"{shown} has not the form of this field", _form(context)),
        "tuple_type": ("invalid-type", f"{shown} is no list", "put '- ' before it, on a line of its own"),
        "too_short": ("too-few", "the list has too few items", f"give at least {context.get('min_length')}"),
        "too_long": ("too-many", "the list has too many items", f"keep to {context.get('max_length')}"),
        "dict_type": ("invalid-type", f"{shown} is no mapping", "write one 'name: value' a line, indented"),
        "model_type": ("invalid-type", f"{shown} has no fields", "write its fields, indented, one a line"),
        "model_attributes_type": ("invalid-type", f"{shown} has no fields", "write its fields, indented, one a line"),
        "bool_type": ("invalid-type", f"{shown} is neither true nor false", "write true or false"),
        "int_type": ("invalid-number", f"{shown} is no whole number", "write digits alone"),
        "greater_than": ("out-of-range", f"{shown} is too small", f"it must be above {context.get('gt')}"),
        "greater_than_equal": ("out-of-range", f"{shown} is too small", f"it must be at least {context.get('ge')}"),
        "less_than": ("out-of-range", f"{shown} is too large", f"it must be below {context.get('lt')}"),
        "less_than_equal": ("out-of-range", f"{shown} is too large", f"it must be at most {context.get('le')}"),
    }
    return table.get(kind, ("invalid-value", f"{shown} does not fit this field", "see the field's help in the schema"))


def _choices(value: object, context: Mapping[str, Any]) -> str:
    expected = [word for word in str(context.get("expected", "")).split("'") if word.strip(" ,") not in {"", "or"}]
    return did_you_mean(str(value), expected) or f"choose {', '.join(expected)}"


def _form(context: Mapping[str, Any]) -> str:
    return "a Q and digits, such as Q16666" if "Q" in str(context.get("pattern")) else "a language tag, such as de"
