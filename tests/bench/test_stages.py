"""The phases of a build, as they are measured."""

from pathlib import Path

import pytest

from bench.corpus import MadeUp, write_site
from bench.made import LANGUAGES
from bench.stages import Measured, main, table
from partnerbase.progress import Slice

NUMBER = 100


@pytest.fixture
def content(tmp_path: Path) -> Path:
    write_site(tmp_path / "content", MadeUp(NUMBER, LANGUAGES), LANGUAGES)
    return tmp_path / "content"


def test_a_phase_in_several_processes_is_one_line() -> None:
    slices = (
        Slice("read", 10.0, 2.0, 1.5, 50, 1),
        Slice("read", 10.5, 2.5, 1.5, 50, 2),
        Slice("render", 13.0, 1.0, 1.0, 200, 1),
    )
    lines = table(Measured(slices, 100, 200)).splitlines()
    assert lines[-2:] == ["| read | 3.00 | 3.00 | 30000 | 15000 |", "| render | 1.00 | 1.00 | 10000 | 5000 |"]


def test_a_build_is_measured_and_one_phase_looked_into(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(content), "--profile", "render"])
    said = capsys.readouterr().out
    assert f"\n{NUMBER} records, " in said
    assert "| render |" in said
    assert "function calls" in said


def test_an_unknown_phase_is_refused(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([str(content), "--profile", "dancing"])
    assert "there is no phase dancing" in capsys.readouterr().err


def test_content_with_errors_is_not_measured(content: Path) -> None:
    (content / "cities" / "nowhere.md").write_text("---\nname: Nowhere\n---\n")
    with pytest.raises(ValueError, match="has errors"):
        main([str(content)])
