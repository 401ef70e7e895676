"""The site while one writes: built, served, built again after each change, with the problems shown in the page."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from partnerbase.diagnostics import Report
from partnerbase.publish import PublishError
from partnerbase.serve.errors import ServeError
from partnerbase.serve.server import Server, listen
from partnerbase.serve.state import Board
from partnerbase.serve.watch import changes, names_in

__all__ = ["SITE", "Built", "Options", "Rebuild", "ServeError", "names_in", "serve"]

SITE = Path(".partnerbase", "serve", "site")
"""Where the served site lies: a folder of its own, so that what was published stays as it is."""


class Built(Protocol):
    """The result of a build."""

    @property
    def report(self) -> Report:
        """The problems of the content; nothing was published when there are errors."""


class Rebuild(Protocol):
    """A build of the site."""

    def __call__(self, changed: frozenset[Path] | None) -> Built:
        """Build and tell the user at the terminal how it ended.

        Args:
            changed: The paths that somebody was at since the last build; None where everything is to be looked at.
        """


@dataclass(frozen=True, slots=True)
class Options:
    """What to serve, and where.

    `content` and `templates` are watched, the site is built into `out`; without a port the first free one from
    8000 on is taken, and 0 stands for any.
    """

    content: Path
    templates: Path
    out: Path = SITE
    host: str = "127.0.0.1"
    port: int | None = None


def serve(
    rebuild: Rebuild, options: Options, tell: Callable[[str], None], *, stop: threading.Event | None = None
) -> None:
    """Serve the site until SIGTERM, Ctrl-C (as `KeyboardInterrupt`, when all is closed) or `stop`.

    Args:
        rebuild: Builds the site: at the start, after each change, and in between to see whether one was missed.
        options: What to serve, and where.
        tell: Takes what the user at the terminal should read, line by line.
        stop: Ends it when set.

    Raises:
        ServeError: The server cannot start.
    """
    stop = stop or threading.Event()
    board = Board(options.out, options.content)
    with _running(listen(options.host, options.port, options.out, board)) as server, _ended_by_sigterm(stop):
        tell(f"Serving at {server.url} (Ctrl-C stops it)")
        for changed in changes([options.content, options.templates], stop):
            _build(rebuild, changed, board, tell)


def _build(rebuild: Rebuild, changed: frozenset[Path] | None, board: Board, tell: Callable[[str], None]) -> None:
    """Build, and pin up how it ended."""
    try:
        board.report(rebuild(changed).report)
    except PublishError as error:
        _fail(f"{error.message}; {error.hint}" if error.hint else error.message, board, tell)
    except Exception as error:  # noqa: BLE001 -- templates and styles are at work: no slip in them may end the server
        _fail(f"{type(error).__name__}: {error}", board, tell)


def _fail(text: str, board: Board, tell: Callable[[str], None]) -> None:
    """Say in the terminal and in the browser that a build failed."""
    tell(text)
    board.fail(text)


@contextmanager
def _running(server: Server) -> Iterator[Server]:
    """Let a server answer in a thread of its own."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.board.close()
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def _ended_by_sigterm(stop: threading.Event) -> Iterator[None]:
    """Turn SIGTERM into `stop`; only the main thread may say what a signal does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda *_: stop.set())
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
