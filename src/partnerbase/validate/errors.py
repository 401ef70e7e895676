"""Pydantic's errors as diagnostics: one for each mistake, at its place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from partnerbase.diagnostics import Diagnostic, nearest, quoted
from partnerbase.load import Document
from partnerbase.load.yaml_subset import Loc
from partnerbase.validate.words import help_of, unknown_field, words
from partnerbase.values.base import Value

MOST_PER_RECORD = 200
"""How many problems of one record are told: more are noise, and each costs a search for similar names."""


def diagnostics(
    error: ValidationError, model: type[Value], document: Document, prefix: Loc = ()
) -> Iterator[Diagnostic]:
    """Give one diagnostic for each mistake, without those that follow from another.

    Args:
        error: What pydantic found.
        model: The model whose data were wrong.
        document: Where the data stand.
        prefix: The path that leads to the data.
    """
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
        said = context["code"], context["message"], context["hint"]
    elif kind == "extra_forbidden":
        said = unknown_field(loc, model)
    elif kind == "missing":
        said = "missing-field", f"the field {quoted(loc[-1])} is missing", help_of(loc, model)
    else:
        said = words(kind, detail["input"], context)
    return document.problem(*said, at=place, on_key=on_key)
