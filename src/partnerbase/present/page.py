"""The frame of every page, and the contexts of the pages that are about no record."""

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup, escape

from partnerbase.i18n import Interface, html_tag, language_name
from partnerbase.link import PROSE
from partnerbase.plan.anniversaries import Anniversaries
from partnerbase.plan.bonds import Decades, Several
from partnerbase.plan.charts import Chart
from partnerbase.plan.comparison import Comparison
from partnerbase.plan.dossiers import Dossier
from partnerbase.plan.gaps import GapList
from partnerbase.plan.gaps import Overview as Gaps
from partnerbase.plan.groups import GroupPage
from partnerbase.plan.lists import Listing
from partnerbase.plan.maps import Maps
from partnerbase.plan.overviews import Apart, Data, Home, Quality
from partnerbase.plan.page import Matter, PagePlan
from partnerbase.plan.paths import SEARCH, address, named_path, names_folder, record_path
from partnerbase.plan.records import About
from partnerbase.plan.search import Search
from partnerbase.plan.specimens import Specimens
from partnerbase.plan.territories import ByTerritory
from partnerbase.plan.timeline import Chapter, Timeline
from partnerbase.present import gaps, overview
from partnerbase.present.anniversaries import anniversaries
from partnerbase.present.bonds import decades, several
from partnerbase.present.comparison import comparison
from partnerbase.present.dossiers import dossier
from partnerbase.present.gap_list import gap_list
from partnerbase.present.group import group
from partnerbase.present.listing import listing
from partnerbase.present.maps import maps
from partnerbase.present.overview import collection_link
from partnerbase.present.record import record
from partnerbase.present.search import search
from partnerbase.present.shared import Shared, once
from partnerbase.present.sheet import sheet
from partnerbase.present.specimens import design
from partnerbase.present.territories import territories
from partnerbase.present.timeline import chapter, timeline
from partnerbase.present.writer import Writer
from partnerbase.records import COLLECTIONS
from partnerbase.views import Alternate, Current, Edition, Frame, Link, PageView

NAMED = (
    SEARCH,
    "map",
    "territories",
    "timeline",
    "anniversaries",
    "decades",
    "several",
    "compare",
    "data",
    "quality",
    "gaps",
    "design",
)
# What the menu in the head of every page leads to; all else is linked in its foot.
MENU = ("partnerships", "cities", "events", "figures", "themes", "sources")
MENU_PAGES = (SEARCH, "map", "territories", "anniversaries", "data")


Presenter = Callable[[Writer, Any], dict[str, Any]]
PRESENTERS: Mapping[type[Matter], Presenter] = {
    About: record,
    GroupPage: group,
    Chart: sheet,
    Apart: overview.apart,
    Listing: listing,
    Home: overview.home,
    Anniversaries: anniversaries,
    Timeline: timeline,
    Chapter: chapter,
    Decades: decades,
    Several: several,
    Comparison: comparison,
    Data: overview.data,
    Quality: overview.quality,
    Specimens: design,
    Maps: maps,
    ByTerritory: territories,
    Search: search,
    Gaps: gaps.overview,
    GapList: gap_list,
    Dossier: dossier,
}
"""What gives a template its context, by the matter of the page."""


def present(plan: PagePlan, shared: Shared | None = None) -> dict[str, Any]:
    """Give everything that a page's template places.

    Args:
        plan: The page.
        shared: What was made for other pages of the build that have its language and depth.

    Returns:
        `page` and `frame` always; `record` on the page of a record; and what the presenter of the page's matter gives.
    """
    writer = Writer(plan, shared)
    context = PRESENTERS[type(plan.matter)](writer, plan.matter)
    context["frame"] = _frame(writer, plan.collection, plan.path if _is_linked(plan) else "")
    context["page"] = _page(writer, context)
    return context


def _is_linked(plan: PagePlan) -> bool:
    """Whether a page may stand in the menu itself: all but records', of which only prose does."""
    return plan.entry is None or plan.collection == PROSE


