"""What a reviewer sees is what a reader gets: characters that cannot be seen are refused wherever content has text."""

from pathlib import Path

import pytest

from partnerbase.values.text import parse_email, parse_url
from partnerbase.values.text_value import BadValueError
from tests.content_builder import Files, city, diagnose, site, write_site
from tests.unit.test_load_files import FORBIDDEN

CITY = "name: Trier\ncountry: DE\nkind: city\nsources: [report]\n"
ONLY_ESCAPED = {"\ufeff": "byte order mark inside"}


def codes(found: list[str]) -> list[str]:
    """Give the codes of errors."""
    return [text.partition(": error[")[2].partition("]")[0] for text in found if ": error[" in text]


def test_there_are_enough_of_them() -> None:
    assert len(FORBIDDEN) >= 30


@pytest.mark.parametrize("name", FORBIDDEN)
class TestEveryPlace:
    def test_values(self, tmp_path: Path, name: str) -> None:
        text = CITY.replace("Trier", f"Tr{FORBIDDEN[name]}ier")
        assert codes(diagnose(write_site(tmp_path, {"cities/trier.yaml": text}))) == ["forbidden-character"]

    def test_names_of_fields_and_comments(self, tmp_path: Path, name: str) -> None:
        for text in (CITY.replace("kind", f"ki{FORBIDDEN[name]}nd"), f"# {FORBIDDEN[name]}x\n{CITY}"):
            assert codes(diagnose(write_site(tmp_path, {"cities/trier.yaml": text}))) == ["forbidden-character"]

    def test_escapes(self, tmp_path: Path, name: str) -> None:
        number = ord(FORBIDDEN[name])
        forms = [f"\\U{number:08x}", *([f"\\u{number:04x}"] if number < 0x10000 else [])]
        forms += [f"\\x{number:02x}"] if number < 0x100 else []
        for form in forms:
            for text in (CITY.replace("Trier", f'"Tr{form}ier"'), CITY.replace("kind", f'"ki{form}nd"')):
                found = codes(diagnose(write_site(tmp_path, {"cities/trier.yaml": text})))
                assert found in (["forbidden-character"], ["invalid-yaml"]), form

    def test_bodies_and_translations(self, tmp_path: Path, name: str) -> None:
        text = f"One {FORBIDDEN[name]}x word"
        record = f"---\n{CITY}---\n{text}"
        root = write_site(tmp_path, {"cities/trier.md": record}, languages=["en", "de"])
        assert codes(diagnose(root)) == ["forbidden-character"]
        files: Files = {"cities/trier": city(body="x"), "cities/trier.de.md": text}
        assert codes(diagnose(write_site(tmp_path, files, languages=["en", "de"]))) == ["forbidden-character"]

    def test_escapes_in_bodies(self, tmp_path: Path, name: str) -> None:
        number = ord(FORBIDDEN[name])
        for escape in (f"&#x{number:x};", f"&#X{number:06X};", f"&#{number};", f"&#{number:07};"):
            (found,) = diagnose(write_site(tmp_path, {"cities/trier": city(body=f"One\n\n- a {escape}x word")}))
            assert found.startswith("cities/trier.md:10:5: error[forbidden-character]: an escape for U+")

    def test_settings(self, tmp_path: Path, name: str) -> None:
        root = write_site(tmp_path, {"cities/trier": city()})
        (root / "site.yaml").write_text(
            f"title: A{FORBIDDEN[name]}x\n" if not 0xD800 <= ord(FORBIDDEN[name][0]) < 0xE000 else "\x00"
        )
        assert codes(diagnose(root)) == ["forbidden-character"]

    def test_names_of_files(self, tmp_path: Path, name: str) -> None:
        if FORBIDDEN[name] != "\x00":  # no file system has it
            root = write_site(tmp_path, {f"cities/tr{FORBIDDEN[name]}ier.yaml": CITY})
            assert codes(diagnose(root)) == ["invalid-slug"]


@pytest.mark.parametrize(
    "name", ["rlm", "lrm", "zwj", "zwnj", "shy", "ZeroWidthSpace", "NoBreak", "InvisibleTimes", "af"]
)
def test_names_of_characters_in_bodies(tmp_path: Path, name: str) -> None:
    for text in (f"One &{name};x", f"[x](https://a.example/&{name};)", f"```x&{name};\ny\n```"):
        assert codes(diagnose(write_site(tmp_path, {"cities/trier": city(body=text)})))[:1] == ["forbidden-character"]


def test_harmless_escapes_in_bodies(tmp_path: Path) -> None:
    text = "&amp; &nbsp; &ouml; &#8211; &#x5357; &nosuch; & &; &# &#; &#x; &#xzz; &#12345678; \\&amp;"
    assert diagnose(write_site(tmp_path, {"cities/trier": city(body=text)})) == []


@pytest.mark.parametrize(
    "word",
    [
        "Tri\u0435r",
        "\u0422rier",
        "Tri\u03b5r",
        "M\u00fcnch\u0435n",
        "\u0420aris",
        "Gr\u03bfningen",
        "N\u0430nj\u0456ng",
    ],
)
@pytest.mark.parametrize("field", ["name", "aliases", "pinyin"])
def test_words_of_mixed_scripts_are_warned_of(tmp_path: Path, word: str, field: str) -> None:
    found = diagnose(write_site(tmp_path, {"cities/trier": city(**{field: [word] if field == "aliases" else word})}))
    assert [text.partition("warning[")[2].partition("]")[0] for text in found] == ["mixed-scripts"]


def test_words_of_one_script_each_are_none(tmp_path: Path) -> None:
    aliases = [
        "\u041c\u043e\u0441\u043a\u0432\u0430 Moscow",
        "A\u0413-2",
        "\u0391\u03b8\u03ae\u03bd\u03b1",
        "VW\u5357\u4eac",
        "N\u00e1nj\u012bng",
    ]
    assert diagnose(write_site(tmp_path, {"cities/trier": city(aliases=aliases)})) != [
        f"cities/trier.yaml:{line}" for line in range(9)
    ]


@pytest.mark.parametrize(
    "host",
    [
        "b\u0131ld.de",
        "\u017fpiegel.de",
        "BUND\u212a.de",
        "tr\u0456er.de",
        "m\u00fcnchen.de",
        "\u5357\u4eac.cn",
        "trier\u3002de",
        "tr\u00adier.de",
    ],
)
def test_hosts_are_of_plain_letters(host: str) -> None:
    """Letters that look like others, or that browsers turn into them, lead to other places than they seem to."""
    with pytest.raises(BadValueError):
        parse_url(f"https://{host}/")
    with pytest.raises(BadValueError):
        parse_email(f"office@{host}")


def test_capitals_and_international_hosts_in_ascii_pass() -> None:
    for host in ("WWW.Trier.DE", "xn--mnchen-3ya.de", "xn--fiqs8s"):
        assert parse_url(f"https://a.{host}/") == f"https://a.{host}/"


def test_settings_have_the_same_rule(tmp_path: Path) -> None:
    licence = {"name": "x", "url": "https://b\u0131ld.de/"}
    assert codes(diagnose(write_site(tmp_path, {"site.yaml": site(licence=licence)}))) == ["invalid-url"]
