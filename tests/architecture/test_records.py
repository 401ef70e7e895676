"""Every record type is complete: registered, documented for editors, and described by a JSON Schema."""

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, get_args

import pytest
from pydantic import BaseModel, TypeAdapter

import partnerbase.records
from partnerbase.records import COLLECTIONS, RECORD_TYPES
from partnerbase.records.base import Record
from partnerbase.settings import Settings
from partnerbase.values.base import Value
from partnerbase.values.help import help_texts
from partnerbase.values.localtext import LocalText
from partnerbase.values.reference import PLACES, To

MODULES = [import_module(f"partnerbase.records.{module.name}") for module in iter_modules(partnerbase.records.__path__)]


def models(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - any annotation
    """Give the models that an annotation speaks of, and those within them."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from models(field.annotation)
    for part in get_args(annotation):
        yield from models(part)


MODELS = sorted({model for top in (*RECORD_TYPES, Settings) for model in models(top)}, key=lambda model: model.__name__)


def parts(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - any annotation
    """Give an annotation and all within it."""
    yield annotation
    for part in get_args(annotation):
        yield from parts(part)


def test_every_record_type_is_registered() -> None:
    written = {value for module in MODULES for value in vars(module).values() if is_record_type(value)}
    assert written == set(RECORD_TYPES)
    assert len(COLLECTIONS) == len(RECORD_TYPES)


def is_record_type(value: object) -> bool:
    """Whether something is one of the record types and not their common base."""
    return isinstance(value, type) and issubclass(value, Record) and value is not Record


def test_one_record_type_a_file() -> None:
    homes = [record_type.__module__ for record_type in RECORD_TYPES]
    assert len(set(homes)) == len(homes)


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_a_record_type_names_its_collection(record_type: type[Record]) -> None:
    assert record_type.collection.isidentifier()
    assert record_type.collection.islower()
    assert record_type.noun
    assert record_type.__bases__ == (Record,), "inheritance ends at Record"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_has_help_for_editors(model: type[BaseModel]) -> None:
    assert (model.__doc__ or "").strip().endswith(".")
    texts = help_texts(model)
    for name in model.model_fields:
        assert texts.get(name, "").strip().endswith("."), f"{model.__name__}.{name}"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_is_closed_strict_and_frozen(model: type[BaseModel]) -> None:
    assert issubclass(model, Value)
    config = model.model_config
    assert (config.get("frozen"), config.get("strict"), config.get("extra")) == (True, True, "forbid")
    assert config.get("allow_inf_nan") is False


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_field_is_a_float_or_without_bounds(model: type[BaseModel]) -> None:
    for name, field in model.model_fields.items():
        within = list(parts(field.annotation))
        assert float not in within, f"{model.__name__}.{name}"
        assert list not in within, f"{model.__name__}.{name}"
        if any(getattr(part, "__origin__", None) is tuple for part in within):
            schema = json.dumps(TypeAdapter(dict[str, model]).json_schema())  # type: ignore[valid-type]
            assert "maxItems" in schema, f"{model.__name__}.{name}"


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_references_lead_to_collections(record_type: type[Record]) -> None:
    for model in models(record_type):
        for name, field in model.model_fields.items():
            for mark in (*field.metadata, *(part for part in parts(field.annotation) if isinstance(part, To))):
                if isinstance(mark, To):
                    assert set(mark.collections) <= set(COLLECTIONS), f"{model.__name__}.{name}"
    assert set(PLACES) <= set(COLLECTIONS)


@pytest.mark.parametrize("model", [*RECORD_TYPES, Settings], ids=lambda model: model.__name__)
def test_the_json_schema_builds_and_describes_every_field(model: type[BaseModel]) -> None:
    schema = model.model_json_schema()
    assert json.loads(json.dumps(schema, allow_nan=False)) == schema
    assert schema["additionalProperties"] is False
    assert set(schema["properties"]) == set(model.model_fields)
    for definition in (schema, *schema.get("$defs", {}).values()):
        for name, description in definition.get("properties", {}).items():
            assert description.get("description") or "$ref" in description, name


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_every_record_has_a_name_for_readers(record_type: type[Record]) -> None:
    names = [name for name in ("name", "title") if name in record_type.model_fields]
    assert names
    annotation = record_type.model_fields[names[0]].annotation
    assert LocalText in list(parts(annotation)) or annotation is str


def test_every_file_in_the_folder_is_a_record_type_or_shared() -> None:
    stems = {path.stem for path in Path(partnerbase.records.__file__).parent.glob("*.py")}
    homes = {record_type.__module__.rpartition(".")[2] for record_type in RECORD_TYPES}
    assert stems - homes == {"__init__", "base"}
