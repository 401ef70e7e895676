"""Files made to cost time and memory, each put into the real content and built.

    python -m tests.safety.bombs [--only WORD]

measures every one in a process of its own, against a build without it.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from partnerbase import limits
from tests.property.test_bounded_work import MARKDOWN_UNITS, YAML_BOMBS

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
SIZE, TEXT = limits.FILE_BYTES, limits.BODY_CHARACTERS
PROGRAM = "from partnerbase.cli import main; main()"
MOST_SECONDS, MOST_MEGABYTES = 1.0, 150.0
TRIES = 3
CITY = "name: Bomb\ncountry: DE\nkind: city\nsources: [{source}]\n"
Files = Mapping[str, str]

PATHOLOGICAL = {
    "nested strong emphasis": "*a **a " * 9_000 + "b" + " a** a*" * 9_000,
    "closers of emphasis without openers": "a_ " * 65_000,
    "openers of emphasis without closers": "_a " * 65_000,
    "closers of links without openers": "a]" * 65_000,
    "openers of links without closers": "[a" * 65_000,
    "mismatched openers and closers": "*a_ " * 50_000,
    "openers and closers of three": "a**b" + "c* " * 50_000,
    "link openers and emphasis closers": "[ a_" * 50_000,
    "a pattern that hashes badly": "**x [a*b**c*](d)" * 10_000,
    "nested brackets": "[" * 80_000 + "a" + "]" * 80_000,
    "nested quotes": "> " * 80_000 + "a",
    "deeply nested lists": "".join(f"{'  ' * depth}* a\n" for depth in range(500)),
    "nested quotes and lists": "> - " * 60_000 + "a",
    "U+0000 in the text": "abc\ufffdde" * 20_000,
    "backticks of every length": "".join(f"e{'`' * length}" for length in range(700)),
    "unclosed links, one kind": "[a](<b" * 40_000,
    "unclosed links, another kind": "[a](b" * 50_000,
    "unclosed comments": "</" + "<!--" * 60_000,
    "empty lines in nested lists": "- " * 60 + "x" + "\n" * 100_000,
    "empty lines in a deep list item": "1. " * 30 + "x\n" + (" " * 40 + "\n") * 5_000,
    "unclosed processing instructions": "x" + "<?" * 100_000,
    "unclosed declarations": "x" + "<!A " * 60_000,
    "unclosed CDATA": "x" + "<![CDATA[" * 25_000,
    "hard links": "".join(f"[{i}]: u\n" for i in range(20_000)),
    "references to one definition": "[a]: u\n" + "[a] " * 60_000,
    "references to nothing": "[x][y] " * 35_000,
    "a definition of all": "[a]: " + "u" * 200_000 + "\n" + "[a]" * 15_000,
    "runs of one star": "*" * SIZE,
    "runs of stars and letters": ("*" * 50 + "a ") * 4_500,
    "nested emphasis of one kind": "*a " * 40_000 + "b" + " a*" * 40_000,
    "entities": "&amp;" * 50_000,
    "angle brackets": "<" * SIZE,
    "autolinks": "<https://a.de>" * 18_000,
    "headings": "# a\n" * 60_000,
    "rules": "---\n\n" * 50_000,
    "fences": "```\n" * 60_000,
    "a table of many columns": "|" + "a|" * 20_000 + "\n|" + "-|" * 20_000 + "\n" + "|b|\n" * 30_000,
    "a table of many rows": "|a|\n|-|\n" + "|b|\n" * 60_000,
    "a table of escaped pipes": "|a|\n|-|\n|" + "\\|" * 120_000,
    "wide letters and stars": "一*" * 60_000,
    "line breaks between wide letters": "一\n" * 60_000,
    "links to a record": "[[nanjing]]" * 20_000,
    "links to a record, named": "[[nanjing|a]] " * 15_000,
    "links to nothing": "".join(f"[[nanjin{i}]] " for i in range(14_000)),
    "links to no slug": "[[Nanjing!]] " * 18_000,
    "forbidden links": "[a](javascript:b) " * 13_000,
    "pictures": "![a](b) " * 30_000,
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What a build took: seconds of a processor, megabytes, the exit status, megabytes of output."""

    seconds: float
    megabytes: float
    status: int
    output: float


