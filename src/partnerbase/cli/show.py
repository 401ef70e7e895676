"""`partnerbase show`: one record with its links both ways."""

from pathlib import Path

from partnerbase.cli.content import whole_site
from partnerbase.cli.terminal import echo, fail
from partnerbase.diagnostics import did_you_mean
from partnerbase.inspection import describe, matches


def run(slug: str, content: Path) -> int:
    """Print the record of a slug, or of a collection and a slug."""
    site = whole_site(content).site
    assert site is not None  # noqa: S101 - a site without errors is one
    keys = matches(site, slug)
    if not keys:
        hint = did_you_mean(slug, [*(entry.slug for entry in site), *("/".join(entry.key) for entry in site)])
        fail(f"there is no record '{slug}'", hint or "write the name of its file without the ending, such as 'nanjing'")
    if len(keys) > 1:
        fail(f"'{slug}' may mean several records", f"name one: {', '.join('/'.join(key) for key in keys)}")
    echo(describe(site, keys[0]))
    return 0
