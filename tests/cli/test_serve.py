"""`partnerbase serve` as it is installed: what it says, serves and leaves alone, and how it ends."""

import http.client
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http import HTTPStatus
from pathlib import Path

import pytest

from tests.cli.commands import ENVIRONMENT, PARTNERBASE, PATIENCE
from tests.cli.conftest import Run
from tests.cli.terminal import CTRL_C, terminal
from tests.cli.test_mistakes import inventory

DRAFT = "/en/partnerships/saint-brac-aoiwa.html"
Serving = subprocess.Popen[str]


@contextmanager
def serving(project: Path, *options: str) -> Iterator[tuple[Serving, int]]:
    """Serve a project; gives the process and the port."""
    command = [str(PARTNERBASE), "serve", "--port", "0", *options]
    with subprocess.Popen(command, cwd=project, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True) as process:
        try:
            said = re.fullmatch(r"Serving at http://127.0.0.1:(\d+)/ \(Ctrl-C stops it\)\n", line(process))
            assert said
            yield process, int(said[1])
        finally:
            process.kill()


def line(process: Serving) -> str:
    """Read what is printed next."""
    assert process.stdout
    return process.stdout.readline()


def status(port: int, path: str) -> int:
    """Ask for a page, again while the server has none yet: it tells of a build just before it serves it."""
    until = time.monotonic() + PATIENCE
    while (found := _status(port, path)) == HTTPStatus.SERVICE_UNAVAILABLE and time.monotonic() < until:
        time.sleep(0.02)
    return found


def _status(port: int, path: str) -> int:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
        connection.request("GET", path)
        return connection.getresponse().status


def test_it_tells_of_each_build_and_leaves_what_was_built_alone(built: Path) -> None:
    city = built / "content/cities/japan/aoiwa.yaml"
    before = inventory(built / "build")
    with serving(built) as (process, port):
        assert re.fullmatch(r"Built \d+ pages: no problems\n", line(process))
        assert [status(port, path) for path in ("/", "/zh/cities/aoiwa.html", DRAFT, "/none.html")] == [
            200,
            200,
            200,
            404,
        ]
        city.write_text(city.read_text().replace("kind: town", "kind: twon"))
        assert line(process).startswith("content/cities/japan/aoiwa.yaml:4:7: error[invalid-choice]: ")
        assert [line(process) for _ in range(3)][-1] == "1 error in 1 file\n"
        assert status(port, "/zh/cities/aoiwa.html") == 200
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
    assert inventory(built / "build") == before


def test_without_drafts(project: Path) -> None:
    with serving(project, "--no-drafts") as (process, port):
        assert line(process).startswith("Built ")
        assert status(port, DRAFT) == 404


def test_ctrl_c_ends_it_with_130(project: Path) -> None:
    with terminal("serve", "--port", "0", cwd=project) as screen:
        screen.expect("(Ctrl-C stops it)")
        assert screen.press(CTRL_C) == 130
        assert "Traceback" not in screen.shown


@pytest.mark.usefixtures("project")
def test_a_host_that_is_none(run: Run) -> None:
    ended = run("serve", "--host", "256.0.0.1")
    assert (ended.status, ended.out, len(ended.err.splitlines())) == (2, "", 1)
