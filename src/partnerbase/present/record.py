"""The page of a record: facts, tables, claims, backlinks, sources."""

from markupsafe import Markup, escape

from partnerbase import markdown
from partnerbase.i18n import html_tag
from partnerbase.pages import PagePlan, data_path, record_path
from partnerbase.present.citations import Bibliography
from partnerbase.present.items import disagrees, groups
from partnerbase.present.writer import Writer
from partnerbase.records.base import Links, Record
from partnerbase.records.figure import Observation
from partnerbase.values.base import Value
from partnerbase.values.citation import Citation, Claim
from partnerbase.values.localtext import LocalText
from partnerbase.values.quantity import Quantity
from partnerbase.values.reference import Ref
from partnerbase.views import ClaimView, Fact, Link, RecordView, Row, Table

APART = frozenset(
    {"name", "title", "summary", "sources", "claims", "links", "exemptions", "draft", "nav", "precedes_partnership"}
)
CITING = ("sources", "source")
PARTS_OF_AMOUNT = frozenset({"qualifier", "unit"})
WIKIDATA, GEONAMES = "https://www.wikidata.org/wiki/", "https://www.geonames.org/"


def present_record(plan: PagePlan) -> RecordView:
    """Make the view of a planned record page."""
    assert plan.entry is not None  # noqa: S101 - record pages are planned with their record
    writer, record = Writer(plan), plan.entry.record
    sources = Bibliography(record, writer)
    body, body_language = _body(writer)
    return RecordView(
        key=plan.entry.key,
        name=writer.text(plan.cards[plan.entry.key].name),
        noun=writer.interface.named("noun", record.collection),
        kind=writer.choice(f"{record.collection}.kind", kind) if (kind := getattr(record, "kind", None)) else "",
        summary=writer.text(record.summary),
        facts=tuple(_facts(writer, record, sources)),
        tables=tuple(_tables(writer, record, sources)),
        body=body,
        body_language=body_language,
        claims=tuple(_claim(writer, record, claim, sources) for claim in record.claims if claim.field),
        statements=tuple(_claim(writer, record, claim, sources) for claim in record.claims if not claim.field),
        groups=groups(writer, plan.backlinks),
        sources=sources.sources(),
        file=f"content/{plan.entry.document.path}",
        edit_href=edit_href(plan),
        data_href=plan.href(data_path(record.collection)),
        outside=tuple(_outside(writer, record.links)),
    )


def edit_href(plan: PagePlan) -> str:
    """Give the address at which the record's file is edited; the page on contributing where no forge is set."""
    repository = plan.settings.repository
    if repository and plan.entry:
        return f"{repository.rstrip('/')}/edit/{plan.settings.branch}/content/{plan.entry.document.path}"
    contribute = ("pages", "contribute")
    return plan.href(record_path(contribute, plan.language)) if contribute in plan.cards else ""


def _body(writer: Writer) -> tuple[Markup, str]:
    """Render the body in the page's language, or the best other one, and name that."""
    bodies = writer.plan.bodies
    language = next((tag for tag in writer.preference if tag in bodies), None)
    if language is None:
        return Markup(), ""

    def href(ref: Ref) -> tuple[str, Markup]:
        link = writer.link(writer.plan.find(ref).key)
        return link.href, link.name

    return markdown.to_html(bodies[language], href), "" if language == writer.language else html_tag(language)


def _is_table(value: object) -> bool:
    return (
        isinstance(value, tuple)
        and bool(value)
        and all(isinstance(item, Value) for item in value)
        and not all(isinstance(item, Quantity) for item in value)
    )


def _facts(writer: Writer, record: Record, sources: Bibliography) -> list[Fact]:
    facts = []
    for name in type(record).model_fields:
        value, path = getattr(record, name), f"{record.collection}.{name}"
        if name in APART or value in (None, (), False) or _is_table(value):
            continue
        marks = () if name == "reviewed" else sources.marks_of_field(name)
        facts.append(Fact(name, writer.label(path), writer.value(path, value), marks))
    return facts


def _tables(writer: Writer, record: Record, sources: Bibliography) -> list[Table]:
    tables = []
    for name in type(record).model_fields:
        value = getattr(record, name)
        if name not in APART and _is_table(value):
            tables.append(_table(writer, f"{record.collection}.{name}", value, sources))
    return tables


def _table(writer: Writer, path: str, values: tuple[Value, ...], sources: Bibliography) -> Table:
    """Make a table of all sub-fields that any row has; the parts of an amount make one column."""
    ordered = _in_order(values)
    fields = [field for field in type(values[0]).model_fields if field not in CITING]
    fields = [field for field in fields if not _in_amount(values[0], field)]
    used = [field for field in fields if any(getattr(value, field) not in (None, (), False) for value in ordered)]
    labels = tuple(writer.label(f"{path}.{field}") for field in used)
    observations = [value for value in ordered if isinstance(value, Observation)]
    rows = tuple(
        Row(
            tuple(_cell(writer, f"{path}.{field}", value) for field in used),
            sources.marks(_cited(value)),
            isinstance(value, Observation) and disagrees(value, observations),
        )
        for value in ordered
    )
    return Table(path.rpartition(".")[2], writer.label(path), labels, rows)


def _in_order(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """Put observations newest first; other rows keep the order of the file."""
    observations = [value for value in values if isinstance(value, Observation)]
    if len(observations) == len(values):
        return tuple(sorted(observations, key=lambda item: item.time, reverse=True))
    return values


def _in_amount(value: Value, field: str) -> bool:
    return field in PARTS_OF_AMOUNT and "value" in type(value).model_fields


def _cell(writer: Writer, path: str, value: Value) -> Markup:
    field, quantity = path.rpartition(".")[2], getattr(value, "quantity", None)
    if field == "value" and isinstance(quantity, Quantity):
        return escape(writer.formats.quantity(quantity))
    item = getattr(value, field)
    return Markup() if item in (None, (), False) else writer.value(path, item)


def _cited(value: Value) -> tuple[Citation, ...]:
    found = next((getattr(value, name) for name in CITING if name in type(value).model_fields), ())
    return found if isinstance(found, tuple) else (found,)


def _claim(writer: Writer, record: Record, claim: Claim, sources: Bibliography) -> ClaimView:
    marks = sources.marks(claim.sources)
    by: tuple[Link, ...] = tuple(writer.link(writer.plan.find(ref).key) for ref in claim.by)
    note = writer.text(claim.note)
    if claim.field is None:
        assert isinstance(claim.value, LocalText)  # noqa: S101 - validated as such
        return ClaimView(writer.text(claim.value), marks, by=by, note=note)
    preferred, path = getattr(record, claim.field), f"{record.collection}.{claim.field}"
    written = Markup() if preferred in (None, ()) else writer.value(path, preferred)
    return ClaimView(writer.value(path, claim.value), marks, writer.label(path), written, by, note)


def _outside(writer: Writer, links: Links | None) -> list[Link]:
    if links is None:
        return []
    found: list[tuple[str, str | int | None, str]] = [
        ("Wikidata", links.wikidata, WIKIDATA),
        ("GeoNames", links.geonames, GEONAMES),
        (writer.interface.text("Website"), links.website, ""),
    ]
    return [Link(escape(name), f"{prefix}{value}") for name, value, prefix in found if value]
