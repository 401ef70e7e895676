"""The command line: every phase behind one command, one clear line for whatever goes wrong.

Exit status: 0 fine, 1 problems in the content or the file system, 2 wrong usage, 130 interrupted.
"""

import os
import sys

import typer

from partnerbase.cli.records import explain, new, schema, show, stats
from partnerbase.cli.site import build, check, serve
from partnerbase.cli.terminal import INTERRUPTED, PROBLEMS

app = typer.Typer(
    help="Check, build and look after a knowledge base of partnerships between cities and regions.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for command in (check, build, serve, new, show, schema, explain, stats):
    app.command()(command)


def main() -> None:
    """Run the command line; nothing but one line ever says what went wrong."""
    debug = "--debug" in sys.argv
    sys.argv = [argument for argument in sys.argv if argument != "--debug"]
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(PROBLEMS)
    except Exception as error:
        if debug:
            raise
        text = f"{type(error).__name__}: {error}".splitlines()[0]
        sys.stderr.write(f"partnerbase: a mistake in the program ({text}); run it again with --debug and report it\n")
        sys.exit(PROBLEMS)