@once
def _frame(writer: Writer, collection: str | None, path: str) -> Frame:
    """Make what stands around a page of a collection, and for one that is linked there, at a path."""
    plan, settings = writer.plan, writer.plan.settings
    collections = {name: collection_link(writer, name, collection, path) for name in COLLECTIONS if name != PROSE}
    named = {name: _named_link(writer, name, path) for name in NAMED if plan.has(name)}
    prose = _prose(writer, path)
    return Frame(
        language=plan.language,
        html_language=html_tag(plan.language),
        site_title=writer.plain(settings.title),
        site_summary=writer.text(settings.summary),
        home_href=plan.href(named_path("index", plan.language)),
        assets=plan.href("assets"),
        names=plan.href(names_folder(plan.language)),
        search=named[SEARCH] if settings.search else None,
        editions=tuple(_edition(plan, language) for language in settings.languages),
        places=collections["cities"],
        menu=(
            *(collections[name] for name in MENU),
            *(named[name] for name in MENU_PAGES if name in named),
            *prose[:1],
        ),
        navigation=(*prose, *named.values()),
        collections=tuple(collections.values()),
        licence=Link(escape(settings.licence.name), settings.licence.url),
    )


def _page(writer: Writer, context: dict[str, Any]) -> PageView:
    plan, settings = writer.plan, writer.plan.settings
    title = context.pop("title", None) or escape(writer.interface.named("page", _stem(plan)))
    return PageView(
        title=title,
        plain_title=Markup(title).striptags(),  # noqa: S704 - what it is already
        description=_description(writer),
        alternates=tuple(_alternate(plan, language) for language in settings.languages),
        breadcrumbs=(*_breadcrumbs(writer), *context.pop("way", ())),
        canonical=address(settings, plan.path),
        picture=address(settings, plan.picture) if plan.picture else "",
    )


def _stem(plan: PagePlan) -> str:
    return plan.path.rpartition("/")[2].removesuffix(".html")


def _description(writer: Writer) -> str:
    record = writer.plan.entry.record if writer.plan.entry else None
    if record and record.summary:
        return writer.plain(record.summary)
    if writer.plan.collection and not record:
        return writer.interface.named("about collection", writer.plan.collection)
    return writer.plain(writer.plan.settings.summary)


def _is_apart(plan: PagePlan) -> bool:
    """Whether a page stands above the languages: the choice of one, and the page for missing ones."""
    return "/" not in plan.path


def _alternate(plan: PagePlan, language: str) -> Alternate:
    """Give the page in a language, or where there is but one of its kind, the home page."""
    path = named_path("index", language) if _is_apart(plan) else plan.in_language(language)
    is_current = language == plan.language and not _is_apart(plan)
    link = Link(escape(language_name(language)), plan.href(path), "page" if is_current else "")
    return Alternate(language, html_tag(language), address(plan.settings, path), link)


def _edition(plan: PagePlan, language: str) -> Edition:
    home = Link(escape(language_name(language)), plan.href(named_path("index", language)))
    summary = plan.settings.summary.best(plan.settings.tongues.by_preference(language))[1]
    missing = Interface(language).text("There is no page at this address.")
    return Edition(language, html_tag(language), home, summary, missing)


def _prose(writer: Writer, here: str) -> list[Link]:
    """Link the pages of prose that have a place in the navigation, in that order."""
    plan = writer.plan
    return [
        Link(writer.text(plan.cards[key].name), plan.href(path), "page" if path == here else "")
        for path, key in ((record_path(key, plan.language), key) for key in plan.prose)
    ]


def _named_link(writer: Writer, name: str, here: str) -> Link:
    path = named_path(name, writer.language)
    current: Current = "page" if path == here else ""
    return Link(escape(writer.interface.named("page", name)), writer.plan.href(path), current)


def _breadcrumbs(writer: Writer) -> tuple[Link, ...]:
    plan = writer.plan
    if plan.path == named_path("index", plan.language) or _is_apart(plan):
        return ()
    is_below_list = plan.collection != PROSE if plan.entry else _stem(plan) != "index"
    return _way(writer, plan.collection if is_below_list else None)


@once
def _way(writer: Writer, collection: str | None) -> tuple[Link, ...]:
    """Give the way from the home page, through a collection's list where there is one."""
    plan = writer.plan
    home = Link(writer.text(plan.settings.title), plan.href(named_path("index", plan.language)))
    return (home, collection_link(writer, collection)) if collection else (home,)
