"""Two trees of one site that take turns, for a process that publishes again and again.

After an exchange the old tree is kept. It differs from the new one in the few files that have just changed: next time
only these, and those that change then, are put into it, and it takes its turn. The mark keeps its old time meanwhile,
so that whoever looks at the site next reads what is newer (010), and moves the seal.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from partnerbase.publish import seal
from partnerbase.publish.errors import PublishError
from partnerbase.publish.lock import hold
from partnerbase.publish.manifest import MARK, Manifest, Written
from partnerbase.publish.staging import link
from partnerbase.publish.standing import Standing
from partnerbase.publish.tree import folders_above, remove

PATIENCE = 1.0
"""Seconds that the end waits for another build."""
Signs = Mapping[str, tuple[int, ...]]
"""What tells that nobody added, removed or replaced anything in a tree: of its mark, and of each of its folders."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A folder of which this process knows what stands in it.

    Args:
        place: Where it is.
        files: Its files, path to SHA-256.
        signs: Those that it had when this process was last at it.
    """

    place: Path
    files: Mapping[str, str]
    signs: Signs

    @property
    def is_untouched(self) -> bool:
        """Whether nobody was at it since."""
        with suppress(OSError):
            return _signs(self.place, self.signs.keys() - {MARK}) == self.signs
        return False


class Turns:
    """What one process knows of the site that it publishes, and the tree that stood there before."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self.spare: Tree | None = None
        self.standing, self.manifest = Standing(), Manifest()
        self._last: Tree | None = None

    def forget(self) -> None:
        """Have the next edition look at everything that stands there."""
        self._last = None

    def knows(self, place: Path) -> bool:
        """Whether `standing` and `manifest` tell what stands in a place."""
        if self._last and not (self._last.place == place and self._last.is_untouched):
            self._last = None
        return self._last is not None

    def ready(self, wanted: Mapping[str, Written], stage: Path, place: Path) -> Path | None:
        """Make the spare tree that of the wanted files; None where there is none that can be.

        Args:
            wanted: The files of the new site.
            stage: Where those of them lie that are new.
            place: Where the others stand.

        Raises:
            OSError: It could not be; the tree is none any more.
        """
        spare = self._take_spare()
        if spare is None:
            return None
        if spare.files.keys() != wanted.keys() and folders_above(spare.files) != folders_above(wanted):
            remove(spare.place)
            return None
        try:
            for path in spare.files.keys() - wanted.keys():
                (spare.place / path).unlink()
            for path in [file.path for file in wanted.values() if file.is_new]:
                (stage / path).replace(spare.place / path)
            others = [(path, file.sha256) for path, file in wanted.items() if not file.is_new]
            newer = [(path, sha256) for path, sha256 in others if spare.files.get(path) != sha256]
            for path, _ in newer:
                (spare.place / path).unlink(missing_ok=True)
            link(newer, place, spare.place)
            seal.mark_unsealed(spare.place, wanted, self.manifest.sealed)
        except BaseException:
            remove(spare.place)
            raise
        return spare.place

    def _take_spare(self) -> Tree | None:
        """Give the spare tree away; one that somebody was at goes."""
        spare, self.spare = self.spare, None
        if spare and not spare.is_untouched:
            remove(spare.place)
            return None
        return spare

    def saw(self, place: Path, manifest: Manifest, standing: Standing) -> None:
        """Know what a look has found, where all is as it was published."""
        if standing.files.keys() == manifest.files.keys() and not standing.others:
            self.manifest, self.standing = manifest, standing
            self._last = Tree(place, standing.files, _signs(place, ["", *folders_above(standing.files)]))

    def note(self, place: Path, wanted: Mapping[str, Written], proven: Mapping[str, int]) -> None:
        """Know what was published.

        Args:
            place: Where it stands.
            wanted: Its files.
            proven: When those of them were modified that are newer than the seal.
        """
        folders = ["", *sorted(folders_above(wanted))]
        files = {file.path: file.sha256 for file in wanted.values()}
        sizes = {file.path: file.size for file in wanted.values()}
        self.manifest = Manifest(files, sizes, (place / MARK).lstat().st_mtime_ns)
        tree = {folder: (place / folder).lstat() for folder in folders}
        self.standing = Standing(files, sizes, dict(proven), folders=tree)
        self._last = Tree(place, files, _signs(place, folders))

    def keep(self, tree: Path, was: Standing) -> None:
        """Keep the old tree for the next turn, where it is as it was published.

        Args:
            tree: Where it is now.
            was: What stood in it.
        """
        if was.files and not (was.touched or was.others):
            self.spare = Tree(tree, was.files, _signs(tree, ["", *folders_above(was.files)]))
        else:
            remove(tree)

    def end(self) -> None:
        """Remove the spare tree, and move the seal of the other, whose files have a link less now."""
        last, spare = self._last, self.spare
        self.spare = None
        if spare is None:
            return
        if last is None or not self.knows(last.place):
            remove(spare.place)
            return
        with suppress(OSError, PublishError), hold(last.place, PATIENCE):
            remove(spare.place)
            if self.knows(last.place):
                sizes = self.manifest.sizes
                kept = {path: Written(path, sha256, sizes[path], is_new=False) for path, sha256 in last.files.items()}
                seal.renew(last.place, kept, self.standing, self.manifest)


def _signs(tree: Path, folders: Iterable[str]) -> Signs:
    """Give the signs of a tree with these folders."""
    mark = (tree / MARK).lstat()
    found: dict[str, tuple[int, ...]] = {MARK: (mark.st_ino, mark.st_size, mark.st_mtime_ns, mark.st_ctime_ns)}
    for folder in folders:
        info = (tree / folder).lstat()
        found[folder] = info.st_ino, info.st_mtime_ns
    return found
