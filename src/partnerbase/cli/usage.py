"""The reading of the command line: help, and wrong usage in one line: what is wrong, then what to do."""

from argparse import ArgumentError, ArgumentParser, ArgumentTypeError, HelpFormatter, RawDescriptionHelpFormatter
from functools import partial
from importlib import import_module
from itertools import takewhile

from partnerbase.cli.commands import COMMANDS
from partnerbase.cli.terminal import WRONG_USE, Ended, columns, echo, fail

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

    Chosen = tuple[bool, Callable[..., int], dict[str, Any]]

WIDEST = 100
BEFORE_THE_COMMAND = ("--debug", "--version")
ABOUT = "Check, build and look after a knowledge base of partnerships between cities and regions."


class Parser(ArgumentParser):
    """Reads options and arguments in any order.

    Args:
        name: What is read, as it stands on the command line.
        usage: What stands behind the name.
        description: What help says of it.
        epilog: What help says at the end.
        form: How help is laid out.
    """

    def __init__(
        self, name: str, usage: str, description: str, epilog: str, form: type[HelpFormatter] = HelpFormatter
    ) -> None:
        """Declare the one option that is everywhere."""
        super().__init__(
            prog=name,
            usage=" ".join(filter(None, (name, "[OPTION]...", usage))),
            description=description,
            epilog=epilog,
            formatter_class=partial(form, max_help_position=24, width=min(columns(), WIDEST) - 2),
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
        )
        self.add_argument("-h", "--help", action="help", help="Show this message and exit.")

    def read(self, arguments: list[str]) -> "dict[str, Any]":
        """Read arguments, or say what is wrong with them."""
        try:
            found, left = self.parse_known_intermixed_args(arguments)
        except ArgumentError as error:
            self.refuse(_words(error))
        options = [argument for argument in left if argument.startswith("-") and argument != "-"]
        if options:
            fail(*self._no_option(options[0].partition("=")[0]))
        if left:
            self.refuse(f"'{left[0]}' is one argument too many")
        return vars(found)

    def print_help(self, file: "Any" = None) -> None:  # noqa: ANN401, ARG002 - as in the base class
        """Print help, at once."""
        echo(self.format_help(), end="")

    def error(self, message: str) -> "NoReturn":
        """Say which argument is missing: the base class lists them behind a colon."""
        self.refuse(f"missing argument '{message.rpartition(': ')[2].partition(',')[0]}'")

    def refuse(self, message: str) -> "NoReturn":
        """Say what is wrong, and where to read how it is right."""
        fail(message, f"'{self.prog} --help' shows how it is used")

    def _no_option(self, name: str) -> tuple[str, str]:
        """Answer an option that does not exist, or stands in the wrong place."""
        from partnerbase.diagnostics import did_you_mean, quoted  # noqa: PLC0415 - only a mistake needs it

        program, _, command = self.prog.partition(" ")
        known = [option for option in self._option_string_actions if option.startswith("--")]
        hint = did_you_mean(name, known) or f"'{self.prog} --help' lists them"
        if command and name in BEFORE_THE_COMMAND:
            hint = f"write it before the command: '{program} {name} {command}'"
        elif not command and hint.startswith("'"):
            hint = f"an option of a command stands behind it: '{program} COMMAND {name}'"
        return f"there is no option {quoted(name)}", hint


def _words(error: ArgumentError) -> str:
    """Put what argparse says of an option into words."""
    if isinstance(error.__context__, ArgumentTypeError):
        return f"invalid value for '{error.argument_name}': {error.message}"
    if error.message.startswith("expected"):
        return f"option '{error.argument_name}' requires an argument"
    return f"option '{error.argument_name}' does not take a value"


def chosen(arguments: list[str]) -> "Chosen":
    """Read a command line: whether to show mistakes of the program, the command, and the command's options."""
    before = list(takewhile(lambda argument: argument.startswith("-"), arguments))
    options = _program().read(before)
    if options["version"]:
        from partnerbase import __version__  # noqa: PLC0415

        echo(f"partnerbase {__version__}")
        raise Ended(0)
    if len(before) == len(arguments):
        _program().print_help()
        raise Ended(WRONG_USE)
    name, *rest = arguments[len(before) :]
    given = _command(name).read(rest)
    return options["debug"], import_module(f"partnerbase.cli.{name}").run, given


def _program() -> Parser:
    """Make the parser of what stands before the command."""
    width = max(map(len, COMMANDS))
    listed = "".join(f"  {name:{width}}  {command.summary}\n" for name, command in COMMANDS.items())
    epilog = f"commands:\n{listed}\n'partnerbase COMMAND --help' tells more of a command."
    parser = Parser("partnerbase", "COMMAND [ARGUMENT]...", ABOUT, epilog, RawDescriptionHelpFormatter)
    parser.add_argument("--debug", action="store_true", help="Show where a mistake in the program lies.")
    parser.add_argument("--version", action="store_true", help="Show the program's version and exit.")
    return parser


def _command(name: str) -> Parser:
    """Make the parser of a command, or say that there is none of that name."""
    if name not in COMMANDS:
        from partnerbase.diagnostics import did_you_mean, quoted  # noqa: PLC0415

        hint = did_you_mean(name, COMMANDS) or f"the commands are {', '.join(COMMANDS)}"
        fail(f"there is no command {quoted(name)}", hint)
    command = COMMANDS[name]
    parser = Parser(f"partnerbase {name}", command.usage, command.summary, command.details)
    command.declare(parser)
    return parser
