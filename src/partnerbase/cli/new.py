"""`partnerbase new`: the template of a record, filled in with answers given at a terminal."""

import sys
from pathlib import Path

from partnerbase.cli.collections import known
from partnerbase.cli.content import CONTENT, existing
from partnerbase.cli.terminal import INTERRUPTED, PROBLEMS, echo, fail, is_terminal
from partnerbase.diagnostics import Report, printable
from partnerbase.load import load_settings
from partnerbase.questions import questions
from partnerbase.scaffold import scaffold
from partnerbase.settings import FILE
from partnerbase.validate import languages_in
from partnerbase.values.localtext import Languages
from partnerbase.values.reference import PLACES, is_slug, slug_hint


def run(collection: str, slug: str, content: Path) -> int:
    """Write the template of a new record; on a terminal ask for the required fields."""
    known(collection)
    languages = languages_of(existing(content))
    unused(collection, slug, content)
    answers = ask(collection, languages) if is_terminal(sys.stdin) and is_terminal(sys.stdout) else {}
    path = content / collection / f"{slug}.md"
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(scaffold(collection, languages, answers))
    except OSError as error:
        fail(f"cannot write '{path}': {error.strerror}", status=PROBLEMS)
    where = "" if content == CONTENT else f"--content {content} "
    echo(f"Wrote {path}; fill it in, then run 'partnerbase check {where}{path}'.")
    return 0


def unused(collection: str, slug: str, content: Path) -> None:
    """Make sure that a new record can have a slug."""
    if not is_slug(slug):
        fail(f"'{slug}' is no slug", slug_hint(slug))
    folders = [content / name for name in (PLACES if collection in PLACES else (collection,))]
    files = (
        file for folder in folders for ending in ("md", "yaml") for file in sorted(folder.rglob(f"{slug}.{ending}"))
    )
    if file := next(files, None):
        fail(f"there is a record '{slug}' already", f"edit {file}, or choose another slug", PROBLEMS)


def ask(collection: str, languages: Languages) -> dict[str, str]:
    """Ask for the required fields at the terminal, again where an answer does not fit."""
    echo("Answer, or press Enter to fill a field in later; Ctrl-C ends without writing anything.")
    answers: dict[str, str] = {}
    told = ""
    for question in questions(collection, languages):
        if question.help != told:
            echo(f"\n{question.help}")
        told = question.help
        while answer := prompted(question.key):
            value = question.as_yaml(answer, languages)
            if objection := question.objection(value, languages):
                echo(printable(objection))
                continue
            answers[question.key] = value
            break
    return answers


def prompted(name: str) -> str:
    """Ask for one line; Ctrl-C and Ctrl-D end the command, at whatever moment they come."""
    try:
        echo(f"{name}: ", end="")
        return input().strip()
    except (KeyboardInterrupt, EOFError):
        echo("")
        fail("nothing was written", status=INTERRUPTED)


def languages_of(content: Path) -> Languages:
    """Read the languages of the site from its settings."""
    document = load_settings(content, FILE, Report())
    return (languages_in(document) if document else None) or Languages()
