"""Laws of addresses: a relative link leads to its target from wherever it stands."""

import posixpath

from hypothesis import given
from hypothesis import strategies as st

from partnerbase.plan.paths import in_language, list_path, named_path, record_path, relative
from tests.property.strategies import slugs

PATHS = st.builds(
    lambda key, language, kind: kind(key, language),
    st.tuples(slugs(), slugs()),
    st.sampled_from(["en", "de", "zh"]),
    st.sampled_from(
        [
            record_path,
            lambda key, language: list_path(key[0], language),
            lambda key, language: named_path(key[1], language),
            lambda _key, _language: "index.html",
        ]
    ),
)


@given(PATHS, PATHS)
def test_a_link_leads_to_its_target(source: str, target: str) -> None:
    link = relative(source, target)
    assert posixpath.normpath(posixpath.join(posixpath.dirname(source), link)) == target
    assert not link.startswith("/")
    assert link.endswith(".html")


@given(st.tuples(slugs(), slugs()))
def test_a_page_has_the_same_path_in_every_language(key: tuple[str, str]) -> None:
    assert in_language(record_path(key, "en"), "zh") == record_path(key, "zh")
