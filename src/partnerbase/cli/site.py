"""The commands on the whole site: check, build, serve."""

from pathlib import Path, PurePosixPath
from traceback import extract_tb
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
    from jinja2 import TemplateError

    from partnerbase.build import Options
    from partnerbase.diagnostics import Report


def check(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="PATH", hidden=True)] = None,
    content: Content = CONTENT,
    form: Annotated[Format, typer.Option("--format", help="How problems are printed.")] = Format.TEXT,
    strict: Strict = False,
    drafts: Drafts = False,
) -> None:
    """Check the content, and say what is wrong where.

    All of the content is checked; with PATHs, files or folders in it, only their problems are printed.
    """
    from partnerbase.build import check as check_content  # noqa: PLC0415
    from partnerbase.reporters import counted, summary  # noqa: PLC0415

    folder = existing(content)
    wanted = [below(path, folder) for path in paths or [folder]]
    checked = check_content(content, today=day_of(content), drafts=drafts)
    report, others = apart(checked.report, wanted)
    number = sum(any(is_in(text.path, wanted) for text in document.texts) for document in checked.documents)
    status = tell(report, content, form, strict=strict, opening=f"Checked {counted(number, 'record')}: ")
    if form is Format.TEXT and len(others):
        typer.echo(f"In other files: {summary(others)}")
    raise typer.Exit(status)


def below(path: Path, content: Path) -> PurePosixPath:
    """Give a path, named as the shell names it, as one below the content folder."""
    if not path.exists() and not path.is_symlink():
        fail(
            f"there is no file or folder '{path}'", f"name it with its folder, such as {content / 'cities/nanjing.md'}"
        )
    place = path.parent.resolve() / path.name if path.is_symlink() else path.resolve()
    if not place.is_relative_to(content.resolve()):
        fail(f"'{path}' does not lie in the content folder '{content}'", "name another one with --content DIR")
    return PurePosixPath(place.relative_to(content.resolve()))


def is_in(path: str, wanted: list[PurePosixPath]) -> bool:
    """Whether a file below the content folder is wanted, or lies in a folder that is."""
    return any(PurePosixPath(path).is_relative_to(place) for place in wanted)


def apart(report: "Report", wanted: list[PurePosixPath]) -> "tuple[Report, Report]":
    """Part the problems of the wanted files, and of the settings, which concern all, from the others."""
    from partnerbase.diagnostics import Report as Kept  # noqa: PLC0415
    from partnerbase.settings import FILE  # noqa: PLC0415

    kept, others = Kept(report.levels), Kept(report.levels)
    for problem in report:
        (kept if problem.span.path == FILE or is_in(problem.span.path, wanted) else others).add(problem)
    return kept, others


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
    """Check the content and write the site.

    The folder of the site changes at once and only when all is well; files in it that are not of the site stay.
    """
    from partnerbase.build import Options  # noqa: PLC0415

    address = parsed(base_url)
    options = Options(existing(content), out, found(templates), address, drafts=drafts, clean=clean, strict=strict)
    raise typer.Exit(run_build(options))


def run_build(options: "Options") -> int:
    """Build, say how it ended, and give the exit status."""
    from jinja2 import TemplateError  # noqa: PLC0415

    from partnerbase.build import build as build_site  # noqa: PLC0415
    from partnerbase.publish import PublishError  # noqa: PLC0415

    try:
        built = build_site(options, today=day_of(options.content))
    except PublishError as error:
        fail(error.message, error.hint, WRONG_USE if error.wrong_use else PROBLEMS)
    except TemplateError as error:
        fail(f"{place_in_template(error)}: {error.message}", "mend the template", PROBLEMS)
    if len(built.report):
        tell(built.report, options.content)
    if built.published is None:
        why = "" if built.report.errors else ", as --strict lets warnings fail"
        typer.echo(f"Nothing was built{why}: {options.out} is as it was.")
        return PROBLEMS
    done = built.published
    typer.echo(
        f"Built {built.pages} pages in {options.out}: "
        f"{done.written} files written, {done.kept} unchanged, {done.removed} removed."
    )
    return 0


def place_in_template(error: "TemplateError") -> str:
    """Tell where a template went wrong: Jinja puts its templates into the traceback."""
    frames = [frame for frame in extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "templates"


def serve(
    content: Content = CONTENT,
    templates: Templates = None,
    host: Annotated[str, typer.Option("--host", metavar="HOST", help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[
        int | None,
        typer.Option("--port", metavar="N", min=0, max=65535, help="The port; else the first free one from 8000 on."),
    ] = None,
    drafts: Annotated[bool, typer.Option("--drafts/--no-drafts", help="Take drafts in.")] = True,
) -> None:
    """Serve the site, and rebuild it on every change.

    The browser reloads by itself, and shows what is wrong with the content. What 'build' wrote stays as it is.
    """
    from partnerbase import build as builds  # noqa: PLC0415
    from partnerbase import serve as server  # noqa: PLC0415
    from partnerbase.reporters import counted  # noqa: PLC0415

    folder, layout = existing(content), found(templates)
    day_of(folder)

    def rebuild(out: Path) -> builds.Built:
        built = builds.build(builds.Options(folder, out, layout, drafts=drafts), today=day_of(folder))
        tell(built.report, folder, opening=f"Built {counted(built.pages, 'page')}: " if built.published else "")
        return built

    try:
        server.serve(rebuild, server.Options(folder, layout, host=host, port=port), typer.echo)
    except server.ServeError as error:
        fail(error.message, error.hint)
