"""The frame of every page, and the contexts of the pages that are about no record."""

from typing import Any

from markupsafe import Markup, escape

from partnerbase.i18n import html_tag, language_name
from partnerbase.pages import (
    NOT_FOUND,
    PagePlan,
    data_path,
    in_language,
    list_path,
    named_path,
    record_path,
)
from partnerbase.present.items import item, listing
from partnerbase.present.record import present_record
from partnerbase.present.writer import Writer
from partnerbase.records import COLLECTIONS
from partnerbase.views import Group, Link, PageView

PROSE = "pages"
NAMED = ("anniversaries", "data", "quality")


def present(plan: PagePlan) -> dict[str, Any]:
    """Give everything that a page's template places.

    Returns:
        `page` always; `record`, `list`, `groups`, `anniversaries` and `collections` where the page is about them;
        the functions of the interface's texts.
    """
    writer = Writer(plan)
    context: dict[str, Any] = {
        "record": present_record(plan) if plan.entry else None,
        "list": listing(writer, plan.collection) if plan.collection and not plan.entry else None,
        "groups": _groups(writer),
        "anniversaries": _anniversaries(writer),
        "coverage": _coverage(writer),
    }
    context["page"] = _page(writer, context)
    return context


def _page(writer: Writer, context: dict[str, Any]) -> PageView:
    plan, settings = writer.plan, writer.plan.settings
    title = _title(writer, context)
    return PageView(
        title=title,
        plain_title=str(title.striptags()),
        description=_description(writer),
        language=plan.language,
        html_language=html_tag(plan.language),
        site_title=writer.plain(settings.title),
        template=plan.template,
        home_href=plan.href(named_path("index", plan.language)),
        assets=plan.href("assets"),
        alternates=tuple(_alternate(plan, language) for language in settings.languages),
        navigation=tuple(_navigation(writer)),
        collections=tuple(_collection_link(writer, name) for name in COLLECTIONS if name != PROSE),
        breadcrumbs=tuple(_breadcrumbs(writer)),
        licence=Link(escape(settings.licence.name), settings.licence.url),
        canonical=f"{settings.base_url.rstrip('/')}/{plan.path}" if settings.base_url else "",
    )


def _title(writer: Writer, context: dict[str, Any]) -> Markup:
    if context["record"]:
        name: Markup = context["record"].name
        return name
    if context["list"]:
        return escape(context["list"].label)
    stem = writer.plan.path.rpartition("/")[2].removesuffix(".html")
    return writer.text(writer.plan.settings.title) if stem == "index" else escape(writer.interface.named("page", stem))


def _description(writer: Writer) -> str:
    record = writer.plan.entry.record if writer.plan.entry else None
    if record and record.summary:
        return writer.plain(record.summary)
    if writer.plan.collection and not record:
        return writer.interface.named("about collection", writer.plan.collection)
    return writer.plain(writer.plan.settings.summary)


def _alternate(plan: PagePlan, language: str) -> tuple[str, str, Link]:
    """Give language tag, full address where the site has one, and link of the page in a language."""
    is_apart = "/" not in plan.path
    path = named_path("index", language) if is_apart else in_language(plan.path, language)
    full = f"{plan.settings.base_url.rstrip('/')}/{path}" if plan.settings.base_url else ""
    is_current = language == plan.language and not is_apart
    return html_tag(language), full, Link(Markup(language_name(language)), plan.href(path), is_current)  # noqa: S704


def _navigation(writer: Writer) -> list[Link]:
    """Link the pages of prose, in the order of their records' `nav`, and those that are computed."""
    plan = writer.plan
    prose = sorted(key for key in plan.cards if key[0] == PROSE)
    links = [(writer.text(plan.cards[key].name), record_path(key, plan.language)) for key in prose]
    links += [(escape(writer.interface.named("page", name)), named_path(name, plan.language)) for name in NAMED]
    return [Link(name, plan.href(path), path == plan.path) for name, path in links]


def _collection_link(writer: Writer, collection: str) -> Link:
    path = list_path(collection, writer.language)
    is_current = writer.plan.collection == collection
    return Link(escape(writer.interface.named("collection", collection)), writer.plan.href(path), is_current)


def _breadcrumbs(writer: Writer) -> list[Link]:
    plan = writer.plan
    if plan.path in {NOT_FOUND, named_path("index", plan.language)} or "/" not in plan.path:
        return []
    home = Link(writer.text(plan.settings.title), plan.href(named_path("index", plan.language)))
    if plan.entry and plan.collection and plan.collection != PROSE:
        return [home, _collection_link(writer, plan.collection)]
    return [home]


def _groups(writer: Writer) -> tuple[Group, ...]:
    """Group listed records by collection, for the home page."""
    plan = writer.plan
    if plan.collection:
        return ()
    found: dict[str, list[Any]] = {}
    for key in plan.listed:
        found.setdefault(key[0], []).append(item(writer, plan.cards[key]))
    named = writer.interface.named
    return tuple(Group(name, named("collection", name), tuple(items)) for name, items in found.items())


def _anniversaries(writer: Writer) -> tuple[tuple[int, tuple[tuple[int, Markup, Link], ...]], ...]:
    """Give for each year its anniversaries: number of years, date of the beginning, link."""
    by_year: dict[int, list[tuple[int, Markup, Link]]] = {}
    for anniversary in writer.plan.anniversaries:
        shown = (anniversary.years, writer.date(anniversary.since), writer.link(anniversary.key))
        by_year.setdefault(anniversary.year, []).append(shown)
    return tuple((year, tuple(shown)) for year, shown in sorted(by_year.items()))


def _coverage(writer: Writer) -> tuple[dict[str, Any], ...]:
    """Give each collection's counts, its list and its data file."""
    plan = writer.plan
    return tuple(
        {
            "collection": name,
            "link": _collection_link(writer, name),
            "about": writer.interface.named("about collection", name),
            "records": coverage.records,
            "names": tuple(coverage.names.items()),
            "summaries": tuple(coverage.summaries.items()),
            "bodies": tuple(coverage.bodies.items()),
            "reviewed": coverage.reviewed,
            "data": Link(escape(data_path(name)), plan.href(data_path(name))),
        }
        for name, coverage in plan.coverage.items()
    )
