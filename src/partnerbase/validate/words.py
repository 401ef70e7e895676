"""What pydantic's errors mean to an editor: codes, messages and hints without a word of the programming language."""

from collections.abc import Mapping
from typing import Any

from partnerbase.diagnostics import did_you_mean, quoted
from partnerbase.load.yaml_subset import Loc
from partnerbase.values.base import Value
from partnerbase.values.help import help_texts


def unknown_field(loc: Loc, model: type[Value]) -> tuple[str, str, str]:
    """Give code, message and hint for a field that the model at its place does not have."""
    owner = model_at(model, loc[:-1]) or model
    names = list(owner.model_fields)
    name = str(loc[-1])
    hint = did_you_mean(name, names) or f"the fields here are {', '.join(names)}"
    if "value" in names and name.isdecimal():
        hint = "in a number, write a point and no comma"
    return "unknown-field", f"no field {quoted(name)} here", hint


def help_of(loc: Loc, model: type[Value]) -> str:
    """Give the hint for a missing field: its name, and what belongs in it."""
    owner = model_at(model, loc[:-1]) or model
    description = " ".join(help_texts(owner).get(str(loc[-1]), "").split()).rstrip(".")
    if description[1:2].islower():
        description = description[0].lower() + description[1:]
    return f"add '{loc[-1]}:' ({description})" if description else f"add '{loc[-1]}:'"


def words(kind: str, value: object, context: Mapping[str, Any]) -> tuple[str, str, str]:
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


def model_at(model: type[Value], loc: Loc) -> type[Value] | None:
    """Give the model that a path leads to, to know its fields; None where it leads to a single value."""
    found: type[Value] | None = model
    for part in loc:
        if isinstance(part, str) and found and part in found.model_fields:
            found = _model_in(found.model_fields[part].annotation)
    return found


def _model_in(annotation: Any) -> type[Value] | None:  # noqa: ANN401 - any annotation
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return annotation
    found = (_model_in(part) for part in getattr(annotation, "__args__", ()))
    return next((model for model in found if model), None)
