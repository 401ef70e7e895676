"""The date of a build, whatever environment and repository surround it."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from partnerbase.history import EpochError, build_date

PATH = {"PATH": os.environ["PATH"]}
WHO = {"GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x@x", "GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x@x"}


def git(folder: Path, *arguments: str, day: str = "2025-01-01") -> None:
    """Run git as nobody in particular."""
    when = {"GIT_AUTHOR_DATE": f"{day}T23:30:00-0200", "GIT_COMMITTER_DATE": f"{day}T23:30:00-0200"}
    outside = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", *arguments]
    subprocess.run(command, cwd=folder, env=PATH | WHO | when | outside, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Make a repository with one commit, written late on 1 May 2025 two hours west of Greenwich."""
    folder = tmp_path / "repository"
    (folder / "content").mkdir(parents=True)
    git(folder, "init", "--quiet")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "x", day="2025-05-01")
    return folder


@pytest.mark.parametrize(
    ("epoch", "day"), [("0", date(1970, 1, 1)), ("86399", date(1970, 1, 1)), ("1762473600", date(2025, 11, 7))]
)
def test_the_epoch_comes_first(repository: Path, epoch: str, day: date) -> None:
    assert build_date(repository / "content", PATH | {"SOURCE_DATE_EPOCH": epoch}) == day


@pytest.mark.parametrize("epoch", ["x", "-1", "1.5", " 1", "1_0", "٣", "9" * 12, "9" * 30, "9" * 5000, "2025-01-01"])
def test_a_bad_epoch_is_told(tmp_path: Path, epoch: str) -> None:
    with pytest.raises(EpochError, match=r"SOURCE_DATE_EPOCH is '.*', which is no number of seconds") as caught:
        build_date(tmp_path, {"SOURCE_DATE_EPOCH": epoch})
    assert "unset SOURCE_DATE_EPOCH" in caught.value.hint


def test_an_empty_epoch_is_none(tmp_path: Path) -> None:
    assert build_date(tmp_path, PATH | {"SOURCE_DATE_EPOCH": ""}) is None


def test_the_newest_commit_in_utc(repository: Path) -> None:
    assert build_date(repository / "content", PATH) == date(2025, 5, 2)
    git(repository, "commit", "--quiet", "--allow-empty", "--message", "y", day="2025-06-01")
    assert build_date(repository / "content", PATH) == date(2025, 6, 2)


def test_what_surrounds_the_call_does_not_matter(repository: Path, tmp_path: Path) -> None:
    other = {"GIT_DIR": str(tmp_path), "GIT_CONFIG_COUNT": "x", "GIT_TRACE": "1", "TZ": "Asia/Shanghai"}
    assert build_date(repository / "content", PATH | other) == date(2025, 5, 2)


def test_a_repository_made_up_of_records_is_not_used(repository: Path) -> None:
    content = repository / "content"
    git(content, "init", "--quiet", "--bare", ".")
    (content / "config").write_text(f"[core]\n\tbare = true\n\tfsmonitor = touch {content}/run\n")
    assert build_date(content, PATH) is None
    assert not (content / "run").exists()


def test_no_date_without_history(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    assert build_date(tmp_path / "plain", PATH) is None
    assert build_date(tmp_path / "missing", PATH) is None
    assert build_date(repository / "content", {"PATH": str(tmp_path)}) is None
    git(tmp_path / "plain", "init", "--quiet")
    assert build_date(tmp_path / "plain", PATH) is None


def test_a_program_that_answers_nonsense(tmp_path: Path) -> None:
    fake = tmp_path / "git"
    fake.write_text("#!/bin/sh\nprintf 'nonsense \\377'\n")
    fake.chmod(0o755)
    assert build_date(tmp_path, {"PATH": f"{tmp_path}:{PATH['PATH']}"}) is None
