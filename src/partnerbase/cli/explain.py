"""`partnerbase explain`: what a diagnostic means."""

from partnerbase.cli.terminal import echo, fail
from partnerbase.codes import CODES, EXPLANATIONS


def run(code: str | None) -> int:
    """Print the explanation of a code, or all codes with what they mean in a line."""
    if code is None:
        for name in sorted(CODES):
            summary = _text(name).partition("\n")[0]
            echo(f"{name}: {summary.removeprefix('# ')}")
    elif code in CODES:
        echo(_text(code).rstrip())
    else:
        from partnerbase.diagnostics import did_you_mean  # noqa: PLC0415 - only a mistake needs it

        alike = ", ".join(name for name in sorted(CODES) if code and code in name)
        hint = did_you_mean(code, sorted(CODES)) or (
            f"there is {alike}" if alike else "'partnerbase explain' lists all"
        )
        fail(f"there is no code '{code}'", hint)
    return 0


def _text(code: str) -> str:
    """Read an explanation."""
    return (EXPLANATIONS / f"{code}.md").read_text(encoding="utf-8")
