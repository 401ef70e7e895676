"""What a tie is called by its kind and its parties: only ties of cities are called after cities."""

from collections.abc import Iterable

from partnerbase.link import Key, Site

KIND = "kind"
CITIES = frozenset({"city", "municipality", "town"})
FORMS = {"sister-city": "municipal-partnership", "friendship": "municipal-friendship"}
"""Kinds whose names speak of cities, and what is said instead where a party is a district, a county or a state."""


def form(kind: str, parties: Iterable[str | None]) -> str:
    """Give the kind of a partnership as it is shown, by the kinds of its parties."""
    return kind if kind not in FORMS or CITIES.issuperset(parties) else FORMS[kind]


def form_of(site: Site, partnership: Key) -> str | None:
    """Give the kind of a partnership as it is shown; None where no source says it."""
    kind = site.kind(partnership)
    return form(kind, map(site.kind, site.members(partnership))) if kind else None
