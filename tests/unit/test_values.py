"""Quantities, references, texts in several languages, addresses and codes as editors write them."""

from decimal import Decimal
from typing import Any, ClassVar

import pytest
from pydantic import ValidationError

from partnerbase.values.base import Value, canonical, plain
from partnerbase.values.citation import Citation, Claim
from partnerbase.values.help import help_texts
from partnerbase.values.localtext import Languages, LocalText
from partnerbase.values.quantity import Quantity, is_currency, parse_number, parse_unit
from partnerbase.values.reference import DEVICES, Ref, is_slug
from partnerbase.values.text import parse_country, parse_email, parse_url
from partnerbase.values.text_value import BadValueError

THREE = Languages(("en", "de", "zh"))


class TestQuantity:
    @pytest.mark.parametrize(
        ("data", "value", "qualifier", "unit"),
        [
            ("more-than 730000000 USD", Decimal(730000000), "more-than", "USD"),
            ("more than 5 people", Decimal(5), "more-than", "people"),
            ("about 150 people", Decimal(150), "about", "people"),
            ("1.5 percent", Decimal("1.5"), "exact", "percent"),
            ("-3 count", Decimal(-3), "exact", "count"),
            ({"value": 5}, Decimal(5), "exact", "count"),
            ({"value": "2.20", "unit": "DEM", "qualifier": "up-to"}, Decimal("2.2"), "up-to", "DEM"),
        ],
    )
    def test_forms(self, data: object, value: Decimal, qualifier: str, unit: str) -> None:
        quantity = Quantity.parse(data)
        assert (quantity.value, quantity.qualifier, quantity.unit) == (value, qualifier, unit)

    @pytest.mark.parametrize("data", ["-3", 5, Decimal("1.5"), "more-than 1"])
    def test_a_number_alone_is_none(self, data: object) -> None:
        """`[more-than 1,500 people]` is a list of two: the first must not count as an amount."""
        with pytest.raises(ValidationError, match="has no unit"):
            Quantity.parse(data)

    @pytest.mark.parametrize(
        "data",
        [
            "",
            "many",
            "1,5 EUR",
            "1 500 EUR",
            "almost 5 people",
            "5 peoples",
            "5 eur",
            "5  EUR",
            "5 EUR 6",
            "EUR 5",
            "about " + "9" * 200,
            True,
            None,
            (),
            {"value": 5, "unit": "euro"},
            {"unit": "EUR"},
            {"value": 5, "note": "x"},
            {"value": Decimal("NaN")},
        ],
    )
    def test_what_is_none(self, data: object) -> None:
        with pytest.raises(ValidationError):
            Quantity.parse(data)

    def test_a_decimal_is_never_a_float(self) -> None:
        assert Quantity.parse("0.1 EUR").value + Quantity.parse("0.2 EUR").value == Decimal("0.3")
        assert str(Quantity.parse("2.20 EUR")) == "2.20 EUR"

    def test_order_by_unit_then_value_then_qualifier(self) -> None:
        texts = ["5 USD", "about 5 EUR", "5 EUR", "10 EUR", "9 EUR"]
        ordered = [str(quantity) for quantity in sorted(map(Quantity.parse, texts))]
        assert ordered == ["5 EUR", "about 5 EUR", "9 EUR", "10 EUR", "5 USD"]

    def test_money(self) -> None:
        assert Quantity.parse("5 EUR").is_money
        assert not Quantity.parse("5 people").is_money
        assert is_currency("CNY")

    @pytest.mark.parametrize(
        "data",
        ["1,5", "1.5 ", "\uff11", "1e3", "0x10", "", "--1", ".", "9" * 31, True, None, {}, ()],
    )
    def test_what_is_no_number(self, data: object) -> None:
        with pytest.raises(BadValueError, match="is no number") as caught:
            parse_number(data)
        assert caught.value.code == "invalid-number"

    @pytest.mark.parametrize(
        "data", [10**15, Decimal("1E+15"), Decimal("1E-16"), Decimal("0E+99"), Decimal("1E-999"), "0.1234567890123456"]
    )
    def test_what_has_too_many_digits(self, data: object) -> None:
        with pytest.raises(BadValueError, match="has more than 15 digits"):
            parse_number(data)

    @pytest.mark.parametrize(
        ("data", "hint"),
        [
            ("eur", "did you mean 'EUR'?"),
            ("person", "use an ISO 4217 code such as EUR, or one of count, percent"),
            ("companys", "did you mean 'companies'?"),
            (5, "use an ISO 4217 code"),
            ((), "use an ISO 4217 code"),
        ],
    )
    def test_what_is_no_unit(self, data: object, hint: str) -> None:
        with pytest.raises(BadValueError, match="no unit") as caught:
            parse_unit(data)
        assert caught.value.hint.startswith(hint)


