"""The repository's own content is clean, and every warning that stays is known."""

from partnerbase.build import check
from tests.golden_site import ROOT, TODAY

KNOWN_WARNINGS: frozenset[tuple[str, str]] = frozenset()
"""Path and code of the warnings that stay, for a reason that its record cannot tell as an exemption."""


def test_there_are_no_problems() -> None:
    report = check(ROOT / "content", today=TODAY, drafts=True).report
    found = {(problem.span.path, problem.code) for problem in report}
    assert found == KNOWN_WARNINGS
