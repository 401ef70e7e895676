"""The titles of records that have none of their own: partnerships by their sides, figures by what they measure."""

import re
from collections.abc import Mapping, Sequence

from partnerbase.i18n import Interface
from partnerbase.records.indicator import COUNTERPART, SUBJECT

GAPS = re.compile(f"{re.escape(SUBJECT)}|{re.escape(COUNTERPART)}")


def of_partnership(sides: Sequence[Sequence[str]], interface: Interface) -> str:
    """Give the title of a partnership: "Leipzig – Nanjing"."""
    within = interface.named("separator", "partners")
    return interface.named("separator", "sides").join(map(within.join, sides))


def of_figure(names: Mapping[str, str], heading: str, interface: Interface) -> str:
    """Give the title of a figure: "Companies from China in Hamburg", or "Area: Ecopark" without a heading that fits.

    Args:
        names: The names of its `subject`, its `indicator`, and its `counterpart` if it has one.
        heading: What its indicator says of titles in this language, empty if nothing.
        interface: The words that stand between the names.
    """
    gaps = {"{%s}" % name: text for name, text in names.items()}  # noqa: UP031 - braces are what it writes
    if heading and gaps.keys() >= set(GAPS.findall(heading)):
        return GAPS.sub(lambda gap: gaps[gap[0]], heading)
    if "counterpart" in names:
        return interface.text("%(indicator)s: %(subject)s – %(counterpart)s", **names)
    return interface.text("%(indicator)s: %(subject)s", **names)
