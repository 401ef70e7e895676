"""The contents of the pages that look over the whole site: newest records, places, anniversaries, completeness."""

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import escape

from partnerbase.derive.cards import COUNTRY
from partnerbase.derive.coverage import Coverage
from partnerbase.derive.extent import Extent
from partnerbase.derive.gaps import UNSUMMARISED
from partnerbase.plan.bibliography import WRITERS
from partnerbase.plan.gaps import NAME as GAPS
from partnerbase.plan.overviews import FIGURES, Apart, Data, Home, Quality
from partnerbase.plan.paths import HOME, bibliography_path, data_path, list_path, named_path, table_path
from partnerbase.plan.timeline import NAME as TIMELINE
from partnerbase.present.anniversaries import soon
from partnerbase.present.items import item
from partnerbase.present.picture import picture
from partnerbase.present.timeline import happened
from partnerbase.present.writer import Writer
from partnerbase.values.dates import EdtfDate
from partnerbase.values.quantity import Quantity
from partnerbase.views import Count, CoverageView, Current, Group, Item, Link, Tally

COUNTED = ("partnerships", "cities", "events", "figures")
"""The collections whose size the home page tells first."""
WAYS = ("territories", "timeline", "compare", "several", "gaps", "data")
# Titles of documents stand as they were published, in their own language alone.
SOURCES = UNTRANSLATED = "sources"


def collection_link(writer: Writer, collection: str, within: str | None = None, here: str = "") -> Link:
    """Link the list of a collection; it is current on its own page, `here`, and `within`, where its records stand."""
    path = list_path(collection, writer.language)
    current: Current = "page" if path == here else "true" if within == collection else ""
    return Link(escape(writer.interface.named("collection", collection)), writer.plan.href(path), current)


def apart(writer: Writer, _: Apart) -> dict[str, Any]:
    """Present a page above the languages; the choice of one bears the name of the site."""
    return {"title": writer.text(writer.plan.settings.title)} if writer.plan.path == HOME else {}


def home(writer: Writer, matter: Home) -> dict[str, Any]:
    """Present the home page."""
    coverage = _coverage(writer, matter.coverage)
    return {
        "title": writer.text(writer.plan.settings.title),
        "map": picture(writer, matter.atlas) if matter.atlas else None,
        "counts": tuple(line for line in coverage if line.collection in COUNTED),
        "ways": {name: writer.page(name) for name in WAYS},
        "latest": _group(writer, "latest", (happened(writer, found) for found in matter.latest), TIMELINE),
        "figures": _group(writer, FIGURES, (item(writer, key) for key in matter.figures), f"{FIGURES}/index"),
        "today": writer.date(EdtfDate.on(matter.today)),
        "anniversaries": soon(writer, matter.anniversaries),
        "coverage": coverage,
    }


def data(writer: Writer, matter: Data) -> dict[str, Any]:
    """Present the page of the data."""
    found = map(bibliography_path, WRITERS if matter.coverage[SOURCES].records else ())
    return {
        "coverage": _coverage(writer, matter.coverage),
        "bibliography": tuple(_file(writer, path) for path in found),
    }


def quality(writer: Writer, matter: Quality) -> dict[str, Any]:
    """Present the page on quality."""
    return {
        "coverage": _coverage(writer, matter.coverage),
        "extent": _extent(writer, matter.extent),
        "gaps_href": writer.plan.href(named_path(GAPS, writer.language)),
    }


def _group(writer: Writer, name: str, items: Iterable[Item], whole: str) -> Group:
    """Give the first of many items, with the page that has them all."""
    return Group(name, "", tuple(items), writer.plan.href(named_path(whole, writer.language)))


def _coverage(writer: Writer, coverage: Mapping[str, Coverage]) -> tuple[CoverageView, ...]:
    """Give each collection's counts, its list and its data file."""
    return tuple(
        CoverageView(
            name,
            collection_link(writer, name),
            writer.interface.named("about collection", name),
            writer.formats.number(found.records),
            _file(writer, data_path(name)),
            _file(writer, table_path(name)),
            _counts(writer, found.names, 0 if name == UNTRANSLATED else found.records),
            _counts(writer, found.summaries, 0 if name in UNSUMMARISED else found.records),
            _counts(writer, found.bodies, 0),
            _count(writer, found.reviewed, found.records),
        )
        for name, found in coverage.items()
    )


def _file(writer: Writer, path: str) -> Link:
    """Link a file of the data by its name alone, which a phone has room for."""
    return Link(escape(path.rpartition("/")[2]), writer.plan.href(path))


def _extent(writer: Writer, found: Extent) -> tuple[Tally, ...]:
    """Give how much of the field the site covers."""
    text, share = writer.interface.text, Quantity.of(found.share, "exact", "percent")
    return (
        _tally(writer, text("Partnerships of cities, districts and regions"), "partnerships.kind", found.partnerships),
        Tally(
            text("Of these with a sourced start"),
            writer.formats.number(found.started),
            ((text("Share"), writer.formats.quantity(share)),) if found.partnerships else (),
        ),
        *(
            _tally(writer, text("Places: %(country)s", country=writer.choice(COUNTRY, code)), "places.kind", kinds)
            for code, kinds in found.places.items()
        ),
        Tally(writer.interface.named("collection", "events"), writer.formats.number(found.events)),
        Tally(text("Values of figures"), writer.formats.number(found.observations)),
        Tally(text("Figures with values at three times or more"), writer.formats.number(found.series)),
    )


def _tally(writer: Writer, label: str, path: str, kinds: Mapping[str, int]) -> Tally:
    number = writer.formats.number
    unknown = writer.interface.text("not stated")
    named = ((writer.choice(path, kind) if kind else unknown, number(count)) for kind, count in kinds.items())
    return Tally(label, number(sum(kinds.values())), tuple(named))


def _counts(writer: Writer, numbers: Mapping[str, int], expected: int) -> tuple[Count, ...]:
    return tuple(_count(writer, number, expected) for number in numbers.values())


def _count(writer: Writer, number: int, expected: int) -> Count:
    return Count(writer.formats.number(number), number >= expected)
