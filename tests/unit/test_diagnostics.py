"""The report, and how messages show what they speak of."""

import pytest

from partnerbase.diagnostics import (
    MOST_IN_ALL,
    MOST_PER_FILE,
    Diagnostic,
    Report,
    Severity,
    Span,
    default_severity,
    did_you_mean,
    printable,
    quoted,
)


def found(path: str = "cities/trier.md", line: int = 1, code: str = "missing-field", message: str = "m") -> Diagnostic:
    """Give a diagnostic."""
    return Diagnostic(Span(path, line), code, message, "h")


def test_a_report_is_sorted_by_place_and_without_repeats() -> None:
    report = Report()
    report.extend([found("b.md"), found("a.md", 12), found("a.md", 2), found("a.md", 2)])
    report.add(found("a.md", 2, "a-code"))
    assert [(d.span.path, d.span.line, d.code) for d in report] == [
        ("a.md", 2, "a-code"),
        ("a.md", 2, "missing-field"),
        ("a.md", 12, "missing-field"),
        ("b.md", 1, "missing-field"),
    ]
    assert len(report) == 4


def test_an_empty_report_is_ok() -> None:
    report = Report()
    assert (report.ok, report.errors, report.warnings, list(report), report.shown()) == (True, 0, 0, [], ([], 0))


def test_warnings_let_a_build_pass_and_errors_do_not() -> None:
    report = Report()
    report.add(found(code="stale-figure"))
    assert (report.ok, report.errors, report.warnings) == (True, 0, 1)
    report.add(found())
    assert (report.ok, report.errors, report.warnings) == (False, 1, 1)


@pytest.mark.parametrize(
    ("level", "severities"),
    [(Severity.ERROR, [Severity.ERROR]), (Severity.WARNING, [Severity.WARNING]), (Severity.OFF, [])],
)
def test_the_settings_change_levels(level: Severity, severities: list[Severity]) -> None:
    report = Report({"stale-figure": level})
    report.add(found(code="stale-figure"))
    assert [d.severity for d in report] == severities
    assert default_severity("stale-figure") is Severity.WARNING
    assert default_severity("missing-field") is Severity.ERROR


def test_so_many_are_shown_for_a_file_and_in_all() -> None:
    report = Report()
    report.extend(found(f"{file:02}.md", line) for file in range(20) for line in range(1, MOST_PER_FILE + 6))
    shown, left_out = report.shown()
    assert len(shown) == MOST_IN_ALL
    assert left_out == 20 * (MOST_PER_FILE + 5) - MOST_IN_ALL
    assert max(d.span.line for d in shown) == MOST_PER_FILE


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("München 南京", "München 南京"),
        ("a\nb\tc", r"a\nb\tc"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("\u202egnp.exe", r"\u202egnp.exe"),
        ("a\u2028b\u2029c", r"a\u2028b\u2029c"),
        ("\udce4", r"\udce4"),
        ("\U000e0041", r"\U000e0041"),
    ],
)
def test_nothing_unseen_is_printed(text: str, shown: str) -> None:
    assert printable(text) == shown
    assert quoted(text) == f"'{shown}'"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "an empty value"),
        (True, "'true'"),
        (False, "'false'"),
        (5, "'5'"),
        ({"a": 1}, "a mapping"),
        (("a",), "a list"),
        (["a"], "a list"),
        ("x" * 60, f"'{'x' * 60}'"),
        ("x" * 61, f"'{'x' * 59}…'"),
        ("", "''"),
    ],
)
def test_values_are_quoted_in_plain_words(value: object, shown: str) -> None:
    assert quoted(value) == shown


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("nanjng", "did you mean 'nanjing'?"),
        ("Nanjing", "did you mean 'nanjing'?"),
        ("qqq", ""),
        ("rul", "did you mean 'url'?"),
        ("fr", ""),
        ("", ""),
        ("x" * 100_000, ""),
    ],
)
def test_the_nearest_word_is_suggested(word: str, hint: str) -> None:
    assert did_you_mean(word, ["nanjing", "leipzig", "url", "zh"]) == hint
