"""Templates of new records: every field with its help, the required ones first."""

from collections.abc import Iterator, Mapping
from textwrap import wrap
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from partnerbase.records import COLLECTIONS
from partnerbase.records.base import Record
from partnerbase.values.base import Value
from partnerbase.values.citation import Citation
from partnerbase.values.help import help_texts
from partnerbase.values.localtext import Languages, LocalText
from partnerbase.values.quantity import Quantity
from partnerbase.values.reference import To

WIDTH = 100
SHORT_FORMS = (Citation, Quantity)
"""Groups of fields that are mostly written as one text."""
OPENING = "Fill in the fields without '#'. For each other one that a source tells of, take away the '# ' before it."


def scaffold(collection: str, languages: Languages, answers: Mapping[str, str]) -> str:
    """Write the file of a new record, to be filled in.

    Args:
        collection: The record's collection.
        languages: The languages in which texts are wanted.
        answers: The YAML behind the names of required fields, `name.en` for a text; the others are left empty.
    """
    model = COLLECTIONS[collection]
    fields = sorted(own_first(model), key=lambda item: not item[1].is_required())
    lines = ["---", *_comment(OPENING)]
    for name, field in fields:
        mark = "" if field.is_required() else "# "
        lines += ["", *_comment(help_of(model, name))]
        lines += [f"{mark}{line}" for line in _entry(name, field, languages, answers)]
    return "\n".join([*lines, "---", ""])


def own_first(model: type[Record]) -> list[tuple[str, FieldInfo]]:
    """Give the fields of a record type, its own before those that all records have."""
    common = Record.model_fields
    own = [(name, field) for name, field in model.model_fields.items() if name not in common]
    return own + [(name, model.model_fields[name]) for name in common]


def is_text(field: FieldInfo) -> bool:
    """Whether a field holds a text in several languages."""
    return LocalText in _types(field.annotation)


def is_list(field: FieldInfo) -> bool:
    """Whether a field holds several values."""
    return any(get_origin(part) is tuple for part in _parts(field.annotation))


def group_in(field: FieldInfo) -> type[Value] | None:
    """Give the group of fields that a field holds, or a list of; None for what is written as one text."""
    groups = (part for part in _types(field.annotation) if isinstance(part, type) and issubclass(part, Value))
    return next((group for group in groups if group not in SHORT_FORMS), None)


def help_of(model: type[Value], name: str) -> str:
    """Give a field's help, with the words that it may hold or the collections that it points to."""
    field, parts = model.model_fields[name], [" ".join(help_texts(model)[name].split())]
    if choices := list(_literals(field.annotation)):
        parts.append(f"One of: {', '.join(choices)}.")
    *most, last = _targets(field.annotation, *field.metadata) or ("",)
    targets = f"{', '.join(most)} or {last}" if most else last
    if is_list(field) and not group_in(field):
        parts.append(f"A list of slugs in {targets}: [one, another]." if targets else "A list: [one, another].")
    elif targets and not group_in(field):
        parts.append(f"A slug in {targets}.")
    return " ".join(parts)


def _entry(name: str, field: FieldInfo, languages: Languages, answers: Mapping[str, str]) -> Iterator[str]:
    """Give the lines of one field, below its help."""
    if is_text(field):
        yield f"{name}:"
        yield from (f"  {tag}: {answers.get(f'{name}.{tag}', '')}".rstrip() for tag in languages.tags)
    elif group := group_in(field):
        yield f"{name}:"
        yield from _group(group, "- " if is_list(field) else "", languages)
    else:
        yield f"{name}: {answers.get(name, '')}".rstrip()


def _group(group: type[Value], mark: str, languages: Languages) -> Iterator[str]:
    """Give the lines of a group of fields, each with its help; what stays empty counts as not written."""
    indent, before = "  ", f"  {mark}"
    for name, field in group.model_fields.items():
        known = "" if field.is_required() else "If known: "
        yield from (f"{indent}{line}" for line in _comment(known + help_of(group, name)))
        yield f"{before}{name}:"
        indent = before = "  " + " " * len(mark)
        if is_text(field):
            yield from (f"{indent}  {tag}:" for tag in languages.tags)


def _comment(text: str) -> Iterator[str]:
    return (f"# {line}" for line in wrap(text, WIDTH, break_on_hyphens=False, break_long_words=False))


def _parts(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - any annotation
    """Give an annotation and, for one that allows several types or None, each of them."""
    yield annotation
    if get_origin(annotation) in {Union, UnionType}:
        yield from get_args(annotation)


def _types(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - any annotation
    """Give all types that an annotation is made of."""
    yield annotation
    for part in get_args(annotation):
        yield from _types(part)


def _literals(annotation: Any) -> Iterator[str]:  # noqa: ANN401 - any annotation
    for part in _types(annotation):
        if get_origin(part) is Literal:
            yield from get_args(part)


def _targets(annotation: Any, *metadata: Any) -> tuple[str, ...]:  # noqa: ANN401 - any annotation
    """Give the collections that a field points to."""
    if issubclass(Citation, annotation) if isinstance(annotation, type) else Citation in _types(annotation):
        return ("sources",)
    found = (part for part in (*metadata, *_types(annotation)) if isinstance(part, To))
    return next((part.collections for part in found), ())
