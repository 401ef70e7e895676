"""The page of a record: facts, tables, claims, backlinks, sources."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from markupsafe import Markup, escape

from partnerbase import markdown
from partnerbase.derive.cards import Card
from partnerbase.derive.editions import editions
from partnerbase.derive.groups import OF_PLACES
from partnerbase.i18n import html_tag
from partnerbase.link import PROSE
from partnerbase.plan.gaps import NAME as GAPS
from partnerbase.plan.paths import data_path, list_path, named_path
from partnerbase.plan.records import About
from partnerbase.present import anchors
from partnerbase.present.activity import activity
from partnerbase.present.anniversaries import celebrations
from partnerbase.present.citations import Bibliography
from partnerbase.present.citing import citing
from partnerbase.present.claims import disputes, statements
from partnerbase.present.comparison import compare_href
from partnerbase.present.courses import multiples
from partnerbase.present.dossier_links import dossier_links
from partnerbase.present.figure import figure
from partnerbase.present.forge import edit_href, guide_href, history_href, report_href
from partnerbase.present.gaps import gaps
from partnerbase.present.head import head
from partnerbase.present.items import groups
from partnerbase.present.locator import locator
from partnerbase.present.search import finding
from partnerbase.present.series import series
from partnerbase.present.tables import OBSERVATIONS, is_table, moments, tables
from partnerbase.present.timeline import timeline_of
from partnerbase.present.writer import Writer
from partnerbase.records.base import Links, Record
from partnerbase.records.figure import Figure
from partnerbase.records.partnership import Partnership
from partnerbase.records.series import Series
from partnerbase.values.reference import Ref
from partnerbase.views import Fact, Group, Link, RecordView

APART = frozenset(
    {
        "name",
        "title",
        "heading",
        "pinyin",
        "summary",
        "sources",
        "claims",
        "links",
        "exemptions",
        "draft",
        "nav",
        "tile",
        "precedes_partnership",
        OBSERVATIONS.rpartition(".")[2],
    }
)
# The one field that no source stands behind: it is about the record itself, and stands behind all others.
REVIEWED = "reviewed"
NOTHING_ELSE = About(())
PARTIES = "partnerships.parties"
WIKIDATA, GEONAMES = "https://www.wikidata.org/wiki/", "https://www.geonames.org/"


def record(writer: Writer, matter: About) -> dict[str, Any]:
    """Present the page of a record."""
    view = present_record(writer, matter)
    common = {
        "record": view,
        "title": view.name,
        "locator": locator(writer, matter.locator) if matter.locator else None,
        "indexed": finding(writer, writer.plan.cards[view.key], matter),
        "timeline": timeline_of(writer, matter.lanes, view.groups),
        "celebrations": celebrations(writer, matter.anniversaries),
        "courses": multiples(writer, matter.courses),
    }
    return common | _particular(writer, matter, view)


def _particular(writer: Writer, matter: About, view: RecordView) -> dict[str, Any]:
    """Give what only pages of some collections have."""
    entry = writer.plan.entry
    if entry and isinstance(entry.record, Figure):
        return figure(writer, entry.record, view.moments)
    return series(writer, editions(matter.groups)) if entry and isinstance(entry.record, Series) else {}


def present_record(writer: Writer, matter: About = NOTHING_ELSE) -> RecordView:
    """Make the view of the record that a page is about, with what the page shows of others."""
    plan = writer.plan
    assert plan.entry is not None  # noqa: S101 - record pages are planned with their record
    record, card = plan.entry.record, plan.cards[plan.entry.key]
    sources = Bibliography(record, writer)
    known = facts(writer, record, sources)
    text, body_language = body(writer)
    is_foreign = body_language not in ("", writer.language)
    return RecordView(
        key=card.key,
        name=writer.text(card.name),
        noun=writer.interface.named("noun", record.collection),
        kind=writer.choice(f"{record.collection}.kind", card.kind) if card.kind else "",
        summary=writer.text(record.summary),
        head=head(writer, card, record, sources),
        facts=tuple(fact for fact in known if fact.field != REVIEWED),
        reviewed=next((fact for fact in known if fact.field == REVIEWED), None),
        tables=tables(writer, record, sources),
        moments=moments(writer, record, sources),
        body=text,
        body_language=html_tag(body_language) if is_foreign else "",
        body_language_name=writer.choice("sources.language", body_language) if is_foreign else "",
        disputes=disputes(writer, record, sources),
        statements=statements(writer, record, sources),
        groups=tuple(_groups(writer, card, matter)),
        sources=sources.sources(),
        file=f"content/{plan.entry.document.path}",
        edit_href=edit_href(writer, plan.entry.document.path),
        report_href=report_href(writer, plan.entry.document.path),
        history_href=history_href(writer, plan.entry.document.path),
        data_href=plan.href(data_path(record.collection)),
        outside=tuple(_outside(writer, record.links)),
        outside_marks=sources.marks_of_field("links"),
        activity=activity(writer, matter.activity) if isinstance(record, Partnership) else None,
        compare_href=compare_href(writer, card.key),
        citing=None if record.collection == PROSE else citing(writer, card, record),
        gaps=gaps(writer, matter.gaps, plan.entry.document.path),
        guide_href=guide_href(writer),
        gaps_href=plan.href(named_path(GAPS, writer.language)),
        dossiers=tuple(dossier_links(writer, card.key, matter.beside)) if matter.beside is not None else (),
    )


def _groups(writer: Writer, card: Card, matter: About) -> Iterator[Group]:
    """Give what points to a record; behind the last partnerships of a state the way to all of its in their list."""
    found = groups(writer, card.key, matter.groups)
    last = next((group for group in reversed(found) if group.name in (PARTIES, OF_PLACES)), None)
    for group in found:
        is_listed = matter.filtered and group is last
        yield replace(group, filtered=_in_list(writer, card, matter.filtered)) if is_listed else group


def _in_list(writer: Writer, card: Card, name: str) -> Link:
    text = writer.interface.text("Filter and sort all partnerships of %(place)s", place=writer.plain(card.name))
    path = list_path(Partnership.collection, writer.language)
    return Link(escape(text), f"{writer.plan.href(path)}#{name}={card.key[1]}")


def body(writer: Writer) -> tuple[Markup, str]:
    """Render the body in the page's language, or the best other one, and name that."""
    bodies = writer.plan.bodies
    language = next((tag for tag in writer.preference if tag in bodies), None)
    if language is None:
        return Markup(), ""

    def href(ref: str) -> tuple[str, Markup]:
        link = writer.link(writer.key(Ref.parse(ref)))
        return link.href, link.name

    return markdown.fill(bodies[language].pieces, href), language


