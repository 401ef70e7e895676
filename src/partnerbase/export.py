"""The data files, the stylesheet and what else is no page."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from partnerbase.link import Site
from partnerbase.pages import Page, data_path, record_path
from partnerbase.records.base import Record
from partnerbase.validate import Entry
from partnerbase.values.base import Value, plain

UNPUBLISHED = frozenset({"draft", "exemptions"})
# A record's `url` is that of its page; where a source was published is told beside it.
RENAMED = {"url": "source_url"}
STYLES = ("tokens", "base", "layout")
ASSETS = "assets"


def export(site: Site) -> Iterator[Page]:
    """Give `data/<collection>.json` for every collection."""
    for collection, entries in site.entries.items():
        records = [fields(site, entry) for entry in entries.values()]
        yield Page(data_path(collection), as_json({"collection": collection, "records": records}))


def fields(site: Site, entry: Entry[Record]) -> dict[str, Any]:
    """Give a record as plain data: its slug, its page in the default language, every field, its texts by language.

    A field that the record does not have is null or an empty list; references are slugs, citations always objects.
    """
    record = entry.record
    names = (name for name in type(record).model_fields if name not in UNPUBLISHED)
    return {
        "id": entry.slug,
        "url": record_path(entry.key, site.settings.tongues.default),
        **{RENAMED.get(name, name): complete(getattr(record, name)) for name in names},
        "text": {language: body.text.strip() for language, body in sorted(entry.document.bodies.items())},
    }


def complete(value: object) -> Any:  # noqa: ANN401 - mirrors JSON
    """Give a value as plain data with its defaults; a side of one partner is its slug."""
    if isinstance(value, Value):
        fields = {name: getattr(value, name) for name in type(value).model_fields}
        return {name: complete(item) for name, item in fields.items() if item is not None}
    if isinstance(value, tuple):
        return tuple(complete(item[0] if isinstance(item, tuple) and len(item) == 1 else item) for item in value)
    return plain(value)


def as_json(data: object) -> bytes:
    """Write data as JSON in UTF-8; decimals of up to 15 digits become numbers that mean exactly the same."""
    return (json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False, default=_number) + "\n").encode()


def _number(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return plain(value)


def assets(templates: Path) -> Iterator[Page]:
    """Give the one stylesheet, of the layers and then the components by name, and the other assets as they are."""
    folder = templates / ASSETS
    sheets = [folder / f"{name}.css" for name in STYLES]
    sheets += sorted(templates.glob("components/*/style.css"))
    yield Page(f"{ASSETS}/site.css", b"".join(sheet.read_bytes() for sheet in sheets))
    for file in sorted(folder.iterdir()):
        if file.is_file() and file.suffix != ".css":
            yield Page(f"{ASSETS}/{file.name}", file.read_bytes())
