"""Wrong usage in one line: what is wrong, then what to do."""

from typing import Any

import typer
from typer.core import TyperGroup

from partnerbase.cli.terminal import fail


class Commands(TyperGroup):
    """The commands; a name that is none is answered with the nearest one."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - typer keeps these types to itself
        """Find the command that is meant, or say that there is none."""
        from partnerbase.diagnostics import did_you_mean, quoted  # noqa: PLC0415

        if args[0] not in self.commands and not args[0].startswith("-"):
            hint = did_you_mean(args[0], self.commands) or f"the commands are {', '.join(self.commands)}"
            fail(f"there is no command {quoted(args[0])}", hint)
        return super().resolve_command(ctx, args)


def words(error: typer.TyperException) -> tuple[str, str]:
    """Put what typer says of a wrong use into a message and a hint."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "partnerbase"
    if hasattr(error, "possibilities"):
        return _no_option(error, command)
    message = error.format_message().rstrip(".").replace(": Value error, ", ": ").replace(": Input ", ": it ")
    return message[:1].lower() + message[1:], f"'{command} --help' shows how it is used"


def _no_option(error: Any, command: str) -> tuple[str, str]:  # noqa: ANN401 - as above
    """Answer an option that does not exist, or stands in the wrong place."""
    from partnerbase.diagnostics import quoted  # noqa: PLC0415

    name, _, subcommand = command.partition(" ")
    hint = f"'{command} --help' lists them"
    if error.possibilities:
        hint = f"did you mean '{error.possibilities[0]}'?"
    elif error.option_name == "--debug":
        hint = f"write it before the command: '{name} --debug {subcommand}'"
    elif not subcommand:
        hint = f"an option of a command stands behind it: '{name} COMMAND {error.option_name}'"
    return f"there is no option {quoted(error.option_name)}", hint
