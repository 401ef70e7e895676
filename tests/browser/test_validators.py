"""The judges must find something in a bad page, and nothing in a good one."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.validators import RULES, axe_violations, html_problems, small_targets

pytestmark = pytest.mark.browser

HEAD = """<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'">
<title>Leipzig and Nanjing</title>"""
GOOD = f"""<!doctype html>
<html lang="en"><head>{HEAD}</head>
<body><main><h1>Leipzig and Nanjing</h1><p>Since <time datetime="1988-05">May 1988</time>.</p></main></body></html>
"""
BAD = f"""<!doctype html>
<html><head>{HEAD}</head>
<body><main><h1 id="a">Leipzig</h1><p id="a">Since <time datetime="1988-13">1988</time>.</p>
<img src="map.png"><a href="x"></a></main></body></html>
"""


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.html"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad 页.html"
    path.write_text(BAD, encoding="utf-8")
    return path


def test_valid_html_has_no_problems(good: Path) -> None:
    assert html_problems([good]) == []


def test_no_page_has_no_problems() -> None:
    assert html_problems([]) == []


def test_each_fault_in_html_is_found_in_its_file_and_line(good: Path, bad: Path) -> None:
    problems = html_problems([good, bad])
    for line, part in ((2, "lang"), (5, "Duplicate ID"), (5, "1988-13"), (6, "alt"), (6, "Content Security Policy")):
        assert any(problem.startswith(f"{bad}:{line}: ") and part in problem for problem in problems), part
    assert not any(problem.startswith(f"{good}:") for problem in problems)


def test_a_missing_file_is_no_valid_page(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        html_problems([tmp_path / "none.html"])


def test_accessible_page_has_no_violations(page: Page, good: Path) -> None:
    page.goto(good.as_uri())
    assert axe_violations(page) == []


def test_each_barrier_is_found_with_its_element(page: Page, bad: Path) -> None:
    page.goto(bad.as_uri())
    violations = axe_violations(page)
    assert {violation.split(" ")[0] for violation in violations} == {"html-has-lang", "image-alt", "link-name"}
    assert any(violation.endswith("at img") for violation in violations)


def test_colours_can_be_judged_alone_or_left_out(page: Page, bad: Path) -> None:
    bad.write_text(BAD.replace(HEAD, "<title>Pale</title>").replace("<p ", '<p style="color: #eee" '))
    page.goto(bad.as_uri())
    asked = {rules: {violation.split(" ")[0] for violation in axe_violations(page, rules)} for rules in RULES}
    assert asked["colours"] == {"color-contrast"}
    assert asked["all but colours"] == asked["all"] - asked["colours"] == {"html-has-lang", "image-alt", "link-name"}


def test_what_is_too_small_to_be_touched_is_found(page: Page) -> None:
    page.set_content(
        """<a href="#">A</a> <a href="#">Long enough, not high enough</a> <p><a href="#" hidden>A</a>
        <a href="#" style="display: inline-block; width: 24px; height: 24px">A</a>
        <label style="display: block; height: 40px"><input type="checkbox"> Box</label>"""
    )
    small, low = small_targets(page)
    assert small.endswith('<a href="#">A</a>')
    assert "Long enough" in low
