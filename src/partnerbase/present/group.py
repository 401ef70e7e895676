"""The pages with the whole of a group of what points to a record."""

from typing import Any

from markupsafe import escape

from partnerbase.plan.groups import GroupPage
from partnerbase.plan.paths import group_path, list_parts
from partnerbase.present import headings
from partnerbase.present.headings import Heading
from partnerbase.present.items import in_order, item_for
from partnerbase.present.shared import once
from partnerbase.present.writer import Writer
from partnerbase.views import Group, GroupView, Link


def group(writer: Writer, matter: GroupPage) -> dict[str, Any]:
    """Present a page of a group."""
    key, found = matter.key, matter.group
    label = writer.interface.named("backlink", found.name)
    divided = _headings(writer, found.keys, found.is_dated)
    shown = headings.on_page(divided, list_parts(len(found.keys))[matter.part - 1])
    record = writer.link(key)
    pages = tuple(
        headings.pages(writer, divided, lambda part: group_path(key, found.name, writer.language, part), matter.part)
    )
    view = GroupView(
        label,
        Link(record.name, f"{record.href}#group-{found.name}"),
        len(found.keys),
        tuple(
            Group(
                heading.id,
                heading.label,
                tuple(item_for(writer, other, key) for other in keys),
                total=len(heading.keys),
            )
            for heading, keys in shown
        ),
        pages,
        headings.following(pages),
    )
    title = writer.labelled(record.name, escape(label))
    if matter.part > 1:
        title = writer.labelled(title, next(link.name for link in pages if link.current))
    return {"group": view, "title": title, "way": (record,)}


@once
def _headings(writer: Writer, keys: tuple[tuple[str, str], ...], is_dated: bool) -> list[Heading]:  # noqa: FBT001 - for the cache
    """Put records below years, or below letters."""
    return (headings.by_year if is_dated else headings.by_letter)(writer, in_order(writer, keys))
