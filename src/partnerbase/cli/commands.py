"""What can be written on the command line: the commands, their arguments and their options."""

from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Declare = Callable[[ArgumentParser], None]

FORMATS = ("text", "json", "github", "sarif")
HIGHEST_PORT = 65535


def folder(text: str) -> "Path":
    """Read the name of a file or folder."""
    from pathlib import Path  # noqa: PLC0415 - help needs none

    return Path(text)


def form(text: str) -> str:
    """Read the name of a format."""
    from partnerbase.diagnostics import quoted  # noqa: PLC0415

    if text not in FORMATS:
        raise ArgumentTypeError(f"{quoted(text)} is not one of {', '.join(map(repr, FORMATS))}")
    return text


def number(text: str) -> int:
    """Read a whole number."""
    from partnerbase.diagnostics import quoted  # noqa: PLC0415

    try:
        return int(text)
    except ValueError:
        raise ArgumentTypeError(f"{quoted(text)} is no whole number") from None


def port(text: str) -> int:
    """Read the number of a port."""
    given = number(text)
    if not 0 <= given <= HIGHEST_PORT:
        raise ArgumentTypeError(f"it should be between 0 and {HIGHEST_PORT}")
    return given


def jobs(text: str) -> int:
    """Read a number of processes."""
    given = number(text)
    if given < 1:
        raise ArgumentTypeError("it should be 1 or more")
    return given


def content(parser: ArgumentParser) -> None:
    """Declare the option that nearly all commands have."""
    parser.add_argument(
        "--content", metavar="DIR", type=folder, default="content", help="The folder of the records (content)."
    )


def templates(parser: ArgumentParser) -> None:
    """Declare the option on templates."""
    parser.add_argument("--templates", metavar="DIR", type=folder, help="Templates other than the program's.")


def what_counts(parser: ArgumentParser) -> None:
    """Declare the options on what is taken in, and what fails."""
    parser.add_argument("--strict", action="store_true", help="Let warnings fail as errors do.")
    parser.add_argument("--drafts", action="store_true", help="Take drafts in.")


def effort(parser: ArgumentParser) -> None:
    """Declare the options on how the work is done: the result is always the same."""
    parser.add_argument("--jobs", metavar="N", type=jobs, help="Use N processes (as many as there are processors).")
    parser.add_argument("--no-cache", dest="cache", action="store_false", help="Neither use nor keep earlier results.")


def measurements(parser: ArgumentParser) -> None:
    """Declare the options on what a run took."""
    parser.add_argument("--timings", action="store_true", help="Print what each phase took.")
    parser.add_argument(
        "--profile",
        metavar="FILE",
        type=folder,
        help="Write that as a trace for Perfetto.",
    )


def check(parser: ArgumentParser) -> None:
    """Declare what a check takes."""
    parser.add_argument("paths", metavar="PATH", nargs="*", type=folder, help=SUPPRESS)
    content(parser)
    parser.add_argument(
        "--format",
        metavar="NAME",
        dest="form",
        type=form,
        default="text",
        help="How problems are printed: text, json, github, sarif.",
    )
    what_counts(parser)
    effort(parser)
    measurements(parser)


def build(parser: ArgumentParser) -> None:
    """Declare what a build takes."""
    content(parser)
    parser.add_argument("--out", metavar="DIR", type=folder, default="build", help="The folder of the site (build).")
    templates(parser)
    parser.add_argument("--base-url", metavar="URL", help="Where it will be published.")
    parser.add_argument("--no-search", dest="search", action="store_false", help="Leave the full-text search out.")
    parser.add_argument("--clean", action="store_true", help="Write every file anew.")
    what_counts(parser)
    effort(parser)
    measurements(parser)


def serve(parser: ArgumentParser) -> None:
    """Declare what the server takes."""
    content(parser)
    templates(parser)
    parser.add_argument("--host", metavar="HOST", default="127.0.0.1", help="The address to listen at (127.0.0.1).")
    parser.add_argument("--port", metavar="N", type=port, help="The port; else the first free one from 8000 on.")
    parser.add_argument("--no-drafts", dest="drafts", action="store_false", help="Leave drafts out.")
    parser.add_argument("--drafts", action="store_true", default=True, help="Take drafts in, as it does anyway.")


def new(parser: ArgumentParser) -> None:
    """Declare what a new record takes."""
    parser.add_argument("collection", metavar="COLLECTION", help=SUPPRESS)
    parser.add_argument("slug", metavar="SLUG", help=SUPPRESS)
    content(parser)


def show(parser: ArgumentParser) -> None:
    """Declare what showing a record takes."""
    parser.add_argument("slug", metavar="SLUG", help=SUPPRESS)
    content(parser)


def schema(parser: ArgumentParser) -> None:
    """Declare what printing schemas takes."""
    parser.add_argument("collection", metavar="COLLECTION", nargs="?", help=SUPPRESS)
    parser.add_argument("--out", metavar="DIR", type=folder, help="Write them as DIR/COLLECTION.json instead.")


def explain(parser: ArgumentParser) -> None:
    """Declare what an explanation takes."""
    parser.add_argument("code", metavar="CODE", nargs="?", help=SUPPRESS)


def stats(parser: ArgumentParser) -> None:
    """Declare what counting takes."""
    content(parser)
    parser.add_argument("--json", dest="as_json", action="store_true", help="Print JSON.")


class Command:
    """A command.

    Args:
        declare: Declares its arguments and options.
        summary: What it does, in one line.
        details: What else there is to say of it.
        usage: Its arguments, as help shows them.
    """

    def __init__(self, declare: "Declare", summary: str, details: str, usage: str = "") -> None:
        """Keep the parts."""
        self.declare, self.summary, self.details, self.usage = declare, summary, details, usage


COMMANDS = {
    "check": Command(
        check,
        "Check the content, and say what is wrong where.",
        "All of the content is checked; with PATHs, files or folders in it, only their problems are printed.",
        "[PATH]...",
    ),
    "build": Command(
        build,
        "Check the content and write the site.",
        "The folder of the site changes at once and only when all is well; files in it that are not of the site stay.",
    ),
    "serve": Command(
        serve,
        "Serve the site, and rebuild it on every change.",
        "The browser reloads by itself, and shows what is wrong with the content. What 'build' wrote stays as it is.",
    ),
    "new": Command(
        new,
        "Write the template of a new record.",
        "COLLECTION is the record's collection, such as cities; SLUG its name in addresses, such as nanjing. "
        "On a terminal the required fields are asked for.",
        "COLLECTION SLUG",
    ),
    "show": Command(
        show,
        "Show a record with its links both ways.",
        "SLUG is such as nanjing, or cities/nanjing where several collections have it. Drafts are shown too.",
        "SLUG",
    ),
    "schema": Command(
        schema,
        "Print JSON Schemas, for completion in editors.",
        "COLLECTION is such as cities; without it one object holds the schemas of all collections.",
        "[COLLECTION]",
    ),
    "explain": Command(
        explain,
        "Say what a diagnostic means, with examples.",
        "CODE stands in brackets in each message, such as dangling-reference; without it all codes are listed.",
        "[CODE]",
    ),
    "stats": Command(
        stats,
        "Count records, texts and what is stale.",
        "Names, summaries and texts are counted by language. Drafts count too.",
    ),
}
"""The commands in the order in which help lists them."""
