"""The commands on single records and on the knowledge base as a whole: new, show, schema, explain, stats."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from partnerbase.cli.terminal import CONTENT, PROBLEMS, Content, existing, fail, is_terminal, whole_site
from partnerbase.codes import EXPLANATIONS

if TYPE_CHECKING:
    from partnerbase.values.localtext import Languages


def schema(
    collection: Annotated[str | None, typer.Argument(metavar="COLLECTION", hidden=True)] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Write them as DIR/COLLECTION.json instead.")
    ] = None,
) -> None:
    """Print JSON Schemas, for completion in editors.

    COLLECTION is such as cities; without it one object holds the schemas of all collections.
    """
    from partnerbase.records import COLLECTIONS  # noqa: PLC0415
    from partnerbase.reporters import counted  # noqa: PLC0415
    from partnerbase.schema import schema as schema_of  # noqa: PLC0415

    if collection:
        known(collection)
    schemas = {name: schema_of(name) for name in ([collection] if collection else COLLECTIONS)}
    if out is None:
        typer.echo(json.dumps(schemas[collection] if collection else schemas, indent=2, ensure_ascii=False))
        return
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, made in schemas.items():
            (out / f"{name}.json").write_text(json.dumps(made, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    except OSError as error:
        fail(f"cannot write to '{out}': {error.strerror}", status=PROBLEMS)
    typer.echo(f"Wrote {counted(len(schemas), 'schema')} to {out}.")


def explain(code: Annotated[str | None, typer.Argument(metavar="CODE", hidden=True)] = None) -> None:
    """Say what a diagnostic means, with examples.

    CODE stands in brackets in each message, such as dangling-reference; without it all codes are listed.
    """
    from partnerbase.codes import CODES  # noqa: PLC0415
    from partnerbase.diagnostics import did_you_mean  # noqa: PLC0415

    if code is None:
        for name in sorted(CODES):
            summary = (EXPLANATIONS / f"{name}.md").read_text(encoding="utf-8").partition("\n")[0]
            typer.echo(f"{name}: {summary.removeprefix('# ')}")
        return
    if code not in CODES:
        fail(f"there is no code '{code}'", did_you_mean(code, sorted(CODES)) or "'partnerbase explain' lists them all")
    typer.echo((EXPLANATIONS / f"{code}.md").read_text(encoding="utf-8").rstrip())


def known(collection: str) -> None:
    """Make sure that a collection is one."""
    from partnerbase.diagnostics import did_you_mean  # noqa: PLC0415
    from partnerbase.records import COLLECTIONS  # noqa: PLC0415

    if collection not in COLLECTIONS:
        hint = did_you_mean(collection, COLLECTIONS) or f"the collections are {', '.join(COLLECTIONS)}"
        fail(f"there is no collection '{collection}'", hint)


def new(
    collection: Annotated[str, typer.Argument(metavar="COLLECTION", hidden=True)],
    slug: Annotated[str, typer.Argument(metavar="SLUG", hidden=True)],
    content: Content = CONTENT,
) -> None:
    """Write the template of a new record.

    COLLECTION is the record's collection, such as cities; SLUG its name in addresses, such as nanjing. On a terminal
    the required fields are asked for.
    """
    from partnerbase.scaffold import scaffold  # noqa: PLC0415

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
    typer.echo(f"Wrote {path}; fill it in, then run 'partnerbase check {where}{path}'.")


def unused(collection: str, slug: str, content: Path) -> None:
    """Make sure that a new record can have a slug."""
    from partnerbase.values.reference import PLACES, is_slug  # noqa: PLC0415

    if not is_slug(slug):
        fail(f"'{slug}' is no slug", "use a-z, 0-9 and single hyphens, at most 64 characters, such as nanjing-day-2026")
    folders = [content / name for name in (PLACES if collection in PLACES else (collection,))]
    files = (
        file for folder in folders for ending in ("md", "yaml") for file in sorted(folder.rglob(f"{slug}.{ending}"))
    )
    if file := next(files, None):
        fail(f"there is a record '{slug}' already", f"edit {file}, or choose another slug", PROBLEMS)


def ask(collection: str, languages: "Languages") -> dict[str, str]:
    """Ask for the required fields at the terminal, again where an answer does not fit."""
    from partnerbase.diagnostics import printable  # noqa: PLC0415
    from partnerbase.questions import questions  # noqa: PLC0415

    typer.echo("Answer, or press Enter to fill a field in later; Ctrl-C ends without writing anything.")
    answers: dict[str, str] = {}
    told = ""
    for question in questions(collection, languages):
        if question.help != told:
            typer.echo(f"\n{question.help}")
        told = question.help
        while answer := prompted(question.key):
            value = question.as_yaml(answer, languages)
            if objection := question.objection(value, languages):
                typer.echo(printable(objection))
                continue
            answers[question.key] = value
            break
    return answers


def prompted(name: str) -> str:
    """Ask for one line; Ctrl-C and Ctrl-D end the command, at whatever moment they come."""
    try:
        return str(typer.prompt(name, default="", show_default=False)).strip()
    except KeyboardInterrupt:
        raise typer.Abort from None


def languages_of(content: Path) -> "Languages":
    """Read the languages of the site from its settings."""
    from partnerbase.diagnostics import Report  # noqa: PLC0415
    from partnerbase.load import load_settings  # noqa: PLC0415
    from partnerbase.settings import FILE  # noqa: PLC0415
    from partnerbase.validate import languages_in  # noqa: PLC0415
    from partnerbase.values.localtext import Languages  # noqa: PLC0415

    document = load_settings(content, FILE, Report())
    return (languages_in(document) if document else None) or Languages()


def show(
    slug: Annotated[str, typer.Argument(metavar="SLUG", hidden=True)],
    content: Content = CONTENT,
) -> None:
    """Show a record with its links both ways.

    SLUG is such as nanjing, or cities/nanjing where several collections have it. Drafts are shown too.
    """
    from partnerbase.diagnostics import did_you_mean  # noqa: PLC0415
    from partnerbase.inspection import describe, matches  # noqa: PLC0415

    site = whole_site(content).site
    assert site is not None  # noqa: S101 - a site without errors is one
    keys = matches(site, slug)
    if not keys:
        hint = did_you_mean(slug, [*(entry.slug for entry in site), *("/".join(entry.key) for entry in site)])
        fail(f"there is no record '{slug}'", hint or "'partnerbase stats' counts what there is")
    if len(keys) > 1:
        fail(f"'{slug}' may mean several records", f"name one: {', '.join('/'.join(key) for key in keys)}")
    typer.echo(describe(site, keys[0]))


def stats(
    content: Content = CONTENT,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Count records, texts and what is stale.

    Names, summaries and texts are counted by language. Drafts count too.
    """
    from partnerbase.derive import derive  # noqa: PLC0415
    from partnerbase.stats import as_text, statistics  # noqa: PLC0415

    checked = whole_site(content)
    assert checked.site is not None  # noqa: S101 - a site without errors is one
    assert checked.today is not None  # noqa: S101 - and its rules have run
    numbers = statistics(derive(checked.site, checked.today), checked.report)
    typer.echo(json.dumps(numbers, indent=2) if as_json else as_text(numbers))
