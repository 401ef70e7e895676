"""Every text stands in every language of the site."""

from tests.content_builder import city, person, source
from tests.rules.conftest import Found

CODE = "missing-translation"
BOTH = {"en": "Trier", "de": "Trier"}
REPORT = {"sources/report": source()}


def test_a_text_in_one_of_two_languages(found: Found) -> None:
    files = {"cities/trier": city(summary={"de": "Stadt an der Mosel"}), **REPORT}
    assert found(CODE, files, languages=["en", "de"]) == ["cities/trier.yaml"] * 2


def test_texts_within_lists_and_claims_count(found: Found) -> None:
    claims = [{"field": "name", "value": "Treves", "sources": ["report"]}]
    erika = person(name=BOTH, roles=[{"title": {"en": "Mayor"}, "of": "trier"}])
    files = {"cities/trier": city(name=BOTH, claims=claims), "people/erika": erika}
    assert found(CODE, files, languages=["en", "de"]) == ["cities/trier.yaml", "people/erika.yaml"]


def test_complete_texts_and_a_site_of_one_language(found: Found) -> None:
    assert (
        found(CODE, {"cities/trier": city(name=BOTH, body="A body in English"), **REPORT}, languages=["en", "de"]) == []
    )
    assert found(CODE, {"cities/trier": city()}) == []


def test_an_official_name_stands_in_the_languages_in_which_it_is_another_one(found: Found) -> None:
    assert (
        found(CODE, {"cities/trier": city(name=BOTH, official_name={"de": "Stadt Trier"})}, languages=["en", "de"])
        == []
    )
