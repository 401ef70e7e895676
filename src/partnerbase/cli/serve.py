"""`partnerbase serve`: the site while one writes."""

from pathlib import Path

from partnerbase import build as builds
from partnerbase import serve as server
from partnerbase.cli.content import day_of, existing, found, tell
from partnerbase.cli.measurements import listener
from partnerbase.cli.terminal import echo, fail
from partnerbase.reporters import counted


def run(content: Path, templates: Path | None, host: str, port: int | None, *, drafts: bool) -> int:
    """Serve the site, and build it again on every change."""
    folder, layout = existing(content), found(templates)
    day_of(folder)

    def rebuild(out: Path) -> builds.Built:
        options = builds.Options(folder, out, layout, drafts=drafts)
        built = builds.build(options, today=day_of(folder), progress=listener())
        tell(built.report, folder, opening=f"Built {counted(built.pages, 'page')}: " if built.published else "")
        return built

    try:
        server.serve(rebuild, server.Options(folder, layout, host=host, port=port), echo)
    except server.ServeError as error:
        fail(error.message, error.hint)
    return 0
