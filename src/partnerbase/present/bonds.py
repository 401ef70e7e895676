"""The concluded partnerships by decade, and the cities with several partners."""

from collections.abc import Iterable, Sequence
from typing import Any

from markupsafe import Markup, escape

from partnerbase.derive.bonds import Bond
from partnerbase.plan.bonds import DECADES, SEVERAL, UNDATED, Decades, Index, Partners, Several
from partnerbase.plan.paths import part_path
from partnerbase.present.items import item
from partnerbase.present.timeline import chapter_title
from partnerbase.present.writer import Writer
from partnerbase.sorting import sort_key
from partnerbase.views import DecadeView, Group, Link, PartnersView


def decades(writer: Writer, matter: Decades) -> dict[str, Any]:
    """Present a page of the partnerships by decade."""
    return {
        "bars": _bars(writer, matter.index, DECADES),
        "total": sum(count for _, count, _ in matter.index),
        "over": matter.over,
        "uncounted": matter.uncounted,
        "groups": tuple(_decade(writer, heading, found) for heading, found in matter.groups),
        "data_href": writer.plan.href(f"{writer.language}/{DECADES}.csv"),
    }


def several(writer: Writer, matter: Several) -> dict[str, Any]:
    """Present a page of the cities with several partners."""
    return {
        "bars": _bars(writer, matter.index, SEVERAL),
        "groups": tuple(
            (_anchor(number), _label(writer, number, SEVERAL), _places(writer, found))
            for number, found in matter.groups
        ),
        "data_href": writer.plan.href(f"{writer.language}/{SEVERAL}.csv"),
    }


def _bars(writer: Writer, index: Index, name: str) -> tuple[DecadeView, ...]:
    """Give each heading with the length of its bar, that of the most being whole; what has nothing is no link."""
    most = max((count for _, count, _ in index), default=1)
    return tuple(
        DecadeView(
            _link(writer, heading, part, name) if count else Link(_label(writer, heading, name), ""),
            count,
            f"{100 * count / most:.1f}%",
        )
        for heading, count, part in index
    )


def _link(writer: Writer, heading: str, part: int, name: str) -> Link:
    path = part_path(name, writer.language, part)
    here = "" if path == writer.plan.path else writer.plan.href(path)
    return Link(_label(writer, heading, name), f"{here}#{_anchor(heading)}")


def _anchor(heading: str) -> str:
    return f"part-{heading or 'undated'}"


def _label(writer: Writer, heading: str, name: str) -> Markup:
    if name == SEVERAL:
        return escape(writer.interface.plural("%(num)s partner", "%(num)s partners", int(heading)))
    return chapter_title(writer, None if heading == UNDATED else int(heading))


def _decade(writer: Writer, heading: str, found: Iterable[Bond]) -> Group:
    return Group(_anchor(heading), str(_label(writer, heading, DECADES)), tuple(item(writer, tie.key) for tie in found))


def _places(writer: Writer, found: Sequence[Partners]) -> tuple[PartnersView, ...]:
    cards, tongues = writer.plan.cards, writer.plan.settings.tongues
    by_name = sorted(found, key=lambda partners: sort_key(cards[partners[0]], writer.language, tongues))
    return tuple(
        PartnersView(
            item(writer, place),
            tuple((writer.link(partner), writer.link(tie.key), writer.date(tie.since)) for partner, tie in pairs),
        )
        for place, pairs in by_name
    )