def bombs() -> Iterator[tuple[str, Files]]:
    """Give every bomb: a name and the files that it adds to the content, or replaces."""
    for name, text in YAML_BOMBS.items():
        yield f"YAML: {name}", {"cities/bomb.yaml": text[:SIZE]}
    for unit in MARKDOWN_UNITS:
        yield f"Markdown: {unit!r}", {"cities/bomb.md": body((unit * SIZE)[:TEXT])}
    for name, text in PATHOLOGICAL.items():
        yield f"Markdown: {name}", {"cities/bomb.md": body(text[:TEXT])}
    yield from _records()


def _records() -> Iterator[tuple[str, Files]]:
    source = a_source()
    head = CITY.format(source=source)
    yield "fields: unknown ones", {"cities/bomb.yaml": head + "".join(f"field{i}: 1\n" for i in range(9_000))}
    yield "fields: known ones, mistyped", {"cities/bomb.yaml": head + "".join(f"alias{i}: 1\n" for i in range(9_000))}
    yield "fields: a list of numbers", {"cities/bomb.yaml": f"{head}aliases: [{', '.join('1' * 19_000)}]\n"}
    yield "fields: languages", {"cities/bomb.yaml": head + "summary:\n" + "".join(f"  l{i}: x\n" for i in range(9_000))}
    yield "fields: keys in quotes", {"cities/bomb.yaml": head + "".join(f'"{i}\\n": 1\n' for i in range(9_000))}
    claim = "  - {{value: {text}, sources: [{source}]}}\n"
    for name, unit in STATEMENTS.items():
        text = (unit * 2_500)[: 2_400 if unit.isascii() else 1_200]
        claims = "".join(claim.format(text=f"'{text}'", source=source) for _ in range(100))
        partnership = f"parties: [baotou, kiel]\nsince: 1988\nuntil: 1989\nsources: [{source}]\nclaims:\n{claims}"
        yield f"statements: {name}", {"partnerships/bomb.yaml": partnership}
    yield "references: to nothing", {"events/bomb.yaml": an_event(places=[f"nanjin{i}" for i in range(100)])}
    claims = "".join(
        f"  - {{value: x, sources: [{', '.join(f'repor{i}-{j}' for j in range(100))}]}}\n" for i in range(95)
    )
    yield "references: to nothing, from claims", {"cities/bomb.yaml": f"{head}claims:\n{claims}"}
    yield "figures: of one time", {"figures/bomb.yaml": a_figure(500)}
    yield "partnerships: of many parties", {"partnerships/bomb.yaml": a_partnership()}
    yield "settings: many languages", {"site.yaml": settings(LANGUAGES)}
    yield (
        "settings: unknown levels",
        {"site.yaml": settings(["en"]) + "levels:\n" + "".join(f"  code{i}: off\n" for i in range(9_000))},
    )
    yield (
        "settings: many countries",
        {"site.yaml": settings(["en"], "".join(f"  - code: D{i}\n" for i in range(9_000)))},
    )


LANGUAGES = ["en", "de", "zh", *"fr es it pt nl pl cs da sv fi el hu ro bg hr sk sl".split()]  # noqa: SIM905 - shorter so
STATEMENTS = {
    "numbers": "partner 25 ",
    "numbers of years": "25 years of a-b a-b partner ",
    "ordinals": "25th a a anniversary partner ",
    "numbers and points": "25. a ",
    "one long word": "partner 25. " + "a" * 2_300,
    "hyphens": "25-a-",
    "Chinese": "25 周年 友好",
    "digits": "1",
    "years": "25 jahre a a",
}


def body(text: str) -> str:
    """Give a city with a text."""
    return f"---\n{CITY.format(source=a_source())}---\n{text}"


def a_source() -> str:
    """Name a source of the real content."""
    return min(path.name.partition(".")[0] for path in (CONTENT / "sources").iterdir())


