"""The commands on the whole site: check, build, serve."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from partnerbase.cli.terminal import (
    CONTENT,
    OUT,
    PROBLEMS,
    WRONG_USE,
    Content,
    Drafts,
    Format,
    Strict,
    Templates,
    day_of,
    existing,
    fail,
    found,
    parsed,
    tell,
)

if TYPE_CHECKING:
    from partnerbase.build import Options
    from partnerbase.diagnostics import Report


def check(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]...", help="Print problems of these alone.")
    ] = None,
    content: Content = CONTENT,
    form: Annotated[Format, typer.Option("--format", help="How problems are printed.")] = Format.TEXT,
    strict: Strict = False,
    drafts: Drafts = False,
) -> None:
    """Check the content, and say what is wrong where."""
    from partnerbase.build import check as check_content  # noqa: PLC0415

    checked = check_content(existing(content), today=day_of(content), drafts=drafts)
    report = only(checked.report, content, paths) if paths else checked.report
    if form is Format.TEXT and not report.errors:
        typer.echo(f"Checked {len(checked.documents)} records: ", nl=False)
    raise typer.Exit(tell(report, content, form, strict=strict))


def only(report: "Report", content: Path, paths: list[Path]) -> "Report":
    """Keep the problems of some files and folders, given as the shell gives them."""
    from partnerbase.diagnostics import Report as Kept  # noqa: PLC0415

    root = content.resolve()
    for path in paths:
        if not path.exists():
            fail(
                f"there is no file or folder '{path}'", f"name it with its folder, such as {content}/cities/nanjing.md"
            )
    wanted = [path.resolve() for path in paths]
    kept = Kept(report.levels)
    kept.extend(d for d in report if any((root / d.span.path).is_relative_to(path) for path in wanted))
    return kept


def build(  # noqa: PLR0913, PLR0917 - one parameter an option
    content: Content = CONTENT,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder of the site.")] = OUT,
    templates: Templates = None,
    base_url: Annotated[
        str | None, typer.Option("--base-url", metavar="URL", help="Where it will be published.")
    ] = None,
    clean: Annotated[bool, typer.Option("--clean", help="Write every file anew.")] = False,
    strict: Strict = False,
    drafts: Drafts = False,
) -> None:
    """Check the content and write the site."""
    from partnerbase.build import Options  # noqa: PLC0415

    options = Options(existing(content), out, found(templates), parsed(base_url), drafts=drafts, clean=clean)
    raise typer.Exit(run_build(options, strict=strict))


def run_build(options: "Options", *, strict: bool = False) -> int:
    """Build, say how it ended, and give the exit status."""
    from partnerbase.build import build as build_site  # noqa: PLC0415
    from partnerbase.publish import PublishError  # noqa: PLC0415

    try:
        built = build_site(options, today=day_of(options.content))
    except PublishError as error:
        fail(error.message, error.hint, WRONG_USE if error.wrong_use else PROBLEMS)
    status = tell(built.report, options.content, strict=strict) if len(built.report) else 0
    if built.published is None:
        typer.echo(f"Nothing was built: {options.out} is as it was.")
        return PROBLEMS
    done = built.published
    typer.echo(
        f"Built {built.pages} pages in {options.out}: "
        f"{done.written} files written, {done.kept} unchanged, {done.removed} removed."
    )
    return status


def serve(
    content: Content = CONTENT,
    templates: Templates = None,
    host: Annotated[str, typer.Option("--host", help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[
        int | None, typer.Option("--port", min=0, max=65535, help="The port; else the first free one.")
    ] = None,
    drafts: Annotated[bool, typer.Option("--drafts/--no-drafts", help="Take drafts in.")] = True,
) -> None:
    """Serve the site, and rebuild it on every change."""
    from partnerbase import serve as server  # noqa: PLC0415
    from partnerbase import build as builds  # noqa: PLC0415

    folder, layout = existing(content), found(templates)

    def rebuild(out: Path) -> builds.Built:
        built = builds.build(builds.Options(folder, out, layout, drafts=drafts), today=day_of(folder))
        tell(built.report, folder)
        return built

    try:
        server.serve(rebuild, server.Options(folder, layout, host=host, port=port), typer.echo)
    except server.ServeError as error:
        fail(error.message, error.hint)
