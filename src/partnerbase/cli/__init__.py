"""The command line: every phase behind one command, one clear line for whatever goes wrong.

Exit status: 0 fine, 1 problems in the content or the file system, 2 wrong usage, 130 interrupted.
"""

import os
import sys
from types import TracebackType
from typing import Annotated, TextIO

import typer

from partnerbase.cli.records import explain, new, schema, show, stats
from partnerbase.cli.site import build, check, serve
from partnerbase.cli.terminal import INTERRUPTED, PROBLEMS, WRONG_USE, say
from partnerbase.cli.usage import Commands, words

app = typer.Typer(
    cls=Commands,
    help="Check, build and look after a knowledge base of partnerships between cities and regions.",
    epilog="'partnerbase COMMAND --help' tells more of a command.",
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for command in (check, build, serve, new, show, schema, explain, stats):
    app.command()(command)


@app.callback()
def options(
    context: typer.Context,
    debug: Annotated[bool, typer.Option("--debug", help="Show where a mistake in the program lies.")] = False,
) -> None:
    """Take the options that stand before the command; without a command show the help."""
    if not debug:
        sys.excepthook = in_one_line  # here, as typer sets its own before
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(WRONG_USE)


def main() -> None:
    """Run the command line; nothing but one line ever says what went wrong."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # as in `partnerbase check >&-`
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    status = run()
    for number, stream in ((1, sys.stdout), (2, sys.stderr)):
        let_go(number, stream)
    sys.exit(status)


def let_go(number: int, stream: TextIO | None) -> None:
    """Leave nothing to be written to a full disk or a closed pipe at the very end, where Python would complain."""
    try:
        if stream is not None:
            stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), number)


def run() -> int:
    """Run a command and give the exit status."""
    try:
        return app(prog_name="partnerbase", standalone_mode=False) or 0
    except typer.Abort:
        typer.echo(err=True)
        say("nothing was written")
        return INTERRUPTED
    except KeyboardInterrupt:
        return INTERRUPTED
    except typer.TyperException as error:
        say(*words(error))
        return WRONG_USE
    except OSError as error:
        return refused(error)


def refused(error: OSError) -> int:
    """Say which file the operating system refused, or that nothing can be printed."""
    if error.filename is None:
        say(f"cannot print: {error.strerror or error}")
    else:
        say(f"cannot use '{os.fsdecode(error.filename)}': {error.strerror}")
    return PROBLEMS


def in_one_line(kind: type[BaseException], error: BaseException, _traceback: TracebackType | None) -> None:
    """Say that the program is wrong; what it was doing is shown by --debug alone."""
    first_line = str(error).partition("\n")[0]
    say(
        f"a mistake in the program ({kind.__name__}: {first_line})",
        "run 'partnerbase --debug …' and report what it says",
    )
