"""What `new` asks: whatever is answered, the template stays YAML that says the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerbase.load.yaml_subset import read
from partnerbase.questions import Question, questions
from partnerbase.records import COLLECTIONS
from partnerbase.scaffold import scaffold
from partnerbase.values.help import help_texts
from partnerbase.values.localtext import Languages

LANGUAGES = Languages(("en", "de", "zh"))
SIGNS = st.characters(exclude_categories=["C", "Zl", "Zp"]) | st.sampled_from("#:'\"[]{},&*!|>%@`-? ~")
ANSWERS = st.text(SIGNS, min_size=1, max_size=40).map(str.strip).filter(bool)


def question(collection: str, key: str) -> Question:
    return next(question for question in questions(collection, LANGUAGES) if question.key == key)


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_question_is_of_a_required_field_and_explained(collection: str) -> None:
    fields = COLLECTIONS[collection].model_fields
    for asked in questions(collection, LANGUAGES):
        assert fields[asked.field].is_required()
        assert asked.help.startswith(" ".join(help_texts(COLLECTIONS[collection])[asked.field].split()))


@given(ANSWERS)
def test_a_text_is_read_back_as_it_was_typed(answer: str) -> None:
    for collection, key in (("themes", "name.de"), ("sources", "title")):
        asked = question(collection, key)
        value = asked.as_yaml(answer, LANGUAGES)
        template = scaffold(collection, LANGUAGES, {key: value})
        tree = read(template.removeprefix("---").partition("\n---\n")[0])
        assert tree.problems == []
        field = tree.data[asked.field]
        assert (field["de"] if asked.language else field) == answer


@pytest.mark.parametrize(
    ("collection", "key", "answer", "value"),
    [
        ("events", "start", "2025", "2025"),
        ("events", "start", "1995~", "1995~"),
        ("sources", "title", "2025", '"2025"'),
        ("themes", "name.en", "true", '"true"'),
        ("cities", "sources", "one, another", "[one, another]"),
        ("partnerships", "parties", "[[one, another], third]", "[[one, another], third]"),
    ],
)
def test_answers_that_fit(collection: str, key: str, answer: str, value: str) -> None:
    asked = question(collection, key)
    assert asked.as_yaml(answer, LANGUAGES) == value
    assert asked.objection(value, LANGUAGES) == ""


@pytest.mark.parametrize(
    ("collection", "key", "answer", "objection"),
    [
        ("events", "start", "May 2025", "'May 2025' is no date; write YYYY, YYYY-MM or YYYY-MM-DD, such as"),
        ("events", "kind", "vist", "'vist' is none of the choices; choose conference, delegation"),
        ("cities", "sources", "A Book", "'A Book' is no reference; write the other record's file name without"),
        ("partnerships", "parties", "[[one", "a list or mapping in brackets is not closed; "),
        ("partnerships", "parties", "one", "the list has too few items; give at least 2"),
        ("sources", "language", "English", "'English' has not the form of this field; a language tag, such as de"),
    ],
)
def test_answers_that_do_not_fit(collection: str, key: str, answer: str, objection: str) -> None:
    asked = question(collection, key)
    assert asked.objection(asked.as_yaml(answer, LANGUAGES), LANGUAGES).startswith(objection)
