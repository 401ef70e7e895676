"""What lies within something larger does not contain it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from partnerbase.diagnostics import Diagnostic, quoted
from partnerbase.link import Key, Site
from partnerbase.load.yaml_subset import Loc
from partnerbase.records.base import Record
from partnerbase.validate import Entry
from partnerbase.values.reference import Ref

UPWARDS = ("parent", "part_of", "broader", "within")
Edges = Sequence[tuple[Loc, Key]]


def without_circles(site: Site, _today: date) -> Iterator[Diagnostic]:
    """No record is part of itself by way of its parents, nor its own successor: `cyclic-reference`."""
    upwards = {entry.key: edges for entry in site if (edges := _edges(site, entry, UPWARDS))}
    for key, at, target in _closing(upwards):
        if key == target:
            yield _problem(site, key, at, "the record names itself here")
        else:
            yield _problem(site, key, at, f"{quoted(target[1])} lies within this record already")
    for entry in site:
        for at, target in _edges(site, entry, ("successors",)):
            if target == entry.key:
                yield _problem(site, target, at, "the record names itself here")


def _problem(site: Site, key: Key, at: Loc, message: str) -> Diagnostic:
    hint = "follow the references round, and leave out the wrong one"
    return site.at(key).document.problem("cyclic-reference", message, hint, at=at)


def _edges(site: Site, entry: Entry[Record], fields: Sequence[str]) -> Edges:
    edges: list[tuple[Loc, Key]] = []
    for field in fields:
        value = getattr(entry.record, field, None)
        if isinstance(value, Ref):
            edges.append(((field,), site.get(value).key))
        elif isinstance(value, tuple):
            edges.extend(((field, i), site.get(ref).key) for i, ref in enumerate(value))
    return edges


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
