"""Laws of safety: no text from content becomes markup, whatever field it stands in."""

import re

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from partnerbase.plan.page import PagePlan
from partnerbase.present.writer import Writer
from partnerbase.records.figure import Scope
from partnerbase.settings import Settings
from partnerbase.values.localtext import Languages, LocalText
from tests.content_builder import site
from tests.property.strategies import texts

LANGUAGES = Languages(("en", "de", "zh"))
SETTINGS = Settings.model_validate(
    {key: tuple(value) if isinstance(value, list) else value for key, value in site(languages=LANGUAGES.tags).items()}
    | {"countries": ({"code": "DE"},)},
    context={"languages": LANGUAGES},
)
WRITERS = {tag: Writer(PagePlan("x.html", "x", tag, SETTINGS)) for tag in LANGUAGES.tags}
ANY = st.text(st.characters(exclude_categories=["Cs"]), min_size=1) | texts()
OWN_MARKUP = re.compile(r'</?span(?: lang="[a-zA-Z-]+")?>')


@given(ANY, st.sampled_from(LANGUAGES.tags), st.sampled_from(LANGUAGES.tags))
def test_a_text_comes_out_as_it_went_in(text: str, language: str, page: str) -> None:
    written = WRITERS[page].text(LocalText(((language, text),)))
    inner = OWN_MARKUP.sub("", written)
    assert not set("<>\"'") & set(inner)
    assert Markup(inner).unescape() == text  # noqa: S704 - nothing is rendered


@given(
    ANY, st.sampled_from(["cities.aliases", "sources.publisher", "sources.author", "cities.kind", "sources.language"])
)
def test_a_line_comes_out_as_it_went_in(text: str, path: str) -> None:
    written = WRITERS["en"].value(path, text)
    assert not set("<>\"'") & set(written)


@given(ANY)
def test_a_phrase_keeps_its_parts_apart(text: str) -> None:
    scope = Scope.model_construct(area="city", counts=LocalText((("zh", text),)))
    written = WRITERS["zh"].value("figures.scope", scope)
    assert written.startswith("全市：")
    assert Markup(written.removeprefix("全市：")).unescape() == text  # noqa: S704 - nothing is rendered


@given(ANY)
def test_addresses_stay_within_their_attribute(text: str) -> None:
    written = WRITERS["en"].value("sources.url", text)
    assert re.fullmatch(r'<a href="[^"<>]*" rel="external">[^<>]*</a>', written, re.DOTALL)
