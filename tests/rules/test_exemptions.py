"""Records that are exempt from a warning, with the reason."""

from pathlib import Path

import pytest

from tests.content_builder import Fields, Files, check_site, city, source, write_site
from tests.rules.conftest import Found


def _exempt(*codes: str) -> Fields:
    return {"exemptions": [{"code": code, "reason": "It is so."} for code in codes]}


def _codes(root: Path, files: Files, **settings: object) -> list[str]:
    return [diagnostic.code for diagnostic in check_site(write_site(root, files, **settings))]


def test_an_exemption_waives_its_warning_for_its_record(found: Found) -> None:
    old = {"reviewed": "2001"}
    files = {"cities/a": city(**old, **_exempt("stale-review")), "cities/b": city(**old)}
    assert found("stale-review", files) == ["cities/b.yaml"]
    assert found("unneeded-exemption", files) == []


def test_an_exemption_waives_no_other_warning(tmp_path: Path) -> None:
    files = {"cities/a": city(reviewed="2001", **_exempt("unknown-country"))}
    assert _codes(tmp_path, files) == ["stale-review", "unneeded-exemption"]


def test_an_exemption_from_an_unneeded_exemption_is_unneeded(tmp_path: Path) -> None:
    assert _codes(tmp_path, {"cities/a": city(**_exempt("unneeded-exemption"))}) == ["unneeded-exemption"]


@pytest.mark.parametrize("code", ["dangling-reference", "end-before-start", "cyclic-reference"])
def test_nothing_is_exempt_from_an_error(tmp_path: Path, code: str) -> None:
    assert _codes(tmp_path, {"cities/a": city(**_exempt(code))}) == ["exempted-error"]


def test_an_unknown_code(tmp_path: Path) -> None:
    assert _codes(tmp_path, {"cities/a": city(**_exempt("stale"))}) == ["unknown-code"]


def test_levels_decide_what_is_an_error(tmp_path: Path) -> None:
    files = {"cities/a": city(reviewed="2001", **_exempt("stale-review"))}
    levels = {"stale-review": "error", "end-before-start": "warning"}
    assert _codes(tmp_path, files, levels=levels) == ["stale-review", "exempted-error"]
    files = {"cities/a": city(**_exempt("end-before-start"))}
    assert _codes(tmp_path, files, levels=levels) == ["unneeded-exemption"]


def test_a_source_may_be_exempt_too(tmp_path: Path) -> None:
    printed = {"title": "Report", "language": "de", "kind": "report", **_exempt("source-without-url")}
    assert _codes(tmp_path, {"cities/a": city(), "sources/report": printed}) == []
    assert _codes(tmp_path, {"cities/a": city(), "sources/report": source()}) == []
