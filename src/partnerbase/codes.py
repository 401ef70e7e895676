"""The codes of all diagnostics: permanent names, never reused for anything else.

Every code is an error unless it stands in `WARNINGS`; `site.yaml` can change that for a site.
Each has a page `explanations/<code>.md` beside this module and a smallest example in `tests/invalid/<code>/`.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

EXPLANATIONS: Traversable = files("partnerbase") / "explanations"

WARNINGS: frozenset[str] = frozenset()
