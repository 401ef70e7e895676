"""A new edition of a site: its files are gathered one by one, from several processes, and published at once."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from partnerbase.publish import seal
from partnerbase.publish.errors import in_plain_words, plain_words
from partnerbase.publish.exchange import mend, put_in_place
from partnerbase.publish.foreign import Tree, carry, catch_up, foreign_in, stay_clear
from partnerbase.publish.lock import hold
from partnerbase.publish.manifest import Manifest, Written, digest
from partnerbase.publish.places import allow, one_place_each, shared
from partnerbase.publish.staging import link, make_folders, remove_dead, stage_beside, write
from partnerbase.publish.standing import look
from partnerbase.publish.target import apart, manifest_of
from partnerbase.publish.tree import folders_above, remove
from partnerbase.publish.turns import Turns

SCRATCH = ".scratch"


@dataclass(frozen=True, slots=True)
class Published:
    """How many files were written, kept from the old site, and removed with it."""

    written: int
    kept: int
    removed: int


@contextmanager
def edition(
    out: Path,
    *,
    content: Path,
    clean: bool = False,
    turns: Turns | None = None,
    waiting: Callable[[], None] | None = None,
) -> Iterator["Edition"]:
    """Look at the site that stands in `out` and begin a new one, with nobody else publishing there meanwhile.

    Without a commit nothing of the old site changes, and all that was written for the new one goes.

    Args:
        out: The folder of the site; a symbolic link is followed once.
        content: The content folder, which `out` must have nothing to do with.
        clean: Write every file anew, also those that are there already.
        turns: What this process knows of the site, if it publishes there again and again.
        waiting: Is told once that another build is waited for.

    Raises:
        PublishError: `out` cannot be published to, or another build is at it.
    """
    place, owner = apart(out, content), os.getpid()
    with ExitStack() as stack:
        with plain_words(out):
            if not (turns and turns.knows(place)):
                manifest_of(place, out)
            stack.callback(_remove_empty, _make(place.parent))
            stack.enter_context(hold(place, waiting=waiting))
            mend(place)
            remove_dead(place, turns.spare.place if turns and turns.spare else None)
            new = Edition(out, place, clean=clean, turns=turns)
        try:
            yield new
        finally:
            if os.getpid() == owner:
                remove(new.stage)


class Edition:
    """A site that is being made. `put` and `keep` may be called in forked processes, `commit` by the first alone.

    Args:
        out: The folder of the site as the user named it.
        place: The folder itself.
        clean: Whether to write every file anew.
        turns: What this process knows of the site, if it publishes there again and again.
    """

    def __init__(self, out: Path, place: Path, *, clean: bool, turns: Turns | None) -> None:
        """Look at what stands there."""
        self._out, self._place, self._turns = out, place, turns
        if turns and not clean and turns.knows(place):
            self._marked, self._known, self._found = True, turns.manifest, turns.standing
        else:
            known = manifest_of(place, out)
            self._marked, self._known = known is not None, known or Manifest()
            self._found = look(place, self._known, prove=not clean)
            if turns and self._marked and not clean:
                turns.saw(place, self._known, self._found)
        self.stage = stage_beside(place)
        self.standing: Mapping[str, str] = {} if clean else self._found.files
        """The files that stand there as the build left them: path to SHA-256."""

    def put(self, path: str, data: bytes) -> Written:
        """Have a file in the new site: it is written beside the old one, unless it stands there with these bytes.

        Raises:
            PublishError: It cannot be written, or not there.
        """
        sha256 = digest(data)
        if self.standing.get(path) == sha256:
            return Written(path, sha256, len(data), is_new=False)
        allow(path)
        try:
            write(self.stage, path, data)
        except (FileExistsError, NotADirectoryError) as error:
            raise shared(path) from error
        except OSError as error:
            raise in_plain_words(error, self._out) from error
        return Written(path, sha256, len(data), is_new=True)

    def keep(self, path: str) -> Written | None:
        """Have a file of the old site in the new one as it is; None when it is not there as the build left it."""
        sha256 = self.standing.get(path)
        return None if sha256 is None else Written(path, sha256, self._found.sizes[path], is_new=False)

    def where(self, file: Written) -> Path:
        """Tell where the bytes of a file lie that was put or kept."""
        return (self.stage if file.is_new else self._place) / file.path

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """Have an empty folder to work in, which is no part of the site and goes in any case.

        Raises:
            PublishError: There can be none.
        """
        folder = self.stage / SCRATCH
        with plain_words(self._out):
            make_folders(self.stage, [SCRATCH])
        try:
            yield folder
        finally:
            remove(folder)

    def drop(self, path: str) -> None:
        """Take back a file that another process put and did not live to tell of."""
        with plain_words(self._out):
            (self.stage / path).unlink(missing_ok=True)

    def commit(self, files: Iterable[Written]) -> Published:
        """Make the site exactly these files, the mark, and what the build did not make.

        Where nothing differs from what stands there, nothing on the disk changes.

        Args:
            files: All that `put` and `keep` gave, in any order.

        Raises:
            PublishError: Nothing was published, and the old site is as it was.
        """
        given = list(files)
        wanted = {file.path: file for file in given}
        new = sum(file.is_new for file in given)
        if new or len(wanted) < len(given) or not self._stands(wanted):
            if len(wanted) < len(given) or not wanted.keys() <= self._known.files.keys():
                one_place_each([file.path for file in given])
            with plain_words(self._out):
                self._replace(wanted)
        return Published(new, len(wanted) - new, len(self._known.files.keys() - wanted.keys()))

    def _stands(self, wanted: Mapping[str, Written]) -> bool:
        """Whether the old site and its mark are those of the wanted files, all of which are kept."""
        files, sizes = self._known.files, self._known.sizes
        return self._marked and wanted.keys() == files.keys() == sizes.keys()

    def _replace(self, wanted: Mapping[str, Written]) -> None:
        """Put a tree of the wanted files into the place of the old one."""
        strangers = foreign_in(self._found)
        stay_clear(strangers, wanted.keys())
        spare = self._turns.ready(wanted, self.stage, self._place) if self._turns and not strangers else None
        if spare is None:
            self._complete(wanted, strangers)
        tree = spare or self.stage
        put_in_place(tree, self._place, self._found.folders.get(""))
        try:
            is_stirred = catch_up(self._found, self._known, tree, self._place)
        except BaseException:
            put_in_place(tree, self._place, self._place.lstat())
            raise
        if self._turns and not (strangers or is_stirred):
            self._take_turns(self._turns, tree, wanted, is_sealed=spare is None)
        else:
            self._leave(tree, wanted)

    def _leave(self, tree: Path, wanted: Mapping[str, Written]) -> None:
        """Remove the old tree, and seal the new one."""
        if self._turns:
            self._turns.forget()
        remove(tree)
        self._seal(wanted)

    def _take_turns(self, turns: Turns, tree: Path, wanted: Mapping[str, Written], *, is_sealed: bool) -> None:
        """Keep the old tree for the next turn; a new one that is no spare tree is sealed."""
        turns.forget()
        turns.keep(tree, self._found)
        if tree == self.stage:
            self.stage = stage_beside(self._place)  # what is left in the stage goes, and the spare tree stays
        proven = dict[str, int]()
        if is_sealed and not self._seal(wanted):
            return
        if not is_sealed:
            newer = self._found.proven.keys() | {path for path, file in wanted.items() if file.is_new}
            proven = {path: (self._place / path).lstat().st_mtime_ns for path in newer & wanted.keys()}
        turns.note(self._place, wanted, proven)

    def _seal(self, wanted: Mapping[str, Written]) -> bool:
        """Move the seal, where links were made; gives whether it is where it should be."""
        with suppress(OSError):
            if any(not file.is_new for file in wanted.values()):
                return seal.renew(self._place, wanted, self._found, self._known)
            return True
        return False

    def _complete(self, wanted: Mapping[str, Written], strangers: Tree) -> None:
        """Bring into the stage what is not written: the files that are kept, the mark, and foreign files."""
        make_folders(self.stage, sorted(folders_above(wanted.keys())))
        kept = ((file.path, file.sha256) for file in wanted.values() if not file.is_new)
        link(kept, self._place, self.stage)
        seal.mark(self.stage, wanted)
        carry(strangers, self._place, self.stage)


def _make(folder: Path) -> list[Path]:
    """Make a folder and those above it; gives those that were missing, the lowest first."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _remove_empty(folders: Iterable[Path]) -> None:
    """Remove folders that nothing came to stand in."""
    with suppress(OSError):
        for folder in folders:
            folder.rmdir()
