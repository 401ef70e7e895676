"""What goes wrong with the disk, said in one clear line."""

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from partnerbase.diagnostics import printable, quoted

NO_PERMISSION = ("permission is missing", "check who owns the folder, or choose another one for the output")
NO_SPACE = ("no space is left", "free some space, or choose another folder for the output")
TOO_MANY_OPEN = ("too many files are open", "raise the limit with `ulimit -n 1024` and build again")

REASONS = {
    errno.EACCES: NO_PERMISSION,
    errno.EPERM: NO_PERMISSION,
    errno.EROFS: ("the file system is read-only", "choose another folder for the output"),
    errno.ENOSPC: NO_SPACE,
    errno.EDQUOT: NO_SPACE,
    errno.EFBIG: ("a file is larger than allowed here", "raise the limit with `ulimit -f unlimited` and build again"),
    errno.EMFILE: TOO_MANY_OPEN,
    errno.ENFILE: TOO_MANY_OPEN,
    errno.ENAMETOOLONG: ("a name is too long for this file system", "choose a folder with a shorter path"),
    errno.EBUSY: ("the folder is in use as a mount point", "choose a folder inside it for the output"),
    errno.EXDEV: ("another file system is mounted in it", "unmount that, or choose another folder for the output"),
    errno.ENOTDIR: ("a part of the path is a file", "choose another folder for the output"),
    errno.EEXIST: ("a file that the build did not make is in the way", "move it away and build again"),
    errno.ENOENT: ("something was removed during the build", "build again"),
    errno.ENOTEMPTY: ("something was put into its place during the build", "move that away and build again"),
    errno.ELOOP: ("a symbolic link leads in a circle or stands in the way", "remove it and build again"),
}


class PublishError(Exception):
    """The site was not published, and the one that stood there is as it was.

    Args:
        message: What is wrong, in one line.
        hint: What to do about it.
        wrong_use: Whether another choice of output folder mends it, rather than the state of the disk.
    """

    def __init__(self, message: str, hint: str = "", *, wrong_use: bool = False) -> None:
        """Keep the parts; the text of the exception is the message alone."""
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.wrong_use = wrong_use


@contextmanager
def plain_words(out: Path) -> Iterator[None]:
    """Turn what the operating system refuses into a `PublishError` that names the file below `out`."""
    try:
        yield
    except OSError as error:
        raise in_plain_words(error, out) from error


def in_plain_words(error: OSError, out: Path) -> PublishError:
    """Make the error that says in one line why the site could not be written to `out`."""
    reason, hint = REASONS.get(error.errno or 0, (error.strerror or "the file system failed", ""))
    where = f" ({printable(_below(error.filename))})" if isinstance(error.filename, str) else ""
    return PublishError(f"cannot write the site to {quoted(out, 200)}: {reason}{where}", hint)


def changed_meanwhile(what: str | Path) -> PublishError:
    """Make the error of somebody else changing what the build is working on."""
    return PublishError(f"{quoted(what, 200)} was changed by another program during the build", "build again")


def _below(name: str) -> str:
    """Cut the folder where the new site was being prepared off a file's name."""
    return re.sub(r"^.*/\.[^/]+\.stage-[^/]+/", "", name)