class TestReference:
    @pytest.mark.parametrize("slug", ["a", "1", "nanjing-day-2026", "x" * 64, "com", "console", "com10"])
    def test_slugs(self, slug: str) -> None:
        assert is_slug(slug)
        assert Ref.parse(slug) == Ref(slug)

    @pytest.mark.parametrize(
        "slug",
        [
            *(
                "",
                "-",
                "a-",
                "-a",
                "a--b",
                "A",
                "ä",
                "a_b",
                "a.b",
                "a b",
                "a/",
                "../a",
                "x" * 65,
                "南京",
                "a\n",
                "a\x00",
            ),
            *("con", "nul", "aux", "prn", "com0", "com1", "lpt9"),
        ],
    )
    def test_what_is_no_slug(self, slug: str) -> None:
        assert not is_slug(slug)
        with pytest.raises(BadValueError, match="is no reference"):
            Ref.parse(slug)

    @pytest.mark.parametrize("data", ["/a", "a/b/c", "a//b", "con/a", 5, True, None, (), {}])
    def test_what_is_no_reference(self, data: object) -> None:
        with pytest.raises(BadValueError) as caught:
            Ref.parse(data)
        assert caught.value.code == "invalid-reference"

    def test_all_devices_of_windows(self) -> None:
        assert {"con", "prn", "aux", "nul", "com1", "lpt1"} <= DEVICES
        assert len(DEVICES) == 24

    @pytest.mark.parametrize("data", ["sources/report", "report"])
    def test_a_field_accepts_its_collection_in_front(self, data: str) -> None:
        assert Citation.parse(data).source == Ref("report", ("sources",))

    def test_a_field_refuses_another_collection(self) -> None:
        with pytest.raises(ValidationError, match="is in the wrong collection"):
            Citation.parse("cities/trier")


class TestLocalText:
    def test_a_bare_text_is_in_the_default_language(self) -> None:
        assert LocalText.parse(" Munich ", THREE) == LocalText((("en", "Munich"),))

    def test_languages_stand_in_the_order_of_the_site(self) -> None:
        text = LocalText.parse({"zh": "慕尼黑", "en": "Munich"}, THREE)
        assert text.texts == (("en", "Munich"), ("zh", "慕尼黑"))
        assert (str(text), text.get("zh"), text.get("de")) == ("Munich", "慕尼黑", None)

    @pytest.mark.parametrize(
        ("page", "best"), [("zh", ("zh", "慕尼黑")), ("de", ("de", "München")), ("en", ("de", "München"))]
    )
    def test_the_best_fallback(self, page: str, best: tuple[str, str]) -> None:
        text = LocalText.parse({"de": "München", "zh": "慕尼黑"}, THREE)
        assert text.best(THREE.by_preference(page)) == best

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            ("", "invalid-type"),
            ("  ", "invalid-type"),
            ({}, "invalid-type"),
            (5, "invalid-type"),
            (None, "invalid-type"),
            ({"en": 5}, "invalid-type"),
            ({"en": ""}, "invalid-type"),
            ({"en": "x" * 4001}, "invalid-type"),
            ({"fr": "Munich"}, "unknown-language"),
            ({5: "Munich"}, "unknown-language"),
        ],
    )
    def test_what_is_no_text(self, data: object, code: str) -> None:
        with pytest.raises(BadValueError) as caught:
            LocalText.parse(data, THREE)
        assert caught.value.code == code


