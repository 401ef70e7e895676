"""The addresses of facts on a record's page: told by what a fact is, so that they stay while others come and go."""

import re
from collections.abc import Iterable, Sequence

from partnerbase.records.figure import Observation
from partnerbase.values.base import Value
from partnerbase.values.citation import Claim
from partnerbase.values.reference import Ref

TELLING = {
    "stages": ("kind", "date"),
    "views": ("party",),
    "roles": ("of", "since"),
    "sites": ("place",),
    "people": ("person",),
    "contacts": ("party",),
}
"""The fields that tell the rows of a table apart; rows of other tables are numbered."""
NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


def of_field(name: str) -> str:
    """Give the id of the place where a page shows a field: `fact-since`."""
    return _joined("fact", name)


def of_rows(table: str, values: Sequence[Value]) -> tuple[str, ...]:
    """Give the ids of the rows of a table: `stage-signature-1988-05-21`, `view-nanjing`, `outcome-2`."""
    row, telling = table.removesuffix("s"), TELLING.get(table)
    if telling is None:
        return tuple(_joined(row, number) for number in range(1, len(values) + 1))
    return _unique(_joined(row, *(getattr(value, name) for name in telling)) for value in values)


def of_observations(observations: Sequence[Observation]) -> tuple[str, ...]:
    """Give the ids of observations: `observation-2025-11`, then `observation-2025-11-2` of the same time."""
    return _unique(_joined("observation", observation.time) for observation in observations)


def of_dispute(field: str) -> str:
    """Give the id of the place where a page shows what others say of a field."""
    return f"claim-{field}"


def of_claims(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Give the ids of claims by field and first source: `claim-since-stuttgart-partners`; of statements by source."""
    return _unique(
        _joined(*(("claim", claim.field) if claim.field else ("statement",)), claim.sources[0].source)
        for claim in claims
    )


def _joined(*parts: object) -> str:
    """Join words of a name, leaving out what is not there."""
    words = (part.slug if isinstance(part, Ref) else str(part) for part in parts if part is not None)
    return "-".join(NOT_IN_NAMES.sub("-", word).strip("-") for word in words)


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    """Number those that would stand twice."""
    found: dict[str, None] = {}
    for name in names:
        number, numbered = 1, name
        while numbered in found:
            number += 1
            numbered = f"{name}-{number}"
        found[numbered] = None
    return tuple(found)
