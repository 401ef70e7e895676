"""Facts have sources; sources are used and can be found; claims say something else than the record."""

import pytest

from tests.content_builder import city, event, partnership, source
from tests.rules.conftest import Found


def test_a_fact_that_no_citation_supports(found: Found) -> None:
    some = [{"source": "report", "supports": ["name", "country", "kind"]}]
    files = {"cities/trier": city(sources=some, aliases=["Treves"], summary="Old", draft=False)}
    assert found("uncited-fact", files) == ["cities/trier.yaml"]
    assert found("uncited-fact", {"cities/trier": city(sources=[*some, "report"], aliases=["Treves"])}) == []


def test_a_fact_with_citations_of_its_own(found: Found) -> None:
    some = [{"source": "report", "supports": ["parties", "kind", "since"]}]
    signed = {"kind": "signature", "date": "1988", "sources": ["report"]}
    assert found("uncited-fact", {"partnerships/a": partnership(sources=some, stages=[signed])}) == []
    bare = {"kind": "contact", "date": "1985"}
    files = {"partnerships/a": partnership(sources=some, stages=[signed, bare])}
    assert found("uncited-fact", files) == ["partnerships/a.yaml"]


def test_a_source_that_no_record_cites(found: Found) -> None:
    files = {"sources/report": source(), "sources/study": source(), "cities/trier": city()}
    assert found("unused-source", files) == ["sources/study.yaml"]


def test_a_citation_anywhere_or_a_link_is_a_use(found: Found) -> None:
    stage = {"kind": "signature", "date": "1988", "sources": ["study"]}
    files = {"partnerships/a": partnership(stages=[stage]), "events/visit": event(body="See [[note]].")}
    sources = {"sources/study": source(), "sources/note": source()}
    assert found("unused-source", files | sources) == []


def test_a_source_without_any_address(found: Found) -> None:
    bare = {"title": "Report", "language": "en", "kind": "report"}
    archived = bare | {"archive_url": "https://archive.example/report"}
    files = {"sources/report": bare, "sources/study": archived, "cities/trier": city()}
    assert found("source-without-url", files) == ["sources/report.yaml"]


@pytest.mark.parametrize(("value", "problems"), [("1988", 1), ("1988-05", 0), ("1988~", 0), ("1990", 0)])
def test_a_claim_says_something_else(found: Found, value: object, problems: int) -> None:
    claims = [{"field": "since", "value": value, "sources": ["report"]}]
    assert len(found("redundant-claim", {"partnerships/a": partnership(since="1988", claims=claims)})) == problems


def test_a_statement_is_never_redundant(found: Found) -> None:
    claims = [{"value": "Trier", "sources": ["report"]}]
    assert found("redundant-claim", {"cities/trier": city(claims=claims)}) == []


def test_an_event_that_only_others_report(found: Found) -> None:
    own = [{"code": "DE", "language": "de"}, {"code": "CN"}]
    files = {
        "sources/german": source(language="de"),
        "events/a": event(),
        "events/b": event(sources=["report", "german"]),
        "events/c": event(outcomes=[{"what": "Signed", "sources": ["german"]}]),
    }
    assert found("no-local-source", files, countries=own) == ["events/a.yaml"]
    assert found("no-local-source", files) == []


def test_a_document_that_is_recorded_twice(found: Found) -> None:
    files = {
        "sources/a": source(url="https://www.trier.example/a"),
        "sources/b": source(url="http://trier.example/a/"),
        "sources/c": source(url="https://www.trier.example/c"),
        "sources/d": source(url=None, archive_url="https://archive.example/a"),
    }
    assert found("duplicate-source", files) == ["sources/b.yaml"]
