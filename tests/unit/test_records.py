"""Every field of every record type can be filled, read and given back."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from partnerbase.diagnostics import Report
from partnerbase.load import load_settings
from partnerbase.records import COLLECTIONS
from partnerbase.records.base import Record
from partnerbase.settings import FILE, Settings
from partnerbase.validate import Entry, validate, validate_settings
from partnerbase.values.base import find, walk
from partnerbase.values.citation import Citation
from partnerbase.values.dates import EdtfDate
from partnerbase.values.localtext import Languages, LocalText
from partnerbase.values.quantity import Quantity
from partnerbase.values.reference import Ref
from tests.complete_records import COMPLETE, COMPLETE_SETTINGS, complete
from tests.content_builder import write_site
from tests.content_reader import read_documents

LANGUAGES = Languages(("en", "de", "zh"))


@pytest.fixture(scope="module")
def entries(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Entry[Record]]:
    root = write_site(tmp_path_factory.mktemp("content"), {name: complete(name) for name in COMPLETE})
    report = Report()
    valid = validate(read_documents(root, LANGUAGES, report), LANGUAGES, report)
    assert list(report) == []
    return {"/".join(entry.key): entry for entry in valid}


def test_all_complete_records_are_valid(entries: dict[str, Entry[Record]]) -> None:
    assert set(entries) == set(COMPLETE)


@pytest.mark.parametrize("name", COMPLETE)
def test_what_a_record_prints_is_the_record(entries: dict[str, Entry[Record]], name: str) -> None:
    record = entries[name].record
    assert type(record).model_validate(record.plain(), context={"languages": LANGUAGES}).plain() == record.plain()


@pytest.mark.parametrize(
    "wanted", [LocalText, Ref, Decimal, EdtfDate, Quantity, Citation], ids=lambda kind: kind.__name__
)
def test_values_of_a_type_are_found_wherever_they_stand(entries: dict[str, Entry[Record]], wanted: type) -> None:
    def is_wanted(kind: type) -> bool:
        return kind is wanted

    count = 0
    for entry in entries.values():
        everywhere = [(at, value) for at, value in walk(entry.record) if type(value) is wanted]
        assert list(find(entry.record, is_wanted)) == everywhere, entry.path
        count += len(everywhere)
    assert count


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_field_is_filled_in_one_of_them(entries: dict[str, Entry[Record]], collection: str) -> None:
    filled = {path for entry in entries.values() if entry.collection == collection for path in given(entry.record)}
    assert declared(COLLECTIONS[collection]) <= filled


def test_settings(tmp_path: Path) -> None:
    report = Report()
    document = load_settings(write_site(tmp_path, {"site.yaml": COMPLETE_SETTINGS}), FILE, report)
    assert document is not None
    settings = validate_settings(document, report)
    assert list(report) == []
    assert settings is not None
    assert declared(Settings) <= set(given(settings))


def declared(model: type[BaseModel]) -> set[tuple[str, str]]:
    """Give all fields of a model and the models in it, with their owner's name."""
    found = {(model.__name__, name) for name in model.model_fields}
    for field in model.model_fields.values():
        for inner in models_in(field.annotation):
            found |= declared(inner)
    return found


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - any annotation
    """Give the models that an annotation speaks of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from models_in(part)


def given(value: object) -> Iterator[tuple[str, str]]:
    """Give the fields that stand in the file, with their owner's name."""
    if isinstance(value, BaseModel):
        for name in value.model_fields_set:
            yield type(value).__name__, name
            yield from given(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from given(item)
