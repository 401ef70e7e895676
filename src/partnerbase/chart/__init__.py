"""Where the parts of a chart stand: scales, a time axis, marks and labels, computed without a page.

Across, places are in per cent of the width, so that a chart fills any page without its text being scaled; upright they
are in pixels. What must not overlap is laid out for the narrowest screen: a wider one only spreads it.
"""

from partnerbase.chart.choice import Choice, Counted, choices
from partnerbase.chart.comparison import Comparison, compare
from partnerbase.chart.data import Datum, Look, distinct
from partnerbase.chart.overtime import Frame, OverTime, over_time

__all__ = [
    "Choice",
    "Comparison",
    "Counted",
    "Datum",
    "Frame",
    "Look",
    "OverTime",
    "choices",
    "compare",
    "distinct",
    "over_time",
]
