"""Names that work on every file system, for what is read and for what is written."""

import os
import re
import unicodedata
from pathlib import Path

import pytest

from partnerbase import limits
from partnerbase.build import Options, build, check
from partnerbase.derive import derive
from partnerbase.export import assets
from partnerbase.plan import plan
from partnerbase.render import Renderer
from partnerbase.values.reference import is_slug
from tests.content_builder import TODAY, city, diagnose, write_site
from tests.safety import injections
from tests.safety.accidents import CONTENT
from tests.site_builder import export

ESCAPED = re.compile("_[0-9a-f]+")
"""How the files of the index of names write a sign that is no letter or digit of ASCII."""
RECORD = "name: X\ncountry: DE\nkind: city\nsources: [report]\n"
ODD = [
    *("con", "nul", "aux", "prn", "com1", "lpt9", "CON", "Nul", "con.x", "clock$", "conin$", "com\u00b9"),
    *("Trier", "TRIER", "trier ", " trier", "trier.", ".trier.", "tri er", "tri_er", "tri--er", "-trier", "trier-"),
    *(
        "m\u00fcnchen",
        "mu\u0308nchen",
        "stra\u00dfe",
        "\u0131stanbul",
        "\u212aiel",
        "\ufb01n",
        "\u5357\u4eac",
        "tr\u0456er",
    ),
    *("tri:er", "tri*er", "tri?er", 'tri"er', "tri<er", "tri>er", "tri|er", "tri\\er", "~trier", "%2e%2e", "..%2fx"),
    *("tri\ner", "\n::error::x", "tri\x1b[2Jer", "tri\x7fer", "tri\u202eer", "tri\u200ber", "tri\u2028er", "tri\ter"),
    *("##[error]x", "::set-output name=x::y", "$(id)", "`id`", "{{7*7}}", "%s", "{0}", "-rf", "--help", "@x", "a" * 65),
    *(os.fsdecode(b"tri\xffer"), os.fsdecode(b"\xed\xa0\x80"), os.fsdecode("trier\u00e9".encode("latin-1"))),
]


@pytest.mark.parametrize("name", ODD, ids=ascii)
def test_odd_names_of_files(tmp_path: Path, name: str) -> None:
    root = write_site(tmp_path, {})
    (root / "cities").mkdir()
    (root / "cities" / f"{name}.yaml").write_text(RECORD)
    found = [text.partition(": error[")[2].partition("]")[0] for text in diagnose(root) if ": error[" in text]
    assert found[:1] in ([[]] if name.startswith(".") else [["invalid-slug"], ["unknown-language"]])


@pytest.mark.parametrize("name", ODD, ids=ascii)
def test_odd_names_of_folders(tmp_path: Path, name: str) -> None:
    root = write_site(tmp_path, {})
    (root / "cities" / name).mkdir(parents=True)
    (root / "cities" / name / "trier.yaml").write_text(RECORD)
    found = diagnose(root)
    assert [text.partition(": error[")[2].partition("]")[0] for text in found] == (
        [] if name.startswith(".") else ["invalid-slug"]
    )


@pytest.mark.parametrize("name", ODD, ids=ascii)
def test_odd_names_of_collections(tmp_path: Path, name: str) -> None:
    root = write_site(tmp_path, {})
    (root / name).mkdir()
    (root / name / "trier.yaml").write_text(RECORD)
    assert name.startswith(".") or "error[unknown-collection]" in diagnose(root)[0]


def test_no_record_takes_the_place_of_its_list(tmp_path: Path) -> None:
    (found,) = diagnose(write_site(tmp_path, {"cities/index": city()}))[:1]
    assert found.startswith("cities/index.yaml:1:1: error[invalid-slug]: the file name 'index.yaml' is no slug; ")


def test_long_paths(tmp_path: Path) -> None:
    root = write_site(tmp_path, {"cities/trier": city()})
    for length in (limits.PATH_CHARACTERS, limits.PATH_CHARACTERS + 1):
        folders = f"cities/{'a' * 60}/{'b' * 60}"
        name = "c" * (length - len(f"{folders}/.yaml"))
        (root / folders).mkdir(parents=True, exist_ok=True)
        (root / folders / f"{name}.yaml").write_text(RECORD)
    found = [text for text in diagnose(root) if "error" in text]
    assert len(found) == 1
    assert f"error[invalid-slug]: the path has more than {limits.PATH_CHARACTERS} characters" in found[0]


@pytest.mark.parametrize("second", ["cities/trier.md", "cities/a/trier.yaml", "cities/a/b/trier.md"])
def test_one_slug_one_record(tmp_path: Path, second: str) -> None:
    text = f"---\n{RECORD}---\nx" if second.endswith(".md") else RECORD
    found = [text for text in diagnose(write_site(tmp_path, {"cities/trier": city(), second: text})) if "error" in text]
    assert len(found) == 1
    assert "error[duplicate-slug]" in found[0]


def outputs() -> list[str]:
    """Name all files of the real site."""
    checked = check(CONTENT, today=TODAY)
    assert checked.site
    plans = list(plan(checked.site, derive(checked.site, TODAY)))
    rest = (
        *export(checked.site),
        *assets(injections.TEMPLATES),
        Renderer(injections.TEMPLATES).render(plans[0].make()),
    )
    return [*(planned.path for planned in plans[1:]), *(page.path for page in rest)]


def test_every_output_path_fits_every_file_system() -> None:
    paths = outputs()
    folded = {unicodedata.normalize("NFC", path).casefold() for path in paths}
    assert len(folded) == len(paths) > 500
    for path in paths:
        assert len(path) < limits.PATH_CHARACTERS
        for part in path.split("/"):
            stem = part.partition(".")[0]
            assert is_slug(ESCAPED.sub("x", stem)) or stem == "index", path


@pytest.mark.parametrize("place", ["cities/{}.yaml", "cities/{}/x.yaml", "{}/x.yaml"])
def test_names_that_are_no_text_are_told_with_a_cache_too(tmp_path: Path, place: str) -> None:
    root = write_site(tmp_path / "content", {"cities/trier": city()})
    for name in map(os.fsdecode, (b"tri\xffer", b"\xed\xa0\x80")):
        (root / place.format(name)).parent.mkdir(parents=True, exist_ok=True)
        (root / place.format(name)).write_text(RECORD)
    out = tmp_path / os.fsdecode(b"site-\xff")
    for _ in range(2):
        assert check(root, today=TODAY, cache=True).report.errors == 2
        built = build(Options(root, out, injections.TEMPLATES), today=TODAY)
        assert (built.report.errors, built.published) == (2, None)


def test_a_site_whose_folder_has_a_name_that_is_no_text(tmp_path: Path) -> None:
    project = tmp_path / os.fsdecode(b"project-\xff")
    options = Options(write_site(project / "content", {"cities/trier": city()}), project / "site", injections.TEMPLATES)
    assert build(options, today=TODAY).rendered
    again = build(options, today=TODAY)
    assert again.published
    assert (again.published.written, again.published.removed, again.rendered) == (0, 0, ())
