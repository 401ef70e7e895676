"""The server: the pages of the site with a script in them, and a stream of events."""

import contextlib
import errno
import ipaddress
import socket
import socketserver
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from partnerbase.serve import live
from partnerbase.serve.errors import ServeError
from partnerbase.serve.files import HTML, TYPES, Answer, answer
from partnerbase.serve.state import Board, State

FIRST_PORT = 8000
PORTS = 20
HEARTBEAT = 15.0
"""Seconds after which a silent stream is written to, which shows whether anyone is still there."""


class Server(ThreadingHTTPServer):
    """A server of one site; connections end with the program.

    Args:
        host: The address to listen at.
        port: The port; 0 takes any that is free.
        site: The folder that is served.
        board: What the browsers are told.
    """

    daemon_threads = True

    def __init__(self, host: str, port: int, site: Path, board: Board) -> None:
        """Bind the address and start to listen."""
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.host, self.site, self.board = host, site, board
        super().__init__((host, port), Handler)

    @property
    def url(self) -> str:
        """Give the address for a browser."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.server_address[1]}/"

    def server_bind(self) -> None:
        """Bind without asking the network for the machine's name, which the base class does and may take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.host, self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """Stay silent about browsers that went away in the middle of an answer."""


class Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "partnerbase"
    sys_version = ""
    timeout = 60

    def do_GET(self) -> None:
        """Answer with a body."""
        self._serve(body=True)

    def do_HEAD(self) -> None:
        """Answer without one."""
        self._serve(body=False)

    def log_message(self, *_: object) -> None:
        """Keep the terminal for the builds."""

    def end_headers(self) -> None:
        """Let nothing be kept: the next build may change it."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def _serve(self, *, body: bool) -> None:
        """Choose what a request is for."""
        path = self.path.partition("?")[0].partition("#")[0]
        if not is_local(self.headers.get("Host", ""), self.server.host):
            self._send(Answer(HTTPStatus.MISDIRECTED_REQUEST), body=body)
        elif path == live.EVENTS:
            self._stream(body=body)
        else:
            self._send(_answer(path, self.server.site, self.server.board.state), body=body)

    def _send(self, found: Answer, *, body: bool) -> None:
        """Send an answer."""
        self.send_response(found.status)
        self.send_header("Content-Type", found.kind)
        self.send_header("Content-Length", str(len(found.data)))
        if found.location:
            self.send_header("Location", found.location)
        self.end_headers()
        if body:
            self.wfile.write(found.data)

    def _stream(self, *, body: bool) -> None:
        """Send the state, and again whenever it changes, until the browser or the server goes."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Connection", "close")
        self.end_headers()
        board, known = self.server.board, None
        if body:
            self.wfile.write(b"retry: 500\n\n")
        while body and not board.closed:
            state = board.after(known, HEARTBEAT)
            self.wfile.write(f"data: {state.to_json()}\n\n".encode() if state else b": still here\n\n")
            known = state or known


def listen(host: str, port: int | None, site: Path, board: Board) -> Server:
    """Make a server.

    Args:
        host: The address to listen at.
        port: The port; without one the first free one from 8000 on.
        site: The folder that is served.
        board: What the browsers are told.

    Raises:
        ServeError: The port is taken, or the address is none of this machine.
    """
    for candidate in range(FIRST_PORT, FIRST_PORT + PORTS) if port is None else [port]:
        try:
            return Server(host, candidate, site, board)
        except (OSError, OverflowError) as error:
            if not isinstance(error, OSError) or error.errno != errno.EADDRINUSE:
                reason = getattr(error, "strerror", None) or str(error)
                hint = "choose another address with --host, or leave it out"
                raise ServeError(f"cannot listen at {host}, port {candidate}: {reason}", hint) from error
    if port is None:
        raise ServeError(f"ports {FIRST_PORT} to {FIRST_PORT + PORTS - 1} are all in use", "choose one with --port")
    raise ServeError(f"port {port} is in use", "choose another one, or leave --port out")


def is_local(header: str, host: str) -> bool:
    """Whether a Host header names this machine: a page of some other site could have its name point to here.

    Args:
        header: The header's value.
        host: The address that the server listens at.
    """
    with contextlib.suppress(ValueError):
        name = urlsplit(f"//{header}").hostname or ""
        if name in {"localhost", host}:
            return True
        return bool(ipaddress.ip_address(name))
    return False


def _answer(path: str, site: Path, state: State) -> Answer:
    """Find what to send for a path."""
    if path in live.ASSETS:
        return Answer(HTTPStatus.OK, live.ASSETS[path], TYPES[Path(path).suffix])
    if not state.build:
        return Answer(HTTPStatus.SERVICE_UNAVAILABLE, live.waiting(state))
    found = answer(site, path)
    if found.kind != HTML or found.location:
        return found
    data = found.data or live.MISSING
    return Answer(found.status, live.with_script(data, state), HTML)
