"""The real content with one changed file: checked and built as a whole, in a small part of the time."""

from pathlib import Path

from partnerbase.build import Options, build
from partnerbase.diagnostics import Report
from tests.content_builder import TODAY
from tests.safety.accidents import CONTENT, Mutation, files

TEMPLATES = CONTENT.parent / "templates"


class Rig:
    """A copy of the content in which one file at a time is changed, and the site that is built of it.

    Records, texts and pages that did not change are not made again: the build itself knows them.
    """

    def __init__(self, folder: Path) -> None:
        """Write the content and build its site."""
        self.folder, self.whole = folder / "content", files()
        for path, data in self.whole.items():
            target = self.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        self.options = Options(self.folder, folder / "site", TEMPLATES, jobs=1)
        assert not self.outcome().errors

    def outcome(self) -> Report:
        """Check the content, and where it is right make all files of the site that are not known yet."""
        built = build(self.options, today=TODAY)
        assert (built.published is None) == bool(built.report.errors)
        return built.report

    def run(self, mutation: Mutation) -> Report:
        """Check and build with one file changed."""
        target = self.folder / mutation.path
        target.write_bytes(mutation.data)
        try:
            return self.outcome()
        finally:
            target.write_bytes(self.whole[mutation.path])
