"""`partnerbase schema`: valid JSON Schemas, which take what the program takes and refuse what it refuses."""

import json
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from partnerbase.diagnostics import Report
from partnerbase.records import COLLECTIONS
from partnerbase.schema import DIALECT, schema
from partnerbase.values.localtext import Languages
from tests.cli.conftest import Run
from tests.content_reader import read_documents
from tests.golden_site import CONTENT, ROOT

LANGUAGES = Languages(("en", "de", "zh"))


@cache
def validator(collection: str) -> Draft202012Validator:
    """Make the validator of a collection, sure that its schema is one."""
    made = schema(collection)
    Draft202012Validator.check_schema(made)
    return Draft202012Validator(made)


def as_json(data: Any) -> Any:  # noqa: ANN401 - plain data of any shape
    """Give plain data as an editor's YAML reader does."""
    if isinstance(data, Mapping):
        return {name: as_json(value) for name, value in data.items()}
    if isinstance(data, tuple):
        return [as_json(value) for value in data]
    return float(data) if isinstance(data, Decimal) else data


def complaints(collection: str, data: Any) -> list[str]:  # noqa: ANN401 - as above
    """List what a schema refuses in a record."""
    return [error.json_path for error in validator(collection).iter_errors(as_json(data))]


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_a_schema_is_valid_and_helps(collection: str) -> None:
    validator(collection)
    made = schema(collection)
    assert made["$schema"] == DIALECT == Draft202012Validator.META_SCHEMA["$id"]
    assert all(field.get("description") for field in made["properties"].values())


@pytest.mark.parametrize("content", [ROOT / "content", CONTENT], ids=["content", "golden"])
def test_schemas_take_every_record(content: Path) -> None:
    found = [
        (document.path, complaint)
        for document in read_documents(content, LANGUAGES, Report())
        for complaint in complaints(document.collection, document.data)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("collection", "data"),
    [
        ("themes", {"nmae": "Kites"}),
        ("themes", {}),
        ("themes", {"name": "Kites", "sources": ["No Slug"]}),
        ("events", {"title": "x", "kind": "party", "start": 2025, "sources": ["a"]}),
        ("events", {"title": "x", "kind": "aid", "start": "May 2025", "sources": ["a"]}),
        ("events", {"title": "x", "kind": "aid", "start": 2025, "sources": []}),
        ("partnerships", {"parties": ["a"], "sources": ["a"]}),
    ],
)
def test_schemas_refuse_what_the_program_refuses(collection: str, data: dict[str, Any]) -> None:
    assert complaints(collection, data)


def test_one_collection(run: Run) -> None:
    ended = run("schema", "events")
    assert ended.status == 0
    assert json.loads(ended.out) == schema("events")


def test_all_collections(run: Run) -> None:
    assert json.loads(run("schema").out) == {name: schema(name) for name in COLLECTIONS}


def test_files(run: Run, tmp_path: Path) -> None:
    ended = run("schema", "--out", tmp_path / "a/schemas")
    assert ended.out == f"Wrote 13 schemas to {tmp_path / 'a/schemas'}.\n"
    written = {file.name: json.loads(file.read_text()) for file in (tmp_path / "a/schemas").iterdir()}
    assert written == {f"{name}.json": schema(name) for name in COLLECTIONS}
    assert run("schema", "themes", "--out", tmp_path).out == f"Wrote 1 schema to {tmp_path}.\n"


def test_files_where_none_can_be(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ended = run("schema", "--out", tmp_path / "file")
    remedy = "choose another folder with --out DIR"
    assert ended.err == f"partnerbase: cannot write to '{tmp_path / 'file'}': File exists; {remedy}\n"
    assert ended.status == 1
