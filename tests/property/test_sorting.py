"""Laws of the order of names: it is total, and the same however the names come."""

from hypothesis import given
from hypothesis import strategies as st

from partnerbase.sorting import name_key
from tests.property.strategies import texts

SITE_LANGUAGES = st.sampled_from(["en", "de", "zh", "zh-Hans"])


@given(st.lists(texts(), unique=True), SITE_LANGUAGES, st.data())
def test_the_order_does_not_depend_on_how_names_come(names: list[str], language: str, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(names))
    ordered, again = (sorted(some, key=lambda name: name_key(name, language)) for some in (names, shuffled))
    assert again == ordered


@given(texts(), texts(), SITE_LANGUAGES)
def test_only_equal_names_have_equal_keys(one: str, other: str, language: str) -> None:
    assert (name_key(one, language) == name_key(other, language)) == (one == other)
