"""The pages of records."""

from collections.abc import Iterator
from functools import partial

from partnerbase.abstract import Key
from partnerbase.plan.page import PagePlan, Planned
from partnerbase.plan.paths import record_path
from partnerbase.plan.planner import Planner
from partnerbase.program import digest

FAMILY = "records"


def pages(planner: Planner) -> Iterator[Planned]:
    """Plan the page of each record in each language."""
    for key in planner.site.abstracts:
        about = _shown_of_others(planner, key)
        for language in planner.languages:
            path = record_path(key, language)
            inputs = digest(path, planner.frame, about)
            yield Planned(path, _template(key), inputs, partial(make, planner, key, path), key, FAMILY)


def make(planner: Planner, key: Key, path: str) -> PagePlan:
    """Give the plan of the page of a record at a path."""
    reading = planner.site.read(key)
    return planner.page(
        path,
        _template(key),
        path.partition("/")[0],
        entry=reading.entry,
        bodies=reading.bodies,
        backlinks=planner.site.backlinks.get(key, ()),
        collection=key[0],
    )


def _template(key: Key) -> str:
    return f"records/{key[0]}.html.j2"


def _shown_of_others(planner: Planner, key: Key) -> str:
    """Give a digest of all that a record's pages show of others; the same in every language."""
    cards, site = planner.cards, planner.site
    targets = dict.fromkeys(target for _, target in site.targets(key))
    backlinks = site.backlinks.get(key, ())
    through = (f"{backlink.field} {cards.item_digest(backlink.key)}" for backlink in backlinks)
    return digest(*map(cards.digest, (key, *targets)), *through)
