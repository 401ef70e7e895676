"""Markdown of bodies: wiki links, headings, tables, Chinese, and where each link stands."""

import pytest
from markupsafe import Markup, escape

from partnerbase import markdown
from partnerbase.load.document import Text
from partnerbase.values.reference import Ref

NAMES = {"nanjing": "南京", "trier": "Trier", "evil": "<b>&"}


def href(ref: str) -> tuple[str, Markup]:
    """Give an address and a name."""
    slug = Ref.parse(ref).slug
    return f"{ref}.html", escape(NAMES.get(slug, slug))


def html(text: str, top: int = 2) -> str:
    """Render Markdown as a page would, without the paragraph around it."""
    rendered = str(markdown.fill(markdown.read(Text("x.md", text), top).pieces, href)).strip()
    return rendered.removeprefix("<p>").removesuffix("</p>") if rendered.count("<p>") == 1 else rendered


@pytest.mark.parametrize(
    ("text", "rendered"),
    [
        ("[[trier]]", '<a href="trier.html">Trier</a>'),
        ("[[ trier ]]", '<a href="trier.html">Trier</a>'),
        ("[[cities/trier]]", '<a href="cities/trier.html">Trier</a>'),
        ("[[trier|the city]]", '<a href="trier.html">the city</a>'),
        ("[[trier|a *b* <i>]]", '<a href="trier.html">a *b* &lt;i&gt;</a>'),
        ("[[evil]]", '<a href="evil.html">&lt;b&gt;&amp;</a>'),
        ("**[[trier]]**", '<strong><a href="trier.html">Trier</a></strong>'),
        ("`[[trier]]`", "<code>[[trier]]</code>"),
        (r"\[[trier]]", "[[trier]]"),
        ("[[]]", "[[]]"),
        ("[[Bad One]] [[Bad|a <b>]]", "Bad One a &lt;b&gt;"),
        ("[[a|]]", "[[a|]]"),
        ("[[a\nb]]", "[[a\nb]]"),
        ("[[[trier]]]", '[<a href="trier.html">Trier</a>]'),
        (f"[[{'x' * 201}]]", f"[[{'x' * 201}]]"),
        ("[x [[trier]] y](https://a.de)", '[x <a href="trier.html">Trier</a> y](https://a.de)'),
        ("[x](https://a.de)", '<a href="https://a.de" rel="external">x</a>'),
        ('[x](https://a.de "title")', '<a href="https://a.de" rel="external">x</a>'),
        ("<https://a.de/ü>", '<a href="https://a.de/%C3%BC" rel="external">https://a.de/ü</a>'),
        ("<mailto:office@a.de>", '<a href="mailto:office@a.de" rel="external">mailto:office@a.de</a>'),
        ("[<https://b.de>](https://a.de)", '<a href="https://a.de" rel="external">&lt;https://b.de&gt;</a>'),
        ("[x](javascript:alert(1))", "<a>x</a>"),
        ("https://a.de", "https://a.de"),
        ("![alt](x.png)", "alt"),
        ("<b>x</b> & &lt;", "&lt;b&gt;x&lt;/b&gt; &amp; &lt;"),
        ("a  \nb", "a<br />\nb"),
        ('"quotes" -- (c)', "&quot;quotes&quot; -- (c)"),
    ],
)
def test_inline(text: str, rendered: str) -> None:
    assert html(text) == rendered


@pytest.mark.parametrize(
    ("text", "rendered"),
    [
        ("# A\n\n## B\n\n# C", "<h2>A</h2>\n<h3>B</h3>\n<h2>C</h2>"),
        ("### A\n\n##### B", "<h2>A</h2>\n<h3>B</h3>"),
        ("A\n===\n\nB\n---", "<h2>A</h2>\n<h3>B</h3>"),
        ("\n".join(f"{'#' * n} {n}\n" for n in range(1, 7)), "h2 h3 h4 h5 h6 h6"),
    ],
)
def test_headings_follow_the_pages_heading_without_gaps(text: str, rendered: str) -> None:
    result = html(text)
    assert result == rendered or " ".join(line[1:3] for line in result.split("\n")) == rendered


def test_headings_of_a_body_within_a_section() -> None:
    assert html("# A", top=3) == "<h3>A</h3>"


def test_tables_say_their_alignment_without_a_style() -> None:
    result = html("|a|b|c|\n|-|-:|:-:|\n|1|2|[[trier\\|x]]|\n")
    assert (
        '<th scope="col">a</th>\n<th scope="col" class="align-right">b</th>\n<th scope="col" class="align-center">'
        in result
    )
    assert (
        '<td>1</td>\n<td class="align-right">2</td>\n<td class="align-center"><a href="trier.html">x</a></td>' in result
    )
    assert "style" not in result


