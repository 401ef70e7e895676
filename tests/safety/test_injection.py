"""No text of the content acts in a page or is more than text: every field of every record type, judged as a browser."""

from pathlib import Path

import pytest

from partnerbase.records import RECORD_TYPES
from partnerbase.settings import Settings
from partnerbase.values.base import Value
from tests.content_builder import DEFAULTS, city, diagnose, figure, indicator, partnership, site, write_site
from tests.safety import fields, injections
from tests.safety.fields import Place
from tests.safety.judge import by_html5lib, faults, is_harmless
from tests.safety.payloads import ADDRESSES, BREAKOUTS, CANARY, FORMATS, MARKUP, TEMPLATES, TEXTS

TURNS = (0, 61, 122)
"""Of as many turns as there are payloads; `python -m tests.safety.injections` takes all."""
GUARDED = [place for place in fields.places() if place not in fields.free()]


@pytest.mark.parametrize("turn", TURNS)
def test_pages_are_what_the_templates_make_them(turn: int) -> None:
    pages = injections.html(injections.site(turn))
    assert len(pages) > 100
    assert injections.judged(pages) == []


def test_texts_are_shown_as_they_were_written() -> None:
    pages = injections.html(injections.site(5))
    shown = [(n, place) for n, place in enumerate(fields.free()) if place.path[0] in {"name", "title", "summary"}]
    texts = [f"{TEXTS[(n * injections.STEP + 5) % len(TEXTS)]} {n}".strip() for n, _ in shown]
    assert len(texts) > 60
    assert injections.unseen(pages, texts) == []


def test_data_files_hold_texts_as_they_were_written() -> None:
    files = [page.data.decode() for page in injections.site(9) if page.path.endswith(".json")]
    assert len(files) == len(RECORD_TYPES)
    assert CANARY not in "".join(files)


def test_there_are_enough_payloads_and_all_fields_are_tried() -> None:
    assert len(set(TEXTS)) == len(TEXTS) >= 150
    models: tuple[type[Value], ...] = (*RECORD_TYPES, Settings)
    for model in models:
        collection = getattr(model, "collection", fields.SETTINGS)
        filled = {
            name for record, data in fields.records().items() if record.partition("/")[0] == collection for name in data
        }
        assert filled >= set(model.model_fields), collection


def test_every_group_of_fields_is_tried() -> None:
    tried = {part for place in fields.places() for part in place.path if isinstance(part, str)}
    texts = {
        name
        for model in _groups(Value)
        if model.__module__.startswith("partnerbase.")
        for name, field in model.model_fields.items()
        if field.annotation is str or "LocalText" in str(field.annotation)
    }
    assert texts <= tried


def _groups(model: type[Value]) -> list[type[Value]]:
    return [model, *(group for below in model.__subclasses__() for group in _groups(below))]


@pytest.mark.parametrize("place", GUARDED[:: len(GUARDED) // 60], ids=str)
def test_fields_of_a_certain_form_take_no_payload(place: Place) -> None:
    for text in (*ADDRESSES, *MARKUP[::6], *BREAKOUTS[::6], *TEMPLATES[::6], *FORMATS[::4]):
        assert (
            not fields.takes(place, text)
            or (place.path[-1] in {"archive_url", "url", "website"} and is_harmless(text))
            or (place.path[-1] == "code" or place.path[0] == "levels")
        ), text


@pytest.mark.parametrize("name", [text for text in (*FORMATS, *TEMPLATES) if text.strip()])
def test_names_in_names(tmp_path: Path, name: str) -> None:
    """Names that other names are composed of go through the catalogues' own format strings."""
    files = {
        "site.yaml": site(languages=["en", "de", "zh"]),
        "cities/trier": city(name={"en": name, "de": f"{name} de", "zh": f"{name} zh"}),
        "cities/xiamen": city(name=name, country="CN"),
        "indicators/projects": indicator(name=name),
        "figures/f": figure(subject="trier", counterpart="xiamen"),
        "partnerships/trier-xiamen": partnership(parties=["trier", ["xiamen", "porta-nigra"]]),
        "organisations/porta-nigra": DEFAULTS["organisations/porta-nigra"] | {"name": name, "seat": "xiamen"},
    }
    pages = injections.html(injections.pages(tmp_path, files))
    assert [fault for text in pages.values() for fault in faults(text, by_html5lib)] == []
    assert injections.unseen(pages, [f"{name}: {name} – {name}"]) == []
    assert not injections.unseen({"": pages["en/partnerships/trier-xiamen.html"]}, [name])


@pytest.mark.parametrize(
    "branch", ["../../other/project/edit/main", "a\\b", "main?x", "main#x", "a b", "/main", "main/", "a//b", ""]
)
def test_no_branch_leads_to_another_project(tmp_path: Path, branch: str) -> None:
    (found,) = diagnose(write_site(tmp_path, {}, branch=branch))
    assert ": error[" in found
    assert diagnose(write_site(tmp_path, {}, branch="release/2026.1-b_2")) == []
