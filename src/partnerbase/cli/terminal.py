"""How all commands speak, and how they end."""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn, TextIO

PROBLEMS, WRONG_USE, INTERRUPTED, TERMINATED = 1, 2, 130, 143


class Ended(Exception):  # noqa: N818 - as SystemExit it says how, not what went wrong
    """A command ends early; what there was to say is said.

    Args:
        status: The exit status.
    """

    def __init__(self, status: int) -> None:
        """Keep the status."""
        super().__init__(status)
        self.status = status


def echo(text: str, *, end: str = "\n") -> None:
    """Print a text at once, so that a full disk is met here and not at the very end."""
    print(text, end=end, flush=True)  # noqa: T201 - the one place that prints


def say(message: str, hint: str = "") -> None:
    """Say in one line what is wrong; where even that cannot be printed, the exit status has to do."""
    from partnerbase.diagnostics import printable  # noqa: PLC0415 - help needs none of it

    line = printable(f"partnerbase: {message}" + (f"; {hint}" if hint else ""))
    try:
        print(line, file=sys.stderr, flush=True)  # noqa: T201
    except OSError:
        return


def fail(message: str, hint: str = "", status: int = WRONG_USE) -> "NoReturn":
    """Say in one line what is wrong and end."""
    say(message, hint)
    raise Ended(status)


def refused(error: OSError) -> int:
    """Say which file the operating system refused, or that nothing can be printed, and give the exit status."""
    if isinstance(error, BrokenPipeError):  # as in `partnerbase schema | head`
        return PROBLEMS
    if error.filename is None:
        say(f"cannot print: {error.strerror or error}")
    else:
        say(f"cannot use '{os.fsdecode(error.filename)}': {error.strerror}")
    return PROBLEMS


def is_terminal(stream: "TextIO | None") -> bool:
    """Whether somebody sits at a stream; a closed one is None."""
    return stream is not None and stream.isatty()


def columns() -> int:
    """Give the width of the terminal, or COLUMNS where that is set."""
    try:
        return int(os.environ.get("COLUMNS", "")) or 80
    except ValueError:
        pass
    try:
        return os.get_terminal_size().columns or 80
    except (OSError, ValueError):
        return 80
