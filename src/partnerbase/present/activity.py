"""What was last recorded of a partnership."""

from markupsafe import escape

from partnerbase.derive.activity import Activity
from partnerbase.present.writer import Writer
from partnerbase.views import ActivityView, Link


def activity(writer: Writer, found: Activity | None) -> ActivityView:
    """Give the last recorded activity of the partnership that a page is about, with the way to where it is told."""
    if found is None:
        return ActivityView()
    if found.step:
        word = escape(writer.choice("partnerships.stages.kind", found.step))
        return ActivityView(writer.date(found.when), Link(word, "#table-stages"))
    return ActivityView(writer.date(found.when), writer.link(found.key))
