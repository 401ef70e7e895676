"""Has the pages of each language indexed, those of several languages at once."""

import base64
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import zip_longest
from pathlib import Path

from partnerbase.publish import Written
from partnerbase.search.bundles import Bundle
from partnerbase.search.chunks import in_order
from partnerbase.search.pagefind import Pagefind, failed

UNREAD = (
    "#activity",
    "h1",
    ".badge",
    ".cite",
    ".cite__pick",
    ".claims__by",
    ".facts__differs",
    ".facts__links",
    ".headword__kind",
    ".observations__source",
    ".tie__since",
    "[rel=external]",
    "caption",
    "dt",
    "thead",
)
"""What stands within the texts that are to be found, and is no word of them, or is the title of what is found."""
AHEAD = 8
"""How many pages a pagefind has in hand."""
Where = Callable[[Written], Path]
"""Tells where a file of the new site lies while it is made."""
Files = Iterator[tuple[str, bytes]]
"""Paths in the site, and the bytes there."""
Made = Iterable[Mapping[str, str]]
"""The path of each file within a bundle, and its content in Base64."""


def indexed(bundles: Sequence[Bundle], where: Where, folder: Path, jobs: int) -> Iterator[tuple[Bundle, Files]]:
    """Make bundles, with a pagefind each.

    Args:
        bundles: What to make.
        where: Tells where the pages lie.
        folder: An empty folder to work in.
        jobs: The number of processes: with one, a pagefind starts when the one before has ended; else all run at once,
            since the last one would have most processors to itself.

    Yields:
        Each bundle, with path and bytes of its files.

    Raises:
        PublishError: pagefind is missing, or failed.
    """
    at_once = len(bundles) if jobs > 1 else 1
    for start in range(0, len(bundles), at_once):
        together = bundles[start : start + at_once]
        made = _index(together, where, folder)
        for bundle, files in zip(together, made, strict=True):
            yield bundle, _in_place(bundle, files)


def _index(bundles: Sequence[Bundle], where: Where, folder: Path) -> list[Made]:
    """Hand the pages of some bundles to a pagefind each, in turn and some ahead, so that none waits for another.

    The files are taken from its answer: those that it writes are not all on the disk when it answers.
    """
    with ExitStack() as stack:
        engines = []
        for bundle in bundles:
            (folder / bundle.language).mkdir()
            engine = stack.enter_context(Pagefind.running(folder / bundle.language))
            language = bundle.language.partition("-")[0]
            engine.ask("NewIndex", config={"force_language": language, "exclude_selectors": UNREAD})
            engines.append((engine, engine.answer()["index_id"]))
        asked: deque[Pagefind] = deque()
        for pages in zip_longest(*(bundle.pages for bundle in bundles)):
            for (engine, index), page in zip(engines, pages, strict=True):
                if page:
                    text = where(page).read_text("utf-8")
                    engine.ask("AddFile", index_id=index, url=f"/{page.path}", file_contents=text)
                    asked.append(engine)
            while len(asked) > AHEAD * len(engines):
                asked.popleft().answer()
        for engine in asked:
            engine.answer()
        for engine, index in engines:
            engine.ask("GetFiles", index_id=index)
        return [engine.answer()["files"] for engine, _ in engines]


def _in_place(bundle: Bundle, made: Made) -> Files:
    """Give the files of a bundle as they belong into the site."""
    try:
        files = {file["path"]: base64.b64decode(file["content"]) for file in made}
        yield from ((f"{bundle.folder}{path}", data) for path, data in in_order(files))
    except (ValueError, KeyError, TypeError) as error:
        raise failed(f"its files are not as expected: {error}") from error
