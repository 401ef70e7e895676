"""Judges a page by the elements that a browser would make of it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib

from partnerbase.templating import CSP
from tests.safety.payloads import CANARY

SCRIPTS = tuple(f"assets/{name}.js" for name in ("site", "chooser", "lists", "compare", "dossier", "map", "search"))
NEVER = frozenset(
    {
        *("applet", "audio", "base", "embed", "form", "frame", "frameset", "iframe", "image", "img", "marquee", "math"),
        *("noembed", "noscript", "object", "picture", "plaintext", "portal", "source", "style", "template", "textarea"),
        *("track", "video", "xmp"),
    }
)
ADDRESSES = frozenset(
    {"action", "archive", "background", "cite", "classid", "code", "codebase", "data", "formaction", "href", "icon"}
    | {"imagesrcset", "longdesc", "manifest", "ping", "poster", "profile", "src", "srcset", "usemap", "xlink:href"}
)
ONCE = ("html", "head", "body", "main")
DRAWN = frozenset({"svg", "g", "a"})
"""What a title in the body is the name of, and stands first in."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An element in the order of the document: its name, attributes, and the text directly in it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


Parser = Callable[[str], list[Seen]]


def by_html5lib(html: str) -> list[Seen]:
    """Read a page as the standard says."""
    return list(_walk(html5lib.parse(html, namespaceHTMLElements=False)))


def _walk(element: Element) -> Iterator[Seen]:
    if isinstance(element.tag, str):
        name = element.tag.rpartition("}")[2]
        yield Seen(
            name, {str(key).rpartition("}")[2]: str(value) for key, value in element.items()}, element.text or ""
        )
    else:
        yield Seen("#comment", {}, element.text or "")
    for child in element:
        yield from _walk(child)


def faults(html: str, parse: Parser, known: frozenset[tuple[str, str]] | None = None) -> list[str]:
    """Tell what in a page could act, or came out of its texts.

    Args:
        html: The page.
        parse: Gives its elements.
        known: All elements and attributes that the templates and harmless texts make; others are faults.
    """
    seen = parse(html)
    found = [fault for element in seen for fault in _of_element(element)]
    found += [f"{tag} occurs {count} times" for tag in ONCE if (count := sum(s.tag == tag for s in seen)) != 1]
    found += [*_of_policy(seen), *_of_titles(seen)]
    if CANARY in html:
        found.append("a template was evaluated")
    if known is not None:
        found += [f"a new <{tag} {name}>" for tag, name in sorted(shapes(seen) - known)]
    return found


def shapes(seen: Iterable[Seen]) -> frozenset[tuple[str, str]]:
    """Give each element's name with each of its attributes, and with none."""
    return frozenset((element.tag, name) for element in seen for name in ("", *element.attributes))


def _of_element(element: Seen) -> Iterator[str]:
    if element.tag in NEVER or element.tag == "#comment":
        yield f"<{element.tag}> {element.text[:40]}"
    if element.tag == "script" and (not element.attributes.get("src", "").endswith(SCRIPTS) or element.text.strip()):
        yield f"a script of its own: {element.attributes} {element.text[:40]}"
    for name, value in element.attributes.items():
        if name.startswith("on") or name in {"style", "srcdoc", "xmlns"}:
            yield f"<{element.tag} {name}={value[:40]!r}>"
        elif name in ADDRESSES and not is_harmless(value):
            yield f"<{element.tag} {name}={value[:60]!r}> leads out"


def is_harmless(address: str) -> bool:
    """Whether an address leads to a page of the site, a web page or a mail program; as browsers read it."""
    address = "".join(sign for sign in address if sign not in "\t\n\r").strip("".join(map(chr, range(33))))
    parts = urlsplit(address)
    if parts.scheme in {"http", "https"}:
        return bool(parts.hostname) and "@" not in parts.netloc and "\\" not in address
    if parts.scheme == "mailto":
        return not parts.query
    return not parts.scheme and not parts.netloc and "\\" not in address and ":" not in address.partition("/")[0]


def _of_policy(seen: list[Seen]) -> Iterator[str]:
    tags = [element.tag for element in seen]
    first = seen[tags.index("head") + 1] if "head" in tags[:-1] else None
    policies = [e for e in seen if e.tag == "meta" and "http-equiv" in {name.lower() for name in e.attributes}]
    if policies != [first] or not first or first.attributes.get("content") != CSP:
        yield "the policy is not the one and first element of the head"


def _of_titles(seen: list[Seen]) -> Iterator[str]:
    tags = [element.tag for element in seen]
    body = tags.index("body") if "body" in tags else len(tags)
    if tags[:body].count("title") != 1:
        yield "the head has not one title"
    for before, element in pairwise(seen[body:]):
        if element.tag == "title" and before.tag not in DRAWN:
            yield f"a title that names no drawing: {element.text[:40]}"
