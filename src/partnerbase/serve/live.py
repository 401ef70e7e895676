"""The HTML that only the server has: the script in each page, and the page that waits for a first build."""

from html import escape
from importlib.resources import files
from string import Template

from partnerbase.serve.state import Problem, State

PREFIX = "/_partnerbase/"
EVENTS = PREFIX + "events"
ASSETS = {
    PREFIX + "live.js": (files("partnerbase.serve") / "live.js").read_bytes(),
    PREFIX + "live.css": (files("partnerbase.serve") / "live.css").read_bytes(),
}
MISSING = b"""<!doctype html>
<html lang="en">
<title>Not found</title>
<body>
<p>There is no such page.</p>
</body>
</html>
"""
WAITING = Template((files("partnerbase.serve") / "waiting.html").read_text(encoding="utf-8"))


def with_script(page: bytes, state: State) -> bytes:
    """Insert the script that reloads a page, at the end of its body."""
    script = f'<script src="{PREFIX}live.js" data-build="{state.build}" defer></script>\n'.encode()
    body, end, rest = page.rpartition(b"</body>")
    return body + script + end + rest if end else page + script


def waiting(state: State) -> bytes:
    """Give the page that stands for every page until there is a good build."""
    problems = "".join(_item(problem) for problem in state.problems)
    return WAITING.substitute(state=state.digest, title=escape(state.title), problems=problems).encode()


def _item(problem: Problem) -> str:
    """List one problem."""
    source = f'<pre class="partnerbase-live__source">{escape(problem.source)}</pre>' if problem.source else ""
    return (
        f'<li class="partnerbase-live__problem"><p class="partnerbase-live__place">{escape(problem.place)}</p>'
        f'<p class="partnerbase-live__text">{escape(problem.text)}</p>{source}</li>\n'
    )
