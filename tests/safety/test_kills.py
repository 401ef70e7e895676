"""A sample of killed builds; `python -m tests.safety.kills` takes as many as there is time."""

import random
import signal
from pathlib import Path

import pytest

from tests.safety import kills

COUNT = 12
SEED = 20261122


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> kills.Project:
    """A site whose builds were killed."""
    made = kills.Project(tmp_path_factory.mktemp("kills"), random.Random(SEED))  # noqa: S311 -- no secret
    for _ in range(COUNT):
        made.kill_one()
    made.mend()
    return made


def test_readers_see_a_whole_site_and_the_next_build_mends_the_rest(project: kills.Project) -> None:
    assert project.tally.failures == []
    assert project.tally.counts.total() == COUNT
    assert any(what.startswith("killed") for what in project.tally.counts)


def test_the_states_differ_in_pages_and_in_their_bytes(project: kills.Project) -> None:
    one, other = project.clean
    assert one.keys() - other.keys()
    assert other.keys() - one.keys()
    assert any(one[path] != other[path] for path in one.keys() & other.keys())
    assert any(one[path] == other[path] for path in one.keys() & other.keys())


def test_builds_at_once_end_well(project: kills.Project) -> None:
    project.change()
    builds = [project.build(project.root) for _ in range(3)]
    assert [build.wait() for build in builds] == [0, 0, 0]
    assert kills.tree(project.root / "build") == project.whole(project.state)
    assert {path.name for path in project.root.iterdir()} <= kills.LEFT


def test_a_changed_byte_and_a_leftover_are_noticed(project: kills.Project, tmp_path: Path) -> None:
    whole = kills.tree(project.root / "build")
    home = project.root / "build/index.html"
    home.write_bytes(b"x")
    project.judge(whole, -signal.SIGKILL)
    assert [failure.partition(": ")[2] for failure in project.tally.failures] == [
        "the site is neither the old one nor the new one",
        "files differ from the list of digests",
    ]
    project.tally.failures.clear()
    (project.root / "leftover").symlink_to(tmp_path)
    project.mend()
    (failure,) = project.tally.failures
    assert failure.endswith("the next build leaves ['leftover']")
    assert home.read_bytes() == whole["index.html"]
