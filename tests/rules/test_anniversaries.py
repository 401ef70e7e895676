"""An anniversary is as many years after the beginning of its partnership as it says."""

import pytest

from tests.content_builder import Fields, event, partnership, source
from tests.rules.conftest import Found

CODE = "anniversary-mismatch"
WRONG = [
    "30th anniversary of the partnership",
    "Concert for the 30th partnership anniversary",
    "30 years of city partnership",
    "30-year anniversary of a friendship",
    "30. Jahrestag der Partnerschaft",
    "30. Partnerschaftsjubiläum",
    "30-jähriges Bestehen der Partnerschaft",
    "30jähriges Partnerschaftsjubiläum",
    "30 Jahre Städtepartnerschaft",
    "特里尔与厦门结为友好城市30周年",
    "缔结友城关系 30 周年",
]
OTHERS = [
    "30th anniversary of diplomatic relations, with partners",
    "30th anniversary of the founding of a partner university",
    "30. Jahrestag des Kriegsendes mit Freunden",
    "两国建交30周年友好活动",
    "More than 30 years of partnership",
    "Über 30 Jahre Freundschaft",
    "逾30周年友好",
    "30th forum of the partners",
    "Partner for 30 days",
    "30 companies of partner cities",
]


def _files(title: str, since: str | None = "1988", tie: Fields | None = None, **fields: object) -> dict[str, Fields]:
    dated = {"since": since} if since else {}
    held = {"start": "2024-05-06", "partnerships": ["tie"]} | fields
    return {"events/visit": event(title=title, **held), "partnerships/tie": partnership(**dated, **(tie or {}))}


@pytest.mark.parametrize("title", WRONG)
def test_a_title_that_does_not_fit(found: Found, title: str) -> None:
    assert found(CODE, _files(title)) == ["events/visit.yaml"]


@pytest.mark.parametrize("title", WRONG)
def test_a_title_that_fits(found: Found, title: str) -> None:
    assert found(CODE, _files(title, "1994")) == []


@pytest.mark.parametrize("title", OTHERS)
def test_what_speaks_of_something_else(found: Found, title: str) -> None:
    assert found(CODE, _files(title)) == []


def test_an_event_of_this_kind_needs_no_word_for_the_partnership(found: Found) -> None:
    assert found(CODE, _files("30th anniversary")) == []
    assert found(CODE, _files("30th anniversary", kind="anniversary")) == ["events/visit.yaml"]


@pytest.mark.parametrize(
    "tie",
    [
        {"stages": [{"kind": "contact", "date": "1994-03"}]},
        {"views": [{"party": "xiamen", "since": "1994", "sources": ["report"]}]},
        {"claims": [{"field": "since", "value": "1994", "sources": ["report"]}]},
    ],
)
def test_every_year_that_it_may_be_counted_from(found: Found, tie: Fields) -> None:
    assert found(CODE, _files(WRONG[0], tie=tie)) == []


def test_nothing_is_said_where_no_year_is_known(found: Found) -> None:
    assert found(CODE, _files(WRONG[0], since=None)) == []
    assert found(CODE, _files(WRONG[0], partnerships=[])) == []


def test_one_number_in_several_languages_is_one_mistake(found: Found) -> None:
    files = _files("")
    files["events/visit"]["title"] = {"en": WRONG[0], "de": WRONG[4], "zh": "友好40周年"}
    assert found(CODE, files, languages=["en", "de", "zh"]) == ["events/visit.yaml"] * 2


def _statement(text: str) -> Fields:
    return {"claims": [{"value": text, "sources": ["report"]}], "since": "1988"}


@pytest.mark.parametrize(
    ("published", "text", "problems"),
    [("2024", WRONG[0], 1), ("2018-05", WRONG[0], 0), (None, WRONG[0], 0), ("2024", OTHERS[0], 0)],
)
def test_a_statement_counts_to_the_date_of_its_source(
    found: Found, published: str | None, text: str, problems: int
) -> None:
    report = source(date=published) if published else source()
    files = {"partnerships/tie": partnership(**_statement(text)), "sources/report": report}
    assert len(found(CODE, files)) == problems


def test_a_statement_about_an_event_may_count_to_either(found: Found) -> None:
    claims = [{"value": "36 years of friendship, soon the 37th anniversary of the twinning", "sources": ["report"]}]
    files = _files("Visit", claims=claims) | {"sources/report": source(date="2025-01")}
    assert found(CODE, files) == []
