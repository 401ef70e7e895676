"""The command line: every phase behind one command, one clear line for whatever goes wrong.

Exit status: 0 fine, 1 problems in the content or the file system, 2 wrong usage, 130 interrupted, 143 terminated.

Each command is a module with a function `run`, which takes the options that `commands` declares; only the module of
the command that runs is imported. So help takes little longer than the interpreter itself.
"""

import gc
import os
import sys

TYPE_CHECKING = False  # as in typing, whose import takes longer than all of this module
if TYPE_CHECKING:
    from types import TracebackType
    from typing import TextIO


def main() -> None:
    """Be the command: run the command line, and end at once.

    Nothing is collected meanwhile, nor given back piece by piece at the end, which would take a tenth of a long build:
    all memory goes with the process.
    """
    gc.disable()
    os._exit(ended(sys.argv[1:]))


def ended(arguments: list[str]) -> int:
    """Run a command, and give the exit status; nothing but one line ever says what went wrong."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # as in `partnerbase check >&-`
                stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
        status = run(arguments)
    except KeyboardInterrupt:
        status = 130
    except SystemExit as end:
        status = int(end.code or 0)
    for number, stream in ((1, sys.stdout), (2, sys.stderr)):
        let_go(number, stream)
    return status


def let_go(number: int, stream: "TextIO | None") -> None:
    """Leave nothing to be written to a full disk or a closed pipe at the very end, where Python would complain."""
    try:
        if stream is not None:
            stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), number)


def run(arguments: list[str]) -> int:
    """Run a command and give the exit status."""
    from partnerbase.cli.terminal import Ended, refused  # noqa: PLC0415 - all imports may be interrupted
    from partnerbase.cli.usage import chosen  # noqa: PLC0415

    try:
        debug, command, options = chosen(arguments)
        if not debug:
            sys.excepthook = in_one_line
        return command(**options)
    except Ended as ended:
        return ended.status
    except OSError as error:
        return refused(error)


def in_one_line(kind: type[BaseException], error: BaseException, _traceback: "TracebackType | None") -> None:
    """Say that the program is wrong; what it was doing is shown by --debug alone."""
    from partnerbase.cli.terminal import say  # noqa: PLC0415

    first_line = str(error).partition("\n")[0]
    say(
        f"a mistake in the program ({kind.__name__}: {first_line})",
        "run 'partnerbase --debug …' and report what it says",
    )
