"""What editors get wrong most: each gets a line with place, code and remedy, and leaves the built site as it was."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

Edit = Callable[[Path], None]
Inventory = dict[str, tuple[int, int, int, bytes]]


def put(path: str, old: str, new: str) -> Edit:
    """Give an edit that replaces one place in a file."""

    def edit(content: Path) -> None:
        text = (content / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, path
        (content / path).write_text(text.replace(old, new), encoding="utf-8")

    return edit


def write(path: str, data: bytes) -> Edit:
    """Give an edit that writes a whole file."""

    def edit(content: Path) -> None:
        (content / path).parent.mkdir(exist_ok=True)
        (content / path).write_bytes(data)

    return edit


MISTAKES: dict[str, tuple[Edit, str]] = {
    "a typo in a field's name": (
        put("cities/japan/aoiwa.yaml", "country:", "contry:"),
        "cities/japan/aoiwa.yaml:3:1: error[unknown-field]: no field 'contry' here; did you mean 'country'?",
    ),
    "a reference to nothing": (
        put("cities/france/saint-brac.yaml", "haute-brise", "haute-brize"),
        (
            "cities/france/saint-brac.yaml:4:9: error[dangling-reference]: no region 'haute-brize'; "
            "did you mean 'haute-brise'?"
        ),
    ),
    "a duplicate key": (
        put("themes/harbours.yaml", "}\n", "}\nname: {en: Ports}\n"),
        (
            "themes/harbours.yaml:2:1: error[duplicate-key]: the field 'name' stands here a second time; "
            "keep one of the two; the first is in line 1"
        ),
    ),
    "tabs for indentation": (
        put("events/scouting-visit-1990.yaml", "participants: [4 people]", "participants:\n\t- 4 people"),
        (
            "events/scouting-visit-1990.yaml:9:1: error[tab-indentation]: a tab in the indentation; "
            "indent with two spaces for each level"
        ),
    ),
    "a date that does not exist": (
        put("agreements/charter-1994.yaml", "signed: 1994-05-21", "signed: 2025-13-40"),
        (
            "agreements/charter-1994.yaml:4:9: error[invalid-date]: '2025-13-40' is no date: there is no month 13; "
            "write YYYY, YYYY-MM or YYYY-MM-DD, such as 2025-11-07; an interval as 2013-11-12/2013-11-14"
        ),
    ),
    "a comma in a number": (
        put("figures/port-brise-trade-with-japan.yaml", "value: 14500000", "value: 1,5"),
        (
            "figures/port-brise-trade-with-japan.yaml:14:12: error[invalid-number]: '1,5' is no number; "
            "write digits with a point, such as 1.5; no commas, spaces or units"
        ),
    ),
    "a missing required field": (
        put("events/scouting-visit-1990.yaml", "start: 1990\n", ""),
        (
            "events/scouting-visit-1990.yaml:1:1: error[missing-field]: the field 'start' is missing; "
            "add 'start:' (when it began, as exactly as a source says)"
        ),
    ),
    "a colon in an unquoted title": (
        put("sources/gazetteer.yaml", "title: Gazetteer of", "title: Gazetteer: of"),
        (
            "sources/gazetteer.yaml:1:17: error[unquoted-colon]: a colon with a space after it inside an unquoted "
            "text; put the whole text in quotes"
        ),
    ),
    "an unclosed quote": (
        put("sources/gazetteer.yaml", "title: Gazetteer", 'title: "Gazetteer'),
        "sources/gazetteer.yaml:1:8: error[unclosed-quote]: a quote is opened here and never closed; close the quote, ",
    ),
    "invalid UTF-8": (
        write("themes/wind.yaml", b"name: W\xe4rme\n"),
        "themes/wind.yaml:1:8: error[invalid-utf8]: the byte 0xE4 is no UTF-8; save the file with the encoding UTF-8",
    ),
    "an empty file": (
        write("themes/wind.yaml", b""),
        (
            "themes/wind.yaml:1:1: error[empty-file]: the file is empty; "
            "write the record; 'partnerbase new' gives a template"
        ),
    ),
    "a file in an unknown collection": (
        write("citys/trier.yaml", b"name: Trier\n"),
        "citys/trier.yaml:1:1: error[unknown-collection]: no collection 'citys'; did you mean 'cities'?",
    ),
    "a body that links to nothing": (
        put("themes/kites.md", "bamboo", "[[nowhere]]"),
        "themes/kites.md:6:8: error[dangling-reference]: no record 'nowhere'; write the record, or mend the slug",
    ),
    "a link that runs a script": (
        put("themes/kites.md", "bamboo", "[bamboo](javascript:alert%281%29)"),
        (
            "themes/kites.md:6:8: error[forbidden-link]: a link to 'javascript:alert%281%29'; "
            "write [words](https://…), [words](mailto:…), or [[slug]] for a record"
        ),
    ),
    "two partnerships of the same two cities": (
        write(
            "partnerships/kazehama-and-friends.yaml",
            b"parties: [kazehama, [saint-brac, port-brise]]\nsince: 2001\nsources: [gazetteer]\n",
        ),
        (
            "partnerships/port-brise-kazehama.md:7:3: error[duplicate-partnership]: a second partnership of the same "
            "parties; the other is partnerships/kazehama-and-friends.yaml; merge the two, or give 'until' of the one "
            "that has ended"
        ),
    ),
    "an event that ends before it starts": (
        put("events/kite-festival/kite-festival-2018.yaml", "start: 2018-08", "start: 2018-08\nend: 2018-07-31"),
        (
            "events/kite-festival/kite-festival-2018.yaml:6:6: error[end-before-start]: "
            "the end, 2018-07-31, lies before the start, 2018-08; exchange the two, or mend the wrong one"
        ),
    ),
}


CACHE = ".partnerbase"


def inventory(folder: Path) -> Inventory:
    """List what is in a folder but for the cache: inode, mode, time of the last change, and content."""
    found = {}
    for path in sorted(path for path in folder.rglob("*") if CACHE not in path.parts):
        info = os.lstat(path)
        data = path.read_bytes() if stat.S_ISREG(info.st_mode) else b""
        found[path.relative_to(folder).as_posix()] = (info.st_ino, info.st_mode, info.st_mtime_ns, data)
    return found


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_gets_one_line_and_changes_nothing(run: Run, built: Path, mistake: str) -> None:
    edit, line = MISTAKES[mistake]
    edit(built / "content")
    before = inventory(built)
    checked = run("check")
    assert (checked.status, checked.err) == (1, "")
    told = [text for text in checked.lines if ": error[" in text or ": warning[" in text]
    assert len(told) == 1, checked.out
    assert told[0].startswith(f"content/{line}"), told[0]
    assert "; " in told[0]
    again = run("build")
    assert (again.status, again.err) == (1, "")
    assert [text for text in again.lines if "error[" in text] == told
    assert again.lines[-1] == "Nothing was built: build is as it was."
    assert inventory(built) == before