def slugs(collection: str) -> list[str]:
    """Name the records of a collection of the real content."""
    return sorted({path.name.partition(".")[0] for path in (CONTENT / collection).rglob("*.*")})


def an_event(places: list[str]) -> str:
    """Give an event at many places."""
    return f"title: X\nkind: other\nstart: 2020\nsources: [{a_source()}]\nplaces: [{', '.join(places)}]\n"


def a_figure(count: int) -> str:
    """Give a figure with many observations of one time, which concerns all organisations."""
    bodies, sources = slugs("organisations"), slugs("sources")
    by = ", ".join(bodies[:12])
    seen = "".join(
        f"  - {{as_of: 2020, value: {i}, unit: count, source: {sources[i % len(sources)]}, by: [{by}]}}\n"
        for i in range(count)
    )
    return (
        f"indicator: {slugs('indicators')[0]}\nsubject: nanjing\nsources: [{sources[0]}]\n"
        f"organisations: [{', '.join(bodies)}]\nobservations:\n{seen}"
    )


def a_partnership() -> str:
    """Give a partnership of all places."""
    places = [*slugs("cities"), *slugs("regions")]
    sides = [places[start : start + 20] for start in range(0, len(places), 20)]
    listed = ", ".join(f"[{', '.join(side)}]" for side in sides)
    return f"parties: [{listed}]\nsources: [{a_source()}]\n"


def settings(languages: list[str], countries: str = "  - code: DE\n  - code: CN\n") -> str:
    """Give the settings of a site."""
    return (
        f"title: X\nsummary: X\nlanguages: [{', '.join(languages)}]\n"
        f"licence: {{name: X, url: 'https://x.example/'}}\ncountries:\n{countries}"
    )


def cost(files: Files, content: Path = CONTENT) -> Cost:
    """Build the content with some more files, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        copy, out = Path(folder, "content"), Path(folder, "site")
        shutil.copytree(content, copy)
        for path, text in files.items():
            target = copy / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        command = [sys.executable, "-c", PROGRAM, "build", "--content", str(copy), "--out", str(out)]
        silent = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)]
        process = os.posix_spawn(sys.executable, command, os.environ, file_actions=silent)
        _, status, usage = os.wait4(process, 0)
        size = sum(file.stat().st_size for file in out.rglob("*") if file.is_file()) if out.is_dir() else 0
    return Cost(
        usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status), size / 1_000_000
    )


def least(files: Files, tries: int) -> Cost:
    """Give the cheapest of some builds: what other programs do meanwhile makes them dearer, never cheaper."""
    return min((cost(files) for _ in range(tries)), key=lambda run: run.seconds)


def is_too_much(run: Cost, usual: Cost) -> bool:
    """Whether a build cost more than one file may add, or ended as none should."""
    dearer = run.seconds - usual.seconds > MOST_SECONDS or run.megabytes - usual.megabytes > MOST_MEGABYTES
    return dearer or run.status not in {0, 1}


def main() -> None:
    """Measure all bombs, those that cost too much a few times more, and tell which do."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="only the bombs with this word in their names")
    wanted = parser.parse_args().only
    plain: tuple[Files, ...] = ({}, {"cities/bomb.yaml": "x"})
    usual = dict(enumerate(least(files, TRIES) for files in plain))
    for status, run in usual.items():
        print(f"usual, status {status}: {run.seconds:.2f} s, {run.megabytes:.0f} MB, {run.output:.1f} MB written")  # noqa: T201
    for name, files in bombs():
        if wanted in name:
            run = cost(files)
            if is_too_much(run, usual.get(run.status, usual[1])):
                usual[run.status] = least(plain[run.status != 0], TRIES)
                run = least(files, TRIES)
            before = usual.get(run.status, usual[1])
            print(  # noqa: T201
                f"{'TOO MUCH ' if is_too_much(run, before) else ''}{run.seconds - before.seconds:+.2f} s "
                f"{run.megabytes - before.megabytes:+.0f} MB {run.output - before.output:+.1f} MB written, "
                f"status {run.status}: {name}",
                flush=True,
            )


if __name__ == "__main__":
    main()
