"""What `site.yaml` may say."""

from pathlib import Path
from typing import Any

import pytest

from partnerbase.diagnostics import Report, Severity
from partnerbase.load import load_settings
from partnerbase.settings import FILE, Settings
from partnerbase.validate import languages_in, validate_settings
from partnerbase.values.localtext import Languages
from tests.content_builder import write_site


def settings(root: Path, **fields: Any) -> tuple[Settings | None, list[tuple[int, str, str, str]]]:  # noqa: ANN401
    """Read the settings of a small site: line, code, message and hint of what is wrong."""
    write_site(root, {}, **fields)
    report = Report()
    document = load_settings(root, FILE, report)
    valid = validate_settings(document, report) if document else None
    return valid, [(d.span.line, d.code, d.message, d.hint) for d in report]


def test_defaults(tmp_path: Path) -> None:
    valid, problems = settings(tmp_path)
    assert problems == []
    assert valid is not None
    assert (valid.branch, valid.base_url, valid.repository, valid.levels) == ("main", None, None, {})
    assert valid.tongues == Languages(("en",))


def test_countries(tmp_path: Path) -> None:
    valid, _ = settings(tmp_path, countries=[{"code": "FR"}])
    assert valid is not None
    assert valid.country("DE") is None
    france = valid.country("FR")
    assert france is not None
    assert france.bounds is None


def test_the_first_language_is_the_default(tmp_path: Path) -> None:
    valid, problems = settings(tmp_path, languages=["zh", "en"], title="标题", summary={"en": "Summary"})
    assert problems == []
    assert valid is not None
    assert valid.title.texts == (("zh", "标题"),)
    assert valid.tongues.by_preference("en") == ("en", "zh")


def test_the_languages_are_known_though_other_settings_are_wrong(tmp_path: Path) -> None:
    write_site(tmp_path, {}, languages=["en", "de"], title=5)
    document = load_settings(tmp_path, FILE, Report())
    assert document is not None
    assert languages_in(document) == Languages(("en", "de"))


def test_levels(tmp_path: Path) -> None:
    valid, problems = settings(tmp_path, levels={"stale-figure": "error", "missing-translation": "off"})
    assert problems == []
    assert valid is not None
    assert valid.levels == {"stale-figure": Severity.ERROR, "missing-translation": Severity.OFF}


@pytest.mark.parametrize(
    ("fields", "code", "message"),
    [
        ({"levels": {"stale-figure": "on"}}, "invalid-choice", "no level 'on'"),
        ({"levels": {"stale-figure": True}}, "invalid-choice", "no level 'true'"),
        ({"levels": {"stale-figur": "off"}}, "unknown-code", "no code 'stale-figur'"),
        ({"levels": {"dangling-reference": "off"}}, "unchangeable-level", "the level of 'dangling-reference' cannot"),
        ({"levels": 5}, "invalid-type", "'5' is no mapping"),
        ({"languages": ["english"]}, "invalid-value", "'english' has not the form"),
        ({"languages": ["en", "deutsch"]}, "invalid-value", "'deutsch' has not the form"),
        ({"languages": "en"}, "invalid-type", "'en' is no list"),
        ({"base_url": "partners.example.org"}, "invalid-url", "'partners.example.org' is no web address"),
        ({"base_url": 'https://a.de/"><script>'}, "invalid-url", "'https://a.de/"),
        ({"countries": [{"code": "Germany"}]}, "invalid-value", "'Germany' is no ISO 3166-1 country code"),
        ({"countries": []}, "too-few", "the list has too few items"),
        ({"stale_after_years": 0}, "out-of-range", "'0' is too small"),
        ({"stale_after_years": "5"}, "invalid-number", "'5' is no whole number"),
        ({"titel": "x"}, "unknown-field", "no field 'titel' here"),
        ({"title": {"de": "x"}}, "unknown-language", "no language 'de' in this site"),
    ],
)
def test_refused(tmp_path: Path, fields: dict[str, Any], code: str, message: str) -> None:
    valid, ((line, found, words, hint),) = settings(tmp_path, **fields)
    assert valid is None
    assert found == code
    assert words.startswith(message)
    assert hint
    assert next(iter(fields)) in (tmp_path / FILE).read_text().split("\n")[line - 1] or line > 1
