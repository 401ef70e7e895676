"""`partnerbase serve`: the site while one writes."""

import gc
from pathlib import Path

from partnerbase import build as builds
from partnerbase import serve as server
from partnerbase.cli.build import waiting_for
from partnerbase.cli.content import day_of, existing, found, tell
from partnerbase.cli.measurements import listener
from partnerbase.cli.terminal import echo, fail
from partnerbase.reporters import counted
from partnerbase.settings import FILE


class Rebuild:
    """Builds the site after each change, and tells of it.

    Args:
        builder: Builds it.
        content: The content folder.
    """

    def __init__(self, builder: builds.Builder, content: Path) -> None:
        """Have told nothing yet."""
        self.builder, self._content = builder, content
        self._told: list[object] | None = None

    def __call__(self, changed: frozenset[Path] | None) -> builds.Built:
        """Build; of a look at everything that has found nothing new nothing is told."""
        names = server.names_in(self._content, changed, FILE)
        built = self.builder.build(names, today=day_of(self._content), progress=listener())
        if changed is None:
            self.builder.rest()
        is_new = built.published is not None and (built.published.written or built.published.removed)
        if changed is not None or is_new or self._told != list(built.report):
            tell(
                built.report,
                self._content,
                opening=f"Built {counted(built.pages, 'page')}: " if built.published else "",
            )
        self._told = list(built.report)
        return built


def run(content: Path, templates: Path | None, host: str, port: int | None, *, drafts: bool) -> int:
    """Serve the site, and build it again on every change."""
    gc.enable()  # unlike other commands, this one stays
    folder, layout = existing(content), found(templates)
    day_of(folder)

    options = server.Options(folder, layout, host=host, port=port)
    rebuild = Rebuild(
        builds.Builder(
            builds.Options(folder, options.out, layout, drafts=drafts, waiting=lambda: waiting_for(options.out))
        ),
        folder,
    )
    try:
        server.serve(rebuild, options, echo)
    except server.ServeError as error:
        fail(error.message, error.hint)
    finally:
        rebuild.builder.end()
    return 0
