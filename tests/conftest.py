"""What every test shares: the options of the command line and how long property tests may take."""

import pytest
from hypothesis import settings

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
