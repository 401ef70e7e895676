"""Built pages as a browser reads them: what they link to, load, name and show."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import html5lib

SOURCES = {"script": "src", "img": "src", "source": "src", "iframe": "src", "embed": "src", "object": "data"}
LOADED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch", "preconnect", "dns-prefetch"}
DATA_BLOCK = "application/json"


@dataclass
class Page:
    """A built page; `links` and `resources` are addresses as they are written."""

    path: str
    errors: list[str]
    lang: str = ""
    title: str = ""
    description: str = ""
    policy_first: str = ""
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    resources: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    text: str = ""


def read(site: Path, path: str) -> Page:
    """Read a page with an HTML5 parser."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root: Any = parser.parse((site / path).read_bytes())
    page = Page(path, [f"{position}: {code}" for position, code, _ in parser.errors])
    page.lang = root.get("lang", "")
    head = root.find("head")
    page.title = (head.findtext("title") or "").strip()
    page.policy_first = head[0].get("content", "") if head[0].get("http-equiv") == "Content-Security-Policy" else ""
    for element in root.iter():
        if isinstance(element.tag, str):
            _note(page, element)
    page.text = " ".join(_texts(root.find("body")))
    return page


def target(page: str, address: str, base: str) -> tuple[str, str] | None:
    """Give file and fragment that an address leads to; None for another host or an e-mail address.

    Args:
        page: The path of the page that has it.
        address: The address.
        base: The path below which the site is published.
    """
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if path.startswith("/"):
        path = posixpath.relpath(path, base)
    elif path:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    return path or page, unquote(parts.fragment)


def _note(page: Page, element: Any) -> None:  # noqa: ANN401 - html5lib's trees have no types
    attributes = element.attrib
    page.ids += [attributes["id"]] if "id" in attributes else []
    page.inline += [f"{element.tag} {name}" for name in attributes if name == "style" or name.startswith("on")]
    if element.tag == "style" or (
        element.tag == "script" and "src" not in attributes and attributes.get("type") != DATA_BLOCK
    ):
        page.inline.append(element.tag)
    if element.tag == "meta" and attributes.get("name") == "description":
        page.description = attributes.get("content", "").strip()
    if element.tag == "a" and "href" in attributes:
        page.links.append(attributes["href"])
    if element.tag == "link" and LOADED_LINKS & set(attributes.get("rel", "").split()):
        page.resources.append(attributes["href"])
    if (name := SOURCES.get(element.tag)) in attributes:
        page.resources.append(attributes[name])
    page.resources += [part.split()[0] for part in attributes.get("srcset", "").split(",") if part.strip()]


def _texts(element: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    if element.tag in {"script", "style"}:
        return
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _texts(child)
        yield child.tail or ""