class TestChinese:
    @pytest.mark.parametrize(
        ("text", "rendered"),
        [
            ("**重点：**后文", "<strong>重点：</strong>后文"),
            ("前文**“重点”**后文", "前文<strong>“重点”</strong>后文"),
            ("前文**（重点）**后文", "前文<strong>（重点）</strong>后文"),
            ("**重点。**后文", "<strong>重点。</strong>后文"),
            ("这*很*好", "这<em>很</em>好"),
            ("***重点***：后文", "<em><strong>重点</strong></em>：后文"),
            ("**南京**、**无锡**", "<strong>南京</strong>、<strong>无锡</strong>"),
            ("**Nanjing（南京）**是", "<strong>Nanjing（南京）</strong>是"),
            ("见**[[nanjing]]**。", '见<strong><a href="nanjing.html">南京</a></strong>。'),
            ("a**b**c", "a<strong>b</strong>c"),
            ("2 * 3 * 4", "2 * 3 * 4"),
            ("重点 ** 后文 **", "重点 ** 后文 **"),
            ("snake_case_word 重_点_字", "snake_case_word 重_点_字"),
            ("**重点**\u3000后文", "<strong>重点</strong>\u3000后文"),
        ],
    )
    def test_emphasis(self, text: str, rendered: str) -> None:
        assert html(text) == rendered

    @pytest.mark.parametrize(
        ("text", "rendered"),
        [
            ("重点\n后文", "重点后文"),
            ("重点，\n后文", "重点，后文"),
            ("重点\nabc", "重点\nabc"),
            ("abc\n重点", "abc\n重点"),
            ("abc\ndef", "abc\ndef"),
            ("**重点**\n后文", "<strong>重点</strong>后文"),
            ("重点\n**后文**", "重点<strong>后文</strong>"),
            ("重点\n[[nanjing]]", '重点<a href="nanjing.html">南京</a>'),
            ("重点\n[[trier]]", '重点\n<a href="trier.html">Trier</a>'),
            ("重点\n[[trier|特里尔]]", '重点<a href="trier.html">特里尔</a>'),
            ("[后文](https://a.de)\n重点", '<a href="https://a.de" rel="external">后文</a>重点'),
            ("`重`\n点", "<code>重</code>点"),
            ("한국\n한국", "한국\n한국"),
            ("重点  \n后文", "重点<br />\n后文"),
            ("一\n二\n三", "一二三"),
            ("\u3042\n\u30a2", "\u3042\u30a2"),
        ],
    )
    def test_a_line_break_between_two_is_no_space(self, text: str, rendered: str) -> None:
        assert html(text) == rendered


class TestPlaces:
    @pytest.mark.parametrize(
        ("text", "places"),
        [
            ("[[trier]]", [(1, 1)]),
            ("a [[trier]] b [[trier]]", [(1, 3), (1, 15)]),
            ("`[[trier]]` [[trier]]", [(1, 13)]),
            ("a\nb *[[trier]]*\n**[[trier|x]]**", [(2, 4), (3, 3)]),
            ("# A [[trier]]\n\nb\n\n> - c\n>   [[trier]]", [(1, 5), (6, 5)]),
            ("| a | b |\n|---|---|\n| [[trier]] | [[trier]] |", [(3, 3), (3, 15)]),
            ("| a |\n|---|\n| \\| [[trier\\|x]] [[trier]] |", [(3, 6), (3, 19)]),
            ("1. a\n   [[trier]]\n2. [[trier]]", [(2, 4), (3, 4)]),
            ("南京 [[trier]]", [(1, 4)]),
            ("&amp; \\* [[trier]]", [(1, 10)]),
            ("[[trier]]  \n[[trier]]", [(1, 1), (2, 1)]),
        ],
    )
    def test_of_wiki_links(self, text: str, places: list[tuple[int, int]]) -> None:
        found = [(link.line, link.column) for link in markdown.read(Text("x.md", text)).links]
        assert found == places

    def test_of_what_must_not_be_there(self) -> None:
        text = "See [a](javascript:x),\n[b][r], ![c](d) and\n<ftp://a.de> [[Bad One]]\n\n[r]: data:x\n"
        body = Text("cities/x.md", text, first_line=10)
        found = [(d.span.line, d.span.column, d.code) for d in markdown.read(body).problems]
        assert found == [
            (10, 5, "forbidden-link"),
            (11, 1, "forbidden-link"),
            (11, 9, "forbidden-image"),
            (12, 1, "forbidden-link"),
            (12, 14, "invalid-reference"),
        ]

    def test_a_clean_body_has_no_problems(self) -> None:
        text = "[a](https://a.de) <mailto:a@b.de> [[trier]] `[x](javascript:y)`"
        assert markdown.read(Text("x.md", text)).problems == ()
