"""Which texts the interface needs: by the record types, by the calls in the program, and by those in the templates."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from babel.messages.extract import extract

from partnerbase.derive.forms import FORMS
from partnerbase.derive.groups import MENTIONING, MENTIONS, OF_PLACES, SOURCES
from partnerbase.extract import YEAR
from partnerbase.plan.paths import NOT_FOUND
from partnerbase.present.locators import BETWEEN, KNOWN, PARTS, TITLED
from partnerbase.present.page import NAMED
from partnerbase.present.tables import PARTS_OF_AMOUNT
from partnerbase.records import COLLECTIONS
from partnerbase.records.partnership import Partnership
from partnerbase.values.quantity import COUNT_UNITS, QUALIFIERS

ROOT = Path(__file__).parents[2]
PROGRAM, TEMPLATES = ROOT / "src" / "partnerbase", ROOT / "templates"
IN_CONTEXT = ((1, "c"), 2)
IN_PROGRAM = {"text": 1, "html": 1, "said": 1, "phrase": 1, "named": 2, "plural": 2}
"""The methods of the program that look texts up, with the number of literals that name one."""
IN_TEMPLATES: Mapping[str, Any] = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": IN_CONTEXT,
    "word": IN_CONTEXT,
}
"""The same for templates, as Babel writes it."""
WRITTEN_BY_CLDR = "percent"
Word = tuple[str, str]
"""A context and a key, or an empty context and a sentence."""


def fields() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Give the path of every field of every record, `events.start`, with each JSON Schema that its value may have."""
    for collection, record_type in COLLECTIONS.items():
        schema = record_type.model_json_schema()
        yield from _fields(schema, schema["$defs"], collection)


def _fields(
    schema: Mapping[str, Any], definitions: Mapping[str, Any], path: str
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    name = schema.get("$ref", "").rpartition("/")[2]
    schema = definitions.get(name, schema)
    yield path, schema
    for name, field in schema.get("properties", {}).items():
        yield from _fields(field, definitions, f"{path}.{name}")
    for part in (*schema.get("anyOf", ()), *filter(None, [schema.get("items")])):
        yield from _fields(part, definitions, path)


def field_names() -> set[str]:
    """Give the names of all fields, and of the facet that is none."""
    return {path.rpartition(".")[2] for path, _ in fields() if "." in path} | {YEAR}


def choices() -> set[tuple[str, str]]:
    """Give each field's path with each value that it may have; qualifiers and units are written with their amounts."""
    return {
        (path, value)
        for path, schema in fields()
        for value in schema.get("enum", ())
        if path.count(".") == 1 or path.rpartition(".")[2] not in PARTS_OF_AMOUNT
    }


def backlinks() -> set[str]:
    """Give the names of the groups in which a page shows what points to its record."""
    found = {MENTIONS, OF_PLACES}
    for path, schema in fields():
        collection, name, *_ = *path.split("."), ""
        targets = set(schema.get("x-references", ()))
        if SOURCES in targets:
            found.add(f"{collection}.{SOURCES}")
        if targets - {SOURCES} and name not in MENTIONING:
            found.add(f"{collection}.{name}")
    return found


def keyed() -> set[Word]:
    """Give all words with a key that pages may need."""
    words = {
        "collection": set(COLLECTIONS),
        "about collection": set(COLLECTIONS),
        "noun": set(COLLECTIONS),
        "field": field_names(),
        "choice": {value for _, value in choices()} | set(FORMS.values()),
        "backlink": backlinks(),
        "page": {*NAMED, NOT_FOUND.partition(".")[0]},
        "qualifier": set(QUALIFIERS),
        "locator": {*PARTS, *KNOWN, *BETWEEN, *TITLED.values()},
        "unit": set(COUNT_UNITS) - {WRITTEN_BY_CLDR},
    }
    return {(context, key) for context, keys in words.items() for key in keys} | {word for word in called() if word[0]}


def special() -> set[Word]:
    """Give the words that a catalogue may have beside those: for a field or choice at one place alone."""
    kinds = {(path.removesuffix(".kind"), value) for path, value in choices() if path.endswith(".kind")}
    kinds |= {(Partnership.collection, form) for form in FORMS.values()}
    found = {("plain words", f"{collection}.{kind}") for collection, kind in kinds}
    found |= {("choice", f"{path}.{value}") for path, value in choices()}
    return found | {("field", path) for path, _ in fields()}


def sentences() -> set[str]:
    """Give all sentences, in English; of those with a plural the singular."""
    return {text for context, text in called() if not context}


def called() -> set[Word]:
    """Give what the program and the templates ask for by name."""
    found = {word for path in PROGRAM.rglob("*.py") for word in _in_program(path)}
    return found | {word for path in TEMPLATES.rglob("*.j2") for word in _in_template(path)}


def _in_program(path: Path) -> Iterator[Word]:
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Call) and (length := IN_PROGRAM.get(_name(node.func))):
            given = [argument.value for argument in node.args[:length] if isinstance(argument, ast.Constant)]
            if len(given) == length:
                is_keyed = _name(node.func) == "named"
                yield str(given[0]) if is_keyed else "", str(given[-1 if is_keyed else 0])


def _name(function: ast.expr) -> str:
    """Give the name by which a function is called, of itself or of an object."""
    return str(getattr(function, "attr", "") or getattr(function, "id", ""))


def _in_template(path: Path) -> Iterator[Word]:
    with path.open("rb") as file:
        for _, message, _, context in extract("jinja2.ext:babel_extract", file, IN_TEMPLATES):
            yield context or "", message if isinstance(message, str) else message[0]
