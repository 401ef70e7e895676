"""What readers do: open pages, and go through them by keyboard."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, Page, expect

MOST_STEPS = 400
"""More steps with the tab key than any page takes."""
Open = Callable[[str], Page]
"""Opens a page by its path."""


def reach(page: Page, wanted: Locator) -> None:
    """Go on with the tab key until an element has the focus, whichever where several are wanted."""
    expect(wanted.first).to_be_attached()
    for _ in range(MOST_STEPS):
        if wanted.evaluate_all("elements => elements.includes(document.activeElement)"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the tab key does not lead to {wanted}")


@contextmanager
def complaints_of(page: Page, allowed: str) -> Iterator[list[str]]:
    """Collect errors, refusals by the policy, and requests to anywhere but the allowed address."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    # A missing file and a refusal by the policy are said on the console as well.
    page.on("console", lambda message: found.append(f"{page.url}: {message.text}"))
    page.on("request", lambda request: None if request.url.startswith(allowed) else found.append(request.url))
    yield found


@contextmanager
def uncomplaining(page: Page, address: str) -> Iterator[Open]:
    """Open pages of the site at an address; nothing of it may break the policy or ask another host."""
    with complaints_of(page, address) as complaints:

        def go(path: str) -> Page:
            page.goto(f"{address}/{path}")
            return page

        yield go
        assert complaints == []
