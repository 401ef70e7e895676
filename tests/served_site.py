"""A served site of a few pages, whose builds do what a test writes into the one file of its content."""

import http.client
import json
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from partnerbase.diagnostics import Diagnostic, Report, Span
from partnerbase.plan.page import Page
from partnerbase.publish import PublishError
from partnerbase.serve import Options, serve
from partnerbase.serve.state import Board
from tests.editions import publish

PAGE = "<!doctype html>\n<html><body><p>{}</p></body></html>\n"


@dataclass
class FakeBuilt:
    """The result of a build."""

    report: Report


@dataclass
class FakeBuild:
    """A build of one page out of one file: its text is the page; "bad" is a problem, "slip" an error in a template."""

    content: Path
    out: Path
    done: "queue.Queue[str]" = field(default_factory=queue.Queue)
    changed: frozenset[Path] | None = None

    def __call__(self, changed: frozenset[Path] | None) -> FakeBuilt:
        self.changed = changed
        text = (self.content / "home.md").read_text()
        report = Report()
        try:
            self.attempt(text, self.out, report)
        finally:
            self.done.put(text)
        return FakeBuilt(report)

    def attempt(self, text: str, out: Path, report: Report) -> None:
        if text == "slip":
            raise ZeroDivisionError("division by <zero>")
        if text == "full":
            raise PublishError("no space is left", "free some")
        if text.startswith("bad"):
            report.add(Diagnostic(Span("home.md", 1, 5), "x", "<img> is bad", "mend it", excerpt=text))
            return
        site = {"index.html": text, "en/a b.html": "a", "en/index.html": "en", "404.html": "none", "x.css": "a{}"}
        publish(
            [
                Page(path, (PAGE.format(body) if path.endswith("html") else body).encode())
                for path, body in (site | {"odd.bin": "\0"}).items()
            ],
            out,
            content=self.content,
        )


@dataclass
class Running:
    """A server in a thread."""

    content: Path
    build: FakeBuild
    told: "queue.Queue[str]"
    host: str = "127.0.0.1"
    port: int = 0

    def get(self, path: str, method: str = "GET", host: str | None = None) -> http.client.HTTPResponse:
        """Ask for a path; the body is in `response.body`."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=10)
        try:
            connection.putrequest(method, path, skip_host=True)
            connection.putheader("Host", f"localhost:{self.port}" if host is None else host)
            connection.endheaders()
            response = connection.getresponse()
            response.body = response.read()  # type: ignore[attr-defined]
        finally:
            connection.close()
        return response

    def text(self, path: str) -> str:
        """Give the body of an answer."""
        return str(self.get(path).body.decode())  # type: ignore[attr-defined]

    def save(self, text: str) -> None:
        """Change the content and wait for the build."""
        (self.content / "home.md").write_text(text)
        while self.build.done.get(timeout=10) != text:
            pass

    @contextmanager
    def events(self) -> Iterator[Callable[[], dict[str, Any]]]:
        """Listen to the stream; gives a function for the next event."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=10)
        try:
            connection.request("GET", "/_partnerbase/events")
            response = connection.getresponse()
            assert response.headers["Content-Type"] == "text/event-stream; charset=utf-8"

            def event() -> dict[str, Any]:
                while not (line := response.readline()).startswith(b"data: "):
                    assert line
                return dict(json.loads(line.removeprefix(b"data: ")))

            yield event
            response.close()
        finally:
            connection.close()


@contextmanager
def running(root: Path, first: str) -> Iterator[Running]:
    """Serve content with a first text from a free port, when browsers are told how its build ended."""
    for name in ("content", "templates"):
        (root / name).mkdir()
    (root / "content" / "home.md").write_text(first)
    out = root / ".partnerbase" / "serve" / "site"
    site = Running(root / "content", FakeBuild(root / "content", out), queue.Queue())
    stop = threading.Event()
    options = Options(root / "content", root / "templates", out, port=0)
    thread = threading.Thread(target=serve, args=(site.build, options, site.told.put), kwargs={"stop": stop})
    thread.start()
    try:
        site.port = int(site.told.get(timeout=10).split(":")[2].split("/")[0])
        site.build.done.get(timeout=10)
        with site.events() as event:
            while event()["title"] == Board.FIRST:
                pass
        yield site
    finally:
        stop.set()
        thread.join(10)
        assert not thread.is_alive()
