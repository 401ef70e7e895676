"""The page on the design of the site: its colours, sizes and components, each with an example.

The examples are made of the words of the data model and of records of the site; the values in them are no facts.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from markupsafe import escape

from partnerbase.cite import Work
from partnerbase.plan.specimens import NAME, Specimens
from partnerbase.present.anchors import of_field
from partnerbase.present.citing import cited_document, citing_page
from partnerbase.present.drawn_specimens import bars, charts, times
from partnerbase.present.items import item
from partnerbase.present.locator import locator
from partnerbase.present.writer import Writer
from partnerbase.values.dates import EdtfDate
from partnerbase.values.quantity import Quantity
from partnerbase.views import (
    Badge,
    Choice,
    ClaimView,
    Dispute,
    Facet,
    Fact,
    Group,
    Imprint,
    Link,
    Mark,
    Moment,
    Reading,
    Role,
    Row,
    SourceView,
    Table,
    Tone,
)

TONES: tuple[Tone, ...] = ("", "strong", "open", "caution")
STEPS = range(1, 9)
"""Of distances."""
MARKS = Mark(1, "#source-1"), Mark(2, "#source-2")
STANDPOINTS: Mapping[str, Tone] = {"official": "strong", "party": "open"}
EARLIER, LATER = "1987~", "1988-05-12"
STAGES = {"letter-of-intent": EARLIER, "council-vote": "1988-03", "signature": LATER}
COUNTS = {"kind": {"sister-city": 12, "friendship": 5, "contact": 0}, "status": {"active": 16, "dormant": 1}}
"""The choices of filters, with how many records each would leave."""
SHOWN, ALL = 12, 17
PAGES = "1988–1999", "2000–2014", "2015–2026"


def design(writer: Writer, matter: Specimens) -> dict[str, Any]:
    """Present the page on the design."""
    groups = tuple(_group(writer, collection, keys) for collection, keys in matter.keys.items())
    named = groups[-1].items[0] if groups else None
    typed = named.link.name.striptags() if named else "…"
    return {
        "roles": _roles(writer),
        "sizes": _sizes(writer),
        "steps": STEPS,
        "touch": _touch(writer),
        "badges": tuple(Badge(word, tone) for word, tone in zip(_tones(writer), TONES, strict=True)),
        "marks": MARKS,
        "facts": _facts(writer),
        "disputes": (_dispute(writer),),
        "table": _table(writer),
        "moments": _moments(writer),
        "sources": tuple(_source(writer, *parts) for parts in zip(MARKS, STANDPOINTS.items(), strict=True)),
        "citing": citing_page(writer, NAME),
        "charts": charts(writer),
        "bars": bars(writer),
        "strip": times(writer, STAGES),
        "locator": locator(writer, matter.mapped[1]) if matter.mapped else None,
        "mapped": writer.link(matter.mapped[0]) if matter.mapped else None,
        "map": writer.page("map"),
        "groups": groups,
        "named": named,
        "typed": typed,
        "everywhere": writer.interface.text("Search all texts for “{text}”").format(text=typed),
        "facets": tuple(_facet(writer, name, counts) for name, counts in COUNTS.items()),
        "shown": writer.interface.text("{shown} of {total}").format(shown=SHOWN, total=ALL),
        "pages": tuple(Link(escape(name), "#pages", "" if place else "page") for place, name in enumerate(PAGES)),
    }


def _roles(writer: Writer) -> tuple[Role, ...]:
    """Name the roles that colours have, with what each is for."""
    text = writer.interface.text
    return (
        Role("text", text("Text")),
        Role("text-muted", text("Labels and secondary text")),
        Role("heading", text("Headings, and the axis")),
        Role("link", text("Links")),
        Role("link-line", text("The line under a link")),
        Role("accent", text("Marks of citations, and where sources disagree")),
        Role("seal", text("The sign: one of two partners")),
        Role("bar", text("The bar at the head of a page")),
        Role("line", text("Lines between rows")),
        Role("line-strong", text("Lines between parts of a page")),
        Role("field-line", text("Edges of fields and buttons")),
        Role("focus", text("What the keyboard is on")),
        Role("target", text("What a link has led to")),
        Role("tint", text("Background of what is set off")),
        Role("paper", text("Background of the page")),
    )


def _sizes(writer: Writer) -> tuple[Role, ...]:
    """Name the sizes of type, with what is set in each."""
    text = writer.interface.text
    return (
        Role("6", text("Titles of pages")),
        Role("5", text("Headings of sections")),
        Role("4", text("Headings within sections, large numbers")),
        Role("3", text("Running text")),
        Role("2", text("Facts, tables, menus")),
        Role("1", text("Notes and labels")),
    )


def _touch(writer: Writer) -> tuple[Role, ...]:
    """Name the least sizes of what can be touched."""
    text = writer.interface.text
    return (
        Role("hit", text("The least height of fields and buttons")),
        Role("hit-least", text("The least size of anything else that can be touched")),
    )


def _tones(writer: Writer) -> tuple[str, ...]:
    text = writer.interface.text
    return text("plain"), text("strong"), text("open: one side’s word, or not yet realised"), text("caution")


def _facts(writer: Writer) -> tuple[Fact, ...]:
    date = writer.date(EdtfDate.parse(LATER))
    kind = escape(writer.choice("partnerships.kind", "sister-city"))
    return (
        Fact("kind", of_field("kind"), writer.label("partnerships.kind"), kind, MARKS[:1]),
        Fact("since", of_field("since"), writer.label("partnerships.since"), date, MARKS, "#disputes"),
    )


def _dispute(writer: Writer) -> Dispute:
    source = (_link(writer, "sources"),)
    other = ClaimView(
        "claim-other",
        writer.date(EdtfDate.parse(EARLIER)),
        MARKS[1:],
        (_link(writer, "organisations"),),
        escape(writer.interface.text("The note says which reading is preferred, and why.")),
        source,
        (Badge(writer.choice("sources.standpoint", "party"), "open"),),
    )
    since = writer.label("partnerships.since")
    preferred = writer.date(EdtfDate.parse(LATER))
    return Dispute("since", since, "claim-example", preferred, MARKS[:1], source, (other,))


def _table(writer: Writer) -> Table:
    columns = tuple(writer.label(f"partnerships.stages.{name}") for name in ("kind", "date"))
    rows = tuple(
        Row(
            f"stage-{kind}",
            (escape(writer.choice("partnerships.stages.kind", kind)), writer.date(EdtfDate.parse(date))),
            MARKS[:1],
        )
        for kind, date in STAGES.items()
    )
    return Table("stages", writer.label("partnerships.stages"), columns, rows)


def _moments(writer: Writer) -> tuple[Moment, ...]:
    label, time = writer.label("figures.observations.as_of"), writer.date(EdtfDate.parse("2025"))
    amounts = (Quantity.of(Decimal(320), "more-than", "companies"), Quantity.of(Decimal(300), "about", "companies"))
    speaker, source = (_link(writer, "organisations"),), _link(writer, "sources")
    readings = (
        Reading(f"observation-{mark.number}", time.striptags(), writer.amount(amount), (mark,), speaker, source, ())
        for mark, amount in zip(MARKS, amounts, strict=True)
    )
    return (Moment(label, time, tuple(readings), differs=True),)


def _source(writer: Writer, mark: Mark, standpoint: tuple[str, Tone]) -> SourceView:
    speaker, tone = standpoint
    work = Work(
        id=f"source-{mark.number}",
        title=writer.interface.text("Title of a document"),
        language=writer.language,
        kind="report",
        publisher=str(writer.label("sources.publisher")),
        date=EdtfDate.parse("2025"),
    )
    citation = cited_document(writer, work, Link(escape(work.title), "#sources"))
    badge = Badge(writer.choice("sources.standpoint", speaker), tone)
    language = writer.choice("sources.language", writer.language)
    return SourceView(mark.number, work.id, Imprint(citation, language, writer.language, (badge,)))


def _facet(writer: Writer, name: str, counts: Mapping[str, int]) -> Facet:
    field = f"partnerships.{name}"
    choices = (Choice(value, escape(writer.choice(field, value)), count) for value, count in counts.items())
    return Facet(name, writer.label(field), tuple(choices))


def _link(writer: Writer, collection: str) -> Link:
    """Link nothing but this page, by what a record of a collection is called."""
    return Link(escape(writer.interface.named("noun", collection)), "#sources")


def _group(writer: Writer, collection: str, keys: tuple[tuple[str, str], ...]) -> Group:
    items = tuple(item(writer, key) for key in keys)
    return Group(collection, writer.interface.named("collection", collection), items)
