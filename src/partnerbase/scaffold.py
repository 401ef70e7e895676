"""Templates of new records: every field with its help, the required ones first."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from partnerbase.records import COLLECTIONS
from partnerbase.records.base import Record
from partnerbase.values.localtext import Languages, LocalText

WIDTH = 100
Ask = Callable[[str, str], str]


def required(collection: str) -> tuple[tuple[str, str], ...]:
    """Give name and help of the fields that a record of a collection must have."""
    fields = COLLECTIONS[collection].model_fields
    return tuple((name, _help(field)) for name, field in fields.items() if field.is_required())


def scaffold(collection: str, languages: Languages, answers: Mapping[str, str]) -> str:
    """Write the file of a new record, to be filled in.

    Args:
        collection: The record's collection.
        languages: The languages in which texts are wanted.
        answers: Values of required fields, as their YAML; the others are left empty.
    """
    model = COLLECTIONS[collection]
    ordered = sorted(_order(model), key=lambda item: not item[1].is_required())
    lines = ["---"]
    for name, field in ordered:
        lines.extend(_entry(name, field, languages, answers.get(name, "")))
    return "\n".join([*lines, "---", ""])


def _order(model: type[Record]) -> list[tuple[str, FieldInfo]]:
    """Put the fields of the type before those that all records have."""
    common = Record.model_fields
    own = [(name, field) for name, field in model.model_fields.items() if name not in common]
    return own + [(name, model.model_fields[name]) for name in common]


def _entry(name: str, field: FieldInfo, languages: Languages, answer: str) -> Iterator[str]:
    """Give the lines of one field; optional ones are comments, to be uncommented where there is something to say."""
    yield f"# {_help(field)}{_choices(field)}"
    mark = "" if field.is_required() else "# "
    if answer or not _is_text(field):
        yield f"{mark}{name}: {answer}".rstrip()
        return
    yield f"{mark}{name}:"
    for language in languages.tags:
        yield f"{mark}  {language}:"


def _help(field: FieldInfo) -> str:
    return " ".join((field.description or "").split())


def _is_text(field: FieldInfo) -> bool:
    return field.annotation is LocalText or LocalText in get_args(field.annotation)


def _choices(field: FieldInfo) -> str:
    found = ", ".join(str(choice) for choice in _literals(field.annotation))
    return f" One of: {found}." if found else ""


def _literals(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - any annotation
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    elif get_origin(annotation) is not tuple:
        for part in get_args(annotation):
            yield from _literals(part)
