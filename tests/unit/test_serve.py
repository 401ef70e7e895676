"""The server, spoken to as a browser does, over builds that the test decides."""

import os
import queue
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from partnerbase.diagnostics import Diagnostic, Report, Span
from partnerbase.plan.page import Page
from partnerbase.serve import Options, ServeError, serve, watch
from partnerbase.serve.live import waiting, with_script
from partnerbase.serve.server import Server, is_local, listen
from partnerbase.serve.state import Board, Problem, State
from partnerbase.serve.watch import changes, is_of_interest, names_in
from tests.editions import publish
from tests.served_site import PAGE, FakeBuild, Running, running


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Serve a good build that no test changes."""
    with running(tmp_path_factory.mktemp("good"), "home") as found:
        yield found


class TestFiles:
    def test_a_page_has_the_script_at_its_end(self, site: Running) -> None:
        text = site.text("/index.html")
        assert '<p>home</p><script src="/_partnerbase/live.js" data-build="' in text
        assert text.endswith('" defer></script>\n</body></html>\n')

    def test_a_published_page_has_not(self, site: Running) -> None:
        published = site.content.parent / ".partnerbase" / "serve" / "site" / "index.html"
        assert published.read_text() == PAGE.format("home")

    @pytest.mark.parametrize(
        ("path", "kind"),
        [
            ("/", "text/html; charset=utf-8"),
            ("/index.html?x=1", "text/html; charset=utf-8"),
            ("/en/", "text/html; charset=utf-8"),
            ("/en/a%20b.html", "text/html; charset=utf-8"),
            ("/x.css", "text/css; charset=utf-8"),
            ("/odd.bin", "application/octet-stream"),
            ("/_partnerbase/live.js", "text/javascript; charset=utf-8"),
            ("/_partnerbase/live.css", "text/css; charset=utf-8"),
        ],
    )
    def test_what_is_there(self, site: Running, path: str, kind: str) -> None:
        full, head = site.get(path), site.get(path, "HEAD")
        assert full.status == head.status == 200
        assert full.headers["Content-Type"] == head.headers["Content-Type"] == kind
        assert full.headers["Content-Length"] == head.headers["Content-Length"]
        assert full.headers["Cache-Control"] == "no-store"
        assert full.body  # type: ignore[attr-defined]
        assert head.body == b""  # type: ignore[attr-defined]

    def test_a_folder_without_its_slash_leads_to_it(self, site: Running) -> None:
        for path in ("/en", "//en", "/en?x"):
            response = site.get(path)
            assert (response.status, response.headers["Location"]) == (302, "/en/")

    @pytest.mark.parametrize(
        "path",
        [
            "/nothing.html",
            "/index.html/",
            "/../content/home.md",
            "/%2e%2e/%2e%2e/%2e%2e/content/home.md",
            "/..%2f..%2f..%2fcontent/home.md",
            "/en/..%5c..%5chome.md",
            "/.partnerbase.json",
            "/en/%00",
            f"/{'x' * 300}",
            "/%ff%fe",
            "//etc/passwd",
        ],
    )
    def test_what_is_not_there(self, site: Running, path: str) -> None:
        response = site.get(path)
        assert response.status == 404
        assert b"<p>none</p><script" in response.body  # type: ignore[attr-defined]

    def test_a_link_out_of_the_site_is_not_followed(self, site: Running) -> None:
        link = site.content.parent / ".partnerbase" / "serve" / "site" / "out.md"
        link.symlink_to(site.content / "home.md")
        assert site.get("/out.md").status == 404
        link.unlink()

    def test_a_pipe_holds_nobody_up(self, site: Running) -> None:
        pipe = site.content.parent / ".partnerbase" / "serve" / "site" / "pipe"
        os.mkfifo(pipe)
        assert site.get("/pipe").status == 404
        pipe.unlink()

    def test_other_methods_are_refused(self, site: Running) -> None:
        assert site.get("/", "POST").status == 501

    def test_other_names_of_this_machine_are_refused(self, site: Running) -> None:
        for host in ("evil.example", "", "localhost.evil.example"):
            assert site.get("/", host=host).status == 421

    def test_a_site_without_a_page_for_what_is_missing(self, tmp_path: Path) -> None:
        publish([Page("index.html", b"x")], tmp_path / "site", content=tmp_path / "content")
        board = Board(tmp_path / "site", Path("content"))
        with listening(listen("127.0.0.1", 0, tmp_path / "site", board)) as server:
            lone = Running(tmp_path, FakeBuild(tmp_path, tmp_path), queue.Queue(), port=server.server_port)
            assert lone.get("/x").status == 404
            assert "There is no such page." in lone.text("/x")
            assert lone.text("/").startswith("x<script")


class TestLive:
    def test_a_change_reaches_the_browser(self, tmp_path: Path) -> None:
        with running(tmp_path, "one") as site, site.events() as event:
            first = event()
            assert f'data-build="{first["build"]}"' in site.text("/")
            site.save("two")
            second = event()
            assert second["build"] != first["build"]
            assert second["problems"] == []
            assert "<p>two</p>" in site.text("/")
            site.save("one")
            assert event()["build"] == first["build"]

    def test_a_failed_build_leaves_the_last_good_one_and_lists_why(self, tmp_path: Path) -> None:
        with running(tmp_path, "one") as site, site.events() as event:
            good = event()
            site.save("bad text")
            bad = event()
            assert bad["build"] == good["build"]
            assert bad["state"] != good["state"]
            assert bad["title"] == "1 error in 1 file"
            assert bad["problems"] == [
                {
                    "place": f"{site.content}/home.md:1:5",
                    "text": "error[x]: <img> is bad; mend it",
                    "source": "bad text\n    ^",
                }
            ]
            assert "<p>one</p>" in site.text("/")
            site.save("one")
            assert event() == good

    def test_a_slip_in_a_template_ends_nothing(self, tmp_path: Path) -> None:
        with running(tmp_path, "one") as site, site.events() as event:
            assert event()["build"]
            site.save("slip")
            assert event()["problems"][0]["text"] == "ZeroDivisionError: division by <zero>"
            assert site.told.get(timeout=10) == "ZeroDivisionError: division by <zero>"
            site.save("full")
            assert event()["problems"][0]["text"] == "no space is left; free some"
            site.save("one")
            assert event()["problems"] == []

    def test_until_the_first_good_build_a_page_lists_the_problems(self, tmp_path: Path) -> None:
        with running(tmp_path, "bad <b>") as site, site.events() as event:
            news = event()
            response = site.get("/en/anything.html")
            assert response.status == 503
            text = response.body.decode()  # type: ignore[attr-defined]
            assert "error[x]: &lt;img&gt; is bad; mend it" in text
            assert "bad &lt;b&gt;" in text
            assert "<b>" not in text
            assert f'data-state="{news["state"]}"' in text
            assert "style=" not in text
            site.save("good")
            assert event()["build"]
            assert "<p>good</p>" in site.text("/")

    def test_templates_are_watched_too(self, tmp_path: Path) -> None:
        with running(tmp_path, "one") as site:
            (tmp_path / "templates" / "base.html.j2").write_text("x")
            assert site.build.done.get(timeout=10) == "one"

    def test_events_answer_a_head(self, site: Running) -> None:
        response = site.get("/_partnerbase/events", "HEAD")
        assert response.status == 200
        assert response.body == b""  # type: ignore[attr-defined]

    def test_the_script_uses_nothing_that_the_policy_of_the_pages_forbids(self, site: Running) -> None:
        script = site.text("/_partnerbase/live.js")
        for forbidden in (
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "eval",
            "document.write",
            "cssText",
            "style=",
        ):
            assert forbidden not in script

    def test_a_page_without_a_body_gets_the_script_at_its_end(self) -> None:
        assert with_script(b"<p>x", State("b")) == (
            b'<p>x<script src="/_partnerbase/live.js" data-build="b" defer></script>\n'
        )

    def test_the_waiting_page_says_what_is_going_on(self) -> None:
        assert b"<h1" in (page := waiting(State("", "The first build is running")))
        assert b">The first build is running</h1>" in page
        assert b"<pre" not in waiting(State("", "", (Problem("", "text"),)))


class TestBoard:
    def test_waiting_ends_with_time_change_or_close(self, tmp_path: Path) -> None:
        board = Board(tmp_path, Path("content"))
        first = board.after(None, 0)
        assert first == board.state
        assert board.after(first, 0.01) is None
        board.fail("\x1b[2J")
        assert board.after(first, 0) == State("", "The build failed", (Problem("", "\\x1b[2J"),))
        board.close()
        assert board.after(first, 10) is None

    def test_what_is_left_out_is_counted(self, tmp_path: Path) -> None:
        board = Board(tmp_path, Path("content"))
        report = Report()
        report.extend(Diagnostic(Span("a.md", line), "x", "m") for line in range(1, 61))
        board.report(report)
        assert len(board.state.problems) == 51
        assert board.state.problems[-1].text == "… and 10 more"

    def test_a_stream_shows_that_it_lives(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("partnerbase.serve.server.HEARTBEAT", 0.01)
        board = Board(tmp_path, Path("content"))
        with (
            listening(listen("127.0.0.1", 0, tmp_path, board)) as server,
            socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as connection,
        ):
            connection.sendall(b"GET /_partnerbase/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
            received = b""
            while received.count(b": still here\n\n") < 2:
                received += connection.recv(1000)


class TestStart:
    def test_a_port_in_use_is_told_when_the_user_chose_it(self, tmp_path: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as other:
            port = other.getsockname()[1]
            options = Options(tmp_path, tmp_path, tmp_path / "site", port=port)
            with pytest.raises(ServeError, match=f"port {port} is in use") as caught:
                serve(FakeBuild(tmp_path, tmp_path), options, print)
            assert caught.value.hint == "choose another one, or leave --port out"

    def test_the_next_port_is_taken_otherwise(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        with socket.create_server(("127.0.0.1", 0)) as other:
            port = other.getsockname()[1]
            monkeypatch.setattr("partnerbase.serve.server.FIRST_PORT", port)
            board = Board(tmp_path, tmp_path)
            with listening(listen("127.0.0.1", None, tmp_path, board)) as server:
                assert port < server.server_port < port + 20
            monkeypatch.setattr("partnerbase.serve.server.PORTS", 1)
            with pytest.raises(ServeError, match="are all in use"):
                listen("127.0.0.1", None, tmp_path, board)

    @pytest.mark.parametrize(("host", "port"), [("192.0.2.1", 0), ("127.0.0.1", 65536), ("no such host", 0)])
    def test_an_address_of_no_use(self, tmp_path: Path, host: str, port: int) -> None:
        with pytest.raises(ServeError, match=f"cannot listen at {host}, port {port}: "):
            listen(host, port, tmp_path, Board(tmp_path, tmp_path))

    def test_an_address_of_the_new_kind(self, tmp_path: Path) -> None:
        try:
            server = listen("::1", 0, tmp_path, Board(tmp_path, tmp_path))
        except ServeError as error:
            assert "::1" in error.message  # noqa: PT017 - a machine without IPv6 is told plainly
            return
        with listening(server):
            assert server.url == f"http://[::1]:{server.server_port}/"

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        options = Options(tmp_path / "content", tmp_path, tmp_path / "site", port=0)
        with pytest.raises(ServeError, match=r"cannot watch '.*content'"):
            serve(FakeBuild(tmp_path, tmp_path), options, lambda _: None)

    @pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
    def test_signals_end_it_without_a_word(self, tmp_path: Path, number: signal.Signals, status: int) -> None:
        for name in ("content", "templates"):
            (tmp_path / name).mkdir()
        program = (
            "import signal, sys\n"
            "from pathlib import Path\n"
            "from types import SimpleNamespace\n"
            "from partnerbase.diagnostics import Report\n"
            "from partnerbase.serve import Options, serve\n"
            "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
            "try:\n"
            "    options = Options(Path('content'), Path('templates'), port=0)\n"
            "    serve(lambda out: SimpleNamespace(report=Report()), options, lambda line: print(line, flush=True))\n"
            "except KeyboardInterrupt:\n"
            "    sys.exit(130)\n"
        )
        command = [sys.executable, "-c", program]
        with subprocess.Popen(
            command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as child:
            assert child.stdout
            port = int(child.stdout.readline().split(":")[2].split("/")[0])
            with socket.create_connection(("127.0.0.1", port), timeout=10) as stream:
                stream.sendall(b"GET /_partnerbase/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
                assert stream.recv(100)
                child.send_signal(number)
                assert child.wait(10) == status
            assert child.stderr
            assert child.stderr.read() == ""


class TestHost:
    @pytest.mark.parametrize(
        "header", ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000", "192.168.1.5", "LOCALHOST", "pi.lan"]
    )
    def test_this_machine(self, header: str) -> None:
        assert is_local(header, "pi.lan")

    @pytest.mark.parametrize("header", ["", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "[::1"])
    def test_another(self, header: str) -> None:
        assert not is_local(header, "127.0.0.1")


class TestWatch:
    @pytest.mark.parametrize("name", ["a.md", "cities/b.de.md", "site.yaml"])
    def test_of_interest(self, tmp_path: Path, name: str) -> None:
        assert is_of_interest(tmp_path / name, [tmp_path])

    @pytest.mark.parametrize("name", [".a.md.swp", "a.md~", "#a.md#", "4913", "a.tmp", ".git/index", ".partnerbase/x"])
    def test_of_no_interest(self, tmp_path: Path, name: str) -> None:
        assert not is_of_interest(tmp_path / name, [tmp_path])

    def test_a_hidden_folder_above_does_not_matter(self) -> None:
        assert is_of_interest(Path("/home/x/.work/content/a.md"), [Path("/home/x/.work/content")])

    def test_what_changes_meanwhile_is_not_lost(self, tmp_path: Path) -> None:
        turns = changes([tmp_path], stop := threading.Event())
        assert next(turns) is None
        (tmp_path / ".hidden").write_text("x")
        (tmp_path / "a.md").write_text("x")
        assert next(turns) == frozenset({tmp_path.resolve() / "a.md"})
        stop.set()
        assert list(turns) == []

    def test_after_a_rest_and_each_round_all_is_looked_at(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(watch, "REST", 0.1)
        monkeypatch.setattr(watch, "ROUND", 0.1)
        turns = changes([tmp_path], stop := threading.Event())
        assert next(turns) is None
        (tmp_path / "a.md").write_text("x")
        assert next(turn for turn in turns if turn is not None) == frozenset({tmp_path.resolve() / "a.md"})
        assert [next(turns), next(turns)] == [None, None]
        stop.set()
        assert list(turns) == []

    def test_names_of_the_content(self, tmp_path: Path) -> None:
        content = tmp_path / "content"
        files = [content / "cities/a.md", content / "b"]
        assert names_in(content, None, "site.yaml") is None
        assert sorted(names_in(content, frozenset(files), "site.yaml") or ()) == ["b", "cities/a.md"]
        assert names_in(content, frozenset({*files, tmp_path / "templates/base.html.j2"}), "site.yaml") is None
        assert names_in(content, frozenset({*files, content / "site.yaml"}), "site.yaml") is None


@contextmanager
def listening(server: Server) -> Iterator[Server]:
    """Let a server answer."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.board.close()
        server.shutdown()
        server.server_close()
        thread.join()
