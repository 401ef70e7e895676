"""`partnerbase new`: the template that it writes, and what it asks on a terminal."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from partnerbase.records import COLLECTIONS
from partnerbase.values.help import help_texts
from tests.cli.conftest import Run
from tests.cli.terminal import CTRL_C, CTRL_D, terminal

NAME = {"en": "Name", "de": "Name", "zh": "名称"}
SOURCES = "[gazetteer]"
REQUIRED: Mapping[str, Mapping[str, str | Mapping[str, str]]] = {
    "cities": {"name": NAME, "country": "FR", "kind": "city", "sources": SOURCES},
    "regions": {"name": NAME, "country": "JP", "kind": "province", "sources": SOURCES},
    "partnerships": {"parties": "[aoiwa, saint-brac]", "sources": SOURCES},
    "events": {"title": NAME, "kind": "opening", "start": "2025-03", "sources": SOURCES},
    "series": {"name": NAME, "sources": SOURCES},
    "agreements": {"title": NAME, "kind": "memorandum", "sources": SOURCES},
    "figures": {
        "indicator": "visitors",
        "subject": "kazehama",
        "period": "2025",
        "value": "12",
        "unit": "people",
        "source": "gazetteer",
        "sources": SOURCES,
    },
    "indicators": {"name": NAME, "definition": NAME, "unit": "percent", "accumulation": "point-in-time"},
    "organisations": {"name": NAME, "kind": "company", "sources": SOURCES},
    "people": {"name": NAME, "title": NAME, "of": "kazehama", "sources": SOURCES},
    "themes": {"name": NAME},
    "sources": {"title": "Name", "language": "en", "kind": "report"},
    "pages": {"title": NAME},
}
ASKS_FOR_USE = {"missing-translation", "unreachable-page", "unused-source", "source-without-url"}
"""Warnings that a new record has until others name it."""


def filled_in(template: str, answers: Mapping[str, str | Mapping[str, str]]) -> str:
    """Fill in the required fields of a template, its own before those of groups, as an editor would."""
    for name, answer in answers.items():
        start = r"(?m)^()" if f"\n{name}:\n" in template else r"(?m)^( *(?:- )?)"
        if isinstance(answer, str):
            pattern, value = rf"{start}{name}:$", answer
        else:
            pattern = rf"{start}{name}:$\n(?: +(?:en|de|zh):\n)+"
            value = "{" + ", ".join(f"{language}: {text}" for language, text in answer.items()) + "}\n"
        template, number = re.subn(pattern, rf"\g<1>{name}: {value}", template, count=1)
        assert number == 1, name
    return template


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_a_template_is_good_when_its_required_fields_are_filled_in(run: Run, project: Path, collection: str) -> None:
    ended = run("new", collection, "a-new-one")
    path = f"content/{collection}/a-new-one.md"
    assert ended.out == f"Wrote {path}; fill it in, then run 'partnerbase check {path}'.\n"
    assert ended.status == 0
    empty = run("check", path)
    assert empty.status == 1
    assert set(re.findall(r"error\[(.*?)\]", empty.out)) == {"missing-field"}
    file = project / path
    file.write_text(filled_in(file.read_text(), REQUIRED[collection]))
    checked = run("check", path)
    assert checked.status == 0
    assert set(re.findall(r"warning\[(.*?)\]", checked.out)) <= ASKS_FOR_USE, checked.out


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_a_template_explains_every_field(run: Run, project: Path, collection: str) -> None:
    run("new", collection, "a-new-one")
    template = (project / f"content/{collection}/a-new-one.md").read_text()
    for name, field in COLLECTIONS[collection].model_fields.items():
        mark = "" if field.is_required() else "# "
        explained = re.search(rf"(?:^# .+\n)+^{mark}{name}:", template, re.MULTILINE)
        assert explained, name
        assert " ".join(help_texts(COLLECTIONS[collection])[name].split())[:60] in explained[0].replace("\n# ", " ")
    assert all(len(line) <= 120 for line in template.splitlines())


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_a_template_is_good_in_all_its_fields_names(run: Run, project: Path, collection: str) -> None:
    run("new", collection, "a-new-one")
    file = project / f"content/{collection}/a-new-one.md"
    file.write_text(re.sub(r"(?m)^# ( *(?:- )?[a-z_]+:)$", r"\1", file.read_text()))
    codes = set(re.findall(r"(?:error|warning)\[(.*?)\]", run("check", f"content/{collection}/a-new-one.md").out))
    assert codes <= {"missing-field"}


def test_the_check_that_it_names_is_the_right_one(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "content")
    ended = run("new", "themes", "wind", "--content", ".")
    assert ended.out.endswith("then run 'partnerbase check --content . themes/wind.md'.\n")
    assert run("check", "--content", ".", "themes/wind.md").lines[-1] == "Checked 1 record: 1 error in 1 file"


def test_a_slug_is_given_once(run: Run, project: Path) -> None:
    for arguments, file in (
        (["cities", "kazehama"], "content/cities/japan/kazehama.md"),
        (["cities", "france"], "content/regions/france.yaml"),
        (["sources", "gazetteer"], "content/sources/gazetteer.yaml"),
    ):
        ended = run("new", *arguments)
        line = f"partnerbase: there is a record '{arguments[1]}' already; edit {file}, or choose another slug\n"
        assert (ended.status, ended.err) == (1, line)
    assert not (project / "content/cities/kazehama.md").exists()
    assert run("new", "themes", "france").status == 0


def test_a_file_in_the_way_is_told(run: Run, project: Path) -> None:
    (project / "content/themes/kites.md").unlink()
    (project / "content/themes/festivals.yaml").unlink()
    (project / "content/themes/harbours.yaml").unlink()
    (project / "content/themes").rmdir()
    (project / "content/themes").touch()
    ended = run("new", "themes", "wind")
    assert (ended.status, ended.err) == (1, "partnerbase: cannot write 'content/themes/wind.md': File exists\n")


def test_a_folder_is_made_where_it_is_missing(run: Run, project: Path) -> None:
    (project / "content/series/kite-festival.yaml").unlink()
    (project / "content/series").rmdir()
    assert run("new", "series", "wind-games").status == 0
    assert (project / "content/series/wind-games.md").is_file()


def test_the_languages_are_those_of_the_site(run: Run, project: Path) -> None:
    settings = project / "content/site.yaml"
    settings.write_text(settings.read_text().replace("languages: [en, de, zh]", "languages: [fr, ja]"))
    run("new", "themes", "wind")
    assert "name:\n  fr:\n  ja:\n" in (project / "content/themes/wind.md").read_text()
    settings.unlink()
    run("new", "themes", "rain")
    assert "name:\n  en:\n\n" in (project / "content/themes/rain.md").read_text()


def test_questions_on_a_terminal(project: Path, run: Run) -> None:
    with terminal("new", "cities", "port-vent", cwd=project) as screen:
        screen.expect("Answer, or press Enter to fill a field in later; Ctrl-C ends without writing anything.")
        screen.expect("Its name in each language, as speakers of that language really call it.")
        screen.answer("name.en", "Port-Vent: the harbour")
        screen.answer("name.de", "#1 am Wind")
        screen.answer("name.zh", "风港")
        screen.answer("country", "fr")
        screen.expect("'fr' is no ISO 3166-1 country code; did you mean 'FR'?")
        screen.answer("country", "FR")
        screen.expect("One of: city, municipality, district, rural-district, county, borough, town.")
        screen.answer("kind", "citty")
        screen.expect("'citty' is none of the choices; did you mean 'city'?")
        screen.answer("kind", "city")
        screen.answer("sources", "gazetteer, town-chronicle")
        assert screen.end() == 0
    template = (project / "content/cities/port-vent.md").read_text()
    assert 'name:\n  en: "Port-Vent: the harbour"\n  de: "#1 am Wind"\n  zh: 风港\n' in template
    assert "\nkind: city\n" in template
    assert "\nsources: [gazetteer, town-chronicle]\n" in template
    assert run("check").status == 0


def test_what_is_not_answered_is_left_to_the_template(project: Path) -> None:
    with terminal("new", "sources", "leaflet", cwd=project) as screen:
        screen.answer("title", "2026")
        screen.answer("language", "")
        screen.answer("kind", "")
        assert screen.end() == 0
        assert screen.shown.endswith("then run 'partnerbase check content/sources/leaflet.md'.\n")
    template = (project / "content/sources/leaflet.md").read_text()
    assert '\ntitle: "2026"\n' in template
    assert "\nlanguage:\n" in template


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["ctrl-c", "ctrl-d"])
def test_questions_can_be_left_without_writing(project: Path, key: str) -> None:
    with terminal("new", "themes", "wind", cwd=project) as screen:
        screen.answer("name.en", "Wind")
        screen.expect("name.de: ")
        assert screen.press(key) == 130
        assert screen.shown.splitlines()[-1] == "partnerbase: nothing was written"
    assert not (project / "content/themes/wind.md").exists()
