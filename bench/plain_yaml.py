"""Writes fields as the plain YAML of the content folder, which every YAML reader understands."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

INDENT = "  "
PLAIN = re.compile(r"[^\W\d_](?:[\w .,()/–%\-]*[\w.,()/–%\-])?")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
RESERVED = frozenset({"yes", "no", "on", "off", "true", "false", "null", "none"})


def dump(fields: Mapping[str, object], depth: int = 0, *, quote_dates: bool = False) -> str:
    """Write a mapping, one field a line.

    Args:
        fields: Texts, numbers, lists and mappings.
        depth: How many levels to indent.
        quote_dates: Whether to mark days as texts, for readers that would make points in time of them.
    """
    return "".join(f"{INDENT * depth}{line}\n" for line in _mapping(fields, quote_dates=quote_dates))


def _mapping(fields: Mapping[str, object], *, quote_dates: bool) -> Iterator[str]:
    for name, value in fields.items():
        if isinstance(value, Mapping):
            yield f"{name}:"
            yield from (INDENT + line for line in _mapping(value, quote_dates=quote_dates))
        elif isinstance(value, Sequence) and not isinstance(value, str):
            yield f"{name}:"
            yield from (INDENT + line for line in _items(value, quote_dates=quote_dates))
        else:
            yield f"{name}: {_scalar(value, quote_dates=quote_dates)}"


def _items(items: Sequence[object], *, quote_dates: bool) -> Iterator[str]:
    for item in items:
        if isinstance(item, Mapping):
            first, *others = _mapping(item, quote_dates=quote_dates)
            yield f"- {first}"
            yield from (INDENT + line for line in others)
        else:
            yield f"- {_scalar(item, quote_dates=quote_dates)}"


def _scalar(value: object, *, quote_dates: bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    is_day = DATE.fullmatch(value) is not None
    if (is_day and not quote_dates) or (PLAIN.fullmatch(value) and value.lower() not in RESERVED):
        return value
    return json.dumps(value, ensure_ascii=False)
