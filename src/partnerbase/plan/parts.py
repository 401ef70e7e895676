"""Divides what stands under headings among several pages."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

MOST = 150
"""How many entries a page has at most."""
Item = TypeVar("Item")
Groups = list[tuple[str, list[Item]]]


def divided(groups: Iterable[tuple[str, Sequence[Item]]], most: int = MOST) -> list[Groups[Item]]:
    """Divide groups among pages; one that fits on a page is not torn, and of a longer one each page has a part.

    Args:
        groups: Headings, each with what stands under it, in order.
        most: How many of these a page has at most.

    Returns:
        What stands on each page: one page at least, and nothing under a heading that has nothing.
    """
    pages: list[Groups[Item]] = [[]]
    room = most
    for heading, items in groups:
        for start in range(0, len(items), most):
            part = list(items[start : start + most])
            if len(part) > room:
                pages.append([])
                room = most
            pages[-1].append((heading, part))
            room -= len(part)
    return pages
