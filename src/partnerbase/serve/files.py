"""From the path of a request to a file of the site."""

from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote, unquote

HTML = "text/html; charset=utf-8"
OTHER = "application/octet-stream"
TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".avif": "image/avif",
    ".bib": "application/x-bibtex; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".geojson": "application/geo+json; charset=utf-8",
    ".gif": "image/gif",
    ".html": HTML,
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".jsonld": "application/ld+json; charset=utf-8",
    ".png": "image/png",
    ".ris": "application/x-research-info-systems; charset=utf-8",
    ".sqlite": "application/vnd.sqlite3",
    ".svg": "image/svg+xml; charset=utf-8",
    ".ttl": "text/turtle; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}
"""Written out, since the table of the standard library depends on the machine."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request gets."""

    status: HTTPStatus
    data: bytes = b""
    kind: str = HTML
    location: str = ""


def answer(site: Path, path: str) -> Answer:
    """Find what a site has at the path of a request, percent-encoded and without a query.

    A folder is its `index.html`; what is not there is the site's own `404.html`, without one an empty answer.
    """
    names = [unquote(name) for name in path.split("/") if name]
    found = None
    if all(_plain(name) for name in names):
        with suppress(OSError):
            found = _read(site, names, is_folder=path.endswith("/"))
    return found or _not_found(site)


def _plain(name: str) -> bool:
    """Whether a name can be that of a published file: never one that leads elsewhere, nor a hidden one."""
    return not name.startswith(".") and not set("/\\\0").intersection(name)


def _read(site: Path, names: list[str], *, is_folder: bool) -> Answer | None:
    """Read the file or folder of plain names; None when it is not there."""
    target = site.joinpath(*names)
    if not target.resolve().is_relative_to(site.resolve()):
        return None
    if target.is_dir():
        if not is_folder:
            return Answer(HTTPStatus.FOUND, location="".join(f"/{quote(name)}" for name in names) + "/")
        target /= "index.html"
    elif is_folder:
        return None
    return Answer(HTTPStatus.OK, target.read_bytes(), TYPES.get(target.suffix, OTHER)) if target.is_file() else None


def _not_found(site: Path) -> Answer:
    """Give the site's page for what is not there."""
    page = site / "404.html"
    return Answer(HTTPStatus.NOT_FOUND, page.read_bytes() if page.is_file() else b"")
