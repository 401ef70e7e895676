"""Records with every field filled: each page of theirs can be presented, in words of its language alone."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from markupsafe import Markup

from partnerbase.present.page import present
from tests.architecture.interface_words import choices, field_names
from tests.complete_records import COMPLETE, complete
from tests.site_builder import TRILINGUAL, make_plans, make_site

LETTERS = re.compile(r"[a-z]{3,}")


def words(view: object) -> Iterator[tuple[str, str]]:
    """Give every text of a view with the name of its attribute."""
    if isinstance(view, tuple):
        for part in view:
            yield from words(part)
    elif is_dataclass(view):
        for attribute in fields(view):
            value = getattr(view, attribute.name)
            if isinstance(value, str):
                yield attribute.name, value.striptags() if isinstance(value, Markup) else value
            else:
                yield from words(value)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, object]]:
    """What the templates of all pages get."""
    files = {name: complete(name) for name in COMPLETE}
    site = make_site(tmp_path_factory.mktemp("content"), files, languages=TRILINGUAL)
    return {path: present(plan) for path, plan in make_plans(site).items()}


def test_every_page_can_be_presented(pages: dict[str, dict[str, object]]) -> None:
    assert {path.partition("/")[0] for path in pages} == {*TRILINGUAL, "index.html", "404.html"}


@pytest.mark.parametrize("language", ["de", "zh"])
def test_no_key_of_the_data_model_is_shown(pages: dict[str, dict[str, object]], language: str) -> None:
    keys = {key for key in field_names() | {value for _, value in choices()} if LETTERS.search(key)}
    keys -= {"pinyin"}
    shown = {
        (attribute, text)
        for path, context in pages.items()
        if path.startswith(f"{language}/")
        for view in context.values()
        for attribute, text in words(view)
        if attribute in {"label", "kind", "noun", "nature", "text"}
    }
    assert shown
    assert not {text for _, text in shown} & keys


def test_chinese_labels_are_chinese(pages: dict[str, dict[str, object]]) -> None:
    latin = {"GeoNames", "Wikidata", "Pinyin"}
    labels = {
        text
        for path, context in pages.items()
        if path.startswith("zh/")
        for view in context.values()
        for attribute, text in words(view)
        if attribute in {"label", "noun"} and LETTERS.search(text)
    }
    assert labels <= latin