def facts(writer: Writer, record: Record, sources: Bibliography) -> list[Fact]:
    """Give the fields that the record sets to something of its own."""
    disputed = {claim.field for claim in record.claims}
    found = []
    for name, path, default in _shown(type(record)):
        value = getattr(record, name)
        if value in (None, (), False, default) or is_table(value):
            continue
        marks = () if name == REVIEWED else sources.marks_of_field(name)
        dispute = f"#{anchors.of_dispute(name)}" if name in disputed else ""
        found.append(Fact(name, anchors.of_field(name), writer.label(path), writer.value(path, value), marks, dispute))
    return found


@cache
def _shown(record_type: type[Record]) -> tuple[tuple[str, str, object], ...]:
    """Give name, path and default of each field that is a fact."""
    fields = record_type.model_fields.items()
    return tuple(
        (name, f"{record_type.collection}.{name}", field.default) for name, field in fields if name not in APART
    )


def _outside(writer: Writer, links: Links | None) -> list[Link]:
    if links is None:
        return []
    found: list[tuple[str, str | int | None, str]] = [
        ("Wikidata", links.wikidata, WIKIDATA),
        ("GeoNames", links.geonames, GEONAMES),
        (writer.interface.text("Website"), links.website, ""),
    ]
    return [Link(escape(name), f"{prefix}{value}") for name, value, prefix in found if value]
