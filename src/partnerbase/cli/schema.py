"""`partnerbase schema`: JSON Schemas for completion in editors."""

import json
from pathlib import Path

from partnerbase.cli.collections import known
from partnerbase.cli.terminal import PROBLEMS, echo, fail
from partnerbase.records import COLLECTIONS
from partnerbase.reporters import counted
from partnerbase.schema import schema as schema_of


def run(collection: str | None, out: Path | None) -> int:
    """Print the schema of a collection, or one object of all; or write them as files."""
    schemas = {name: schema_of(name) for name in ([known(collection)] if collection else COLLECTIONS)}
    if out is None:
        echo(_text(schemas[collection] if collection else schemas))
        return 0
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, made in schemas.items():
            (out / f"{name}.json").write_text(_text(made) + "\n", encoding="utf-8")
    except OSError as error:
        fail(f"cannot write to '{out}': {error.strerror}", "choose another folder with --out DIR", PROBLEMS)
    echo(f"Wrote {counted(len(schemas), 'schema')} to {out}.")
    return 0


def _text(schema: object) -> str:
    """Give JSON that is easy to read."""
    return json.dumps(schema, indent=2, ensure_ascii=False)
