"""Fields that hold groups of values: as tables, and a figure's observations by their times."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import get_args, get_origin

from markupsafe import Markup

from partnerbase.present import anchors
from partnerbase.present.badges import badges
from partnerbase.present.citations import Bibliography
from partnerbase.present.items import disputed
from partnerbase.present.writer import Writer
from partnerbase.records.base import Record
from partnerbase.records.figure import Figure, Observation
from partnerbase.values.base import Value
from partnerbase.values.citation import Citation, Claim, Exemption
from partnerbase.values.dates import EdtfDate
from partnerbase.values.quantity import Quantity
from partnerbase.views import Link, Moment, Reading, Row, Table

CITING = ("sources", "source")
PARTS_OF_AMOUNT = frozenset({"qualifier", "unit"})
# Tables whose rows are several answers to one question, so that differences between them are worth a word.
COMPARED = {"views": ("kind", "since", "status")}
OBSERVATIONS = "figures.observations"
ELSEWHERE = Quantity | Observation | Citation | Claim | Exemption


def is_table(value: object) -> bool:
    """Whether a field holds groups of values; amounts are a list, and what else is a group has its own place."""
    if not isinstance(value, tuple) or not value:
        return False
    return all(isinstance(item, Value) and not isinstance(item, ELSEWHERE) for item in value)


def tables(writer: Writer, record: Record, sources: Bibliography) -> tuple[Table, ...]:
    """Give the tables of a record, in the order of its type's fields."""
    found = ((name, getattr(record, name)) for name in _lists(type(record)))
    return tuple(
        _table(writer, f"{record.collection}.{name}", value, sources) for name, value in found if is_table(value)
    )


@cache
def _lists(record_type: type[Record]) -> tuple[str, ...]:
    """Name the fields of a record type whose values may be lists."""
    kinds = {name: (field.annotation, *get_args(field.annotation)) for name, field in record_type.model_fields.items()}
    return tuple(name for name, parts in kinds.items() if any(get_origin(part) is tuple for part in parts))


def _table(writer: Writer, path: str, values: tuple[Value, ...], sources: Bibliography) -> Table:
    """Make a table of all sub-fields that any row has; the parts of an amount make one column."""
    name = path.rpartition(".")[2]
    fields = [field for field in type(values[0]).model_fields if field not in CITING]
    fields = [field for field in fields if not _in_amount(values[0], field)]
    used = tuple(field for field in fields if any(_has(value, field) for value in values))
    labels = tuple(writer.label(f"{path}.{field}") for field in used)
    rows = tuple(
        Row(
            anchor,
            tuple(_cell(writer, f"{path}.{field}", value) for field in used),
            sources.marks(_cited(value)) or sources.marks_of_field(name),
            fields=used,
        )
        for value, anchor in zip(values, anchors.of_rows(name, values), strict=True)
    )
    differing = (field for field in COMPARED.get(name, ()) if field in used and _differ(values, field))
    return Table(name, writer.label(path), labels, rows, tuple(labels[used.index(field)] for field in differing))


def _has(value: Value, field: str) -> bool:
    return getattr(value, field) not in (None, (), False)


def _differ(values: Sequence[Value], field: str) -> bool:
    """Whether rows that say anything in a field say different things; a year and a day in it do not."""
    found = [getattr(value, field) for value in values if _has(value, field)]
    return not all(_agree(one, other) for one, other in combinations(found, 2))


def _agree(one: object, other: object) -> bool:
    if isinstance(one, EdtfDate) and isinstance(other, EdtfDate):
        return one.overlaps(other)
    return one == other


def _in_amount(value: Value, field: str) -> bool:
    return field in PARTS_OF_AMOUNT and "value" in type(value).model_fields


def _cell(writer: Writer, path: str, value: Value) -> Markup:
    field, quantity = path.rpartition(".")[2], getattr(value, "quantity", None)
    if field == "value" and isinstance(quantity, Quantity):
        return writer.amount(quantity)
    return writer.value(path, getattr(value, field)) if _has(value, field) else Markup()


def _cited(value: Value) -> tuple[Citation, ...]:
    found = next((getattr(value, name) for name in CITING if name in type(value).model_fields), ())
    return found if isinstance(found, tuple) else (found,)


def moments(writer: Writer, record: Record, sources: Bibliography) -> tuple[Moment, ...]:
    """Give a figure's observations by their times, newest first."""
    observations = record.observations if isinstance(record, Figure) else ()
    by_time = dict[tuple[EdtfDate, bool], list[tuple[Observation, str]]]()
    for item in zip(observations, anchors.of_observations(observations), strict=True):
        by_time.setdefault((item[0].time, item[0].period is None), []).append(item)
    return tuple(
        Moment(
            writer.label(f"{OBSERVATIONS}.{'as_of' if is_point else 'period'}"),
            writer.date(time),
            tuple(_readings(writer, found, sources)),
            bool(disputed([observation for observation, _ in found])),
        )
        for (time, is_point), found in sorted(by_time.items(), key=lambda group: group[0], reverse=True)
    )


def _readings(writer: Writer, found: Sequence[tuple[Observation, str]], sources: Bibliography) -> Iterator[Reading]:
    """Give the observations of one time."""
    links = writer.told_apart(writer.key(observation.source.source) for observation, _ in found)
    for observation, anchor in found:
        yield _reading(writer, observation, anchor, sources, links[writer.key(observation.source.source)])


def _reading(writer: Writer, observation: Observation, anchor: str, sources: Bibliography, link: Link) -> Reading:
    source = writer.plan.cards["sources", observation.source.source.slug]
    is_actual = observation.nature == "actual"
    return Reading(
        anchor,
        writer.formats.date(observation.time),
        writer.amount(observation.quantity),
        sources.marks([observation.source]),
        tuple(writer.link(writer.key(ref)) for ref in observation.by),
        link,
        badges(writer, source.key, "standpoint"),
        "" if is_actual else writer.choice(f"{OBSERVATIONS}.nature", observation.nature),
        writer.text(observation.note),
        observation.preferred,
    )
