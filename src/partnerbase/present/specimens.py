"""The page on the design of the site: its colours, sizes and components, each with an example.

The examples are made of the words of the data model and of records of the site; the values in them are no facts.
"""

from decimal import Decimal
from typing import Any

from markupsafe import escape

from partnerbase.plan.specimens import Specimens
from partnerbase.present.anchors import of_field
from partnerbase.present.items import item
from partnerbase.present.writer import Writer
from partnerbase.values.dates import EdtfDate
from partnerbase.values.quantity import Quantity
from partnerbase.views import (
    Badge,
    ClaimView,
    Dispute,
    Fact,
    Group,
    Link,
    Mark,
    Moment,
    Reading,
    Role,
    Row,
    Table,
    Tone,
)

TONES: tuple[Tone, ...] = ("", "strong", "open", "caution")
SIZES = range(7, 0, -1)
MARKS = Mark(1, "#marks"), Mark(2, "#marks")
EARLIER, LATER = "1987~", "1988-05-12"
STAGES = {"letter-of-intent": EARLIER, "council-vote": "1988-03", "signature": LATER}


def design(writer: Writer, matter: Specimens) -> dict[str, Any]:
    """Present the page on the design."""
    return {
        "roles": _roles(writer),
        "sizes": SIZES,
        "badges": tuple(Badge(word, tone) for word, tone in zip(_tones(writer), TONES, strict=True)),
        "marks": MARKS,
        "facts": _facts(writer),
        "disputes": (_dispute(writer),),
        "table": _table(writer),
        "moments": _moments(writer),
        "groups": tuple(_group(writer, collection, keys) for collection, keys in matter.keys.items()),
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
        Reading(f"observation-{number}", time.striptags(), writer.amount(amount), MARKS[:1], speaker, source, ())
        for number, amount in enumerate(amounts, 1)
    )
    return (Moment(label, time, tuple(readings), differs=True),)


def _link(writer: Writer, collection: str) -> Link:
    """Link nothing but this page, by what a record of a collection is called."""
    return Link(escape(writer.interface.named("noun", collection)), "#marks")


def _group(writer: Writer, collection: str, keys: tuple[tuple[str, str], ...]) -> Group:
    items = tuple(item(writer, key) for key in keys)
    return Group(collection, writer.interface.named("collection", collection), items)
