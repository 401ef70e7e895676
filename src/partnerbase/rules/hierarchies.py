"""What lies within something larger does not contain it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from partnerbase.abstract import Key
from partnerbase.diagnostics import Diagnostic, quoted
from partnerbase.link import Site
from partnerbase.load.yaml_subset import Loc
from partnerbase.records.base import Record
from partnerbase.records.city import City
from partnerbase.records.region import Region
from partnerbase.settings import Settings
from partnerbase.validate import Entry
from partnerbase.values.reference import Ref

UPWARDS = ("parent", "part_of", "broader", "within")
Edges = Sequence[tuple[Loc, Key]]


def facts(entry: Entry[Record]) -> Iterator[tuple[str, Any]]:
    """Give what a record lies within, `upwards`: the references by field."""
    record = entry.record
    if upwards := {name: _written(value) for name in _upwards(type(record)) if (value := getattr(record, name))}:
        yield "upwards", upwards


@cache
def _upwards(record_type: type[Record]) -> tuple[str, ...]:
    return tuple(name for name in UPWARDS if name in record_type.model_fields)


def _written(value: Ref | tuple[Ref, ...]) -> str | list[str]:
    """Write references to one collection, as all fields upwards are, with it."""
    if not isinstance(value, Ref):
        return ["/".join(_key(ref)) for ref in value]
    return "/".join(_key(value))


def without_own_succession(entry: Entry[Record], _settings: Settings) -> Iterator[Diagnostic]:
    """No place is its own successor: `cyclic-reference`."""
    if isinstance(entry.record, City | Region):
        for i, ref in enumerate(entry.record.successors):
            if ref.slug == entry.slug and entry.collection in ref.collections:
                yield _problem(entry, ("successors", i), "the record names itself here")


def without_circles(site: Site, _today: date) -> Iterator[Diagnostic]:
    """No record is part of itself by way of its parents: `cyclic-reference`."""
    upwards = {key: _edges(fact) for key, fact in site.facts("upwards").items()}
    for key, at, target in _closing(upwards):
        message = "the record names itself here"
        if key != target:
            message = f"{quoted(target[1])} lies within this record already"
        yield _problem(site.at(key), at, message)


def _problem(entry: Entry[Record], at: Loc, message: str) -> Diagnostic:
    hint = "follow the references round, and leave out the wrong one"
    return entry.document.problem("cyclic-reference", message, hint, at=at)


def _edges(fact: Mapping[str, str | list[str]]) -> Edges:
    edges: list[tuple[Loc, Key]] = []
    for field, value in fact.items():
        if isinstance(value, str):
            edges.append(((field,), _read(value)))
        else:
            edges.extend(((field, i), _read(ref)) for i, ref in enumerate(value))
    return edges


def _key(ref: Ref) -> Key:
    (collection,) = ref.collections
    return collection, ref.slug


def _read(ref: str) -> Key:
    collection, _, slug = ref.partition("/")
    return collection, slug


def _closing(graph: Mapping[Key, Edges]) -> Iterator[tuple[Key, Loc, Key]]:
    """Give each reference that closes a circle; a walk in depth, every reference once."""
    done: set[Key] = set()
    for start in graph:
        way: set[Key] = set()
        stack: list[tuple[Key, Iterator[tuple[Loc, Key]]]] = []
        if start not in done:
            way.add(start)
            stack.append((start, iter(graph[start])))
        while stack:
            key, edges = stack[-1]
            edge = next(edges, None)
            if edge is None:
                stack.pop()
                way.remove(key)
                done.add(key)
            elif edge[1] in way:
                yield key, *edge
            elif edge[1] not in done:
                way.add(edge[1])
                stack.append((edge[1], iter(graph.get(edge[1], ()))))
