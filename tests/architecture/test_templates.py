"""What templates and styles must keep to: templates place finished values, raw colours and sizes have one home."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import nodes

from partnerbase.export import STYLES
from partnerbase.present.maps import WIDTHS as WIDTHS_OF_PANELS
from partnerbase.records import COLLECTIONS
from partnerbase.templating import environment

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
PAGES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.j2"))
SHEETS = sorted(TEMPLATES.rglob("*.css"))
SCRIPTS = sorted(TEMPLATES.rglob("*.js"))
COMPONENTS = sorted(path.parent.name for path in TEMPLATES.glob("components/*/macro.html.j2"))
COMPUTING = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Neg)
UNESCAPING = (nodes.EvalContextModifier, nodes.ScopedEvalContextModifier, nodes.MarkSafe, nodes.MarkSafeIfAutoescape)
ORDERING = frozenset({"eq", "ne", "notin", "in"})
"""What two values may be compared for: to be the same, or one of several; never for their size."""

FORBIDDEN_IN_HTML = {
    "an attribute without double quotes": re.compile(r"<\w[^<>]*\s[\w-]+=(?!\")"),
    "an inline style": re.compile(r"<style|\sstyle="),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)|\son\w+=|javascript:"),
    "an address of another host": re.compile(r"//[\w.-]+\.\w"),
}
EXPRESSION, STATEMENT, QUOTED = (
    re.compile(r"\{\{.*?\}\}"),
    re.compile(r"\{[%#].*?[%#]\}", re.DOTALL),
    re.compile(r'="[^"]*"'),
)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
WIDTHS, WIDTHS_OF_MAP = re.compile(r"@media[^{]*\{"), re.compile(r"@container[^{]*\{")
RAW_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(", re.IGNORECASE)
RAW_SIZE = re.compile(r"(?<![\w-])\d*\.?\d+(?:px|r?em|ch|ex|v[wh]|pt|mm|cm|in)\b")
NAMES_FROM = [f"{width}em" for width in WIDTHS_OF_PANELS]
BREAKPOINTS = frozenset({"48em", "47.99em", "75em"})
CLASS = re.compile(r"\.([a-z][\w-]*)")
BUILT_UP = re.compile(
    r"(--(?:level-\d|strong|open|caution|exact|forecast)|(?<=^align-)\w+|(?<=^from-)\d+|(?<=^specimen)--\d|(?<=^swatch)--[\w-]+)$"
)
"""Ends of names that templates and the Markdown renderer put together from values."""


def source(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def tree(name: str) -> nodes.Template:
    return environment(TEMPLATES, "en").parse(source(name))


def rules(sheet: Path) -> str:
    return COMMENT.sub("", sheet.read_text(encoding="utf-8"))


def faults(kind: str, template: str) -> list[str]:
    """Find what HTML must not hold in a template, apart from values and, for attributes, what is in quotes."""
    html = EXPRESSION.sub("value", STATEMENT.sub("", template))
    html = QUOTED.sub('=""', html) if kind.startswith("an attribute") else html
    return [match[0] for match in FORBIDDEN_IN_HTML[kind].finditer(html)]


def constants(name: str, kind: type[nodes.Node]) -> Iterator[str]:
    """Give the names of templates that a template extends, or imports from."""
    for node in tree(name).find_all(kind):
        template = getattr(node, "template", None)
        if isinstance(template, nodes.Const):
            yield str(template.value)


def test_there_is_something_to_look_at() -> None:
    assert {"base.html.j2", "record.html.j2", "list.html.j2", "pages/home.html.j2"} <= set(PAGES)
    assert len(SHEETS) > len(STYLES)
    assert SCRIPTS


@pytest.mark.parametrize("name", PAGES)
def test_templates_compute_nothing(name: str) -> None:
    parsed = tree(name)
    assert [node.name for node in parsed.find_all(nodes.Filter)] == []
    assert [(node.lineno, type(node).__name__) for node in parsed.find_all(COMPUTING)] == []
    assert [operand.op for operand in parsed.find_all(nodes.Operand) if operand.op not in ORDERING] == []


@pytest.mark.parametrize("name", PAGES)
def test_everything_is_escaped(name: str) -> None:
    parsed = tree(name)
    assert [(node.lineno, type(node).__name__) for node in parsed.find_all(UNESCAPING)] == []
    called = (node.node.name for node in parsed.find_all(nodes.Call) if isinstance(node.node, nodes.Name))
    assert {"Markup", "safe"}.isdisjoint(called)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("fault", FORBIDDEN_IN_HTML)
def test_html_in_templates_is_harmless(name: str, fault: str) -> None:
    """A chart in a file of its own is no page: other sites show it, so that it has its styles within."""
    is_file = name.endswith(".svg.j2")
    template = source(name).replace('xmlns="http://www.w3.org/2000/svg"', "") if is_file else source(name)
    assert faults(fault, template) == (["<style"] if is_file and fault == "an inline style" else [])


@pytest.mark.parametrize(
    ("fault", "html"),
    [
        ("an attribute without double quotes", "<a class={{ x }}>"),
        ("an attribute without double quotes", '<a id="a" class={{ x }}>'),
        ("an attribute without double quotes", "<a class='{{ x }}'>"),
        ("an inline style", '<p style="color: red">'),
        ("an inline script", "<script>alert(1)</script>"),
        ("an inline script", '<p onclick="x">'),
        ("an address of another host", '<a href="//example.org">'),
    ],
)
def test_faults_are_found(fault: str, html: str) -> None:
    assert faults(fault, html)


def test_every_record_type_has_its_template_and_no_other() -> None:
    assert sorted(path.name for path in (TEMPLATES / "records").iterdir()) == sorted(
        f"{collection}.html.j2" for collection in COLLECTIONS
    )


@pytest.mark.parametrize("name", [name for name in PAGES if name.startswith("records/")])
def test_record_templates_extend_the_common_one(name: str) -> None:
    assert list(constants(name, nodes.Extends)) == ["record.html.j2"]


def test_every_component_is_used() -> None:
    used = {found for name in PAGES for kind in (nodes.Import, nodes.FromImport) for found in constants(name, kind)}
    assert used == {f"components/{component}/macro.html.j2" for component in COMPONENTS}


def test_every_style_belongs_to_a_component() -> None:
    assert {path.parent.name for path in TEMPLATES.glob("components/*/style.css")} <= set(COMPONENTS)


@pytest.mark.parametrize("sheet", [sheet for sheet in SHEETS if sheet.name != "tokens.css"], ids=str)
def test_colours_and_sizes_come_from_tokens(sheet: Path) -> None:
    text = rules(sheet)
    assert set(RAW_SIZE.findall("".join(WIDTHS.findall(text)))) <= BREAKPOINTS
    assert [size for size in RAW_SIZE.findall("".join(WIDTHS_OF_MAP.findall(text))) if size not in NAMES_FROM] == []
    declarations = WIDTHS_OF_MAP.sub("{", WIDTHS.sub("{", text))
    assert RAW_COLOUR.findall(declarations) == []
    assert RAW_SIZE.findall(declarations) == []


def test_the_map_shows_names_from_the_widths_for_which_room_was_found() -> None:
    text = rules(TEMPLATES / "sheets/map.css")
    assert [RAW_SIZE.findall(query) for query in WIDTHS_OF_MAP.findall(text)] == [[size] for size in NAMES_FROM]
    assert re.findall(r"\.from-(\d+) ", text) == [str(width) for width in WIDTHS_OF_PANELS]


@pytest.mark.parametrize("sheet", SHEETS, ids=str)
def test_minifying_leaves_selectors_as_they_are(sheet: Path) -> None:
    """Within a layer it takes the colon behind a space for that of a declaration: ` *:` is the same and stays."""
    selectors = [part.partition("{")[0] for part in re.split(r"(?<=[{};])", rules(sheet)) if "{" in part]
    assert [text.strip() for text in selectors if "@" not in text and re.search(r"[\w)\]] :", text)] == []


@pytest.mark.parametrize("sheet", SHEETS, ids=str)
def test_styles_are_in_layers_and_load_nothing(sheet: Path) -> None:
    text = rules(sheet)
    assert re.match(r"\s*@layer ", text)
    assert not re.search(r"@import|url\(", text)


def test_every_token_is_used_and_every_used_one_is_there() -> None:
    text = "".join(map(rules, SHEETS))
    declared = set(re.findall(r"(?m)^\s*(--[\w-]+):", text))
    assert declared == set(re.findall(r"var\((--[\w-]+)", text))


def test_every_class_of_the_styles_is_used() -> None:
    styled = {name for sheet in SHEETS for name in CLASS.findall(re.sub(r"\d\.\d+|\{[^{}]*\}", "", rules(sheet)))}
    program = (ROOT / "src/partnerbase").rglob("*.py")
    used = "".join(path.read_text(encoding="utf-8") for path in (*program, *SCRIPTS, *map(TEMPLATES.joinpath, PAGES)))
    assert {name for name in styled if BUILT_UP.sub("", name) not in used} == set()
