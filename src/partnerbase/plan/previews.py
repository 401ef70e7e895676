"""The pictures that other sites show with a link to a record, for a site that has an address."""

from collections.abc import Iterator
from functools import partial

from partnerbase.abstract import Key
from partnerbase.i18n import Interface
from partnerbase.pictures import font_file, picture
from partnerbase.plan.page import Page, Planned
from partnerbase.plan.planner import Planner
from partnerbase.program import digest


def pages(planner: Planner) -> Iterator[Planned]:
    """Plan the picture of each record that has one; it shows the names in all languages."""
    if not planner.draws:
        return
    kinds = {collection: _kind(planner, collection) for collection in planner.site.collections}
    title, font = _title(planner), str(font_file())
    for key in planner.site.abstracts:
        if path := planner.picture_of(key):
            inputs = digest(path, planner.cards.naming(key), kinds[key[0]], title, font)
            yield Planned(path, "", inputs, partial(make, planner, key, path), key)


def make(planner: Planner, key: Key, path: str) -> Page:
    """Draw the picture of a record for a path."""
    names = dict.fromkeys(text for _, text in planner.cards.names(key))
    return Page(path, picture([*names], _kind(planner, key[0]), _title(planner)))


def _kind(planner: Planner, collection: str) -> str:
    """Give what a record of a collection is called, in all languages."""
    return " · ".join(dict.fromkeys(Interface(tag).named("noun", collection) for tag in planner.languages))


def _title(planner: Planner) -> str:
    settings = planner.site.settings
    return settings.title.best(settings.tongues.tags)[1]
