"""Built pages as a browser reads them: what they link to, load, name and show."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

SOURCES = {"script": "src", "img": "src", "source": "src", "iframe": "src", "embed": "src", "object": "data"}
LOADED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch", "preconnect", "dns-prefetch"}
DATA_BLOCK = "application/json"


@dataclass
class Page:
    """A built page; `links` and `resources` are addresses as they are written."""

    path: str
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
    parser = LexborHTMLParser((site / path).read_bytes())
    page = Page(path, _only(parser, "html").attributes.get("lang") or "")
    first = next(_only(parser, "head").iter())
    if first.attributes.get("http-equiv") == "Content-Security-Policy":
        page.policy_first = first.attributes.get("content") or ""
    page.title = _only(parser, "title").text(strip=True)
    for element in parser.css("*"):
        _note(page, element.tag or "", {name: value or "" for name, value in element.attributes.items()})
    parser.strip_tags(["script", "style"])
    page.text = _only(parser, "body").text(separator=" ")
    return page


def _only(parser: LexborHTMLParser, tag: str) -> LexborNode:
    """Give the element that every page has."""
    found = parser.css_first(tag)
    assert found
    return found


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


def _note(page: Page, tag: str, attributes: Mapping[str, str]) -> None:
    page.ids += [attributes["id"]] if "id" in attributes else []
    page.inline += [f"{tag} {name}" for name in attributes if name == "style" or name.startswith("on")]
    if tag == "style" or (tag == "script" and "src" not in attributes and attributes.get("type") != DATA_BLOCK):
        page.inline.append(tag)
    if tag == "meta" and attributes.get("name") == "description":
        page.description = attributes.get("content", "").strip()
    if tag == "a" and "href" in attributes:
        page.links.append(attributes["href"])
    if tag == "link" and LOADED_LINKS & set(attributes.get("rel", "").split()):
        page.resources.append(attributes["href"])
    if SOURCES.get(tag, "") in attributes:
        page.resources.append(attributes[SOURCES[tag]])
    page.resources += [part.split()[0] for part in attributes.get("srcset", "").split(",") if part.strip()]
