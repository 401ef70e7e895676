"""Addresses of facts: told by what they are, each once on a page."""

from typing import Any

import pytest

from partnerbase.present.anchors import of_claims, of_field, of_observations, of_rows
from partnerbase.records.event import Outcome
from partnerbase.records.figure import Observation
from partnerbase.records.partnership import Stage, View
from partnerbase.records.person import Role
from partnerbase.values.base import Value
from partnerbase.values.citation import Claim

SOURCED: dict[str, Any] = {"sources": ("report",)}


def test_a_field_is_told_by_its_name() -> None:
    assert (of_field("since"), of_field("status_as_of")) == ("fact-since", "fact-status-as-of")


@pytest.mark.parametrize(
    ("table", "rows", "expected"),
    [
        (
            "stages",
            [Stage.model_validate({"kind": "signature", "date": "1988-05-21"})],
            ("stage-signature-1988-05-21",),
        ),
        ("stages", [Stage.model_validate({"kind": "pause", "date": "2019~/.."})], ("stage-pause-2019",)),
        ("views", [View.model_validate({"party": "trier", "since": "1988", **SOURCED})], ("view-trier",)),
        ("roles", [Role.model_validate({"title": "Mayor", "of": "trier"})], ("role-trier",)),
        ("outcomes", [Outcome.model_validate({"what": what}) for what in ("One", "Two")], ("outcome-1", "outcome-2")),
    ],
)
def test_rows_are_told_by_what_tells_them_apart(table: str, rows: list[Value], expected: tuple[str, ...]) -> None:
    assert of_rows(table, rows) == expected


def test_observations_are_told_by_their_time() -> None:
    times = [{"as_of": "2025-11"}, {"period": "2025-11"}, {"as_of": "2025-11-02"}]
    observations = [Observation.model_validate({"value": 3, "source": "report", **time}) for time in times]
    assert of_observations(observations) == ("observation-2025-11", "observation-2025-11-2", "observation-2025-11-02")


def test_claims_are_told_by_field_and_source() -> None:
    claims = [Claim(field=field, value="1988", **SOURCED) for field in ("since", "since", None)]
    assert of_claims(claims) == ("claim-since-report", "claim-since-report-2", "statement-report")


def test_a_number_does_not_take_the_name_of_another() -> None:
    names = ("report", "report-2", "report")
    claims = [Claim.model_validate({"value": "x", "sources": (name,)}) for name in names]
    assert of_claims(claims) == ("statement-report", "statement-report-2", "statement-report-3")
