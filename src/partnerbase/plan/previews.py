"""The pictures that other sites show with a link to a record, for a site that has an address."""

from collections.abc import Iterator
from functools import partial

from partnerbase.abstract import Key
from partnerbase.i18n import Interface
from partnerbase.pictures import font_file, picture
from partnerbase.plan.page import Planned
from partnerbase.plan.planner import Planner


def pages(planner: Planner) -> Iterator[Planned]:
    """Plan the picture of each record that has one; it shows the names in all languages."""
    settings = planner.site.settings
    title, interfaces = settings.title.best(settings.tongues.tags)[1], [Interface(tag) for tag in planner.languages]
    for key in planner.site.abstracts if planner.draws else ():
        if path := planner.picture_of(key):
            kinds = " · ".join(dict.fromkeys(interface.named("noun", key[0]) for interface in interfaces))
            made_of = planner.cards.naming(key), kinds, title, str(font_file())
            yield planner.file(path, partial(_drawn, planner, key, kinds, title), *made_of)


def _drawn(planner: Planner, key: Key, kinds: str, title: str) -> bytes:
    names = dict.fromkeys(text for _, text in planner.cards.names(key))
    return picture([*names], kinds, title)
