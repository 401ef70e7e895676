"""What every test shares: the options of the command line, how long property tests may take, and the built sites."""

import fcntl
from pathlib import Path

import pytest
from hypothesis import settings

from tests.content_site import BELOW, build_content
from tests.golden_site import build_golden

# No deadline: a busy machine is no failure. Under CI, Hypothesis brings its own fixed seed, which this keeps.
settings.register_profile("partnerbase", deadline=None)
settings.load_profile("partnerbase")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--bless`, which `make bless` gives."""
    parser.addoption("--bless", action="store_true", help="accept the golden site as it is built now")


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    """Whether golden output is to be written anew instead of compared."""
    return bool(request.config.getoption("--bless"))


@pytest.fixture(scope="session")
def golden_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the golden site once for all tests that only look at it."""
    out = tmp_path_factory.mktemp("golden") / "build"
    assert build_golden(out).published
    return out


@pytest.fixture(scope="session")
def content_build(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Build the site of the repository's own content, once for all processes of a run; give its folder."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    out = shared / "content" / BELOW
    out.parent.mkdir(parents=True, exist_ok=True)
    with (shared / "content.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert out.exists() or build_content(out).published
    return out
