"""No Markdown becomes a script, a handler, a style or a link to a forbidden address: read as a browser reads it."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from partnerbase import markdown
from partnerbase.load.characters import first_forbidden
from partnerbase.load.document import Text

ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "javascript&colon;alert(1)",
    "javascript&#58;alert(1)",
    "javascript&#x3a;alert(1)",
    "javascript&#x0003A;alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A;avascript:alert(1)",
    "&#0000106avascript:alert(1)",
    "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "java&#9;script:alert(1)",
    "java&#10;script:alert(1)",
    "java&#x0D;script:alert(1)",
    "java&#0;script:alert(1)",
    "&#1;javascript:alert(1)",
    "&#14;javascript:alert(1)",
    "&nbsp;javascript:alert(1)",
    "java\\script:alert(1)",
    "javascript\\:alert(1)",
    "javascript://a.de/%0aalert(1)",
    "javascript:https://a.de",
    "javascript:/*https://a.de/*/alert(1)",
    "java%73cript:alert(1)",
    "java%0ascript:alert(1)",
    "%6aavascript:alert(1)",
    "jav\u0430script:alert(1)",
    "\uff4aavascript:alert(1)",
    "javascript：alert(1)",
    "vbscript:msgbox(1)",
    "VbScript:msgbox(1)",
    "livescript:x",
    "mocha:x",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "data:image/svg+xml;base64,PHN2Zy8+",
    "DATA:text/html,x",
    "data&colon;text/html,x",
    "file:///etc/passwd",
    "ftp://a.de/",
    "blob:https://a.de/x",
    "filesystem:https://a.de/x",
    "about:blank",
    "view-source:https://a.de",
    "intent://a.de#Intent;end",
    "ms-settings:x",
    "tel:110",
    "ws://a.de",
    "feed:https://a.de",
    "jar:https://a.de!/x",
    "x:y",
    ":",
    "://a.de",
    "//a.de",
    "///a.de",
    "\\\\a.de",
    "/\\a.de",
    "https:a.de",
    "https:/a.de",
    "https:\\\\a.de",
    "https://",
    "https://a.de@b.de/",
    "https://a:b@c.de/",
    "https://a.de%40b.de/",
    "https://a.de&#64;b.de/",
    "https://127.0.0.1/",
    "https://[::1]/",
    "https://2130706433/",
    "https://localhost/",
    "https://a.de:1:2/",
    'https://a.de/"onmouseover=alert(1)',
    "https://a.de/'onmouseover=alert(1)",
    "https://a.de/`x`",
    "https://a.de/<x>",
    "https://a.de/&quot;onclick=x",
    "https://a.de/&lt;script&gt;",
    "https://a.de/{x}",
    "mailto:a@b.de?subject=x",
    "mailto:a@b.de,c@d.de",
    "mailto:javascript:x",
    "mailto:<script>",
    "mailto:",
    "MAILTO:a@b.de",
    "HTTPS://a.de/",
    "relative.html",
    "../secret",
    "/absolute",
    "#fragment",
    "?query",
    "",
]
FORMS = [
    "[x]({})",
    "[x](<{}>)",
    "<{}>",
    "[x][r]\n\n[r]: {}\n",
    "[x][r]\n\n[r]: <{}>\n",
    "![x]({})",
    "[![x]({})](https://a.de)",
]
DOCUMENTS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//a.de></SCRIPT>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mi xlink:href='javascript:x'>",
    "<iframe srcdoc='<script>x</script>'></iframe>",
    "<object data=javascript:x>",
    "<embed src=x>",
    "<form action=javascript:x><button>x",
    "<button formaction=javascript:x>x",
    "<a href=javascript:x>x</a>",
    "<base href=//a.de>",
    "<meta http-equiv=refresh content=0>",
    "<link rel=stylesheet href=//a.de>",
    "<style>*{}</style>",
    "<body onload=x>",
    "<input autofocus onfocus=x>",
    "<details open ontoggle=x>",
    "<video><source onerror=x>",
    "<marquee onstart=x>",
    "<template><script>x</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=x>'>",
    "<textarea></textarea><script>x</script>",
    "<!--><script>alert(1)</script>-->",
    "<!-- --!><img src=x onerror=x>",
    "<![CDATA[<script>x</script>]]>",
    "<?php x ?>",
    "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>&x;",
    "<div\nonclick=x>\n\nx</div>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)",
    "\\<script>x\\</script>",
    '``` "><script>x</script>\nx\n```',
    "```x onclick=y\nx\n```",
    '```x"onmouseover=y\nx\n```',
    "~~~ <img src=x onerror=y>\nx\n~~~",
    "``<script>x</script>``",
    "    <script>x</script>",
    '[x](https://a.de "title\\" onmouseover=x")',
    "[x](https://a.de 'x\" onclick=\"y')",
    '[x](https://a.de "<script>x</script>")',
    "[<img src=x onerror=y>](https://a.de)",
    "[x](https://a.de)<script>",
    '![" onerror=x](y)',
    "![<script>x</script>](y)",
    '![x](y "onerror=z")',
    "[[trier|<img src=x onerror=y>]]",
    '[[trier|" onclick="x]]',
    "[[trier|[x](javascript:y)]]",
    "[[trier|&lt;script&gt;]]",
    "[[[[trier]]]]",
    "[[trier|[[trier]]]]",
    "[[trier](javascript:x)]",
    "[a [[trier]] b](javascript:x)",
    "[[trier]](javascript:x)",
    "[[trier]][r]\n\n[r]: javascript:x",
    "[a [b](https://b.de) c](https://a.de)",
    "[a <https://b.de> c](https://a.de)",
    "[![[[trier]]](x)](https://a.de)",
    "| a |\n|:-:|\n| <script>x</script> |",
    "| <img src=x onerror=y> |\n|-|\n| [x](javascript:y) |",
    "|a|\n|:-:{style=x}|\n|b|",
    "# <script>x</script>",
    "# x {#y onclick=z}",
    "x{onclick=y style=z}",
    "*[x](javascript:y)*",
    "> <script>x</script>",
    "- <script>x</script>",
    "1. [x](javascript:y)",
    '<https://a.de/"onclick=x>',
    "<https://a.de/<script>>",
    '<a@b.de"onclick=x>',
    "www.a.de javascript:x https://a.de",
    "[x]: javascript:y\n[x]",
    "[x]: <javascript:y> 'z'\n\n[x][] [y][x] ![x]",
    "[^1]\n\n[^1]: <script>x</script>",
    "{{ config }} {% raw %} ${x} <%= x %>",
    "$$\\href{javascript:x}{y}$$",
    "+++\n[x](javascript:y)\n+++",
]
ALLOWED_TAGS = frozenset(
    {
        *("html", "head", "title", "body", "p", "a", "em", "strong", "code", "pre", "br", "hr", "ul", "ol", "li"),
        *("blockquote", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
    }
)
ALLOWED_ATTRIBUTES = {
    "a": {"href", "rel"},
    "th": {"scope", "class"},
    "td": {"class"},
    "code": {"class"},
    "ol": {"start"},
}
CLASS = re.compile(r"align-(right|center)|language-\S+")


def assert_safe(text: str) -> None:
    """Render a text and look at all elements and attributes that a browser would see."""
    rendered = render(text)
    fragment = f"<!DOCTYPE html><title>x</title><body>{rendered}"
    for element, parents in elements(html5lib.parse(fragment, namespaceHTMLElements=False)):
        assert element.tag in ALLOWED_TAGS, rendered
        assert set(element.attrib) <= ALLOWED_ATTRIBUTES.get(str(element.tag), set()), rendered
        assert not (element.tag == "a" and "a" in parents), rendered
        assert CLASS.fullmatch(element.get("class", "align-right")), rendered
        assert element.get("start", "1").isdecimal(), rendered
        if address := element.get("href"):
            assert is_harmless(address), rendered


def render(text: str) -> str:
    """Render a text as a page would."""
    return str(markdown.fill(markdown.read(Text("x.md", text)).pieces, lambda ref: (f"../{ref}.html", escape(ref))))


def elements(element: Element, parents: tuple[str, ...] = ()) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """Give all elements with the names of those around them."""
    yield element, parents
    for child in element:
        assert isinstance(child.tag, str), "a comment or processing instruction"
        yield from elements(child, (*parents, str(element.tag)))


def is_harmless(address: str) -> bool:
    """Whether a browser would follow the address to a web page, a mail program or a page of our own."""
    assert first_forbidden(address) is None
    parts = urlsplit(address)
    if parts.scheme in {"http", "https"}:
        return bool(parts.hostname) and "@" not in parts.netloc and "\\" not in address
    if parts.scheme == "mailto":
        return not parts.query
    return address.startswith("../") and address.endswith(".html")


def test_there_are_enough_of_them() -> None:
    assert len({*ADDRESSES, *DOCUMENTS}) > 150


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses(address: str, form: str) -> None:
    assert_safe(form.format(address))


@pytest.mark.parametrize("text", DOCUMENTS)
def test_documents(text: str) -> None:
    assert_safe(text)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_link_that_does_not_lead_out_is_told(address: str) -> None:
    text = f"[x](<{address}>)"
    told = [found.code for found in markdown.read(Text("x.md", text)).problems if found.code == "forbidden-link"]
    rendered = render(text)
    assert len(told) == rendered.count("<a") - rendered.count("rel=")


PIECES = st.sampled_from(
    [
        *"[]()<>!`*_|\\&#:;\"' \n",
        "[[",
        "]]",
        "](",
        "[[trier]]",
        "[x](",
        "https://a.de",
        "javascript:x",
        "<script>",
        "onclick=x",
    ]
)


@given(st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join))
def test_any_text(text: str) -> None:
    if first_forbidden(text) is None:
        assert_safe(text)
