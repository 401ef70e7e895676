"""`partnerbase check`: what is wrong with the content, and where."""

from pathlib import Path, PurePosixPath

from partnerbase import build
from partnerbase.cli.content import day_of, existing, tell, told_if_changing
from partnerbase.cli.measurements import watched
from partnerbase.cli.terminal import echo, fail
from partnerbase.diagnostics import Report
from partnerbase.reporters import counted, summary
from partnerbase.settings import FILE


def run(  # noqa: PLR0913 - one parameter an option
    paths: list[Path],
    content: Path,
    form: str,
    profile: Path | None,
    *,
    strict: bool,
    drafts: bool,
    jobs: int | None,
    cache: bool,
    timings: bool,
) -> int:
    """Check all of the content; print the problems of some paths, or all."""
    folder = existing(content)
    wanted = [below(path, folder) for path in paths or [folder]]
    day = day_of(content)
    with told_if_changing(), watched("check", timings=timings, profile=profile) as progress:
        checked = build.check(content, today=day, drafts=drafts, jobs=jobs, cache=cache, progress=progress)
    report, others = apart(checked.report, wanted)
    number = sum(any(is_in(file.path, wanted) for file in bundle.files) for bundle in checked.bundles)
    status = tell(report, content, form, strict=strict, opening=f"Checked {counted(number, 'record')}: ")
    if form == "text" and len(others):
        echo(f"In other files: {summary(others)}")
    return status


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


def apart(report: Report, wanted: list[PurePosixPath]) -> tuple[Report, Report]:
    """Part the problems of the wanted files, and of the settings, which concern all, from the others."""
    kept, others = Report(report.levels), Report(report.levels)
    for problem in report:
        (kept if problem.span.path == FILE or is_in(problem.span.path, wanted) else others).add(problem)
    return kept, others