class TestTexts:
    @pytest.mark.parametrize(
        "url",
        [
            "https://www.leipzig.de",
            "http://a.cn/x?y=z#w",
            "https://xn--mnchen-3ya.de/",
            "https://a.de:8080/",
            "https://de.wikipedia.org/wiki/Städtepartnerschaft_(Begriff)",
            "https://a-b.example/~x",
            "HTTPS://A.DE/".replace("HTTPS", "https"),
        ],
    )
    def test_urls(self, url: str) -> None:
        assert parse_url(url) == url

    @pytest.mark.parametrize(
        "url",
        [
            *(
                "",
                "leipzig.de",
                "www.leipzig.de",
                "//leipzig.de",
                "ftp://a.de",
                "file:///etc/passwd",
                "javascript:alert(1)",
            ),
            *("data:text/html,x", "vbscript:x", "HTTP://a.de", "https://", "https:///x", "https://localhost/"),
            *("https://127.0.0.1/", "https://[::1]/", "https://[::1", "http://0x7f000001/", "https://2130706433/"),
            *("https://bund.de@evil.example/", "https://a:b@c.de/", "https:\\\\evil.example", "https://a.de\\@b.de/"),
            *(
                "https://a.de/ x",
                "https://a.de/\n",
                "https://a.de/<x>",
                'https://a.de/"x',
                "https://a.de/`",
                "https://ä.de/",
            ),
            *(
                "https://a..de/",
                "https://-a.de/",
                "https://a-.de/",
                "https://a.de:/",
                "https://a.de:x/",
                "https://a.de:0/",
            ),
            *("https://a.de:80:90/", "https://a.de:123456/", "https://a.d/", "https://a.1/", "https://a_b.de/"),
            "https://" + "a" * 64 + ".de/",
            "https://" + "a." * 130 + "de/",
            "https://a.de/" + "x" * 2000,
        ],
    )
    def test_what_is_no_web_address(self, url: str) -> None:
        with pytest.raises(BadValueError, match="is no web address"):
            parse_url(url)

    @pytest.mark.parametrize("email", ["office@leipzig.de", "a.b+c@d-e.example.org"])
    def test_emails(self, email: str) -> None:
        assert parse_email(email) == email

    @pytest.mark.parametrize(
        "email", ["", "a", "a@b", "a@b.c", "a b@c.de", "a@b@c.de", "a@c.de\n", "a@c.de?cc=x", "x" * 500]
    )
    def test_what_is_no_email(self, email: str) -> None:
        with pytest.raises(BadValueError, match="is no e-mail address"):
            parse_email(email)

    @pytest.mark.parametrize(
        ("code", "hint"), [("de", "did you mean 'DE'?"), ("XX", "use two"), ("Germany", "use two")]
    )
    def test_what_is_no_country(self, code: str, hint: str) -> None:
        assert parse_country("DE") == "DE"
        with pytest.raises(BadValueError) as caught:
            parse_country(code)
        assert caught.value.hint.startswith(hint)


class TestShared:
    def test_plain_leaves_defaults_out(self) -> None:
        claim = Claim.parse({"value": Decimal("1.50"), "sources": ("report",), "by": ("people/x",)})
        assert plain(claim) == {"value": Decimal("1.50"), "sources": ("report",), "by": ("x",)}

    @pytest.mark.parametrize(
        ("a", "b"), [(Decimal("1.50"), Decimal("1.5")), (1, Decimal("1.0")), (0, Decimal("-0.00"))]
    )
    def test_equal_numbers_have_one_canonical_text(self, a: Any, b: Any) -> None:  # noqa: ANN401 - numbers
        assert canonical(a) == canonical(b)

    def test_values_of_other_kinds_differ(self) -> None:
        assert len({canonical(value) for value in ("1", 1, None, (1,), {"a": 1}, Ref("a"), Ref("a", ("cities",)))}) == 7


class TestHelp:
    def test_fields_of_a_group_and_those_that_it_inherits(self) -> None:
        assert help_texts(Term) == {
            "word": "Its name.",
            "meaning": "What it stands for,\nin short.",
            "note": "Set anew.",
        }

    def test_each_field_may_be_without(self) -> None:
        assert help_texts(Word) == {"word": "Its name.", "note": "Anything else."}


class Word(Value):
    """Something with a name."""

    kind: ClassVar[str] = "word"
    """No field."""
    word: str
    """Its name."""
    note: str = ""
    """Anything else."""
    more: int = 0


class Term(Word):
    """A word that is explained."""

    meaning: str
    """What it stands for,
    in short."""
    note: str = "none"
    """Set anew."""
