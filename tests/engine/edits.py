"""Many random edits, for longer than a test may take: `python -m tests.engine.edits --count 500 --seed 1`."""

import argparse
import sys
import tempfile
import traceback
from pathlib import Path
from random import Random

from tests.engine.changes import FILES
from tests.engine.laws import Oracle, Workshop, choose
from tests.engine.small_site import small_site
from tests.engine.upheavals import WHOLE

EDITS = FILES | WHOLE
FROM_THE_START = 0.05
BACK = 0.3


def work(count: int, seed: int) -> int:
    """Make so many edits, each with its builds, and give how many broke a law."""
    random, broken = Random(seed), 0  # noqa: S311 - the same edits for the same seed
    with tempfile.TemporaryDirectory() as root:
        oracle = Oracle(Path(root, "oracle"))
        workshop = None
        for number in range(count):
            if workshop is None or random.random() < FROM_THE_START:
                workshop = Workshop(Path(root, str(number)), oracle, small_site())
            revert = not workshop.steady and random.random() > BACK
            name = "revert" if revert else random.choice(list(EDITS))
            edit = EDITS[name](workshop.history, random.choice)
            sys.stdout.write(f"{number}: {edit.what}\n")
            try:
                choose(random.choice, workshop, edit)
            except Exception:  # noqa: BLE001 - whatever it is, it is told, and the work goes on
                traceback.print_exc(file=sys.stdout)
                broken, workshop = broken + 1, None
    return broken


def main() -> None:
    """Read the command line, and exit with 1 where a law was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500, help="the number of edits")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same edits")
    arguments = parser.parse_args()
    broken = work(arguments.count, arguments.seed)
    sys.stdout.write(f"{arguments.count} edits, {broken} broke a law\n")
    sys.exit(broken > 0)


if __name__ == "__main__":
    main()
